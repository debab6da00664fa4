import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { createTestDatabase, type TestDatabase } from '../../test/database.js';
import { isOutage } from '../errors/database.js';
import { openDatabase } from './knex.js';
import { createPreparedLane, type PreparedLane } from './prepared-lane.js';

let database: TestDatabase;
/** One connection: whatever is not given back makes the next one wait in vain. */
let db: Knex;
let lane: PreparedLane;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 1 });
  await db.raw('create table steps (step integer primary key, at bigint generated always as identity)');
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});
beforeEach(async () => {
  await db.raw('truncate steps restart identity');
  lane = createPreparedLane(db);
});

const sent: string[] = [];
const run = <Row>(name: string, text: string, values: unknown[] = []): Promise<Row[]> =>
  lane.run<Row>(name, text, values, () => sent.push(name));
const step = (number: number) => run('step', 'insert into steps (step) values ($1)', [number]);
const steps = async (): Promise<number[]> => (await db('steps').orderBy('at').pluck('step')) as number[];
const setting = async (name: string): Promise<string> =>
  (await db.raw<{ rows: { value: string }[] }>('select current_setting(?) as value', [name])).rows[0]!.value;

test('statements are sent one behind the other, and carried out in that order', async () => {
  sent.length = 0;
  const all = Array.from({ length: 20 }, (_, number) => step(number));
  await Promise.all(all);
  expect(sent).toHaveLength(20);
  expect(await steps()).toEqual(Array.from({ length: 20 }, (_, number) => number));
});

test('a statement is told as sent before it is answered', async () => {
  let answered = false;
  const asked = lane.run('sleep', 'select pg_sleep(0.05)', [], () => sent.push(answered ? 'late' : 'early')).then(() => (answered = true));
  await asked;
  expect(sent.at(-1)).toBe('early');
});

test('one that fails fails alone, and leaves the connection to others as it was', async () => {
  const before = await setting('enable_seqscan');
  const [first, second, third] = await Promise.allSettled([step(1), step(1), step(2)]);
  expect([first.status, second.status, third.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await steps()).toEqual([1, 2]);
  expect([await setting('enable_seqscan'), await setting('plan_cache_mode')]).toEqual([before, 'auto']);
});

test('looks rows up by index while it is used', async () => {
  const [row] = await run<{ value: string }>('planning', `select current_setting('enable_seqscan') as value`);
  expect(row).toEqual({ value: 'off' });
});

test('after its connection broke, the next statement takes another one', async () => {
  const [{ pid } = { pid: 0 }] = await run<{ pid: number }>('pid', 'select pg_backend_pid() as pid');
  const asleep = run('asleep', 'select pg_sleep(10)').catch((error: unknown) => error);
  const behind = step(1).catch((error: unknown) => error);
  const other = openDatabase(database.url, { max: 1 });
  try {
    await other.raw('select pg_terminate_backend(?)', [pid]);
  } finally {
    await other.destroy();
  }
  expect((await Promise.all([asleep, behind])).map(isOutage)).toEqual([true, true]);
  await step(2);
  expect(await steps()).toEqual([2]);
});
