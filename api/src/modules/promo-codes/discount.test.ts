import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amountStep, currencyDecimals } from '../../money/currency.js';
import { type Discount, discountLines, type Line } from './discount.js';

const none: Discount = { discountType: 'none', percentOff: null, amountOff: null, amountOffPer: 'order', tierIds: [] };
const percent = (percentOff: number, tierIds: string[] = []): Discount => ({ ...none, discountType: 'percent', percentOff, tierIds });
const fixed = (amountOff: number, amountOffPer: 'order' | 'ticket' = 'order', tierIds: string[] = []): Discount => ({
  ...none,
  discountType: 'fixed',
  amountOff,
  amountOffPer,
  tierIds,
});

describe('what a code takes off', () => {
  test.each<[string, [quantity: number, unitPrice: number][], Discount, number[]]>([
    ['20 % of each line', [[2, 3200], [1, 5900]], percent(20), [1280, 1180]], // prettier-ignore
    ['everything', [[3, 999]], percent(100), [2997]],
    ['a third of a cent rounds off each ticket', [[3, 1]], percent(33), [0]],
    ['half a cent goes to the buyer', [[1, 5]], percent(10), [1]],
    ['only of its tiers', [[2, 1000], [2, 1000]], percent(50, ['1']), [0, 1000]], // prettier-ignore
    ['an amount off the order', [[2, 1000], [1, 3000]], fixed(1000), [400, 600]], // prettier-ignore
    ['an amount that does not divide', [[1, 100], [1, 100], [1, 100]], fixed(100), [34, 33, 33]], // prettier-ignore
    ['no more than the order', [[1, 500], [1, 300]], fixed(5000), [500, 300]], // prettier-ignore
    ['an amount off each ticket', [[3, 1000], [1, 200]], fixed(500, 'ticket'), [1500, 200]], // prettier-ignore
    ['nothing of free tickets', [[2, 0]], fixed(500), [0]],
    ['nothing, when it only opens tiers', [[2, 1000]], none, [0]],
  ])('%s', (_name, lines, discount, expected) => {
    const order = lines.map(([quantity, unitPrice], index): Line => ({ tierId: String(index), quantity, unitPrice }));
    expect(discountLines(order, discount, 1)).toEqual(expected);
  });
});

describe('whatever the order, the code and the currency', () => {
  const currency = fc.constantFrom(...Intl.supportedValuesOf('currency'));
  const anyCase = currency.chain((code) => {
    const step = amountStep(code);
    const price = fc.integer({ min: 0, max: 200_000 }).map((units) => units * step);
    const line = fc.record({ tierId: fc.constantFrom('a', 'b', 'c', 'd'), quantity: fc.integer({ min: 1, max: 20 }), unitPrice: price });
    const discount: fc.Arbitrary<Discount> = fc.record({
      discountType: fc.constantFrom('percent' as const, 'fixed' as const, 'none' as const),
      percentOff: fc.integer({ min: 1, max: 100 }),
      amountOff: fc.integer({ min: 1, max: 3_000_000 }),
      amountOffPer: fc.constantFrom('order' as const, 'ticket' as const),
      tierIds: fc.subarray(['a', 'b', 'c', 'd']),
    });
    return fc.record({
      step: fc.constant(step),
      lines: fc.uniqueArray(line, { minLength: 1, maxLength: 4, selector: (l) => l.tierId }),
      discount,
    });
  });
  const cost = ({ quantity, unitPrice }: Line): number => quantity * unitPrice;
  const sum = (amounts: number[]): number => amounts.reduce((all, amount) => all + amount, 0);

  test('nothing becomes negative, and every amount can be charged in the currency', () => {
    fc.assert(
      fc.property(anyCase, ({ step, lines, discount }) => {
        discountLines(lines, discount, step).forEach((off, index) => {
          expect(off).toBeGreaterThanOrEqual(0);
          expect(off).toBeLessThanOrEqual(cost(lines[index] as Line));
          expect(off % step).toBe(0);
        });
      }),
    );
  });

  test('only the tiers a code is for get cheaper', () => {
    fc.assert(
      fc.property(anyCase, ({ step, lines, discount }) => {
        discountLines(lines, discount, step).forEach((off, index) => {
          if (discount.tierIds.length > 0 && !discount.tierIds.includes(lines[index]!.tierId)) expect(off).toBe(0);
        });
      }),
    );
  });

  test('the parts of an amount off the order add up to it, as far as the lines reach', () => {
    fc.assert(
      fc.property(anyCase, ({ step, lines, discount }) => {
        const off = sum(discountLines(lines, { ...discount, discountType: 'fixed', amountOffPer: 'order', tierIds: [] }, step));
        expect(off).toBe(Math.min(sum(lines.map(cost)), Math.floor((discount.amountOff ?? 0) / step) * step));
      }),
    );
  });

  test('two orders of one ticket cost what one order of two costs, for percent and per ticket', () => {
    fc.assert(
      fc.property(anyCase, ({ step, lines, discount }) => {
        const each = { ...discount, amountOffPer: 'ticket' as const };
        const [line] = lines as [Line];
        const one = sum(discountLines([{ ...line, quantity: 1 }], each, step));
        expect(sum(discountLines([{ ...line, quantity: 2 }], each, step))).toBe(2 * one);
      }),
    );
  });
});

test.each([
  ['EUR', 2, 1],
  ['JPY', 0, 1],
  ['KWD', 3, 10],
])('%s has %i decimals and is charged in steps of %i', (code, decimals, step) => {
  expect([currencyDecimals(code), amountStep(code)]).toEqual([decimals, step]);
});
