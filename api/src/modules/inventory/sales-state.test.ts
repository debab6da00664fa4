import { describe, expect, test } from '@jest/globals';
import { availableOf, eventSalesState, tierSalesState } from './sales-state.js';

const now = new Date('2026-12-12T12:00:00Z');
const before = new Date('2026-12-12T11:00:00Z');
const after = new Date('2026-12-12T13:00:00Z');
const event = { status: 'published' as const, endsAt: new Date('2026-12-13T00:00:00Z'), capacity: null as number | null, held: 0, sold: 0 };
const tier = { quantity: 10 as number | null, held: 0, sold: 0, salesStartAt: null as Date | null, salesEndAt: null as Date | null };

describe('a tier', () => {
  test.each([
    ['is on sale', event, tier, 'on_sale'],
    ['is sold out by its own quantity', event, { ...tier, held: 4, sold: 6 }, 'sold_out'],
    ['is sold out by the capacity', { ...event, capacity: 5, sold: 5 }, tier, 'sold_out'],
    ['is upcoming', event, { ...tier, salesStartAt: after }, 'upcoming'],
    ['is upcoming as long as the event is a draft', { ...event, status: 'draft' as const }, tier, 'upcoming'],
    ['has ended', event, { ...tier, salesEndAt: before }, 'ended'],
    ['has ended with the event, even sold out', { ...event, endsAt: now }, { ...tier, sold: 10 }, 'ended'],
    ['is cancelled with the event', { ...event, status: 'cancelled' as const }, tier, 'cancelled'],
  ])('%s', (_name, of, only, expected) => {
    expect(tierSalesState(of, only, now)).toBe(expected);
  });
});

describe('an event', () => {
  const soldOut = { ...tier, sold: 10 };
  const upcoming = { ...tier, salesStartAt: after };
  const ended = { ...tier, salesEndAt: before };
  test.each([
    ['is what its best tier is', [ended, soldOut, tier], 'on_sale'],
    ['has more to come', [soldOut, upcoming], 'upcoming'],
    ['is sold out', [ended, soldOut], 'sold_out'],
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
