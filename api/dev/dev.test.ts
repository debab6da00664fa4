import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EchoPlex } from '@echoplex/sdk';
import { createTestDatabase, type TestDatabase } from '../test/database.js';
import { startDev } from './dev.js';

let stateDir: string;
let database: TestDatabase;
beforeEach(async () => {
  stateDir = mkdtempSync(path.join(os.tmpdir(), 'echoplex-dev-'));
  database = await createTestDatabase();
});
afterEach(async () => {
  await database.drop();
  rmSync(stateDir, { recursive: true });
});

const ports = { api: 0, site: 0, mailbox: 0, stripe: 0 };

describe('startDev', () => {
  test('runs every part on a given database, empty when asked, and stops all of them', async () => {
    const lines: string[] = [];
    const env = { DATABASE_URL: database.url, LOG_LEVEL: 'warn' };
    const world = await startDev({ stateDir, ports, env, seed: false, report: (line) => lines.push(line) });
    expect(lines).toEqual([`PostgreSQL at ${new URL(database.url).host}`, 'API started']);
    expect((await new EchoPlex({ baseUrl: world.apiUrl }).system.ready()).status).toBe('ready');
    expect((await (await fetch(world.siteUrl)).text()).includes(world.apiUrl)).toBe(true);
    expect(world).toMatchObject({ demo: null, database: lines[0] });
    await Promise.all([world.stop(), world.stop()]);
    await expect(fetch(world.apiUrl)).rejects.toThrow();
  });

  test('stops what had started when it is interrupted or a part fails', async () => {
    const interrupted = new AbortController();
    const report = (line: string): void => {
      if (line === 'API started') interrupted.abort(new Error('enough'));
    };
    const env = { DATABASE_URL: database.url, LOG_LEVEL: 'warn' };
    await expect(startDev({ stateDir, ports, env, report, signal: interrupted.signal })).rejects.toThrow('enough');
    const nowhere = { ...env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    await expect(startDev({ stateDir, ports, env: nowhere })).rejects.toThrow(/127\.0\.0\.1:1 cannot be used.*DATABASE_URL/);
  });
});
