import { currencyDecimals as sdkDecimals } from '@echoplex/sdk';
import { expect, test } from '@jest/globals';
import { amountStep, currencyDecimals } from './currency.js';
import { formatAmount } from './format.js';

test('the minor unit is that of ISO 4217, here and in every program that uses the SDK', () => {
  const all = Intl.supportedValuesOf('currency');
  expect(all.map((code) => [code, sdkDecimals(code)])).toEqual(all.map((code) => [code, currencyDecimals(code)]));
  expect(['EUR', 'JPY', 'KWD', 'ISK', 'HUF', 'RSD', 'CLF'].map(currencyDecimals)).toEqual([2, 0, 3, 0, 2, 2, 4]);
});

test('amounts are written with all of their decimals, however they are usually written', () => {
  expect(['EUR', 'HUF', 'JPY', 'KWD'].map((code) => formatAmount(123450, code).replace('\u00a0', ' '))).toEqual([
    '€1,234.50',
    'HUF 1,234.50',
    '¥123,450',
    'KWD 123.450',
  ]);
});

test('what is charged goes in steps that providers take', () => {
  expect(['EUR', 'JPY', 'KWD', 'MGA'].map(amountStep)).toEqual([1, 1, 10, 100]);
});
