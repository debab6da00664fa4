import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chargeStep, discountsOf } from '../../widget/src/state/discounts.js';
import { discountLines } from '../src/modules/promo-codes/service.js';
import { amountStep } from '../src/money/currency.js';

const tierIds = ['tier_a', 'tier_b', 'tier_c', 'tier_d'];
const lines = fc.array(
  fc.record({
    tierId: fc.constantFrom(...tierIds),
    quantity: fc.integer({ min: 1, max: 100 }),
    unitPrice: fc.integer({ min: 0, max: 99_999_999 }),
  }),
  { maxLength: 8 },
);
const nothing = { percentOff: null, amountOff: null, amountOffPer: 'order' as const };
const discount = fc.oneof(
  fc.integer({ min: 1, max: 100 }).map((percentOff) => ({ ...nothing, discountType: 'percent' as const, percentOff })),
  fc
    .record({ amountOff: fc.integer({ min: 1, max: 99_999_999 }), amountOffPer: fc.constantFrom('order' as const, 'ticket' as const) })
    .map((fixed) => ({ ...nothing, discountType: 'fixed' as const, ...fixed })),
  fc.constant({ ...nothing, discountType: 'none' as const }),
);

test('the price that the widget shows before a hold is the one that the API computes', () => {
  fc.assert(
    fc.property(lines, discount, fc.subarray(tierIds), fc.constantFrom('EUR', 'JPY', 'KWD'), (items, kind, forTiers, currency) => {
      const code = { ...kind, tierIds: forTiers };
      expect(discountsOf(code, items, chargeStep(currency))).toEqual(discountLines(items, code, amountStep(currency)));
    }),
    { numRuns: 2000 },
  );
});
