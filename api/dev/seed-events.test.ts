import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { openDatabase } from '../src/db/knex.js';
import { examine } from '../src/doctor.js';
import { searchEvents } from '../src/modules/discovery/service.js';
import { createTestDatabase, type TestDatabase } from '../test/database.js';

let database: TestDatabase;
let db: Knex;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 4 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** Runs the command as `npm run seed` does. */
function seed(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const command = ['--import', 'tsx', path.join(import.meta.dirname, 'seed-events.ts'), ...args];
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: database.url };
  return spawnSync(process.execPath, command, { encoding: 'utf8', env });
}
const count = async (table: string): Promise<number> => Number((await db(table).count())[0]?.['count']);

test('so many events are added, all of them to be found and none of them amiss', async () => {
  const { status, stdout, stderr } = seed('--events', '300');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('300 of 300 events');
  expect([await count('events'), await count('event_listings')]).toEqual([300, 300]);
  expect(await count('tiers')).toBeGreaterThanOrEqual(300);
  expect(await count('series')).toBeGreaterThan(0);
  expect(await examine(db)).toEqual([]);
  const { data } = await searchEvents(db, { limit: 200 });
  expect(data.length).toBeGreaterThan(100);
  expect(new Set(data.map(({ event }) => event.venue?.city)).size).toBeGreaterThan(10);
});

test('the same seed adds nothing again, another one others', async () => {
  expect(seed('--events', '300').status).toBe(0);
  expect(await count('events')).toBe(300);
  expect(seed('--events', '50', '--seed', '2').status).toBe(0);
  expect(await count('events')).toBe(350);
});

test.each([
  [[], 'Say how many'],
  [['--events', '0'], 'whole number from 1'],
  [['--events', 'many'], 'not many'],
  [['--events', '10', '--seed', '-1'], '--seed'],
])('%p is refused in a sentence', (args, sentence) => {
  const { status, stderr } = seed(...args);
  expect(status).toBe(1);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain('    at ');
});
