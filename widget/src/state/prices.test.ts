import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeCode, makeEvent, makeTier } from '../../test/stub/data.js';
import { codeFields } from './codes.js';
import { chargeStep, discountsOf } from './discounts.js';
import { amountFault, hasAmountFaults, priced, ticketPrice, unitPriceOf } from './prices.js';
import { chosenItems } from './selection.js';

const event = makeEvent();
const stalls = makeTier(1, { price: 3200 });
const open = makeTier(2, { price: 500, payWhatYouWant: true, suggestedPrice: 1500 });
const tiers = [stalls, open];
const offer = { event, tiers, availability: null, quantities: { [stalls.id]: 2, [open.id]: 1 }, amounts: {}, promo: null };

test('what is proposed counts until an amount is written', () => {
  expect(unitPriceOf(open)).toBe(1500);
  expect(unitPriceOf(open, { [open.id]: { text: '7', value: 700 } })).toBe(700);
  expect(unitPriceOf(makeTier(3, { price: 500, payWhatYouWant: true }))).toBe(500);
  expect(priced(offer)).toMatchObject({ subtotal: 7900, discount: 0, total: 7900 });
});

test('the amount goes with the tiers whose price is chosen, and with no other', () => {
  expect(chosenItems(offer)).toEqual([
    { tierId: stalls.id, quantity: 2 },
    { tierId: open.id, quantity: 1, unitPrice: 1500 },
  ]);
});

test.each([
  [{ text: '4.99', value: 499 }, 'low'],
  [{ text: '5', value: 500 }, null],
  [{ text: 'x', value: null }, 'unreadable'],
  [{ text: '1000000', value: 100_000_000 }, 'high'],
])('an amount of %j: %s', (draft, fault) => {
  const amounts = { [open.id]: draft };
  expect(amountFault(open, amounts)).toBe(fault);
  expect(hasAmountFaults({ ...offer, amounts })).toBe(fault !== null);
  expect(hasAmountFaults({ ...offer, amounts, quantities: {} })).toBe(false);
});

test('one ticket’s price is shown lowered where that can be said', () => {
  const shown = (changes: Parameters<typeof makeCode>[0]): number => ticketPrice(stalls, { event, amounts: {}, promo: makeCode(changes) });
  expect(shown({})).toBe(2560);
  expect(shown({ discountType: 'fixed', percentOff: null, amountOff: 500, amountOffPer: 'ticket' })).toBe(2700);
  expect(shown({ discountType: 'fixed', percentOff: null, amountOff: 500, amountOffPer: 'order' })).toBe(3200);
  expect(shown({ tierIds: [open.id] })).toBe(3200);
});

test('a code for none of the chosen tiers stays behind', () => {
  const promo = makeCode({ tierIds: [open.id] });
  const access = makeCode({ code: 'CREW', discountType: 'none', tierIds: [stalls.id] });
  expect(codeFields({ promo, access, quantities: { [open.id]: 1 } })).toEqual({ promoCode: 'HARBOUR20' });
  expect(codeFields({ promo, access, quantities: { [stalls.id]: 1 } })).toEqual({ accessCode: 'CREW' });
});

test('currencies of three decimals are charged in steps of ten', () => {
  expect([chargeStep('EUR'), chargeStep('JPY'), chargeStep('KWD')]).toEqual([1, 1, 10]);
});

test('a discount is never negative, never more than its line, and an amount off the order is taken off to the cent', () => {
  const line = fc.record({
    tierId: fc.constantFrom('a', 'b', 'c'),
    quantity: fc.integer({ min: 1, max: 10 }),
    unitPrice: fc.integer({ min: 0, max: 500_000 }),
  });
  const code = fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((percentOff) => makeCode({ percentOff })),
    fc
      .record({ amountOff: fc.integer({ min: 1, max: 900_000 }), amountOffPer: fc.constantFrom('order' as const, 'ticket' as const) })
      .map((amount) => makeCode({ discountType: 'fixed', percentOff: null, ...amount })),
  );
  const forTiers = fc.subarray(['a', 'b', 'c']);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), code, forTiers, (lines, plain, tierIds) => {
      const discounts = discountsOf({ ...plain, tierIds }, lines, 1);
      const counted = lines.filter(({ tierId }) => tierIds.length === 0 || tierIds.includes(tierId));
      discounts.forEach((discount, index) => {
        const each = lines[index]!;
        expect(discount).toBeGreaterThanOrEqual(0);
        expect(discount).toBeLessThanOrEqual(counted.includes(each) ? each.quantity * each.unitPrice : 0);
        expect(Number.isInteger(discount)).toBe(true);
      });
      if (plain.amountOff === null || plain.amountOffPer === 'ticket') return;
      const cost = counted.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
      expect(discounts.reduce((sum, discount) => sum + discount, 0)).toBe(Math.min(cost, plain.amountOff));
    }),
  );
});
