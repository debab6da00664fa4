import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { root } from './paths.mjs';

/** Something the person at the keyboard can mend: its message is shown as it is, without a stack. */
export class Failure extends Error {}

const patience = 2000;

/**
 * Runs a program to its end. Signals that end this process end the child first, so that nothing is left running: a captured one with
 * all it started, and by force when it takes longer than two seconds (npm only listens to signals between two of its steps).
 * @param {string} command
 * @param {string[]} args
 * @param {{capture?: boolean, env?: NodeJS.ProcessEnv, cwd?: string, shell?: boolean}} [options] `capture` collects the output instead of showing it
 * @returns {Promise<{code: number, output: string}>}
 */
export async function run(command, args, { capture = false, env = process.env, cwd = root, shell = false } = {}) {
  const group = capture && process.platform !== 'win32';
  const child = spawn(command, args, { cwd, env, shell, detached: group, stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
  const kill = (signal) => (group ? killGroup(child.pid, signal) : child.kill(signal));
  let output = '';
  const collect = (chunk) => (output += chunk);
  child.stdout?.setEncoding('utf8').on('data', collect);
  child.stderr?.setEncoding('utf8').on('data', collect);
  let asked;
  const forward = (signal) => {
    asked = signal;
    kill(signal);
    if (capture) setTimeout(kill, patience, 'SIGKILL').unref();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  try {
    const { code, signal } = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => resolve({ code, signal }));
    });
    if (asked) process.exit(128 + os.constants.signals[asked]);
    return { code: code ?? 128 + os.constants.signals[signal], output };
  } finally {
    for (const name of signals) process.off(name, forward);
  }
}

function killGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // it has just ended by itself
  }
}

/**
 * Runs a JavaScript file of an installed package with this Node, without a shell and without looking at PATH.
 * @param {string} file below node_modules, `typescript/bin/tsc`
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runTool = (file, args, options) => run(process.execPath, [path.join(root, 'node_modules', file), ...args], options);

/**
 * Runs npm: the one that started this process if there is one, so that both are of one version.
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNpm(args, options) {
  const started = process.env.npm_execpath;
  if (started && /npm-cli\.c?js$/.test(started)) return run(process.execPath, [started, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * Runs the main function of a script: a {@link Failure} becomes its message and exit code 1, anything else keeps its stack.
 * @param {() => Promise<void>} main
 */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
