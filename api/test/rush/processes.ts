import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '../../dev/paths.js';
import { endWithParent } from '../../dev/postgres/runner.js';

const main = path.join(import.meta.dirname, '../../src/main.ts');

interface ApiOptions {
  env?: Record<string, string>;
  /** A file of `preload/` that is loaded before anything else: it changes what the process has under its feet, never the product. */
  preload?: 'without-locks' | 'blind-forecasts' | 'shifted-clock';
}

/** The API in a process of its own, as an operator starts it. */
export interface ApiProcess {
  url: string;
  /** The end of what it printed, for the message of a test that failed. */
  output(): string;
  /** What it logged as its own fault: errors that nobody foresaw, answered with 500. */
  internalErrors: string[];
  /** Whether it still runs. */
  isAlive(): boolean;
  /** Stops it where it stands, in the middle of whatever it does, and lets it go on: a machine that was paused, a network that was away. */
  freeze(): void;
  thaw(): void;
  /** Ends it at once, in the middle of whatever it does, and waits. May be called twice. */
  kill(): Promise<void>;
}

/** Of what a process printed so much is kept, in characters. */
const keptOutput = 20_000;

function listening(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /listening on (http:[^"\s]+)/.exec(output())?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the API did not start (exit ${code}):\n${output()}`)));
    child.once('error', reject);
  });
}

/** Starts the API on a migrated database, behind one proxy that tells where a buyer sits. It dies with the test that started it. */
export async function startApi(databaseUrl: string, { env = {}, preload }: ApiOptions = {}): Promise<ApiProcess> {
  const preloaded = preload ? ['--import', pathToFileURL(path.join(import.meta.dirname, 'preload', `${preload}.ts`)).href] : [];
  const [command = '', ...args] = [...endWithParent(), process.execPath, '--import', 'tsx', ...preloaded, main, 'start'];
  const child = spawn(command, args, {
    cwd: repositoryRoot(),
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      JWT_SECRET: 'a secret for tests that is long enough',
      PUBLIC_URL: 'http://tickets.example.com',
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      TRUST_PROXY: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const keep = (data: Buffer): void => void (text = (text + data.toString()).slice(-keptOutput));
  const internalErrors: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.includes('"code":"internal"')) internalErrors.push(line);
  });
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exit = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const kill = (): Promise<void> => {
    child.kill('SIGKILL');
    return exit;
  };
  try {
    const url = await listening(child, () => text);
    return {
      url,
      output: () => text,
      internalErrors,
      isAlive: () => child.exitCode === null && child.signalCode === null,
      freeze: () => void child.kill('SIGSTOP'),
      thaw: () => void child.kill('SIGCONT'),
      kill,
    };
  } catch (error) {
    await kill();
    throw error;
  }
}

/** Several at once, on one database. */
export const startApis = (count: number, databaseUrl: string, options?: ApiOptions): Promise<ApiProcess[]> =>
  Promise.all(Array.from({ length: count }, () => startApi(databaseUrl, options)));

export const killAll = async (apis: ApiProcess[]): Promise<void> => void (await Promise.all(apis.map((api) => api.kill())));
