import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decideHold, type EventStock, type TierStock } from './decide.js';

const now = new Date('2026-12-12T12:00:00Z');
const event = (changes: Partial<EventStock> = {}): EventStock => ({
  status: 'published',
  endsAt: new Date('2026-12-13T00:00:00Z'),
  capacity: null,
  held: 0,
  sold: 0,
  maxTicketsPerOrder: 10,
  currency: 'EUR',
  ...changes,
});
const tier = (id: string, changes: Partial<TierStock> = {}): TierStock => ({
  id,
  name: `Tier ${id}`,
  price: 1000,
  quantity: 10,
  held: 0,
  sold: 0,
  minPerOrder: 1,
  maxPerOrder: 10,
  salesStartAt: null,
  salesEndAt: null,
  availableAfter: null,
  payWhatYouWant: false,
  ...changes,
});
const decide = (of: EventStock, tiers: TierStock[], items: Record<string, number>) =>
  decideHold(
    of,
    new Map(tiers.map((entry) => [entry.id, entry])),
    Object.entries(items).map(([tierId, quantity]) => ({ tierId, quantity })),
    now,
  );
const code = (decision: ReturnType<typeof decide>): string => ('refused' in decision ? decision.refused.code : 'held');

describe('a hold', () => {
  test.each([
    ['of what is there', event(), tier('a'), 3, 'held'],
    ['of the last ones', event(), tier('a', { held: 4, sold: 3 }), 3, 'held'],
    ['of one too many', event(), tier('a', { held: 4, sold: 3 }), 4, 'insufficient_quantity'],
    ['of nothing left', event(), tier('a', { held: 4, sold: 6 }), 1, 'sold_out'],
    ['over the capacity', event({ capacity: 5, sold: 3 }), tier('a'), 3, 'insufficient_quantity'],
    ['of an unlimited tier', event(), tier('a', { quantity: null, sold: 9999 }), 10, 'held'],
    ['below the minimum', event(), tier('a', { minPerOrder: 2 }), 1, 'limit_exceeded'],
    ['above the maximum', event(), tier('a', { maxPerOrder: 2 }), 3, 'limit_exceeded'],
    ['above the event’s limit', event({ maxTicketsPerOrder: 2 }), tier('a'), 3, 'limit_exceeded'],
    ['a second too early', event(), tier('a', { salesStartAt: new Date(now.getTime() + 1) }), 1, 'sales_not_started'],
    ['in the first moment', event(), tier('a', { salesStartAt: now }), 1, 'held'],
    ['in the last moment', event(), tier('a', { salesEndAt: new Date(now.getTime() + 1) }), 1, 'held'],
    ['when sales end', event(), tier('a', { salesEndAt: now }), 1, 'sales_ended'],
    ['after the event', event({ endsAt: now }), tier('a'), 1, 'sales_ended'],
    ['of a draft', event({ status: 'draft' }), tier('a'), 1, 'event_not_on_sale'],
    ['of a cancelled event', event({ status: 'cancelled' }), tier('a'), 1, 'event_not_on_sale'],
  ])('%s', (_name, of, only, quantity, expected) => {
    expect(code(decide(of, [only], { a: quantity }))).toBe(expected);
  });

  test.each([
    ['a buyer’s own price', 'EUR', 1234, 'held'],
    ['one below what it costs', 'EUR', 999, 'validation_failed'],
    ['one that no card is charged with', 'KWD', 1234, 'validation_failed'],
    ['one of whole steps', 'KWD', 1230, 'held'],
  ])('at %s', (_name, currency, unitPrice, expected) => {
    const own = tier('a', { price: 1000, payWhatYouWant: true });
    expect(code(decideHold(event({ currency }), new Map([['a', own]]), [{ tierId: 'a', quantity: 1, unitPrice }], now))).toBe(expected);
  });

  test('tells every item that cannot be had, and what is left of it', () => {
    const decision = decide(event(), [tier('a', { sold: 10 }), tier('b', { sold: 8 }), tier('c')], { a: 1, b: 3, c: 1, d: 1 });
    if (!('refused' in decision)) throw new Error('it should be refused');
    expect(decision.refused.errors.map(({ pointer, code: fault, available }) => [pointer, fault, available])).toEqual([
      ['/items/0/quantity', 'sold_out', 0],
      ['/items/1/quantity', 'insufficient_quantity', 2],
      ['/items/3/tierId', 'unknown_tier', undefined],
    ]);
  });
});

describe('whatever is asked for in whatever order', () => {
  const stock = fc.record({ quantity: fc.option(fc.integer({ min: 1, max: 30 })), held: fc.nat(10), sold: fc.nat(10) });
  const wishes = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 }), { maxLength: 30 });

  test('nothing is held beyond a tier’s quantity or the event’s capacity, and an order is held whole or not at all', () => {
    fc.assert(
      fc.property(
        fc.array(stock, { minLength: 3, maxLength: 3 }),
        fc.option(fc.integer({ min: 1, max: 60 })),
        wishes,
        (stocks, capacity, orders) => {
          const tiers = stocks.map(({ quantity, held, sold }, index) =>
            tier(String(index), { quantity: quantity === null ? null : Math.max(quantity, held + sold), held, sold, maxPerOrder: 12 }),
          );
          const total = () => tiers.reduce((sum, { held, sold }) => sum + held + sold, 0);
          const limit = capacity === null ? null : Math.max(capacity, total());
          const before = total();
          let taken = 0;
          for (const quantities of orders) {
            const items = Object.fromEntries(quantities.flatMap((quantity, index) => (quantity > 0 ? [[String(index), quantity]] : [])));
            if (Object.keys(items).length === 0) continue;
            const held = tiers.reduce((sum, entry) => sum + entry.held, 0);
            const sold = tiers.reduce((sum, entry) => sum + entry.sold, 0);
            const decision = decide(event({ capacity: limit, held, sold, maxTicketsPerOrder: 36 }), tiers, items);
            if ('refused' in decision) continue;
            expect(decision.held.map(({ tierId, quantity }) => [tierId, quantity])).toEqual(Object.entries(items));
            for (const entry of tiers) entry.held += items[entry.id] ?? 0;
            taken += Object.values(items).reduce((sum, quantity) => sum + quantity, 0);
          }
          for (const entry of tiers) expect(entry.quantity === null || entry.held + entry.sold <= entry.quantity).toBe(true);
          expect(limit === null || total() <= limit).toBe(true);
          expect(total() - before).toBe(taken);
        },
      ),
    );
  });
});
