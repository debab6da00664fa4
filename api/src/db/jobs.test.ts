import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { createTestDatabase, type TestDatabase } from '../../test/database.js';
import { addJob, addJobs } from './jobs.js';
import { openDatabase } from './knex.js';

let database: TestDatabase;
let db: Knex;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 2 });
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});
beforeEach(() => db.raw('truncate graphile_worker._private_jobs'));

const jobs = async () => {
  const { rows } = await db.raw<{ rows: { task: string; key: string; payload: { orderId: string; amount: number }; attempts: number }[] }>(
    `select t.identifier as task, j.key, j.payload, j.max_attempts as attempts from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id order by j.key`,
  );
  return rows;
};
const notice = (orderId: string, amount: number) => ({ payload: { orderId, amount }, key: orderId });

test('a set of jobs is queued as one by one', async () => {
  await db.transaction(async (trx) => {
    await addJobs(trx, 'send-refund-notice', [notice('ord_a', 1), notice('ord_b', 2)]);
    await addJob(trx, 'send-refund-notice', { orderId: 'ord_c', amount: 3 }, 'ord_c');
  });
  expect(await jobs()).toEqual(
    ['a', 'b', 'c'].map((name, n) => ({
      task: 'send-refund-notice',
      key: `send-refund-notice:ord_${name}`,
      payload: { orderId: `ord_${name}`, amount: n + 1 },
      attempts: 20,
    })),
  );
});

test('an empty set is nothing, and what does not commit never was', async () => {
  await db.transaction((trx) => addJobs(trx, 'send-refund-notice', []));
  const given = db.transaction(async (trx) => {
    await addJobs(trx, 'send-refund-notice', [notice('ord_a', 1)]);
    throw new Error('no');
  });
  await expect(given).rejects.toThrow('no');
  expect(await jobs()).toEqual([]);
});

test('jobs with the same key are one job with what was said last, in one set or in two', async () => {
  await db.transaction((trx) => addJobs(trx, 'send-refund-notice', [notice('ord_a', 1), notice('ord_b', 5), notice('ord_a', 2)]));
  expect((await jobs()).map(({ payload }) => payload)).toEqual([{ orderId: 'ord_a', amount: 2 }, { orderId: 'ord_b', amount: 5 }]); // prettier-ignore
  await db.transaction((trx) => addJobs(trx, 'send-refund-notice', [notice('ord_a', 3)]));
  expect((await jobs()).map(({ payload }) => payload.amount)).toEqual([3, 5]);
});
