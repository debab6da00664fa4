import { currencyDecimals } from '@echoplex/sdk';
import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../errors.js';
import { parseMoney, readPrice, requireCurrency, toDecimal } from './money.js';

describe('parseMoney', () => {
  it.each([
    ['25.00', 'EUR', 2500],
    ['25', 'EUR', 2500],
    ['25.5', 'EUR', 2550],
    ['0.07', 'EUR', 7],
    ['0', 'EUR', 0],
    ['0.00', 'EUR', 0],
    ['free', 'EUR', 0],
    ['FREE', 'EUR', 0],
    [' 32 ', 'EUR', 3200],
    // through a float this one is 1998.9999999999998
    ['19.99', 'EUR', 1999],
    ['1.005', 'KWD', 1005],
    ['1.5', 'KWD', 1500],
    ['99999.999', 'BHD', 99_999_999],
    ['2500', 'JPY', 2500],
    ['free', 'JPY', 0],
    ['999999.99', 'EUR', 99_999_999],
    ['000000000025.10', 'EUR', 2510],
  ])('%s %s is %d', (text, currency, minor) => {
    expect(parseMoney(text, currency, '--price')).toBe(minor);
  });

  it.each([
    ['', 'EUR', 'is no price'],
    ['-5', 'EUR', 'is no price'],
    ['25,00', 'EUR', 'is no price'],
    ['1,250.00', 'EUR', 'is no price'],
    ['€25', 'EUR', 'is no price'],
    ['2e3', 'EUR', 'is no price'],
    ['.5', 'EUR', 'is no price'],
    ['25.', 'EUR', 'is no price'],
    ['25.001', 'EUR', 'EUR has 2 decimals'],
    ['25.0', 'JPY', 'JPY has no decimals'],
    ['1.0005', 'KWD', 'KWD has 3 decimals'],
    ['100000.000', 'KWD', 'is more than a ticket may cost (99999.999 KWD)'],
    ['100000000', 'JPY', 'is more than a ticket may cost (99999999 JPY)'],
    ['1000000.00', 'EUR', 'is more than a ticket may cost (999999.99 EUR)'],
    ['99999999999999999999', 'JPY', 'is more than a ticket may cost'],
  ])('refuses "%s" %s', (text, currency, said) => {
    expect(() => parseMoney(text, currency, '--price')).toThrow(UsageError);
    expect(() => parseMoney(text, currency, '--price')).toThrow(said);
  });
});

it.each([
  ['25,00', '25.00'],
  ['25,5', '25.5'],
  ['€25', '25'],
  ['25 EUR', '25'],
  ['1,250.00', '1250.00'],
  ['1.250,00', '1250.00'],
])('offers for "%s" what was meant: %s', (text, meant) => {
  expect(() => readPrice(text, '--price')).toThrow(expect.objectContaining({ hint: `Did you mean --price ${meant}?` }));
});

it.each([
  ['1,250', 'JPY', 'Did you mean --price 1250?'],
  ['¥2500', 'JPY', 'Did you mean --price 2500?'],
  ['25,00', 'JPY', 'Write it like this: --price 2500   (0 is free)'],
  ['1,5', 'KWD', 'Did you mean --price 1.5?'],
  ['1,250.750', 'KWD', 'Did you mean --price 1250.750?'],
  // A quarter of a dinar more than one, or more than a thousand?
  ['1,250', 'KWD', 'Write it like this: --price 25.000   (0 is free)'],
])('offers for "%s" %s: %s', (text, currency, hint) => {
  expect(() => parseMoney(text, currency, '--price')).toThrow(expect.objectContaining({ hint }));
});

it.each(['-25,00', '1,250', 'cheap', '1.2.3', ''])('offers nothing for "%s"', (text) => {
  expect(() => readPrice(text, '--price')).toThrow(expect.objectContaining({ hint: expect.stringContaining('Write it like this') }));
});

it('knows currencies in any case', () => {
  expect(requireCurrency('eur', '--currency')).toBe('EUR');
  expect(() => requireCurrency('EURO', '--currency')).toThrow('--currency "EURO" is no currency.');
});

it.each([
  [2500, 'EUR', '25.00'],
  [7, 'EUR', '0.07'],
  [0, 'EUR', '0.00'],
  [-7, 'EUR', '-0.07'],
  [2500, 'JPY', '2500'],
  [5, 'KWD', '0.005'],
  [-1250, 'KWD', '-1.250'],
  [-250, 'JPY', '-250'],
  [Number.MAX_SAFE_INTEGER, 'EUR', '90071992547409.91'],
])('toDecimal: %d %s is %s', (minor, currency, text) => {
  expect(toDecimal(minor, currency)).toBe(text);
});

it('knows the decimals of currencies, and reads what it writes', () => {
  expect(['EUR', 'JPY', 'KWD', 'ISK', 'CLF'].map(currencyDecimals)).toEqual([2, 0, 3, 0, 4]);
  for (const currency of Intl.supportedValuesOf('currency'))
    for (const minor of [0, 1, 10, 999, 1000, 123_456, 99_999_999])
      expect([currency, parseMoney(toDecimal(minor, currency), currency, '--price')]).toEqual([currency, minor]);
});
