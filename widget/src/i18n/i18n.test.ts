import { describe, expect, test } from '@jest/globals';
import { joinMessages, messages as english } from './en.js';
import { laterMessages } from './en-later.js';
import { createFormat } from './format.js';
import { languages, loadMessages, pickLocale } from './locale.js';

joinMessages(laterMessages);

type Leaf = string | ((...given: never[]) => string);

/** Every message by its path; functions are called with 1 and with 3. */
const flatten = (value: unknown, path = ''): [string, string][] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const say = value as (...given: unknown[]) => string;
    return [1, 3, 60, 120].map((count) => [`${path}(${count})`, say(...Array.from({ length: say.length }, () => count))]);
  }
  return Object.entries(value as Record<string, Leaf>).flatMap(([key, each]) => flatten(each, path ? `${path}.${key}` : key));
};

describe.each(languages)('%s', (language) => {
  test('says everything that English says', async () => {
    const said = flatten(await loadMessages(language));
    expect(said.map(([path]) => path).sort()).toEqual(
      flatten(english)
        .map(([path]) => path)
        .sort(),
    );
    for (const [path, text] of said) expect({ path, text: text.trim() }).not.toEqual({ path, text: '' });
  });

  test('leaves no placeholder and no undefined', async () => {
    for (const [, text] of flatten(await loadMessages(language))) expect(text).not.toMatch(/#|undefined|NaN|\[object/u);
  });

  test('says it in its own words', async () => {
    if (language === 'en') return expect(english.free).toBe('Free');
    const own = new Map(flatten(await loadMessages(language)));
    const same = flatten(english).filter(([path, text]) => own.get(path) === text && /[a-z]{3}/iu.test(text));
    expect(same).toEqual([]);
  });
});

test('plurals', async () => {
  expect(english.hold(1)).toBe('Hold 1 ticket');
  expect(english.hold(2)).toBe('Hold 2 tickets');
  expect((await loadMessages('de')).hold(1)).toBe('1 Karte reservieren');
  expect((await loadMessages('fr')).ticketCount(0)).toBe('0 billet');
  expect(english.left(1200)).toBe('1,200 left');
});

test.each([
  [['de'], 'de', 'de'],
  [['de-at'], 'de', 'de-AT'],
  [['fr_CA'], 'fr', 'fr-CA'],
  [[null, 'en-GB', 'de'], 'en', 'en-GB'],
  [[null, 'da', 'es-MX', 'en'], 'es', 'es-MX'],
  [['da', 'zz'], 'en', 'en'],
  [['', undefined], 'en', 'en'],
  [['de-!'], 'de', 'de'],
])('%j is %s', (wishes, language, tag) => {
  expect(pickLocale(wishes)).toEqual({ language, tag });
});

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/gu, ' ');

test.each([
  ['en', 3200, 'EUR', '€32.00'],
  ['de', 3200, 'EUR', '32,00 €'],
  ['fr', 123456, 'EUR', '1 234,56 €'],
  ['en', 500, 'JPY', '¥500'],
  ['en', 1500, 'KWD', 'KWD 1.500'],
  ['en', 0, 'DKK', 'DKK 0.00'],
])('money in %s: %i %s is %s', (tag, amount, currency, text) => {
  expect(plain(createFormat(tag).money(amount, currency))).toBe(text);
});

test.each([
  [2 * 86_400_000 + 4 * 3_600_000, '2d 4h'],
  [86_400_000, '1d'],
  [3_600_000 + 60_000, '1h 1m'],
  [7_200_000, '2h'],
  [1, '1m'],
])('%i ms is %s', (span, text) => {
  expect(createFormat('en').span(span)).toBe(text);
});

test('an event begins by its own clock', () => {
  const event = { startsAt: '2026-12-12T19:00:00Z', timezone: 'Europe/Copenhagen' };
  expect(createFormat('de').starts(event)).toContain('20:00');
  expect(createFormat('en-GB').starts(event)).toMatch(/^Sat,? 12 Dec,? 20:00$/u);
});
