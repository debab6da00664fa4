import { expect, test } from '@jest/globals';
import type { Tier } from '@echoplex/sdk';
import { idOf, makeAvailability, makeCode, makeTier } from '../../../test/stub/data.js';
import { choosingState, draw, textOf, viewOf } from '../../../test/view.js';
import { tierViews } from '../../state/selection.js';
import { tierRow } from './tier-row.js';

const drawTier = (changes: Partial<Tier>, held = 0): HTMLElement => {
  const tiers = [makeTier(1, { name: 'Stalls', ...changes })];
  const state = choosingState({ tiers, availability: makeAvailability(tiers, { held: { [idOf('tier', 1)]: held } }) });
  const [row] = tierViews(state);
  if (!row) throw new Error('There is a tier.');
  return draw(tierRow(row, viewOf(state).view));
};

test.each<[string, Partial<Tier>, number, string[], string[]]>([
  ['on sale', {}, 3, ['Stalls', '€32.00', '86 left'], ['held by others']],
  ['low', { available: 4 }, 2, ['4 left', '2 held by others, may return'], []],
  ['unlimited', { available: null, quantity: null }, 0, ['Available'], ['left']],
  ['free', { price: 0 }, 0, ['Free'], ['€']],
  ['with a least', { minPerOrder: 3 }, 0, ['At least 3'], []],
  [
    'soon',
    { salesState: 'upcoming', salesStartAt: new Date(Date.now() + 100 * 3_600_000).toISOString() },
    0,
    ['Soon', 'On sale in 4d 4h'],
    ['left'],
  ],
  ['much later', { salesState: 'upcoming', salesStartAt: '2099-01-05T12:00:00Z' }, 0, ['Soon', 'On sale Jan 5'], ['On sale in']],
  ['sold out', { salesState: 'sold_out', available: 0 }, 1, ['Sold out', '1 held by others, may return'], ['0 left']],
  ['ended', { salesState: 'ended' }, 0, ['Ended'], ['left']],
  ['cancelled', { salesState: 'cancelled' }, 0, ['Cancelled'], ['left']],
])('%s', (_name, changes, held, says, silent) => {
  const text = textOf(drawTier(changes, held));
  for (const words of says) expect(text).toContain(words);
  for (const words of silent) expect(text).not.toContain(words);
});

test('what has to be gone first is named, and a moment that is still to come goes before it', () => {
  const tiers = [makeTier(1, { name: 'Early bird' }), makeTier(2, { salesState: 'upcoming', availableAfter: idOf('tier', 1) })];
  const words = (changes: Partial<Tier>): string => {
    const state = choosingState({ tiers: [tiers[0]!, { ...tiers[1]!, ...changes }], availability: null });
    return textOf(draw(tierRow(tierViews(state)[1]!, viewOf(state).view)));
  };
  expect(words({})).toContain('After Early bird');
  expect(words({ salesStartAt: '2099-01-05T12:00:00Z' })).toContain('On sale Jan 5');
  expect(words({ availableAfter: idOf('tier', 9) })).not.toContain('After');
});

test('a code lowers what can be had, and is read out as one sentence', () => {
  const words = (changes: Partial<Tier>): string => {
    const state = choosingState({ tiers: [makeTier(1, changes)], availability: null, promo: makeCode() });
    return textOf(draw(tierRow(tierViews(state)[0]!, viewOf(state).view)).querySelector('[part=tier-price]'));
  };
  expect(words({})).toBe('€25.60 instead of €32.00€32.00 €25.60');
  expect(words({ salesState: 'sold_out' })).toBe('€32.00');
});

test('only what is on sale can be chosen', () => {
  expect(drawTier({}).querySelectorAll('button')).toHaveLength(2);
  expect(drawTier({ salesState: 'sold_out', available: 0 }).querySelectorAll('button')).toHaveLength(0);
});

test('amber when few are left', () => {
  expect(drawTier({ available: 4 }).querySelector('.live')?.classList.contains('low')).toBe(true);
  expect(drawTier({}).querySelector('.live')?.classList.contains('low')).toBe(false);
});

test('a name that looks like markup is shown as written', () => {
  const container = drawTier({ name: '<img src=x onerror=alert(1)>' });
  expect(container.querySelector('img')).toBeNull();
  expect(textOf(container)).toContain('<img src=x');
});
