import { expect, test } from '@jest/globals';
import { draw, heldState, press, textOf, viewOf } from '../../../test/view.js';
import type { State } from '../../state/model.js';
import { paymentForm } from './payment-form.js';

const drawForm = (changes: Partial<State> = {}) => {
  const { view, done } = viewOf(heldState({ step: 'paying', payable: true, ...changes }));
  return { container: draw(paymentForm(view)), done };
};

test('pays what it says', () => {
  const { container, done } = drawForm();
  expect(container.querySelector('slot[name=payment]')).not.toBeNull();
  press(container, 'Pay €64.00');
  expect(done).toEqual(['pay']);
});

test('does not pay before the form is there', () => {
  const { container, done } = drawForm({ payable: false });
  press(container, 'Pay €64.00');
  expect(done).toEqual([]);
});

test('after a decline nothing is lost', () => {
  const { container } = drawForm({ notice: { kind: 'declined', reason: 'card' } });
  expect(textOf(container.querySelector('[role=alert]'))).toContain('Nothing was charged and your tickets are still held.');
});

test('a form that did not load can be tried again', () => {
  const { container, done } = drawForm({ payable: false, notice: { kind: 'declined', reason: 'script' } });
  press(container, 'Try again');
  expect(done).toEqual(['reopenPayment']);
});

test('going back asks first', () => {
  const first = drawForm();
  press(first.container, 'Back, and give the tickets back');
  expect(first.done).toEqual(['leave true']);
  const asked = drawForm({ leaving: true });
  press(asked.container, 'Give them back');
  press(asked.container, 'Keep them');
  expect(asked.done).toEqual(['release', 'leave false']);
});
