// Statements are planned when their tables are nearly empty, and keep that plan. What they read must not grow with the orders there are.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { createTestDatabase, type TestDatabase } from '../../../test/database.js';
import { openDatabase } from '../../db/knex.js';
import { type PreparedRunner, preparedTransaction } from '../../db/prepared-query.js';
import { createForecasts } from './hold-forecast.js';
import { foreseenBatch } from './hold-foreseen.js';
import { lockState } from './hold-state.js';
import { draftOrder, hashNetwork, type HoldWish, repeatKey } from './hold-wish.js';

let database: TestDatabase;
/** One connection, which keeps the plans it has made. */
let db: Knex;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 1 });
  const name = { name: 'Pier Nine', slug: 'pier-nine' };
  await db('organizations').insert({ id: 'org_1', ...name, defaultCurrency: 'EUR' });
  await db('events').insert({
    ...{ id: 'evt_1', slug: 'harbour-lights', name: 'Harbour Lights', organizationId: 'org_1', timezone: 'UTC', currency: 'EUR' },
    ...{ startsAt: '2040-06-01T18:00:00Z', endsAt: '2040-06-01T22:00:00Z', maxTicketsPerOrder: 10, holdMinutes: 10 },
    ...{ visibility: 'public', status: 'published' },
  });
  await db('tiers').insert({
    ...{ id: 'tier_1', eventId: 'evt_1', organizationId: 'org_1', name: 'Standing', price: 3200, quantity: 1_000_000 },
    ...{ minPerOrder: 1, maxPerOrder: 10, position: 0, visibility: 'public' },
  });
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

const limit = 10;
const wish = (): HoldWish => {
  const items = [{ tierId: 'tier_1', quantity: 1 }];
  return {
    ...{ eventId: 'evt_1', items, locale: 'en', buyerUserId: null, isInsider: false, seesDrafts: false, origin: undefined },
    repeat: repeatKey('anonymous', 'evt_1', randomUUID(), { items }),
    networkHash: hashNetwork('secret', 'evt_1', randomUUID()),
    draft: draftOrder(),
  };
};
const batchSize = 8;

/** Rows of orders that this connection has read so far, whichever way; what an earlier transaction read may be among them. */
async function rowsRead(run: PreparedRunner): Promise<number> {
  const [row] = await run<{ read: number }>(
    'rows_read',
    `select (coalesce(idx_tup_fetch, 0) + seq_tup_read)::integer as read from pg_stat_xact_user_tables where relname = $1`,
    ['orders'],
  );
  return row?.read ?? 0;
}

/** Locks and looks up what a batch is decided by, then places it by a forecast: how many orders either reads. */
const readByBatch = () =>
  preparedTransaction(db, async (run) => {
    const wishes = Array.from({ length: batchSize }, wish);
    const start = await rowsRead(run);
    const { states } = await lockState(run, wishes, limit);
    const looked = (await rowsRead(run)) - start;
    const forecasts = createForecasts();
    forecasts.found(states);
    forecasts.left(states);
    const foreseen = foreseenBatch(wishes, forecasts.foresee(wishes, limit)!, limit)!;
    const placed = await foreseen.place({ run: (name, text, values) => run(name, text, values) }, () => undefined);
    expect(placed?.held).toHaveLength(batchSize);
    return { looked, placed: (await rowsRead(run)) - looked - start };
  });

test('a batch reads as many orders among twenty thousand as it does in an empty table', async () => {
  await readByBatch();
  const before = await readByBatch();
  await db.raw(
    `insert into orders (id, event_id, organization_id, number, status, currency, subtotal, total, idempotency_hash, network_hash, expires_at)
       select 'ord_' || n, 'evt_1', 'org_1', n::text, 'held', 'EUR', 3200, 3200, decode(md5('k' || n), 'hex'), decode(md5('n' || n), 'hex'), now()
         from generate_series(1, 20000) n`,
  );
  // Foreign keys look each new order up.
  expect(before).toEqual({ looked: 0, placed: batchSize });
  expect(await readByBatch()).toEqual(before);
});
