import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';

// A checkout in small: the bootstrap's own files, one workspace and tools that only say what they were asked to do. Its path has a
// space in it.
let folder;
const write = (file, text) => {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
};
const remove = (file) => fs.rmSync(path.join(folder, file), { recursive: true, force: true });
const exists = (file) => fs.existsSync(path.join(folder, file));

const fakeNpm = `
const fs = require('node:fs');
fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
if (process.argv[2] === 'ci' && fs.existsSync('stubborn')) {
  process.on('SIGTERM', () => {});
  setInterval(() => {}, 1000);
  fs.writeFileSync('npm.pid', String(process.pid));
} else if (process.argv[2] === 'ci') {
  if (fs.existsSync('offline')) { console.error('npm error code ENOTFOUND'); process.exit(1); }
  fs.cpSync('package-lock.json', 'node_modules/.package-lock.json', { force: true });
}
if (process.argv[2] === 'run') { fs.mkdirSync('widget/dist', { recursive: true }); fs.writeFileSync('widget/dist/w.js', ''); }
`;
const fakeTsc = `
const fs = require('node:fs');
fs.appendFileSync('calls', 'tsc ' + process.argv.slice(2).join(' ') + '\\n');
if (fs.existsSync('broken')) { console.log('sdk/src/a.ts(1,1): error TS1: broken'); process.exit(2); }
fs.mkdirSync('sdk/dist', { recursive: true });
for (const file of fs.readdirSync('sdk/src')) fs.writeFileSync('sdk/dist/' + file.replace('.ts', '.js'), '');
`;
const fakeOclif = `
const fs = require('node:fs');
fs.appendFileSync('../calls', 'oclif ' + process.argv.slice(2).join(' ') + '\\n');
fs.writeFileSync('oclif.manifest.json', '{}');
`;

function build(env = {}) {
  remove('calls');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: path.join(folder, 'fake', 'npm-cli.cjs'), ...env },
  });
  const calls = exists('calls') ? fs.readFileSync(path.join(folder, 'calls'), 'utf8').trim().split('\n') : [];
  return { status, calls, output: stdout + stderr };
}
const lock = (version) => JSON.stringify({ lockfileVersion: 3, packages: { '': {}, 'node_modules/a': { version, integrity: version } } });

before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'a checkout '));
  fs.cpSync(path.join(root, 'scripts', 'lib'), path.join(folder, 'scripts', 'lib'), { recursive: true });
  fs.cpSync(path.join(root, 'scripts', 'build.mjs'), path.join(folder, 'scripts', 'build.mjs'));
  write('package.json', '{"type":"module"}');
  write('package-lock.json', lock('1.0.0'));
  write('fake/npm-cli.cjs', fakeNpm);
  write('node_modules/typescript/bin/package.json', '{"type":"commonjs"}');
  write('node_modules/typescript/bin/tsc', fakeTsc);
  write('node_modules/oclif/bin/package.json', '{"type":"commonjs"}');
  write('node_modules/oclif/bin/run.js', fakeOclif);
  write('cli/package.json', '{}');
  write('sdk/src/a.ts', 'a');
  write('widget/src/w.ts', 'w');
});
after(() => fs.rmSync(folder, { recursive: true, force: true }));

test('the first run installs and builds everything, the second nothing', () => {
  const first = build();
  assert.equal(first.status, 0, first.output);
  assert.deepEqual(
    first.calls.map((call) => call.split(' ').slice(0, 2).join(' ')),
    ['ci --include=dev', 'tsc -b', 'oclif manifest', 'run build'],
  );
  assert.deepEqual(build().calls, []);
});

test('a changed source is built again, without a new install', () => {
  write('sdk/src/a.ts', 'another length');
  assert.deepEqual(
    build().calls.map((call) => call.split(' ')[0]),
    ['tsc', 'oclif', 'run'],
  );
  write('widget/src/w.ts', 'another length');
  assert.deepEqual(build().calls, ['run build --silent -w widget']);
  write('sdk/src/a.test.ts', 'a test is not part of the build');
  assert.deepEqual(build().calls, []);
  remove('sdk/src/a.test.ts');
});

test('a list of commands that was removed comes back, alone', () => {
  remove('cli/oclif.manifest.json');
  assert.deepEqual(build().calls, ['oclif manifest']);
  assert.ok(exists('cli/oclif.manifest.json'));
});

test('an output that was removed comes back, one whose source is gone goes', () => {
  remove('sdk/dist/a.js');
  assert.match(build().calls.join('\n'), /tsc -b --force/);
  assert.ok(exists('sdk/dist/a.js'));
  write('sdk/src/b.ts', 'b');
  build();
  assert.ok(exists('sdk/dist/b.js'));
  remove('sdk/src/b.ts');
  build();
  assert.ok(!exists('sdk/dist/b.js'));
});

test('a build that failed is not taken for a fresh one', () => {
  write('broken', '');
  write('sdk/src/a.ts', 'with a mistake');
  const failed = build();
  assert.equal(failed.status, 1);
  assert.match(failed.output, /error TS1: broken/);
  assert.equal(build().status, 1);
  remove('broken');
  assert.equal(build().status, 0);
});

test('a newer lock file is installed; a failing install says what npm said and what to do', () => {
  write('package-lock.json', lock('2.0.0'));
  write('offline', '');
  const failed = build();
  assert.equal(failed.status, 1);
  assert.match(failed.output, /ENOTFOUND[^]*check the network/);
  remove('offline');
  assert.match(build().calls.join('\n'), /^ci /);
  assert.deepEqual(build().calls, []);
});

test('a lock whose owner died is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const code = `
    import fs from 'node:fs';
    import { withLock } from './scripts/lib/lock.mjs';
    const held = await withLock('trial', async () => fs.readdirSync(process.env.TMPDIR).find((name) => name.endsWith('trial.lock')));
    fs.writeFileSync(process.env.TMPDIR + '/' + held, '${pid}');
    await withLock('trial', async () => console.log('taken over'));
    console.log(fs.existsSync(process.env.TMPDIR + '/' + held) ? 'left behind' : 'released');
  `;
  const env = { ...process.env, TMPDIR: folder };
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, encoding: 'utf8', env });
  assert.equal(stdout, 'taken over\nreleased\n', stderr);
});

test('an interrupted install leaves nothing running, even when npm does not listen', async () => {
  write('package-lock.json', lock('3.0.0'));
  write('stubborn', '');
  const env = { ...process.env, npm_execpath: path.join(folder, 'fake', 'npm-cli.cjs') };
  const child = spawn(process.execPath, ['scripts/build.mjs'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  while (!exists('npm.pid')) await sleep(20);
  child.kill('SIGTERM');
  const [code] = await once(child, 'close');
  assert.equal(code, 143);
  assert.match(said, /Installing packages \(about \d+\)[^\n]*\n\s+Stopping …\n$/);
  const npm = Number(fs.readFileSync(path.join(folder, 'npm.pid'), 'utf8'));
  assert.throws(() => process.kill(npm, 0), { code: 'ESRCH' });
  remove('stubborn');
  assert.match(build().calls.join('\n'), /^ci /);
});

test('an old Node is answered in words', () => {
  const code = "import('./scripts/lib/node-version.mjs').then((m) => m.requireNode('18.20.4'))";
  const { status, stderr } = spawnSync(process.execPath, ['-e', code], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /needs Node 20\.19 or newer; this is Node 18\.20\.4/);
});
