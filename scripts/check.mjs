// `npm run check`: everything about the sources that can be told without running them. One line per check, all failures at the end.
// `npm run check -- lint types` runs those alone.
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { ensureBuilt } = await import('./lib/build.mjs');
const { ensureInstalled } = await import('./lib/install.mjs');
const { seconds } = await import('./lib/progress.mjs');
const { Failure, run, runTool, script } = await import('./lib/run.mjs');
const { inRoot } = await import('./lib/paths.mjs');

/** Runs a tool and fails with what it printed. */
async function tool(file, args) {
  const { code, output } = await runTool(file, args, { capture: true });
  if (code !== 0) throw new Failure(output.trim());
}

/** Runs a script of this folder in a process of its own. */
async function node(args) {
  const { code, output } = await run(process.execPath, args, { capture: true });
  if (code !== 0) throw new Failure(output.trim());
}

// slowest first: two run side by side
const checks = {
  build: ensureBuilt,
  lint: () => tool('eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
  types: () => tool('typescript/bin/tsc', ['-p', 'tsconfig.tests.json', '--noEmit']),
  format: () =>
    tool('prettier/bin/prettier.cjs', [
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      inRoot('node_modules/.cache/echoplex/prettier'),
      '.',
    ]),
  boundaries: async () => (await import('./check-boundaries.mjs')).checkBoundaries(),
  contract: async () => (await import('./check-contract.mjs')).checkContract(),
  generated: () => node([inRoot('scripts/generate.mjs'), '--check']),
  tools: () => node(['--test', '--test-reporter=dot', ...toolTests()]),
  lockfile: async () => (await import('./check-lockfile.mjs')).checkLockfile(),
  sources: async () => (await import('./check-sources.mjs')).checkSources(),
};

/** What reads only sources, and so need not wait for the build, from which the types of the sdk come. */
const needsNoBuild = new Set(['format', 'contract', 'generated', 'tools', 'lockfile', 'sources']);

function toolTests() {
  return ['lib/bootstrap', 'check-contract', 'check-lockfile', 'check-sources'].map((name) => inRoot(`scripts/${name}.test.mjs`));
}

/** Runs one check and prints its line. */
async function runCheck(name, failures) {
  const started = performance.now();
  const line = (sign, note) =>
    console.log(`  ${sign} ${name.padEnd(12)} ${seconds(performance.now() - started).padStart(7)}${note ? `   ${note}` : ''}`);
  try {
    line('✓', await checks[name]());
  } catch (error) {
    failures.push({ name, text: error instanceof Failure ? error.message : error.stack });
    line('✗');
  }
}

async function runChecks(names) {
  const failures = [];
  const queue = names.filter((name) => name !== 'build');
  let isBuilt = false;
  const building = runCheck('build', failures).then(() => (isBuilt = true));
  const next = () => {
    const index = queue.findIndex((name) => isBuilt || needsNoBuild.has(name));
    return index < 0 ? undefined : queue.splice(index, 1)[0];
  };
  const worker = async () => {
    for (let name = next(); name; name = next()) await runCheck(name, failures);
  };
  // Whoever runs out of checks before the build is done comes back for the rest.
  await Promise.all([
    building.then(worker),
    worker()
      .then(() => building)
      .then(worker),
  ]);
  return failures;
}

await script(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in checks));
  if (unknown.length > 0)
    throw new Failure(`There is no check called ${unknown.join(', ')}. There are: ${Object.keys(checks).join(', ')}.`);
  const started = performance.now();
  await ensureInstalled();
  const names = asked.length > 0 ? ['build', ...asked.filter((name) => name !== 'build')] : Object.keys(checks);
  const failures = await runChecks(names);
  for (const { name, text } of failures) console.error(`\n── ${name} ${'─'.repeat(Math.max(3, 76 - name.length))}\n${text}`);
  const passed = names.length - failures.length;
  console.log(`\nChecks: ${failures.length} failed, ${passed} passed, ${names.length} total (${seconds(performance.now() - started)})`);
  if (failures.length > 0) process.exitCode = 1;
});
