import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { examine } from '../src/doctor.js';
import { expireDueOrders } from '../src/modules/orders/service.js';
import { createOrganizer, createPromoCode, createSale, eventually, type Organizer, type Sale } from './factories.js';
import { type Answer, type Crowd, createCrowd, summary, tally } from './rush/crowd.js';
import { type ApiProcess, startApi } from './rush/processes.js';
import { runOut, taken } from './rush/stock.js';
import { startWorld, type World } from './world.js';

const token = 'a token for the metrics';
let world: World;
let organizer: Organizer;
let crowd: Crowd;
/** The API in a process of its own, on the same database. */
let other: ApiProcess;
beforeAll(async () => {
  // Nothing is swept: tests decide when a hold expires, and who ends it.
  world = await startWorld({ env: { WORKER: 'off', METRICS_TOKEN: token } });
  organizer = await createOrganizer(world);
  crowd = createCrowd();
  other = await startApi(world.databaseUrl, { env: { WORKER: 'off' } });
});
afterAll(async () => {
  crowd?.close();
  await other?.kill();
  await world.close();
});

const sale = (quantity: number, more: object = {}): Promise<Sale> => createSale(organizer, [{ price: 0, quantity, ...more }]);
const buy = ({ event, tiers }: Sale, at = world.url, quantity = 1): Promise<Answer> =>
  crowd.hold(at, event.id, [{ tierId: tiers[0]!.id, quantity }]);
/** Until somebody gets one. */
const served = async (of: Sale, at = world.url): Promise<Answer> =>
  eventually(() => buy(of, at), ({ status }) => status === 201, 'a ticket that is free again'); // prettier-ignore
async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${world.url}/metrics`, { headers: { Authorization: `Bearer ${token}` } })).text();
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
}
const fromMemory = (): Promise<number> => metric('echoplex_holds_refused_total');

test('who comes too late is refused without the database being asked', async () => {
  const full = await sale(1);
  expect(summary(await buy(full))).toBe('201');
  expect(summary(await buy(full))).toBe('409 sold_out');
  const asked = (): Promise<number> => metric('echoplex_hold_batch_size_sum');
  const before = [await fromMemory(), await asked()] as const;
  for (let n = 0; n < 20; n += 1) expect(summary(await buy(full))).toBe('409 sold_out');
  const [refused, looked] = [(await fromMemory()) - before[0], (await asked()) - before[1]];
  // Once a second somebody looks again.
  expect([refused + looked, refused > looked]).toEqual([20, true]);
});

describe('a ticket that is free again is sold at once', () => {
  const freed: [string, (order: Answer, full: Sale) => Promise<unknown>][] = [
    ['when an order is cancelled', (order) => crowd.act(world.url, order, 'cancel')],
    ['when a hold is swept', async (_order, full) => {
      await runOut(world.db, full);
      expect(await expireDueOrders(world.db)).toBe(1);
    }],
    ['when there are more of them', (_order, { tiers }) => organizer.client.tiers.update(tiers[0]!.id, { quantity: 3 })],
    ['when there is no end to them', (_order, { tiers }) => organizer.client.tiers.update(tiers[0]!.id, { quantity: null })],
  ]; // prettier-ignore
  test.each(freed)('%s, in every process', async (_name, free) => {
    const full = await sale(1);
    const order = await buy(full);
    for (const at of [world.url, other.url]) expect(tally([await buy(full, at), await buy(full, at)])).toEqual({ '409 sold_out': 2 });
    await free(order, full);
    const next = await served(full, other.url);
    await crowd.act(other.url, next, 'cancel');
    await served(full);
    expect(await examine(world.db)).toEqual([]);
  });

  test('when an order is cancelled, to the one who asks right after the answer', async () => {
    const full = await sale(1);
    let order = await buy(full);
    for (let round = 0; round < 30; round += 1) {
      expect(summary(await buy(full))).toBe('409 sold_out');
      await crowd.act(world.url, order, 'cancel');
      order = await buy(full);
      expect([round, summary(order)]).toEqual([round, '201']);
    }
  });
});

describe('holds that ran out and that nobody has swept', () => {
  test('are ended as soon as their event looks sold out, and the buyer who asks gets the ticket', async () => {
    const full = await sale(2);
    const first = await Promise.all([buy(full), buy(full)]);
    expect(summary(await buy(full))).toBe('409 sold_out');
    await runOut(world.db, full);
    // What is remembered is a second old at most; then the database is asked and ends them itself.
    const next = await served(full);
    expect(next.body.status).toBe('held');
    expect(await world.db('orders').whereIn('id', first.map(({ body }) => String(body.id))).pluck('status')).toEqual(['expired', 'expired']); // prettier-ignore
    expect(await taken(world.db, full)).toEqual({ orders: 1, tiers: 1, event: 1 });
    expect(await metric('echoplex_orders_expired_total')).toBeGreaterThanOrEqual(2);
    expect(await examine(world.db)).toEqual([]);
  });

  test('are there for many at once, each ticket for one of them', async () => {
    const full = await sale(5);
    await buy(full, world.url, 5);
    await runOut(world.db, full);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => buy(full, n % 2 ? world.url : other.url)));
    expect(tally(answers)).toEqual({ '201': 5, '409 sold_out': 15 });
    expect(await examine(world.db)).toEqual([]);
  });

  test('give what is left when too few of something are there', async () => {
    const full = await sale(3);
    await buy(full, world.url, 2);
    await runOut(world.db, full);
    expect(summary(await buy(full, world.url, 3))).toBe('201');
  });

  test('that cannot be ended cost nobody else their ticket, or two', async () => {
    const full = await createSale(organizer, [{ price: 0, quantity: 1 }, { price: 0, quantity: 50 }]); // prettier-ignore
    // Elsewhere, so that this process asks the database.
    await buy(full, other.url);
    await runOut(world.db, full);
    await world.db.raw(`create function refuse_expiry() returns trigger language plpgsql as $$ begin
      if new.status = 'expired' then raise exception 'no expiry today'; end if; return new; end $$`);
    await world.db.raw('create trigger refuse_expiry before update on orders for each row execute function refuse_expiry()');
    try {
      const open = { ...full, tiers: [full.tiers[1]!] };
      const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => buy(n % 4 ? open : full)));
      expect(tally(answers)).toEqual({ '201': 15, '409 sold_out': 5 });
      const held = await world.db('orders').where({ eventId: full.event.id, status: 'held' });
      expect(held).toHaveLength(16);
    } finally {
      await world.db.raw('drop trigger refuse_expiry on orders');
      await world.db.raw('drop function refuse_expiry');
    }
  });
});

test('codes, the organization itself and hidden tiers are left to the database', async () => {
  const full = await createSale(organizer, [{ price: 0, quantity: 1 }, { price: 0, quantity: 1, visibility: 'hidden' }]); // prettier-ignore
  const { code } = await createPromoCode(organizer, full.event);
  const access = await createPromoCode(organizer, full.event, { discountType: 'none', percentOff: null, tierIds: [full.tiers[1]!.id] });
  await buy(full);
  expect(summary(await buy(full))).toBe('409 sold_out');
  const before = await fromMemory();
  const item = (n: number) => ({ tierId: full.tiers[n]!.id, quantity: 1 });
  const ask = (items: object[], more: object = {}) => crowd.call('POST', `${world.url}/v1/events/${full.event.id}/orders`, { items, ...more });
  expect(summary(await ask([item(0)], { promoCode: code }))).toBe('409 sold_out');
  expect(summary(await ask([item(1)]))).toBe('409 access_code_required');
  await expect(organizer.client.orders.create(full.event.id, { items: [item(0)] })).rejects.toMatchObject({ code: 'sold_out' });
  expect(await fromMemory()).toBe(before);
  expect(summary(await ask([item(1)], { accessCode: access.code }))).toBe('201');
}); // prettier-ignore
