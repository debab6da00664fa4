import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { availableOf, eventSalesState, tierSalesState } from './sales-state.js';

const now = new Date('2026-12-12T12:00:00Z');
const before = new Date('2026-12-12T11:00:00Z');
const after = new Date('2026-12-12T13:00:00Z');
const event = { status: 'published' as const, endsAt: new Date('2026-12-13T00:00:00Z'), capacity: null as number | null, held: 0, sold: 0 };
const tier = {
  id: 'tier_1',
  quantity: 10 as number | null,
  held: 0,
  sold: 0,
  salesStartAt: null as Date | null,
  salesEndAt: null as Date | null,
  availableAfter: null as string | null,
  visibility: 'public' as 'public' | 'hidden',
};
const soldOut = { ...tier, sold: 10 };

describe('a tier', () => {
  test.each([
    ['is on sale', event, tier, 'on_sale'],
    ['is sold out by its own quantity', event, { ...tier, held: 4, sold: 6 }, 'sold_out'],
    ['is sold out by the capacity', { ...event, capacity: 5, sold: 5 }, tier, 'sold_out'],
    ['is upcoming', event, { ...tier, salesStartAt: after }, 'upcoming'],
    ['is upcoming as long as the event is a draft', { ...event, status: 'draft' as const }, tier, 'upcoming'],
    ['has ended', event, { ...tier, salesEndAt: before }, 'ended'],
    ['has ended with the event, even sold out', { ...event, endsAt: now }, soldOut, 'ended'],
    ['is cancelled with the event', { ...event, status: 'cancelled' as const }, tier, 'cancelled'],
  ])('%s', (_name, of, only, expected) => {
    expect(tierSalesState(of, only, [only], now)).toBe(expected);
  });

  const next = { ...tier, id: 'tier_2', availableAfter: 'tier_1' };
  test.each([
    ['waits for the tier before it', tier, event, 'upcoming'],
    ['waits while that one has not begun', { ...tier, salesStartAt: after }, event, 'upcoming'],
    ['is sold when that one is sold out', soldOut, event, 'on_sale'],
    ['is sold when the sale of that one has ended', { ...tier, salesEndAt: before }, event, 'on_sale'],
    ['is sold when that one is hidden and sold out', { ...soldOut, visibility: 'hidden' as const }, event, 'on_sale'],
    ['is sold out, not upcoming, when the event is full', tier, { ...event, capacity: 5, sold: 5 }, 'sold_out'],
    ['is sold when that one was deleted', { ...tier, id: 'tier_9' }, event, 'on_sale'],
  ])('%s', (_name, previous, of, expected) => {
    expect(tierSalesState(of, next, [previous, next], now)).toBe(expected);
  });
});

describe('an event', () => {
  const upcoming = { ...tier, salesStartAt: after };
  const ended = { ...tier, salesEndAt: before };
  const hidden = { ...tier, visibility: 'hidden' as const };
  test.each([
    ['is what its best tier is', [ended, soldOut, tier], 'on_sale'],
    ['has more to come', [soldOut, upcoming], 'upcoming'],
    ['is sold out', [ended, soldOut], 'sold_out'],
    ['is sold out in public, whatever hidden tiers have left', [soldOut, hidden], 'sold_out'],
    ['has ended', [ended, ended], 'ended'],
    ['without tiers is upcoming', [], 'upcoming'],
  ])('%s', (_name, tiers, expected) => {
    expect(eventSalesState(event, tiers, now)).toBe(expected);
  });
});

test('what is available is the smaller of what tier and event have left, never negative, null when nothing limits it', () => {
  expect(availableOf({ ...event, capacity: 7, sold: 3 }, { ...tier, sold: 2 })).toBe(4);
  expect(availableOf({ ...event, capacity: 1, sold: 3 }, tier)).toBe(0);
  expect(availableOf(event, { ...tier, quantity: null })).toBeNull();
});

describe('over time', () => {
  const instant = fc.integer({ min: 0, max: 1000 }).map((minutes) => new Date(now.getTime() + minutes * 60_000));
  const anyTier = fc.record({
    quantity: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
    held: fc.integer({ min: 0, max: 10 }),
    sold: fc.integer({ min: 0, max: 10 }),
    salesStartAt: fc.option(instant, { nil: null }),
    salesEndAt: fc.option(instant, { nil: null }),
  });
  const rank = { upcoming: 0, on_sale: 1, sold_out: 1, ended: 2, cancelled: 3 };

  test('a tier only ever goes from upcoming over its sale to ended while nothing is sold', () => {
    fc.assert(
      fc.property(anyTier, instant, instant, instant, (facts, endsAt, one, two) => {
        const own = { ...tier, ...facts };
        const [first, second] = one <= two ? [one, two] : [two, one];
        const at = (time: Date) => rank[tierSalesState({ ...event, endsAt }, own, [own], time)];
        expect(at(first)).toBeLessThanOrEqual(at(second));
      }),
    );
  });

  test('of a chain of tiers without windows exactly one is on sale until the last is sold out', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.boolean()), { minLength: 1, maxLength: 6 }), (chain) => {
        // Chains sell in order: nothing of a tier is sold before the one before it is gone.
        let open = true;
        const tiers = chain.map(([quantity, gone], index) => {
          const sold = open ? (gone ? quantity : quantity - 1) : 0;
          open &&= gone;
          return { ...tier, id: `tier_${index}`, quantity, sold, availableAfter: index === 0 ? null : `tier_${index - 1}` };
        });
        const states = tiers.map((own) => tierSalesState(event, own, tiers, now));
        expect(states.filter((state) => state === 'on_sale')).toHaveLength(open ? 0 : 1);
        expect(eventSalesState(event, tiers, now)).toBe(open ? 'sold_out' : 'on_sale');
      }),
    );
  });
});
