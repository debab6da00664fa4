import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventInput, TierInput } from '@echoplex/sdk';
import { examine } from '../../src/doctor.js';
import { createEvent, createOrganizer, createPromoCode, createSale, eventually, type Organizer, type Sale } from '../factories.js';
import { startWorld, type World } from '../world.js';
import { type Answer, type Crowd, createCrowd, held, summary, tally } from './crowd.js';
import { taken } from './stock.js';

let world: World;
let organizer: Organizer;
let crowd: Crowd;
beforeAll(async () => {
  // Nothing is swept: tests decide when a hold expires.
  world = await startWorld({ env: { WORKER: 'off' } });
  organizer = await createOrganizer(world);
  crowd = createCrowd();
});
afterAll(async () => {
  crowd?.close();
  await world.close();
});

const freeSale = (tier: Partial<TierInput> = {}, event: Partial<EventInput> = {}): Promise<Sale> =>
  createSale(organizer, [{ price: 0, quantity: 100, ...tier }], event);
const buy = ({ event, tiers }: Sale, quantity = 1, more: object = {}): Promise<Answer> =>
  crowd.hold(world.url, event.id, [{ tierId: tiers[0]!.id, quantity }], more);
const raw = ({ event }: Sale, body: string): Promise<Answer> => crowd.call('POST', `${world.url}/v1/events/${event.id}/orders`, body);
const act = (order: Answer, what: 'checkout' | 'cancel'): Promise<Answer> => crowd.act(world.url, order, what);
const name = (order: Answer): Promise<Answer> => crowd.name(world.url, order);
const runsOut = (order: Answer): Promise<unknown> =>
  world.db.raw('update orders set expires_at = clock_timestamp() where id = ?', [String(order.body.id)]);
const untouched = { orders: 0, tiers: 0, event: 0 };

describe('what nobody can want', () => {
  test('numbers that are none, or too large for any, are refused with where they are', async () => {
    const sale = await freeSale();
    const numbers = [
      '1e999',
      '9007199254740993',
      '4294967297',
      '-2147483649',
      '1.0000000000000002',
      '0.1e1000',
      '1e-7',
      '"1"',
      'true',
      '[1]',
      '{}',
    ];
    for (const quantity of numbers) {
      const answer = await raw(sale, `{"items":[{"tierId":"${sale.tiers[0]!.id}","quantity":${quantity}}]}`);
      expect([quantity, summary(answer)]).toEqual([quantity, '422 validation_failed']);
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/items/0/quantity' }] });
    }
    expect(await taken(world.db, sale)).toEqual(untouched);
  });

  test('numbers that JSON does not know, and lists that are none, are refused', async () => {
    const sale = await freeSale();
    const item = `{"tierId":"${sale.tiers[0]!.id}","quantity":1}`;
    for (const quantity of ['NaN', 'Infinity', '01', '+1', '0x1', '1_0']) {
      expect(summary(await raw(sale, `{"items":[{"tierId":"${sale.tiers[0]!.id}","quantity":${quantity}}]}`))).toBe('400 malformed_body');
    }
    for (const items of ['[]', 'null', item, `[${Array(21).fill(item).join()}]`, `[[${item}]]`, '[null]']) {
      expect([items, summary(await raw(sale, `{"items":${items}}`))]).toEqual([items, '422 validation_failed']);
    }
    expect(await taken(world.db, sale)).toEqual(untouched);
  });

  test('an order that costs more than a payment can be is refused, and as much as can be adds up', async () => {
    const sale = await freeSale({ price: 99_999_999, quantity: null, maxPerOrder: 100 }, { maxTicketsPerOrder: 100 });
    expect(summary(await buy(sale, 100))).toBe('409 limit_exceeded');
    expect((await buy(sale, 1)).body.total).toBe(99_999_999);
    expect(await taken(world.db, sale)).toEqual({ orders: 1, tiers: 1, event: 1 });
    expect(await examine(world.db)).toEqual([]);
  });
});

test('those who ask for what cannot be had do not spoil it for those who wait with them', async () => {
  const sale = await createSale(organizer, [{ quantity: 100 }, { visibility: 'hidden' }], { maxTicketsPerOrder: 12 });
  const [tier, hidden] = [sale.tiers[0]!, sale.tiers[1]!];
  const other = await freeSale();
  const draft = await createEvent(organizer);
  const usedUp = await createPromoCode(organizer, sale.event, { maxUses: 1 });
  expect(summary(await buy(sale, 1, { promoCode: usedUp.code }))).toBe('201');
  const one = { tierId: tier.id, quantity: 1 };
  const at = (event: string, items: object[], more: object = {}): Promise<Answer> =>
    crowd.call('POST', `${world.url}/v1/events/${event}/orders`, { items, ...more });
  const bad: [string, () => Promise<Answer>][] = [
    ['422 validation_failed', () => at(sale.event.id, [one, { tierId: other.tiers[0]!.id, quantity: 1 }])],
    ['422 validation_failed', () => at(sale.event.id, [one, one])],
    ['422 validation_failed', () => at(sale.event.id, [{ tierId: `tier_${'0'.repeat(26)}`, quantity: 1 }])],
    ['422 validation_failed', () => at(sale.event.id, [{ ...one, unitPrice: 1 }])],
    ['409 limit_exceeded', () => at(sale.event.id, [{ ...one, quantity: 11 }])],
    ['409 access_code_required', () => at(sale.event.id, [one, { tierId: hidden.id, quantity: 1 }])],
    ['409 promo_code_invalid', () => at(sale.event.id, [one], { promoCode: 'NO-SUCH-CODE' })],
    ['409 promo_code_invalid', () => at(sale.event.id, [one], { promoCode: usedUp.code })],
    ['404 not_found', () => at(draft.id, [one])],
    ['404 not_found', () => at(`evt_${'0'.repeat(26)}`, [one])],
  ];
  const asked = Array.from({ length: 10 }, () => bad).flat();
  const [refused, served] = await Promise.all([
    Promise.all(asked.map(([, ask]) => ask())),
    Promise.all(Array.from({ length: 99 }, () => buy(sale))),
  ]);
  expect(refused.map(summary)).toEqual(asked.map(([expected]) => expected));
  expect(tally(served)).toEqual({ '201': 99 });
  expect(await taken(world.db, sale)).toEqual({ orders: 100, tiers: 100, event: 100 });
  expect(await examine(world.db)).toEqual([]);
});

describe('the same twice at once', () => {
  const rounds = 10;

  test('checked out: one set of tickets, and both are told of it', async () => {
    const sale = await freeSale();
    for (let round = 0; round < rounds; round += 1) {
      const order = await buy(sale, 3);
      await name(order);
      const both = await Promise.all([act(order, 'checkout'), act(order, 'checkout')]);
      expect(both.map(({ status, body }) => [status, body.status])).toEqual([[200, 'confirmed'], [200, 'confirmed']]); // prettier-ignore
      expect(await world.db('tickets').where({ orderId: order.body.id }).pluck('status')).toEqual(['valid', 'valid', 'valid']);
    }
    expect(await examine(world.db)).toEqual([]);
  });

  test('cancelled: given back once', async () => {
    const sale = await freeSale();
    const kept = await buy(sale, 5);
    for (let round = 0; round < rounds; round += 1) {
      const order = await buy(sale, 3);
      const all = await Promise.all([act(order, 'cancel'), act(order, 'cancel'), act(order, 'cancel')]);
      expect(all.map(({ status, body }) => [status, body.status])).toEqual(Array(3).fill([200, 'cancelled']));
    }
    expect(kept.status).toBe(201);
    expect(await taken(world.db, sale)).toEqual({ orders: 5, tiers: 5, event: 5 });
    expect(await examine(world.db)).toEqual([]);
  });

  test('checked out and cancelled: it is one or the other', async () => {
    const sale = await freeSale();
    for (let round = 0; round < rounds; round += 1) {
      const order = await buy(sale, 2);
      await name(order);
      const [checkout, cancel] = await Promise.all([act(order, 'checkout'), act(order, 'cancel')]);
      // A free order may be cancelled after it was confirmed; a cancelled one cannot be confirmed.
      expect(summary(cancel)).toBe('200');
      expect(['200', '409 order_state_invalid']).toContain(summary(checkout));
      expect(await world.db('tickets').where({ orderId: order.body.id, status: 'valid' })).toEqual([]);
    }
    expect(await taken(world.db, sale)).toEqual(untouched);
    expect(await examine(world.db)).toEqual([]);
  });
});

describe('too late', () => {
  test('for an order that was cancelled', async () => {
    const sale = await freeSale();
    const order = await buy(sale);
    await act(order, 'cancel');
    expect(summary(await name(order))).toBe('409 order_state_invalid');
    expect(summary(await act(order, 'checkout'))).toBe('409 order_state_invalid');
    expect((await act(order, 'cancel')).body.status).toBe('cancelled');
    expect(await taken(world.db, sale)).toEqual(untouched);
  });

  test('for a hold that ran out, though nobody has swept it yet', async () => {
    const sale = await freeSale();
    const order = await buy(sale);
    expect(summary(await name(order))).toBe('200');
    await runsOut(order);
    expect(summary(await name(order))).toBe('409 order_expired');
    expect(summary(await act(order, 'checkout'))).toBe('409 order_expired');
    expect(await world.db('tickets').where({ orderId: order.body.id })).toEqual([]);
  });

  test('for a checkout in the moment in which the hold runs out: it is one or the other', async () => {
    const sale = await freeSale();
    for (let round = 0; round < 10; round += 1) {
      const order = await buy(sale, 2);
      await name(order);
      const [checkout] = await Promise.all([act(order, 'checkout'), runsOut(order)]);
      expect(['200', '409 order_expired']).toContain(summary(checkout));
      const tickets = await world.db('tickets').where({ orderId: order.body.id });
      expect(tickets).toHaveLength(checkout.status === 200 ? 2 : 0);
    }
    expect(await examine(world.db)).toEqual([]);
  });
});

test('a ticket that is given back can be had again by itself, whatever is remembered of being sold out', async () => {
  const sale = await freeSale({ quantity: 2 });
  const orders = [await buy(sale), await buy(sale)];
  expect(held(orders)).toHaveLength(2);
  for (let round = 0; round < 5; round += 1) {
    expect(tally([await buy(sale), await buy(sale)])).toEqual({ '409 sold_out': 2 });
    await act(orders[0]!, 'cancel');
    // What a process remembers may be a moment old; until it knows better it says the same as before.
    orders[0] = await eventually(() => buy(sale), ({ code }) => code !== 'sold_out', 'the ticket that was given back'); // prettier-ignore
    expect(summary(orders[0])).toBe('201');
  }
  expect(await examine(world.db)).toEqual([]);
});
