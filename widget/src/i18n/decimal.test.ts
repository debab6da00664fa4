import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimalSigns, readAmount, readDecimal, toMinor, writeAmount } from './decimal.js';
import { createFormat } from './format.js';

test.each([
  ['en', '12.50', '12.50'],
  ['en', '12,5', '12.5'],
  ['en', '1,250', '1250'],
  ['en', '1,250.75', '1250.75'],
  ['en', '$ 7', '7'],
  ['en', '.5', '0.5'],
  ['de', '12,50', '12.50'],
  ['de', '12.50', '12.50'],
  ['de', '1.250', '1250'],
  ['de', '1.250,75 €', '1250.75'],
  ['fr', '1 250,75', '1250.75'],
  ['fr', '1\u202f250', '1250'],
  ['de-CH', "1'250.75", '1250.75'],
  ['es', '-3', '-3'],
  ['en', '1,2,3', null],
  ['en', '12..5', null],
  ['en', '1.2.3', null],
  ['en', 'ten', null],
  ['en', '', null],
  ['en', '1e3', null],
  ['en', '12 or 15', null],
])('in %s %j is %s', (tag, text, plain) => {
  expect(readDecimal(text, decimalSigns(tag))).toBe(plain);
});

test.each([
  ['12.5', 2, 1250],
  ['12.500', 2, 1250],
  ['12.505', 2, null],
  ['500', 0, 500],
  ['500.5', 0, null],
  ['1.5', 3, 1500],
  ['-1', 2, null],
  ['99999999999999999999', 2, null],
])('%s with %i decimals is %s', (plain, decimals, minor) => {
  expect(toMinor(plain, decimals)).toBe(minor);
});

test('an amount is read as its own language groups amounts, not other numbers', () => {
  expect(readAmount(createFormat('de-AT'), '¥ 1.000', 'JPY')).toBe(1000);
  expect(readAmount(createFormat('de-AT'), '1.000,50', 'EUR')).toBe(100_050);
});

test('every amount is read back as it was written, in every language and currency', () => {
  const tags = fc.constantFrom('en', 'en-GB', 'de', 'de-CH', 'de-AT', 'fr', 'fr-CA', 'es', 'es-MX');
  const currencies = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CHF', 'DKK');
  fc.assert(
    fc.property(tags, currencies, fc.integer({ min: 0, max: 99_999_999 }), (tag, currency, amount) => {
      const format = createFormat(tag);
      expect(readAmount(format, writeAmount(format, amount, currency), currency)).toBe(amount);
      expect(readAmount(format, format.money(amount, currency), currency)).toBe(amount);
    }),
  );
});
