import { describe, expect, test } from '@jest/globals';
import { escapeHtml, formatEventTime, formatMoney } from './format.js';
import { fill, wordsFor } from './words.js';

describe('money', () => {
  test.each([
    [3200, 'EUR', 'en', '€32.00'],
    [3200, 'JPY', 'en', '¥3,200'],
    [3200, 'KWD', 'en', 'KWD 3.200'],
    [3200, 'EUR', 'de', '32,00 €'],
  ])('%i of %s in %s', (amount, currency, locale, expected) => {
    expect(formatMoney(amount, currency, locale).replaceAll('\u00a0', ' ')).toBe(expected);
  });
});

test('a time is told in the event’s zone, on both sides of a change of the clocks', () => {
  expect(formatEventTime(new Date('2026-12-12T19:00:00Z'), 'Europe/Copenhagen', 'en')).toMatch(/^Saturday,? 12 December 2026, 20:00 CET$/);
  expect(formatEventTime(new Date('2026-07-11T18:00:00Z'), 'Europe/Copenhagen', 'en')).toMatch(/^Saturday,? 11 July 2026, 20:00 CEST$/);
});

test('text stays text in HTML', () => {
  expect(escapeHtml(`<img src=x onerror="a('&')">`)).toBe('&lt;img src=x onerror=&quot;a(&#39;&amp;&#39;)&quot;&gt;');
});

test('every language says everything, and the others fall back to English', () => {
  const keys = Object.keys(wordsFor('en')).sort();
  for (const locale of ['de', 'fr', 'es', 'de-AT']) {
    expect(Object.keys(wordsFor(locale)).sort()).toEqual(keys);
    expect(wordsFor(locale)).not.toBe(wordsFor('en'));
  }
  expect(wordsFor('ja')).toBe(wordsFor('en'));
  expect(fill('{a} and {b}', { a: '1' })).toBe('1 and {b}');
});
