import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createDatabase, startPostgres } from './postgres.js';
import { findBinaries } from './postgres/binaries.js';
import { isAlive } from './postgres/running.js';

let base: string;
beforeEach(() => {
  base = mkdtempSync(path.join(os.tmpdir(), 'echoplex pg '));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ value: unknown }>(sql);
    return rows[0]?.value;
  } finally {
    await client.end();
  }
}

describe('startPostgres', () => {
  test('starts in a path with spaces, is adopted by a second start, and keeps its data', async () => {
    const dir = path.join(base, 'data');
    const first = await startPostgres({ dir, durable: false });
    expect(first.adopted).toBe(false);
    expect(first.version).toMatch(/^\d+/);
    const url = await createDatabase(first.url, 'echo-plex');
    expect(await createDatabase(first.url, 'echo-plex')).toBe(url);
    await ask(url, 'create table facts as select 42 as value');

    const second = await startPostgres({ dir });
    expect(second).toMatchObject({ adopted: true, port: first.port });
    await second.stop(); // We still run, so this is a second owner's view: it must not be left without a server.
    await first.stop();
    await expect(ask(url, 'select 1 as value')).rejects.toThrow();

    const third = await startPostgres({ dir, durable: false });
    expect(await ask(url.replace(String(first.port), String(third.port)), 'select value from facts')).toBe(42);
    await third.stop();
    await third.stop();
  });

  test('starts again after the server was killed, even when its process number went to another program', async () => {
    const dir = path.join(base, 'data');
    const pidFile = path.join(dir, 'postmaster.pid');
    const first = await startPostgres({ dir, durable: false });
    const [pid = ''] = readFileSync(pidFile, 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    while (isAlive(Number(pid))) await sleep(10);
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(pid, String(process.pid)));

    const second = await startPostgres({ dir, durable: false });
    expect(second.adopted).toBe(false);
    await second.stop();
    await first.stop();
  });

  test('leaves no server behind when its process is killed', async () => {
    const dir = path.join(base, 'data');
    const launcher = path.join(import.meta.dirname, 'postgres.ts');
    const script = `const { startPostgres } = await import(${JSON.stringify(launcher)});
      await startPostgres({ dir: ${JSON.stringify(dir)}, durable: false }); console.log('up'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    const [pid = ''] = readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n');
    child.kill('SIGKILL');
    await once(child, 'exit');

    // Linux ends the server with its parent; elsewhere the next start takes it over. Either way the next stop leaves nothing.
    const next = await startPostgres({ dir, durable: false });
    await next.stop();
    expect(isAlive(Number(pid))).toBe(false);
  });
});

test('findBinaries says what to do on a platform without binaries', () => {
  expect(() => findBinaries('sunos-x64')).toThrow(/sunos-x64.*DATABASE_URL/);
});
