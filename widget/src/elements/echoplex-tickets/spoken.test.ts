import { expect, test } from '@jest/globals';
import { choosingState, heldState, viewOf } from '../../../test/view.js';
import { spokenChange } from './spoken.js';

const { view } = viewOf(choosingState());

test.each([
  [{ ...choosingState(), busy: 'holding' as const }, 'Holding your tickets…'],
  [heldState({ busy: 'saving' }), 'One moment…'],
  [heldState({ step: 'paying', busy: 'paying' }), 'Talking to your bank…'],
])('says what is under way, and takes it back when that ends: %#', (busy, words) => {
  const calm = { ...busy, busy: null };
  expect(spokenChange(calm, busy, view)).toBe(words);
  expect(spokenChange(busy, calm, view)).toBe('');
});

test('the new sum is said, anything else is not', () => {
  const before = choosingState();
  const [tier] = before.tiers;
  const after = { ...before, quantities: { [tier?.id ?? '']: 2 } };
  expect(spokenChange(before, after, view)).toBe('2 tickets, €64.00 in total');
  expect(spokenChange(after, { ...after, clockOffset: 5 }, view)).toBeNull();
});
