import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { HoldState } from './hold-state.js';
import type { Wish } from './hold-wish.js';
import { createSoldOutMemory, type SoldOutMemory } from './sold-out.js';

type Tier = HoldState['tiers'] extends Map<string, infer Row> ? Row : never;
const now = new Date('2026-12-12T12:00:00Z');
const tier = (id: string, changes: Partial<Tier> = {}): Tier => ({
  id,
  name: `Tier ${id}`,
  price: 1000,
  quantity: 2,
  held: 0,
  sold: 0,
  minPerOrder: 1,
  maxPerOrder: 10,
  salesStartAt: null,
  salesEndAt: null,
  availableAfter: null,
  payWhatYouWant: false,
  visibility: 'public',
  terms: '()',
  ...changes,
});
const gone = { held: 1, sold: 1 };
function stateOf(tiers: Tier[], changes: Partial<HoldState['event']> = {}): HoldState {
  const event: HoldState['event'] = {
    id: 'evt',
    organizationId: 'org',
    status: 'published',
    endsAt: new Date('2026-12-13T00:00:00Z'),
    capacity: null,
    held: tiers.reduce((sum, { held }) => sum + held, 0),
    sold: tiers.reduce((sum, { sold }) => sum + sold, 0),
    maxTicketsPerOrder: 10,
    maxTicketsPerBuyer: null,
    currency: 'EUR',
    holdMinutes: 10,
    embedOrigins: [],
    sequence: 0,
    terms: '()',
    ...changes,
  };
  return { event, tiers: new Map(tiers.map((entry) => [entry.id, entry])), counters: new Map(), codes: [], buyers: new Map(), now };
}
const wish = (items: Record<string, number>, changes: Partial<Wish> = {}): Wish => ({
  eventId: 'evt',
  items: Object.entries(items).map(([tierId, quantity]) => ({ tierId, quantity })),
  locale: 'en',
  buyerUserId: null,
  isInsider: false,
  seesDrafts: false,
  origin: undefined,
  repeat: null,
  networkHash: null,
  ...changes,
});

let clock: number;
let memory: SoldOutMemory;
beforeEach(() => {
  clock = 5000;
  jest.spyOn(performance, 'now').mockImplementation(() => clock);
  memory = createSoldOutMemory();
});
afterEach(() => void jest.restoreAllMocks());
const codeOf = (asked: Wish) => memory.refusal(asked)?.code;

describe('refuses without the database', () => {
  test('a tier that is gone, as the database would: with where and how many are left', () => {
    memory.learn('evt', stateOf([tier('a', gone), tier('b')]), clock);
    expect(memory.refusal(wish({ b: 1, a: 1 }))).toMatchObject({
      code: 'sold_out',
      message: 'Tier a is sold out.',
      errors: [{ pointer: '/items/1/quantity', code: 'sold_out', available: 0 }],
    });
    expect(codeOf(wish({ b: 1 }))).toBeUndefined();
  });
  test('every tier of an event that is full', () => {
    memory.learn('evt', stateOf([tier('a', { sold: 1 }), tier('b')], { capacity: 1 }), clock);
    expect([codeOf(wish({ a: 1 })), codeOf(wish({ b: 1 }))]).toEqual(['sold_out', 'sold_out']);
  });
  test('nothing of an event that it knows nothing of, or where something of everything is left', () => {
    expect(codeOf(wish({ a: 1 }))).toBeUndefined();
    memory.learn('evt', stateOf([tier('a', { sold: 1 }), tier('b', { quantity: null, sold: 99 })], { capacity: 101 }), clock);
    expect(codeOf(wish({ a: 2 }))).toBeUndefined();
  });
  test('everybody for their own wish', () => {
    memory.learn('evt', stateOf([tier('a', gone), tier('b', gone), tier('c')]), clock);
    const told = ['a', 'b', 'a'].map((id) => memory.refusal(wish({ c: 1, [id]: 1 }))?.message);
    expect(told).toEqual(['Tier a is sold out.', 'Tier b is sold out.', 'Tier a is sold out.']);
    expect(memory.refusal(wish({ a: 1, b: 1 }))?.errors).toHaveLength(2);
    expect(codeOf(wish({ c: 1 }))).toBeUndefined();
  });
});

describe('leaves to the database', () => {
  test.each<[string, Partial<Wish>]>([
    ['a promo code', { promoCode: 'HARBOUR' }],
    ['an access code', { accessCode: 'BACKSTAGE' }],
    ['one of the organization', { isInsider: true }],
    ['who may see drafts', { seesDrafts: true }],
  ])('%s', (_name, changes) => {
    memory.learn('evt', stateOf([tier('a', gone)]), clock);
    expect(codeOf(wish({ a: 1 }))).toBe('sold_out');
    expect(codeOf(wish({ a: 1 }, changes))).toBeUndefined();
  });
  test('a hidden tier, of which nothing is told', () => {
    memory.learn('evt', stateOf([tier('a', { ...gone, visibility: 'hidden' }), tier('b', gone)]), clock);
    expect([codeOf(wish({ a: 1 })), codeOf(wish({ a: 1, b: 1 })), codeOf(wish({ b: 1 }))]).toEqual([undefined, undefined, 'sold_out']);
  });
  test('a website that may not sell, whatever another one was told', () => {
    memory.learn('evt', stateOf([tier('a', gone)], { embedOrigins: ['https://venue.example.com'] }), clock);
    expect(codeOf(wish({ a: 1 }, { origin: 'https://venue.example.com' }))).toBe('sold_out');
    expect(codeOf(wish({ a: 1 }, { origin: 'https://elsewhere.example.com' }))).toBeUndefined();
  });
  test('what is refused for another reason first', () => {
    memory.learn('evt', stateOf([tier('a', gone), tier('b', { salesEndAt: now })]), clock);
    expect([codeOf(wish({ b: 1, a: 1 })), codeOf(wish({ x: 1, a: 1 }))]).toEqual([undefined, undefined]);
    memory.learn('evt', stateOf([tier('a', gone)], { status: 'cancelled' }), clock);
    expect(codeOf(wish({ a: 1 }))).toBeUndefined();
  });
});

describe('forgets', () => {
  test('what may be free again, and what the next transaction found free', () => {
    memory.learn('evt', stateOf([tier('a', gone)]), clock);
    memory.learn('other', stateOf([tier('a', gone)]), clock);
    memory.forget('evt');
    expect([codeOf(wish({ a: 1 })), codeOf(wish({ a: 1 }, { eventId: 'other' }))]).toEqual([undefined, 'sold_out']);
    memory.learn('other', stateOf([tier('a', { held: 1 })]), clock);
    expect(codeOf(wish({ a: 1 }, { eventId: 'other' }))).toBeUndefined();
  });
  test('and does not learn what a transaction had seen that began before', () => {
    const since = clock;
    clock += 10;
    memory.forget('evt');
    memory.learn('evt', stateOf([tier('a', gone)]), since);
    expect(codeOf(wish({ a: 1 }))).toBeUndefined();
    clock += 10;
    memory.learn('evt', stateOf([tier('a', gone)]), clock);
    expect(codeOf(wish({ a: 1 }))).toBe('sold_out');
  });
  test('after a second, whatever was asked meanwhile', () => {
    memory.learn('evt', stateOf([tier('a', gone)]), clock);
    for (clock = 5000; clock <= 6000; clock += 100) expect(codeOf(wish({ a: 1 }))).toBe('sold_out');
    clock = 6001;
    expect(codeOf(wish({ a: 1 }))).toBeUndefined();
    clock = 5500;
    expect(codeOf(wish({ a: 1 }))).toBeUndefined();
  });
  test('the event that it has known longest when there are too many', () => {
    for (let n = 0; n <= 1000; n += 1) memory.learn(`evt ${n}`, stateOf([tier('a', gone)]), clock);
    expect([0, 1, 1000].map((n) => codeOf(wish({ a: 1 }, { eventId: `evt ${n}` })))).toEqual([undefined, 'sold_out', 'sold_out']);
  });
  test('nothing of what people want when they all want something else', () => {
    memory.learn('evt', stateOf([tier('a', gone), tier('b')]), clock);
    for (let n = 1; n <= 300; n += 1) expect(codeOf(wish({ a: 1, b: n }))).toBe('sold_out');
    expect(codeOf(wish({ a: 1, b: 250 }))).toBe('sold_out');
  });
});
