import { expect, test } from '@jest/globals';
import { idOf } from '../../../test/stub/data.js';
import { choosingState, draw, press, textOf, viewOf } from '../../../test/view.js';
import { tierViews } from '../../state/selection.js';
import { quantity } from './quantity.js';

const drawQuantity = (chosen: number) => {
  const tierId = idOf('tier', 2);
  const state = choosingState({ quantities: chosen > 0 ? { [tierId]: chosen } : {} });
  const { view, done } = viewOf(state);
  const row = tierViews(state)[1];
  if (!row) throw new Error('There is a tier.');
  return { container: draw(quantity(row, view)), done, tierId };
};

test('one more, one less', () => {
  const { container, done, tierId } = drawQuantity(2);
  press(container, 'One more Balcony seat');
  press(container, 'One less Balcony seat');
  expect(done).toEqual([`choose ${tierId} 3`, `choose ${tierId} 1`]);
  expect(textOf(container.querySelector('.count'))).toBe('2');
});

test.each([
  [0, 'One less Balcony seat'],
  [4, 'One more Balcony seat'],
])('at %i nothing happens on "%s", and it keeps the focus', (chosen, name) => {
  const { container, done } = drawQuantity(chosen);
  press(container, name);
  expect(done).toEqual([]);
  const button = container.querySelector(`[aria-label="${name}"]`);
  expect(button?.getAttribute('aria-disabled')).toBe('true');
  expect(button?.hasAttribute('disabled')).toBe(false);
});
