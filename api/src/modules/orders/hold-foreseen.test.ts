// What the one statement looks at before it places orders that were decided on by a forecast.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { createTestDatabase, type TestDatabase } from '../../../test/database.js';
import { openDatabase } from '../../db/knex.js';
import { createPreparedLane, type PreparedLane } from '../../db/prepared-lane.js';
import { preparedTransaction } from '../../db/prepared-query.js';
import { createForecasts, type Forecasts } from './hold-forecast.js';
import { type Foreseen, foreseenBatch } from './hold-foreseen.js';
import { lockState } from './hold-state.js';
import { draftOrder, type HoldWish } from './hold-wish.js';

const limit = 2;
let database: TestDatabase;
let db: Knex;
let eventId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 5 });
  await db('organizations').insert({ id: 'org_1', name: 'Pier Nine', slug: 'pier-nine', defaultCurrency: 'EUR' });
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});
beforeEach(async () => {
  eventId = `evt_${randomUUID()}`;
  await db('events').insert({
    ...{ id: eventId, slug: eventId, name: 'Harbour Lights', organizationId: 'org_1', timezone: 'UTC', currency: 'EUR' },
    ...{ startsAt: '2040-06-01T18:00:00Z', endsAt: '2040-06-01T22:00:00Z', maxTicketsPerOrder: 10, holdMinutes: 10 },
    ...{ visibility: 'public', status: 'published' },
  });
  await db('tiers').insert({
    ...{ id: `tier_${eventId}`, eventId, organizationId: 'org_1', name: 'Standing', price: 3200, quantity: 1000 },
    ...{ minPerOrder: 1, maxPerOrder: 10, position: 0, visibility: 'public' },
  });
});

const wish = (networkHash: string): HoldWish => ({
  ...{ eventId, items: [{ tierId: `tier_${eventId}`, quantity: 1 }], locale: 'en', buyerUserId: null, isInsider: false },
  ...{ seesDrafts: false, origin: undefined, repeat: null, networkHash, draft: draftOrder() },
});
const network = (): string => randomUUID().replaceAll('-', '');

/** A process: what it knows of the stock, and the lane it sends on. */
async function startProcess(): Promise<{ forecasts: Forecasts; lane: PreparedLane }> {
  const forecasts = createForecasts();
  const { states } = await preparedTransaction(db, (run) => lockState(run, [wish(network())], limit));
  forecasts.found(states);
  forecasts.left(states);
  return { forecasts, lane: createPreparedLane(db) };
}
/** Decides on orders of these networks, and counts on it that they are placed. */
function decide({ forecasts }: { forecasts: Forecasts }, ...networks: string[]): Foreseen {
  const wishes = networks.map(wish);
  const foreseen = foreseenBatch(wishes, forecasts.foresee(wishes, limit)!, limit)!;
  forecasts.left(foreseen.states);
  return foreseen;
}
const place = async (foreseen: Foreseen, { lane }: { lane: PreparedLane }) =>
  (await foreseen.place(lane, () => undefined))?.held.length ?? 0;
const openOf = async (hash: string): Promise<number> =>
  Number((await db('orders').where({ networkHash: Buffer.from(hash, 'hex') }).count<{ count: string }[]>())[0]!.count); // prettier-ignore

test('rows that somebody has locked are not waited for', async () => {
  const one = await startProcess();
  for (const table of ['events', 'tiers']) {
    const trx = await db.transaction();
    await trx(table)
      .where(table === 'events' ? { id: eventId } : { eventId })
      .forUpdate();
    expect(await place(decide(one, network()), one)).toBe(0);
    await trx.rollback();
    one.forecasts.missed([eventId]);
    await preparedTransaction(db, async (run) => {
      const { states } = await lockState(run, [wish(network())], limit);
      for (let n = 0; n < 2; n += 1) {
        one.forecasts.found(states);
        one.forecasts.left(states);
      }
    });
    expect(await place(decide(one, network()), one)).toBe(1);
  }
});

test('a network has no more open orders than it may, though the stock looks as foreseen by coincidence', async () => {
  const [one, other] = [await startProcess(), await startProcess()];
  const [full, hash] = [network(), network()];
  expect(await place(decide(one, full, full), one)).toBe(2);
  expect(await place(decide(other, network()), other)).toBe(0);
  const again = await startProcess();
  // Its first batch is not placed, for its network has enough; as many of somebody else's are.
  const first = decide(one, full);
  const second = decide(one, hash, hash);
  const elsewhere = decide(again, hash);
  expect([await place(first, one), await place(elsewhere, again)]).toEqual([0, 1]);
  expect(await place(second, one)).toBe(0);
  expect([await openOf(full), await openOf(hash)]).toEqual([2, 1]);
});

test('nothing is placed at another time than was thought', async () => {
  const one = await startProcess();
  one.forecasts.clock(new Date(Date.now() + 60_000));
  expect(await place(decide(one, network()), one)).toBe(0);
  one.forecasts.clock(new Date(Date.now() - 60_000));
  const two = await startProcess();
  two.forecasts.clock(new Date(Date.now() - 60_000));
  expect(await place(decide(two, network()), two)).toBe(0);
  const three = await startProcess();
  expect(await place(decide(three, network()), three)).toBe(1);
});
