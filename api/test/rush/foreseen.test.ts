// Batches that are decided on before the stock has been looked at: what happens when it is another one by then.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { examine } from '../../src/doctor.js';
import type { Transaction } from '../../src/db/knex.js';
import { createOrganizer, createPromoCode, createSale, eventually, type Organizer, type Sale } from '../factories.js';
import { startWorld, type World } from '../world.js';
import { type Answer, type Crowd, createCrowd, held, type Item, summary, tally } from './crowd.js';
import { runOut, taken } from './stock.js';

const holdsPerAddress = 5;
let world: World;
let organizer: Organizer;
let crowd: Crowd;
let sale: Sale;
beforeAll(async () => {
  // Nothing is swept: the stock changes by what the tests do alone.
  world = await startWorld({ env: { WORKER: 'off', TRUST_PROXY: '1', HOLDS_PER_ADDRESS: String(holdsPerAddress) } });
  organizer = await createOrganizer(world);
  crowd = createCrowd();
});
afterAll(async () => {
  crowd?.close();
  expect(await examine(world.db)).toEqual([]);
  await world.close();
});
beforeEach(async () => void (sale = await createSale(organizer, [{ quantity: 1000, price: 3200 }])));

const item = (quantity = 1) => [{ tierId: sale.tiers[0]!.id, quantity }];
const hold = (quantity = 1, more: object = {}): Promise<Answer> => crowd.hold(world.url, sale.event.id, item(quantity), more);
const many = (count: number): Promise<Answer[]> => Promise.all(Array.from({ length: count }, () => hold()));

/** How many batches were decided on by a forecast so far, and how it turned out. */
async function forecasts(): Promise<{ right: number; wrong: number }> {
  const text = await (await fetch(`${world.url}/metrics`)).text();
  const count = (result: string) => Number(new RegExp(`echoplex_hold_forecasts_total{result="${result}"} (\\d+)`).exec(text)?.[1] ?? 0);
  return { right: count('right'), wrong: count('wrong') };
}
async function during(work: () => Promise<unknown>): Promise<{ right: number; wrong: number }> {
  const before = await forecasts();
  await work();
  const after = await forecasts();
  return { right: after.right - before.right, wrong: after.wrong - before.wrong };
}
/** Until the next hold is decided on by a forecast: others have left the stock alone for a while. */
async function becomeSure(): Promise<void> {
  for (;;) if ((await during(() => hold())).right > 0) return;
}

test('who sells alone is always right', async () => {
  await hold();
  const told = await during(async () => {
    for (let round = 0; round < 5; round += 1) expect(tally(await many(40))).toEqual({ '201': 40 });
  });
  expect(told.wrong).toBe(0);
  expect(told.right).toBeGreaterThan(0);
  expect(await taken(world.db, sale)).toEqual({ orders: 201, tiers: 201, event: 201 });
});

describe('what has changed meanwhile counts', () => {
  const tier = () => world.db('tiers').where({ id: sale.tiers[0]!.id });
  const event = () => world.db('events').where({ id: sale.event.id });
  test.each<[string, () => Promise<unknown>, (answer: Answer) => unknown, unknown]>([
    ['the price', () => tier().update({ price: 4500 }), ({ body }) => body.total, 4500],
    ['the name', () => tier().update({ name: 'Quay' }), ({ body }) => (body.items as { name: string }[])[0]!.name, 'Quay'],
    ['tickets that are left', () => tier().update({ quantity: world.db.ref('held') }), ({ code }) => code, 'sold_out'],
    ['how many an order may have', () => tier().update({ minPerOrder: 2 }), ({ code }) => code, 'limit_exceeded'],
    ['when sales begin', () => tier().update({ salesStartAt: '2040-01-01T00:00:00Z' }), ({ code }) => code, 'sales_not_started'],
    ['whether it is on sale', () => event().update({ status: 'cancelled' }), ({ code }) => code, 'event_not_on_sale'],
    ['the capacity', () => event().update({ capacity: world.db.ref('held') }), ({ code }) => code, 'sold_out'],
    [
      'how long tickets are held',
      () => event().update({ holdMinutes: 60 }),
      ({ body }) => Math.round((Date.parse(String(body.expiresAt)) - Date.parse(String(body.createdAt))) / 60_000),
      60,
    ],
    [
      'another tier, after which it is sold',
      async () => {
        const later = await organizer.client.tiers.create(sale.event.id, { name: 'Early bird', price: 1000, quantity: 10 });
        await tier().update({ availableAfter: later.id });
      },
      ({ code }) => code,
      'sales_not_started',
    ],
  ])('%s', async (_what, change, tell, expected) => {
    await becomeSure();
    await change();
    expect(tell(await hold())).toEqual(expected);
    await tier().update({
      price: 3200,
      name: sale.tiers[0]!.name,
      quantity: 1000,
      minPerOrder: 1,
      salesStartAt: null,
      availableAfter: null,
    });
    await event().update({ status: 'published', capacity: null, holdMinutes: sale.event.holdMinutes });
  });

  test('tickets that somebody else holds: a wrong forecast costs a second try and nothing else', async () => {
    await becomeSure();
    const before = await taken(world.db, sale);
    await tier().increment('held', 7);
    await event().increment('held', 7).increment('sequence', 1);
    const told = await during(async () => expect((await hold()).status).toBe(201));
    expect(told).toEqual({ right: 0, wrong: 1 });
    // Not trusted again until what was left has been found.
    expect(await during(() => hold())).toEqual({ right: 0, wrong: 0 });
    await becomeSure();
    await tier().decrement('held', 7);
    await event().decrement('held', 7).increment('sequence', 1);
    expect((await taken(world.db, sale)).orders).toBeGreaterThan(before.orders);
  });
});

test('the last tickets go to as many as there are, and nobody is refused by a forecast', async () => {
  await world.db('tiers').where({ id: sale.tiers[0]!.id }).update({ quantity: 150 });
  await becomeSure();
  const left = 150 - (await taken(world.db, sale)).orders;
  const answers = [...(await many(left - 5)), ...(await many(40))];
  expect(tally(answers)).toEqual({ '201': left, '409 sold_out': 35 });
  expect(await taken(world.db, sale)).toEqual({ orders: 150, tiers: 150, event: 150 });
});

test('a network holds no more than it may, however its orders are spread over batches', async () => {
  await becomeSure();
  const from = (address: string) => (_: unknown) => crowd.call('POST', `${world.url}/v1/events/${sale.event.id}/orders`, { items: item() }, { address }); // prettier-ignore
  for (const [n, size] of [3, 4, 12].entries()) {
    const answers = await Promise.all(Array.from({ length: size }, from('203.0.113.9')));
    expect(held(answers)).toHaveLength([3, 2, 0][n]!);
    // Others are not refused with it.
    expect((await hold()).status).toBe(201);
  }
});

test('a key that was used before gives its order, whoever else is in the batch', async () => {
  await becomeSure();
  const post = async (name: string, quantity = 1) => {
    const sent = await fetch(`${world.url}/v1/events/${sale.event.id}/orders`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': `a key of a buyer ${name}`.replaceAll(' ', '-'),
        'X-Forwarded-For': '198.51.100.7',
      },
      body: JSON.stringify({ items: item(quantity) }),
    });
    const { id, code } = (await sent.json()) as { id?: string; code?: string };
    return { status: sent.status, id, code };
  };
  const first = await post('1');
  expect(first.status).toBe(201);
  const [again, twice, thrice, other, others] = await Promise.all([post('1'), post('2'), post('2'), post('1', 2), many(20)]);
  expect([again, twice]).toEqual([first, thrice]);
  expect(other).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
  expect(tally(others)).toEqual({ '201': 20 });
});

/** Locks the event's row as somebody does who is slow, and lets it go when told. */
async function lockEvent(change: (trx: Transaction) => Promise<unknown> = () => Promise.resolve()) {
  const trx = await world.db.transaction();
  await trx('events').where({ id: sale.event.id }).forUpdate();
  await change(trx);
  return () => trx.commit();
}
/** Until so many statements wait for a lock. */
const waiting = (count: number) =>
  eventually(
    async () =>
      (
        await world.db.raw<{ rows: unknown[] }>(
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
      ).rows.length,
    (found) => found === count,
    'statements that wait for a lock',
  );

test('an event whose rows somebody keeps locked keeps the buyers of no other event waiting', async () => {
  const locked = sale;
  sale = await createSale(organizer, [{ quantity: 1000, price: 3200 }]);
  const free = sale;
  const holdOf = ({ event, tiers }: Sale) => crowd.hold(world.url, event.id, [{ tierId: tiers[0]!.id, quantity: 1 }]);
  for (sale of [locked, free]) await becomeSure();
  sale = locked;
  const release = await lockEvent();
  let isServed = false;
  const stuck = holdOf(locked).finally(() => (isServed = true));
  await waiting(1);
  // All of them while the other one waits: how long that takes is nobody's business here.
  for (let n = 0; n < 20; n += 1) expect((await holdOf(free)).status).toBe(201);
  expect(isServed).toBe(false);
  await release();
  expect((await stuck).status).toBe(201);
});

test('who came first gets the last ticket, though their forecast was wrong', async () => {
  const { code } = await createPromoCode(organizer, sale.event, {});
  await becomeSure();
  await hold();
  const release = await lockEvent((trx) =>
    Promise.all([
      trx('events').where({ id: sale.event.id }).increment('sequence', 1),
      trx('tiers')
        .where({ id: sale.tiers[0]!.id })
        .update({ quantity: world.db.raw('held + 1') }),
    ]),
  );
  const first = hold();
  await waiting(1);
  // Decided on by what the database says from the beginning.
  const second = hold(1, { promoCode: code });
  // Long enough for it to be under way; the answers are the same if it is not.
  await sleep(50);
  await release();
  expect([await first, await second].map(summary)).toEqual(['201', '409 sold_out']);
});

test('a wish that is too dear takes nothing from those behind it', async () => {
  sale = await createSale(organizer, [{ quantity: 10, price: 100, payWhatYouWant: true, maxPerOrder: 10 }]);
  const dear = await crowd.hold(world.url, sale.event.id, [{ tierId: sale.tiers[0]!.id, quantity: 10, unitPrice: 50_000_000 } as Item]);
  expect(summary(dear)).toBe('409 limit_exceeded');
  expect((await hold(10)).status).toBe(201);
});

test('the last ticket is gone, and one whose hold ran out is there for who asks next', async () => {
  await world.db('tiers').where({ id: sale.tiers[0]!.id }).update({ quantity: 2 });
  await hold();
  await runOut(world.db, sale);
  expect([await hold(), await hold(), await hold()].map(summary)).toEqual(['201', '201', '409 sold_out']);
});
