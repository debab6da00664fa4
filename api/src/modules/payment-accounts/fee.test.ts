import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applicationFee } from './fee.js';

describe('the platform’s fee', () => {
  test.each([
    [3200, 0, 0],
    [3200, 2.5, 80],
    [3200, 100, 3200],
    // Half a cent up, less than that down.
    [150, 3, 5],
    [149, 3, 4],
    [1, 50, 1],
    [1, 49.99, 0],
    [0, 10, 0],
    // Where binary fractions would be a hair too small.
    [50, 29, 15],
    [5000, 0.29, 15],
    [99_999_999, 0.01, 10_000],
  ])('of %i at %d %% is %i', (amount, percent, fee) => {
    expect(applicationFee(amount, percent)).toBe(fee);
  });

  test('is charged in steps where the currency is', () => {
    expect([applicationFee(1230, 5, 10), applicationFee(1300, 5, 10), applicationFee(10, 49.99, 10)]).toEqual([60, 70, 0]);
  });

  test('is a whole number within half a step of the exact one, and never above the amount', () => {
    const hundredths = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(fc.nat({ max: 9_999_999 }), hundredths, fc.constantFrom(1, 10), (steps, percent, step) => {
        const amount = steps * step;
        const fee = applicationFee(amount, percent / 100, step);
        const off = Math.abs(fee * 10_000 - amount * percent);
        return Number.isInteger(fee) && fee % step === 0 && fee >= 0 && fee <= amount && off <= 5000 * step;
      }),
    );
  });
});
