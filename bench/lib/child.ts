import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryRoot } from '../../api/dev/paths.js';
import { endWithParent } from '../../api/dev/postgres/runner.js';
import type { Scope } from './scope.js';

interface ChildOptions {
  /** Arguments of node. */
  args: string[];
  env: Record<string, string>;
  /** Takes what the child prints. */
  logFile: string;
  /** Address that answers 200 once the child serves. */
  readyUrl: string;
}

/** A server in a process of its own. */
export interface Child {
  /** Processor time it has used until now, in microseconds; undefined where the system does not tell (it does on Linux). */
  cpuMicros(): number | undefined;
  /** The most memory it has had in RAM, in bytes; likewise. */
  peakBytes(): number | undefined;
}

/** The kernel counts processor time in hundredths of a second. */
const tickMicros = 10_000;

function cpuMicros(pid: number | undefined): number | undefined {
  try {
    // Behind the name in parentheses; the 12th and 13th from there are user and system time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * tickMicros;
  } catch {
    return undefined;
  }
}

function peakBytes(pid: number | undefined): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

const patienceMs = 30_000;

/**
 * Runs a server in a process of its own until the scope ends, and waits until it serves. It dies with us on Linux even when we are killed.
 * @throws Error with what it printed when it does not start
 */
export async function startChild(scope: Scope, { args, env, logFile, readyUrl }: ChildOptions): Promise<Child> {
  const [command = '', ...rest] = [...endWithParent(), process.execPath, ...args];
  const output = openSync(logFile, 'a');
  // Detached: Ctrl-C reaches us alone, and we stop the children in order. Nothing of our own environment reaches them unnamed.
  const child = spawn(command, rest, {
    cwd: repositoryRoot(),
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  let ended: string | undefined;
  const exit = new Promise<void>((resolve) => {
    const end = (how: string): void => {
      ended ??= how;
      resolve();
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(`exit ${code ?? signal}`));
  });
  scope.defer(async () => {
    if (ended !== undefined) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await exit;
    clearTimeout(timer);
  });
  const answers = (): Promise<boolean> =>
    fetch(readyUrl, { signal: AbortSignal.timeout(1000) }).then(
      async (answer) => (await answer.arrayBuffer(), answer.ok),
      () => false,
    );
  const deadline = Date.now() + patienceMs;
  while (!(await answers())) {
    if (ended === undefined && Date.now() < deadline) await sleep(50);
    else throw new Error(`${args.join(' ')} does not serve (${ended ?? 'still starting'}):\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
  }
  return { cpuMicros: () => cpuMicros(child.pid), peakBytes: () => peakBytes(child.pid) };
}
