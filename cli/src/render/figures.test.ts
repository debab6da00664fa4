import { expect, it } from '@jest/globals';
import { bar, condense, meter, sparkline } from './bars.js';
import { formatDay, formatShort, formatWhen, timeHeader } from './dates.js';
import { formatMoney, formatPrice } from './money.js';

it.each([
  [1423000, 'EUR', '€14,230.00'],
  [7, 'USD', '$0.07'],
  [250000, 'JPY', '¥250,000'],
  [-2500, 'JPY', '-¥2,500'],
  [1005, 'KWD', 'KWD 1.005'],
  [-1_234_500, 'KWD', '-KWD 1,234.500'],
  [1200, 'CHF', 'CHF 12.00'],
  [Number.MAX_SAFE_INTEGER, 'EUR', '€90,071,992,547,409.91'],
])('%d %s is %s', (minor, currency, text) => {
  expect(formatMoney(minor, currency)).toBe(text);
});

it('calls a price of nothing free', () => {
  expect([formatPrice(0, 'EUR'), formatPrice(1, 'EUR')]).toEqual(['free', '€0.01']);
});

it("shows times on the event's clocks", () => {
  const now = Date.parse('2026-11-20T00:00:00Z');
  expect(formatWhen('2026-12-12T19:00:00Z', 'Europe/Copenhagen', now)).toBe('Sat 12 Dec, 20:00');
  expect(formatWhen('2026-12-12T23:00:00Z', 'Europe/Copenhagen', now)).toBe('Sun 13 Dec, 00:00');
  expect(formatDay('2027-09-01T10:00:00Z', 'UTC', now)).toBe('Wed 1 Sep 2027');
  // The year of the event's clocks counts.
  expect(formatDay('2026-12-31T23:30:00Z', 'UTC', now)).toBe('Thu 31 Dec');
  expect(formatShort('2026-12-31T23:30:00Z', 'Europe/Copenhagen', now)).toBe('1 Jan 2027, 00:30');
  expect(formatDay('2027-12-01T10:00:00Z', 'UTC', now)).toBe('Wed 1 Dec 2027');
});

it.each([
  ['Europe/Copenhagen', 'Europe/Copenhagen', 'When'],
  ['Asia/Kolkata', 'Asia/Calcutta', 'When'],
  ['America/New_York', 'Europe/Copenhagen', 'When (New York)'],
  ['UTC', 'Europe/Copenhagen', 'When (UTC)'],
])('a column of times in %s, read in %s, is called %s', (timezone, local, called) => {
  expect(timeHeader('When', timezone, local)).toBe(called);
});

it.each([
  [0, 10, 4, ''],
  [10, 10, 4, '████'],
  [5, 10, 4, '██'],
  [9, 16, 2, '█▏'],
  [1, 16, 2, '▏'],
  [15, 16, 2, '█▉'],
  // whatever is not zero shows, and nothing is longer than its place
  [1, 100_000, 4, '▏'],
  [20, 10, 4, '████'],
  [3, 0, 4, ''],
])('bar(%d of %d in %d columns) is "%s"', (value, scale, width, drawn) => {
  expect(bar(value, scale, width)).toBe(drawn);
});

it.each([
  [412, 500, '▇▇▇▇▇▇▇▁'],
  [22, 80, '▇▇▁▁▁▁▁▁'],
  [60, 60, '▇▇▇▇▇▇▇▇'],
  [499, 500, '▇▇▇▇▇▇▇▁'],
  [1, 5000, '▇▁▁▁▁▁▁▁'],
  [0, 80, '▁▁▁▁▁▁▁▁'],
  [0, 0, '▁▁▁▁▁▁▁▁'],
])('meter(%d of %d) is %s', (value, of, drawn) => {
  expect(meter(value, of)).toBe(drawn);
});

it('draws a sparkline from its highest value', () => {
  expect(sparkline([0, 1, 4, 50, 100])).toBe('▁▂▂▅█');
  expect(sparkline([0, 0])).toBe('▁▁');
  expect(sparkline([])).toBe('');
});

it('adds neighbours together until a series fits, the newest ones whole', () => {
  expect(condense([1, 2, 3, 4, 5], 5)).toEqual({ values: [1, 2, 3, 4, 5], step: 1 });
  expect(condense([1, 2, 3, 4, 5], 3)).toEqual({ values: [1, 5, 9], step: 2 });
  expect(condense([], 3)).toEqual({ values: [], step: 1 });
});
