import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../../dev/paths.js';

/** How a command ended and what it printed. */
export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A person's terminal without the terminal: the built CLI as a process of its own, in an empty folder with an empty home. */
export interface Terminal {
  /** Runs `echoplex …`, with this on its standard input. */
  echoplex(args: string[], input?: string): Promise<Finished>;
  /** The same with `--json`, parsed. @throws Error when the command fails */
  json<T>(args: string[]): Promise<T>;
  close(): Promise<void>;
}

export async function openTerminal(env: Record<string, string>): Promise<Terminal> {
  const home = await mkdtemp(path.join(tmpdir(), 'echoplex-home-'));
  const program = path.join(repositoryRoot(), 'cli/bin/run.js');
  const echoplex: Terminal['echoplex'] = (args, input = '') =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, ...args], {
        cwd: home,
        env: { PATH: process.env.PATH, HOME: home, XDG_CONFIG_HOME: home, ...env },
      });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
      child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, stdout, stderr }));
      child.stdin.end(input);
    });
  return {
    echoplex,
    async json<T>(args: string[]) {
      const finished = await echoplex([...args, '--json']);
      if (finished.code !== 0)
        throw new Error(`echoplex ${args.join(' ')} ended with ${finished.code}: ${finished.stdout}${finished.stderr}`);
      return JSON.parse(finished.stdout) as T;
    },
    close: () => rm(home, { recursive: true, force: true }),
  };
}
