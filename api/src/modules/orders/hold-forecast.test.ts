import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createForecasts } from './hold-forecast.js';
import type { HoldState } from './hold-state.js';
import type { HoldWish } from './hold-wish.js';

const now = new Date('2030-06-01T18:00:00Z');
/** An event with a tier as its locked rows say. */
const found = (id: string, held: number, more: object = {}): HoldState =>
  ({
    event: { id, status: 'published', held, sold: 0, sequence: held, terms: '(EUR)', maxTicketsPerBuyer: null, ...more },
    tiers: new Map([[`tier_${id}`, { id: `tier_${id}`, held, sold: 0, terms: '(3200)' }]]),
    counters: new Map(),
    codes: [],
    buyers: new Map(),
    now,
  }) as unknown as HoldState;
const states = (...all: HoldState[]): Map<string, HoldState> => new Map(all.map((state) => [state.event.id, state]));
const wish = (eventId: string, more: Partial<HoldWish> = {}): HoldWish =>
  ({ eventId, items: [], buyerUserId: null, networkHash: 'aa', ...more }) as HoldWish;
const heldIn = (foreseen: Map<string, HoldState> | undefined) => foreseen && [...foreseen.values()].map(({ event }) => event.held);

beforeEach(() => void jest.useFakeTimers({ now }));
afterEach(() => void jest.useRealTimers());

/** One that has seen a batch leave these. */
function after(...left: HoldState[]) {
  const forecasts = createForecasts();
  forecasts.found(states(...left));
  forecasts.left(states(...left));
  return forecasts;
}

describe('stock is foreseen', () => {
  test('as the last batch left it, at the time it is by then', () => {
    const forecasts = after(found('evt_1', 3));
    jest.advanceTimersByTime(700);
    const foreseen = forecasts.foresee([wish('evt_1')], 10);
    expect(heldIn(foreseen)).toEqual([3]);
    expect(foreseen?.get('evt_1')?.now.toISOString()).toBe('2030-06-01T18:00:00.700Z');
    expect(foreseen?.get('evt_1')?.counters.get('network aa')).toEqual({ used: 0, limit: 10 });
  });
  test('in objects of its own: what is decided on it is no forecast until somebody says so', () => {
    const forecasts = after(found('evt_1', 3));
    const first = forecasts.foresee([wish('evt_1')], 10)!.get('evt_1')!;
    first.event.held += 1;
    first.tiers.get('tier_evt_1')!.held += 1;
    const second = forecasts.foresee([wish('evt_1')], 10)!;
    expect([heldIn(second), second.get('evt_1')!.tiers.get('tier_evt_1')!.held]).toEqual([[3], 3]);
    forecasts.left(states(first));
    expect(heldIn(forecasts.foresee([wish('evt_1')], 10))).toEqual([4]);
  });
  test('of all events that are wanted, or not at all', () => {
    const forecasts = after(found('evt_1', 1), found('evt_2', 2));
    expect(heldIn(forecasts.foresee([wish('evt_2'), wish('evt_1'), wish('evt_2')], 10))).toEqual([2, 1]);
    expect(forecasts.foresee([wish('evt_1'), wish('evt_3')], 10)).toBeUndefined();
  });
});

describe('stock is looked at', () => {
  test('before anybody knows it, and when it was left a while ago', () => {
    expect(createForecasts().foresee([wish('evt_1')], 10)).toBeUndefined();
    const forecasts = after(found('evt_1', 3));
    jest.advanceTimersByTime(10_001);
    expect(forecasts.foresee([wish('evt_1')], 10)).toBeUndefined();
  });
  test.each([
    ['a promo code', { promoCode: 'HARBOUR20' }, {}],
    ['an access code', { accessCode: 'QUAYSIDE' }, {}],
    ['a buyer whose tickets are counted', { buyerUserId: 'usr_1' }, { maxTicketsPerBuyer: 4 }],
  ])('for %s', (_what, more, event) => {
    const forecasts = after(found('evt_1', 3, event));
    expect(forecasts.foresee([wish('evt_1')], 10)).toBeDefined();
    expect(forecasts.foresee([wish('evt_1', more)], 10)).toBeUndefined();
  });
  test('once a forecast was wrong, until what was left has been found again', () => {
    const forecasts = after(found('evt_1', 3));
    forecasts.missed(['evt_1']);
    expect(forecasts.foresee([wish('evt_1')], 10)).toBeUndefined();
    // Others have sold one meanwhile.
    forecasts.found(states(found('evt_1', 4)));
    forecasts.left(states(found('evt_1', 5)));
    expect(forecasts.foresee([wish('evt_1')], 10)).toBeUndefined();
    forecasts.found(states(found('evt_1', 5)));
    forecasts.left(states(found('evt_1', 6)));
    expect(heldIn(forecasts.foresee([wish('evt_1')], 10))).toEqual([6]);
  });
  test('when the newest thousand events have pushed it out', () => {
    const forecasts = after(found('evt_1', 3));
    for (let n = 0; n < 1000; n += 1) forecasts.left(states(found(`evt_more${n}`, 0)));
    expect(forecasts.foresee([wish('evt_1')], 10)).toBeUndefined();
    expect(forecasts.foresee([wish('evt_more0')], 10)).toBeDefined();
  });
});
