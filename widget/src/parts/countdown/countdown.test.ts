import { expect, test } from '@jest/globals';
import { draw, heldState, textOf, viewOf } from '../../../test/view.js';
import { countdown } from './countdown.js';

const drawAt = (secondsBeforeEnd: number): HTMLElement => {
  const state = heldState();
  return draw(countdown(viewOf(state, Date.parse(state.order?.expiresAt ?? '') - secondsBeforeEnd * 1000).view));
};

test('a clock, read out on demand', () => {
  const clock = drawAt(521).querySelector('[role=timer]');
  expect(textOf(clock)).toBe('8:41');
  expect(clock?.getAttribute('aria-label')).toBe('Time left 8:41');
  expect(clock?.classList.contains('soon')).toBe(false);
});

test('amber in the last two minutes', () => {
  expect(drawAt(120).querySelector('.clock')?.classList.contains('soon')).toBe(true);
});

test('the ring empties by an attribute, not by a style', () => {
  const left = drawAt(300).querySelector('.left');
  expect(Number(left?.getAttribute('stroke-dashoffset'))).toBeCloseTo(50, 0);
  expect(drawAt(300).querySelector('[style]')).toBeNull();
});

test('nothing without a hold', () => {
  expect(countdown(viewOf(heldState({ order: null })).view)).toBeNull();
});
