import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import path from 'node:path';
import { startPostgres } from '../dev/postgres.js';
import { migrate } from '../src/db/migrate.js';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from './database.js';
import { eventually } from './factories.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';

const main = path.join(import.meta.dirname, '../src/main.ts');
let database: TestDatabase;
let empty: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  empty = await createEmptyDatabase();
});
afterAll(async () => {
  await database.drop();
  await empty.drop();
});

interface Run {
  child: ChildProcess;
  output: () => string;
  exit: Promise<number | null>;
}

/** Starts `echoplex-api` as an operator would: a process of its own, told everything by its environment. */
function run(command: string[], env: Record<string, string>): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...command], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      JWT_SECRET: 'a secret for tests that is long enough',
      PORT: '0',
      HOST: '127.0.0.1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout?.on('data', (data: Buffer) => (text += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (text += data.toString()));
  return { child, output: () => text, exit: new Promise((resolve) => child.once('exit', (code) => resolve(code))) };
}
const listening = (started: Run): Promise<string> =>
  eventually(() => /listening on (http:[^"\s]+)/.exec(started.output())?.[1] ?? '', (url) => url !== '', 'the API to listen'); // prettier-ignore

describe('starting', () => {
  test('with a faulty environment tells every fault and exits with 78', async () => {
    const started = run(['start'], { PORT: 'x', JWT_SECRET: 'short', WORKER: 'maybe', NODE_ENV: 'production', RATE_LIMITS: 'off' });
    expect(await started.exit).toBe(78);
    for (const name of ['DATABASE_URL: is not set', 'PORT:', 'JWT_SECRET:', 'WORKER:']) expect(started.output()).toContain(name);
  });
  test('without its database says which one it misses and exits with 69', async () => {
    const started = run(['start'], { DATABASE_URL: 'postgres://postgres:pw@127.0.0.1:9/echoplex' });
    expect(await started.exit).toBe(69);
    expect(started.output()).toContain('The database at 127.0.0.1:9 cannot be reached');
    expect(started.output()).not.toContain('pw@');
  });
  test('on an unmigrated database is refused with what to do', async () => {
    const started = run(['start'], { DATABASE_URL: empty.url });
    expect(await started.exit).toBe(1);
    expect(started.output()).toContain('Run `echoplex-api migrate` first');
  });
  test('on a taken port is refused clearly', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as { port: number };
    const started = run(['start'], { DATABASE_URL: database.url, PORT: String(port) });
    expect(await started.exit).toBe(1);
    expect(started.output()).toContain(`Port ${port} is taken`);
    blocker.close();
  });
  test('an unknown command is wrong usage: 64', async () => {
    const started = run(['dance'], {});
    expect(await started.exit).toBe(64);
    expect(started.output()).toContain('migrate');
  });
});

describe('commands', () => {
  test('migrate, then doctor, then start, then a clean stop', async () => {
    const env = { DATABASE_URL: empty.url };
    const migrated = run(['migrate'], env);
    expect(await migrated.exit).toBe(0);
    expect(migrated.output()).toContain('0001_foundation');
    const doctor = run(['doctor'], env);
    expect(await doctor.exit).toBe(0);
    expect(doctor.output()).toContain('invariants hold');
    const started = run(['start'], env);
    const url = await listening(started);
    expect(await (await fetch(`${url}/ready`)).json()).toMatchObject({ status: 'ready', database: 'ok', migrations: 'ok' });
    started.child.kill('SIGTERM');
    expect(await started.exit).toBe(0);
  });

  test('a stop lets the request under way finish', async () => {
    const started = run(['start'], { DATABASE_URL: database.url });
    const url = await listening(started);
    const body = JSON.stringify({ email: 'busy@example.com', password: 'harbour-lights-2026', firstName: 'Bo', lastName: 'Holm' });
    const status = await new Promise<number | undefined>((resolve, reject) => {
      // The server has begun with the request when it says "continue"; only then it is asked to stop, and only then it gets the body.
      const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), Expect: '100-continue' };
      const request = httpRequest(`${url}/v1/auth/register`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.once('continue', () => {
        started.child.kill('SIGINT');
        request.end(body);
      });
      request.once('error', reject);
      request.flushHeaders();
    });
    expect(status).toBe(201);
    expect(await started.exit).toBe(0);
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });

  test('WORKER=only works on jobs without listening', async () => {
    const started = run(['start'], { DATABASE_URL: database.url, WORKER: 'only' });
    await eventually(() => started.output(), (text) => text.includes('working on jobs'), 'the worker'); // prettier-ignore
    expect(started.output()).not.toContain('listening on');
    started.child.kill('SIGTERM');
    expect(await started.exit).toBe(0);
  });
});

test('when the database goes away requests get 503 with Retry-After, and all is well when it is back', async () => {
  const base = await mkdtemp(path.join(tmpdir(), 'echoplex-outage-'));
  const dir = path.join(base, 'data');
  let postgres = await startPostgres({ dir, durable: false });
  const { port } = postgres;
  await migrate(postgres.url);
  const started = run(['start'], { DATABASE_URL: postgres.url });
  try {
    const url = await listening(started);
    const login = () =>
      fetch(`${url}/v1/auth/login`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email: 'ana@example.com', password: 'whatever it is' }),
      });
    expect((await login()).status).toBe(401);
    await postgres.stop();
    const down = await login();
    expect({ status: down.status, retryAfter: down.headers.get('Retry-After') }).toEqual({ status: 503, retryAfter: '2' });
    expect(await down.json()).toMatchObject({ code: 'unavailable' });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(`${url}/ready`)).status).toBe(503);
    postgres = await startPostgres({ dir, port, durable: false });
    await eventually(login, (response) => response.status === 401, 'the recovery');
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    started.child.kill('SIGTERM');
    expect(await started.exit).toBe(0);
  } finally {
    started.child.kill('SIGKILL');
    await started.exit;
    await postgres.stop();
    await rm(base, { recursive: true, force: true });
  }
});
