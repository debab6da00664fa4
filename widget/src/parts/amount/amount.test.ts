import { expect, test } from '@jest/globals';
import { idOf, makeTier } from '../../../test/stub/data.js';
import { choosingState, draw, textOf, viewOf } from '../../../test/view.js';
import type { State } from '../../state/model.js';
import { tierViews } from '../../state/selection.js';
import { tierRow } from '../tier-row/tier-row.js';

const id = idOf('tier', 1);
const drawRow = (changes: Partial<State> = {}, price = 500) => {
  const tiers = [makeTier(1, { name: 'Solidarity', price, payWhatYouWant: true, suggestedPrice: 1500 })];
  const state = choosingState({ tiers, availability: null, quantities: { [id]: 1 }, ...changes });
  const { view, done } = viewOf(state);
  return { container: draw(tierRow(tierViews(state)[0]!, view)), done };
};
const amountIn = (container: Element): HTMLInputElement => container.querySelector('input')!;

test('what it costs at least is the price; the field comes with the first ticket, filled with what is proposed', () => {
  expect(drawRow({ quantities: {} }).container.querySelector('input')).toBeNull();
  const { container } = drawRow();
  expect(textOf(container.querySelector('[part=tier-price]'))).toBe('From €5.00');
  expect(amountIn(container)).toMatchObject({ value: '15.00', inputMode: 'decimal' });
  expect(textOf(drawRow({}, 0).container.querySelector('[part=tier-price]'))).toBe('You choose');
});

test('what is typed is read, and written out once it is complete', () => {
  const { container, done } = drawRow();
  const input = amountIn(container);
  input.value = '12,5';
  input.dispatchEvent(new InputEvent('input'));
  input.dispatchEvent(new Event('change'));
  expect(done).toEqual([`amount ${id} 12,5 1250`, `amount ${id} 12.50 1250`]);
});

test.each([
  [{ text: '3', value: 300 }, '€5.00 or more'],
  [{ text: 'x', value: null }, 'Please write an amount such as 15.00.'],
  [{ text: '2000000', value: 200_000_000 }, 'At most €999,999.99'],
])('%j: %s', (draft, words) => {
  const { container } = drawRow({ amounts: { [id]: draft } });
  expect(amountIn(container).getAttribute('aria-invalid')).toBe('true');
  expect(textOf(container.querySelector('.hint'))).toContain(words);
});
