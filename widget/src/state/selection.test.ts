import { describe, expect, test } from '@jest/globals';
import { makeAvailability, makeEvent, makeTier } from '../../test/stub/data.js';
import { chosenItems, clampQuantity, countChosen, fitQuantities, offerState, tierViews, totalChosen, withQuantity } from './selection.js';

const tier = makeTier(1);
const offerOf = (changes: Partial<typeof tier>, { quantities = {} as Record<string, number>, event = makeEvent() } = {}) => {
  const tiers = [{ ...tier, ...changes }, makeTier(2, { price: 1850 })];
  return { event, tiers, availability: makeAvailability(tiers), quantities };
};

test.each([
  { name: 'as wished', tier: {}, wish: 3, gives: 3 },
  { name: 'not more than an order may hold of it', tier: { maxPerOrder: 4 }, wish: 9, gives: 4 },
  { name: 'not more than there are', tier: { available: 2 }, wish: 3, gives: 2 },
  { name: 'unlimited stock', tier: { available: null, quantity: null }, wish: 9, gives: 9 },
  { name: 'nothing below the least', tier: { minPerOrder: 2 }, wish: 1, gives: 0 },
  { name: 'nothing when the least cannot be had', tier: { minPerOrder: 4, available: 3 }, wish: 4, gives: 0 },
  { name: 'nothing before the sale', tier: { salesState: 'upcoming' as const }, wish: 1, gives: 0 },
  { name: 'nothing of what is sold out', tier: { salesState: 'sold_out' as const, available: 0 }, wish: 1, gives: 0 },
])('clamps: $name', ({ tier: changes, wish, gives }) => {
  expect(clampQuantity(offerOf(changes), tier.id, wish)).toBe(gives);
});

test('an order holds no more tickets than the event allows, over all tiers', () => {
  const offer = offerOf({}, { event: makeEvent({ maxTicketsPerOrder: 5 }), quantities: { [makeTier(2).id]: 3 } });
  expect(clampQuantity(offer, tier.id, 4)).toBe(2);
});

test('nor more than one buyer may have, whichever is less', () => {
  const most = (maxTicketsPerBuyer: number): number =>
    clampQuantity(offerOf({}, { event: makeEvent({ maxTicketsPerOrder: 5, maxTicketsPerBuyer }) }), tier.id, 9);
  expect([most(3), most(8)]).toEqual([3, 5]);
});

test('a tier that does not exist cannot be chosen', () => {
  expect(withQuantity(offerOf({}), 'tier_unknown', 2)).toEqual({});
});

describe('steps', () => {
  test('the first step is the least, and back from it is none', () => {
    expect(tierViews(offerOf({ minPerOrder: 3 }))[0]).toMatchObject({ quantity: 0, more: 3, less: null });
    expect(tierViews(offerOf({ minPerOrder: 3 }, { quantities: { [tier.id]: 3 } }))[0]).toMatchObject({ more: 4, less: 0 });
  });

  test('there is no step beyond the limit', () => {
    expect(tierViews(offerOf({ available: 2 }, { quantities: { [tier.id]: 2 } }))[0]).toMatchObject({ more: null, less: 1 });
  });

  test.each([
    [5, 40, true],
    [6, 40, false],
    [20, 400, true],
    [21, 400, false],
    [0, 40, false],
  ])('%i of %i is low: %s', (available, quantity, low) => {
    expect(tierViews(offerOf({ available, quantity }))[0]?.low).toBe(low);
  });
});

test('sums, counts and the request agree', () => {
  const offer = offerOf({}, { quantities: { [makeTier(2).id]: 1, [tier.id]: 2 } });
  expect(countChosen(offer.quantities)).toBe(3);
  expect(totalChosen(offer)).toBe(2 * 3200 + 1850);
  expect(chosenItems(offer)).toEqual([
    { tierId: tier.id, quantity: 2 },
    { tierId: makeTier(2).id, quantity: 1 },
  ]);
});

test('fitting says what was lowered', () => {
  const { quantities, reduced } = fitQuantities(offerOf({ available: 1 }, { quantities: { [tier.id]: 3 } }));
  expect(quantities).toEqual({ [tier.id]: 1 });
  expect(reduced).toEqual([{ tierId: tier.id, name: 'Tier 1', available: 1 }]);
});

test.each([
  [['sold_out', 'sold_out'], 'sold_out'],
  [['sold_out', 'upcoming'], 'upcoming'],
  [['ended', 'on_sale'], 'on_sale'],
  [['ended', 'ended'], 'ended'],
] as const)('tiers %j make the offer %s', (states, whole) => {
  const tiers = states.map((salesState, index) => makeTier(index + 1, { salesState }));
  expect(offerState({ event: makeEvent(), tiers, availability: makeAvailability(tiers), quantities: {} })).toBe(whole);
});

test('a cancelled event offers nothing, whatever its tiers say', () => {
  expect(offerState({ ...offerOf({}), availability: makeAvailability([tier], { salesState: 'cancelled' }) })).toBe('cancelled');
});
