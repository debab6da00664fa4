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

type Status = 'open' | 'won' | 'lost';
const statuses: Status[] = ['open', 'won', 'lost'];

const jobs = async () => {
  const { rows } = await db.raw<{ rows: { task: string; key: string; payload: { orderId: string; status: Status }; attempts: number }[] }>(
    `select t.identifier as task, j.key, j.payload, j.max_attempts as attempts from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id order by j.key`,
  );
  return rows;
};
const notice = (orderId: string, status: Status) => ({ payload: { orderId, status }, key: orderId });

test('a set of jobs is queued as one by one', async () => {
  await db.transaction(async (trx) => {
    await addJobs(trx, 'send-dispute-notice', [notice('ord_a', 'open'), notice('ord_b', 'won')]);
    await addJob(trx, 'send-dispute-notice', { orderId: 'ord_c', status: 'lost' }, 'ord_c');
  });
  expect(await jobs()).toEqual(
    ['a', 'b', 'c'].map((name, n) => ({
      task: 'send-dispute-notice',
      key: `send-dispute-notice:ord_${name}`,
      payload: { orderId: `ord_${name}`, status: statuses[n] },
      attempts: 20,
    })),
  );
});

test('an empty set is nothing, and what does not commit never was', async () => {
  await db.transaction((trx) => addJobs(trx, 'send-dispute-notice', []));
  const given = db.transaction(async (trx) => {
    await addJobs(trx, 'send-dispute-notice', [notice('ord_a', 'open')]);
    throw new Error('no');
  });
  await expect(given).rejects.toThrow('no');
  expect(await jobs()).toEqual([]);
});

test('jobs with the same key are one job with what was said last, in one set or in two', async () => {
  await db.transaction((trx) =>
    addJobs(trx, 'send-dispute-notice', [notice('ord_a', 'open'), notice('ord_b', 'won'), notice('ord_a', 'lost')]),
  );
  expect((await jobs()).map(({ payload }) => payload)).toEqual([{ orderId: 'ord_a', status: 'lost' }, { orderId: 'ord_b', status: 'won' }]); // prettier-ignore
  await db.transaction((trx) => addJobs(trx, 'send-dispute-notice', [notice('ord_a', 'open')]));
  expect((await jobs()).map(({ payload }) => payload.status)).toEqual(['open', 'won']);
});
