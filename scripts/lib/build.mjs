import fs from 'node:fs';
import path from 'node:path';
import { compare, fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { cacheDir, inRoot } from './paths.mjs';
import { progress } from './progress.mjs';
import { Failure, runNpm, runTool } from './run.mjs';

const shared = ['package-lock.json', 'tsconfig.base.json', 'scripts/lib/build.mjs'];
const isSource = (file) => !/\.test\.ts$|^widget\/test\//.test(file);

/**
 * What is built, in this order. `inputs` and `outputs` are files and folders from the root; `force` is set when the compiler's own
 * notes are not to be trusted, since outputs are missing or were changed by hand.
 */
const steps = [
  {
    name: 'sdk, api and cli',
    stamp: 'tsc',
    inputs: [
      ...shared,
      'sdk/tsconfig.json',
      'sdk/package.json',
      'sdk/src',
      'api/tsconfig.json',
      'api/package.json',
      'api/src',
      'api/dev',
      'api/migrations',
      'cli/tsconfig.json',
      'cli/package.json',
      'cli/src',
    ],
    outputs: ['sdk/dist', 'api/dist', 'cli/dist'],
    build: (force) => runTool('typescript/bin/tsc', ['-b', ...(force ? ['--force'] : []), 'sdk', 'api', 'cli'], { capture: true }),
  },
  {
    // As in the published package: without it every call of the CLI loads every command to see which there are.
    name: 'the list of commands',
    stamp: 'commands',
    inputs: [...shared, 'sdk/src', 'cli/package.json', 'cli/src'],
    outputs: ['cli/oclif.manifest.json'],
    build: () => runTool('oclif/bin/run.js', ['manifest'], { capture: true, cwd: inRoot('cli') }),
  },
  {
    name: 'widget',
    stamp: 'widget',
    inputs: [...shared, 'sdk/tsconfig.json', 'sdk/package.json', 'sdk/src', 'widget'],
    outputs: ['widget/dist'],
    build: () => runNpm(['run', 'build', '--silent', '-w', 'widget'], { capture: true }),
  },
];

const stampFile = (step) => path.join(cacheDir, `build-${step.stamp}.json`);
const inputsOf = (step) => fingerprint(step.inputs, { accept: isSource });
const outputsOf = (step) => fingerprint(step.outputs, { into: true, times: false });

function readStamp(step) {
  try {
    return JSON.parse(fs.readFileSync(stampFile(step), 'utf8'));
  } catch {
    return undefined; // none yet, or one that was cut short: both mean "build"
  }
}

/** Whether the step has to run, and from what state: `undefined` when there is nothing to do. */
function staleness(step) {
  const stamp = readStamp(step);
  if (!stamp) return { force: true, clean: true };
  const inputs = compare(stamp.inputs, inputsOf(step));
  const outputs = compare(stamp.outputs, outputsOf(step));
  if (inputs.same && outputs.same) return undefined;
  // a source that is gone would leave its output behind, where oclif or the migrations would still find it
  return { force: !outputs.same, clean: inputs.removed.length > 0 };
}

async function runStep(step) {
  const state = staleness(step);
  if (!state) return;
  const bar = progress(`Building ${step.name}`);
  const inputs = inputsOf(step); // before the build: what changes while it runs is built next time
  fs.rmSync(stampFile(step), { force: true });
  if (state.clean) for (const output of step.outputs) fs.rmSync(inRoot(output), { recursive: true, force: true });
  const { code, output } = await step.build(state.force || state.clean);
  if (code !== 0) {
    bar.failed(`Building ${step.name} failed`);
    throw new Failure(output.trim());
  }
  fs.mkdirSync(cacheDir, { recursive: true });
  const partial = `${stampFile(step)}.${process.pid}`;
  fs.writeFileSync(partial, JSON.stringify({ inputs, outputs: outputsOf(step) }));
  fs.renameSync(partial, stampFile(step));
  bar.done(`Built ${step.name}`);
}

/** Builds what is out of date. With nothing to do it reads file times and returns within milliseconds. */
export async function ensureBuilt() {
  if (steps.every((step) => !staleness(step))) return;
  await withLock('build', async () => {
    for (const step of steps) await runStep(step);
  });
}
