import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Order } from '@echoplex/sdk';
import { examine, mend } from '../src/doctor.js';
import { buyer, createOrganizer, createPromoCode, createSale, holdTickets, type Organizer, type Sale } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  // The sweep is off: only what is tested here expires orders.
  world = await startWorld({ env: { WORKER: 'off' } });
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

const publicUrl = 'http://tickets.example.com';
const fix = () => mend(world.db, publicUrl);
const nothing = { expired: 0, recounted: [], relisted: [], failed: [] };
const brokenChecks = async (): Promise<string[]> => (await examine(world.db)).map(({ check }) => check);
const set = (table: string, id: string, change: object) => world.db(table).where({ id }).update(change);
const get = async (table: string, id: string): Promise<Record<string, unknown>> =>
  (await world.db(table).where({ id }).first()) as Record<string, unknown>;
const runOut = (id: string) => set('orders', id, { expiresAt: new Date(Date.now() - 60_000) });
const factsOf = (eventId: string, type: string) => world.db('domain_events').where({ eventId, type });

async function buyFree(sale: Sale): Promise<Order> {
  const { id, secret } = await holdTickets(world, sale);
  await world.visitor.orders.update(id, { buyer }, { credential: secret });
  return world.visitor.orders.checkout(id, { credential: secret });
}

describe('what follows from other rows is mended', () => {
  test('counters of tiers, events and codes, both ways, and pages are told', async () => {
    const sale = await createSale(organizer, [{}, {}]);
    const { event } = sale;
    const [first, second] = sale.tiers.map(({ id }) => id) as [string, string];
    const code = await createPromoCode(organizer, event);
    await world.visitor.orders.create(event.id, { items: [{ tierId: first, quantity: 2 }], promoCode: code.code });
    const free = await createPromoCode(organizer, event);
    await set('tiers', first, { held: 0 });
    await set('tiers', second, { held: 9 });
    await set('promo_codes', code.id, { uses: 0 });
    await set('promo_codes', free.id, { uses: 4 });
    await set('events', event.id, { held: 7 });
    const before = await get('events', event.id);
    const facts = (await factsOf(event.id, 'event.updated')).length;

    const mended = await fix();
    const of = { event: event.id };
    expect(mended).toEqual({ ...nothing, recounted: expect.any(Array) as unknown });
    const expected = [
      { ...of, kind: 'tier', id: first, counter: 'held', from: 0, to: 2 },
      { ...of, kind: 'tier', id: second, counter: 'held', from: 9, to: 0 },
      { ...of, kind: 'event', id: event.id, counter: 'held', from: 7, to: 2 },
      { ...of, kind: 'code', id: code.id, counter: 'uses', from: 0, to: 1 },
      { ...of, kind: 'code', id: free.id, counter: 'uses', from: 4, to: 0 },
    ];
    expect(mended.recounted).toHaveLength(expected.length);
    expect(mended.recounted).toEqual(expect.arrayContaining(expected));
    expect(await brokenChecks()).toEqual([]);
    const after = await get('events', event.id);
    expect(Number(after.sequence)).toBeGreaterThan(Number(before.sequence));
    expect(await factsOf(event.id, 'event.updated')).toHaveLength(facts + 1);
    expect((await world.visitor.availability.get(event.id)).tiers.map(({ available }) => available)).toEqual([98, 100]);

    expect(await fix()).toEqual(nothing);
    expect(await get('events', event.id)).toEqual(after);
  });

  test('a hold whose time is over expires as the sweep would do it, even where too little is counted', async () => {
    const sale = await createSale(organizer);
    const [late, young] = [await holdTickets(world, sale, 2), await holdTickets(world, sale)];
    await runOut(late.id);
    await set('tiers', sale.tiers[0]!.id, { held: 1 });
    expect(await brokenChecks()).toEqual(['tier-held', 'event-held', 'hold-overdue']);
    expect(await fix()).toMatchObject({ expired: 1, recounted: [{ kind: 'tier', from: 1, to: 3 }], failed: [] });
    expect(await brokenChecks()).toEqual([]);
    expect((await get('tiers', sale.tiers[0]!.id)).held).toBe(1);
    expect((await get('orders', late.id)).status).toBe('expired');
    expect((await get('orders', young.id)).status).toBe('held');
    expect(await factsOf(sale.event.id, 'order.expired')).toHaveLength(1);
  });

  test('listings', async () => {
    const { event } = await createSale(organizer);
    await world.db('event_listings').where({ eventId: event.id }).delete();
    expect(await fix()).toEqual({ ...nothing, relisted: [event.id] });
    expect(await brokenChecks()).toEqual([]);
  });
});

describe('what nothing proves is left alone', () => {
  test('sold counters, tickets, money and prices are reported, not changed', async () => {
    const sale = await createSale(organizer, [{ price: 0 }]);
    const { id, tickets } = await buyFree(sale);
    const tier = sale.tiers[0]!.id;
    await set('tiers', tier, { sold: 5 });
    await world.db('tickets').where({ id: tickets[0]!.id }).delete();
    const rows = async () => [
      await get('tiers', tier),
      await get('events', sale.event.id),
      await get('orders', id),
      await world.db('payments'),
    ];
    const before = await rows();
    const broken = ['tier-sold', 'event-sold', 'order-tickets'];
    expect(await brokenChecks()).toEqual(broken);
    expect(await fix()).toEqual(nothing);
    expect(await brokenChecks()).toEqual(broken);
    expect(await rows()).toEqual(before);
    const {
      checkedInAt: _none,
      attendee: _ana,
      answers: _answers,
      ...ticket
    } = { ...tickets[0]!, tierId: tier } as Record<string, unknown>;
    await world.db('tickets').insert({ id: ticket.id, code: ticket.code, tierId: tier, orderId: id, eventId: sale.event.id });
    await set('tiers', tier, { sold: 1 });
    expect(await brokenChecks()).toEqual([]);
  });

  test('the stock of an event with an order that does not say what it holds; other events are mended', async () => {
    const [lost, other] = [await createSale(organizer), await createSale(organizer)];
    const { id } = await holdTickets(world, lost, 2);
    const items = (await world.db('order_items').where({ orderId: id })) as object[];
    await world.db('order_items').where({ orderId: id }).delete();
    await set('tiers', other.tiers[0]!.id, { held: 4 });
    const { recounted, failed } = await fix();
    expect(recounted).toEqual([{ kind: 'tier', id: other.tiers[0]!.id, event: other.event.id, counter: 'held', from: 4, to: 0 }]);
    expect(failed).toEqual([{ event: lost.event.id, reason: expect.stringContaining(id) as unknown }]);
    expect((await get('tiers', lost.tiers[0]!.id)).held).toBe(2);
    expect(await brokenChecks()).toEqual(['tier-held', 'order-items']);
    await world.db('order_items').insert(items);
    expect(await brokenChecks()).toEqual([]);
  });

  test('an event where more is held than there is, until its orders end', async () => {
    const sale = await createSale(organizer, [{ quantity: 5 }]);
    const tier = sale.tiers[0]!.id;
    const order = await holdTickets(world, sale, 5);
    // As if somebody had lowered the quantity and the counter by hand.
    await world.db('tiers').where({ id: tier }).update({ held: 1, quantity: 3 });
    const { failed } = await fix();
    expect(failed).toEqual([{ event: sale.event.id, reason: expect.stringContaining('tiers_stock_within_quantity') as unknown }]);
    await set('tiers', tier, { quantity: 5 });
    expect(await fix()).toMatchObject({ recounted: [{ id: tier, from: 1, to: 5 }], failed: [] });
    await world.visitor.orders.cancel(order.id, { credential: order.secret });
    expect(await brokenChecks()).toEqual([]);
  });
});

test('mending again and again while tickets are sold changes nothing that is right', async () => {
  const sale = await createSale(organizer, [{ quantity: 1000, price: 0 }, { quantity: 1000, price: 0 }]); // prettier-ignore
  const code = await createPromoCode(organizer, sale.event);
  const [first, second] = sale.tiers.map(({ id }) => id) as [string, string];
  let open = true;
  const deeds = { bought: 0, cancelled: 0, expired: 0 };
  const customers = Array.from({ length: 6 }, async (_, index) => {
    for (let round = index; open; round += 1) {
      const items = [first, second].map((tierId) => ({ tierId, quantity: 1 + (round % 2) }));
      const { id, secret } = await world.visitor.orders.create(sale.event.id, { items, promoCode: code.code });
      const credential = { credential: secret as string };
      if (round % 3 === 0) {
        await world.visitor.orders.cancel(id, credential);
        deeds.cancelled += 1;
      } else if (round % 3 === 1) {
        await world.visitor.orders.update(id, { buyer }, credential);
        await world.visitor.orders.checkout(id, credential);
        deeds.bought += 1;
      } else {
        await runOut(id);
        deeds.expired += 1;
      }
    }
  });
  // Somebody keeps writing nonsense into the counters.
  const spoil = async (): Promise<void> => {
    await world.db('tiers').where({ id: first }).increment('held', 3);
    await world.db('events').where({ id: sale.event.id }).increment('held', 2);
    await world.db('promo_codes').where({ id: code.id }).increment('uses', 5);
  };
  const rounds: Awaited<ReturnType<typeof mend>>[] = [];
  for (let round = 0; round < 12; round += 1) {
    await spoil();
    rounds.push(...(await Promise.all([fix(), fix()])));
  }
  open = false;
  await Promise.all(customers);
  rounds.push(await fix());
  expect(rounds.flatMap(({ failed }) => failed)).toEqual([]);
  expect(rounds.filter(({ recounted }) => recounted.length > 0).length).toBeGreaterThanOrEqual(12);
  expect(Object.values(deeds).every((count) => count > 0)).toBe(true);
  expect(rounds.reduce((sum, { expired }) => sum + expired, 0)).toBe(deeds.expired);
  expect(await examine(world.db)).toEqual([]);
  const left = await get('tiers', first);
  expect({ held: left.held, sold: Number(left.sold) > 0 }).toEqual({ held: 0, sold: true });
});
