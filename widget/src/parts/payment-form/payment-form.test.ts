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

test('a form that was kept out has another way to pay', () => {
  const { container, done } = drawForm({ payable: false, notice: { kind: 'declined', reason: 'script' } });
  press(container, 'Pay on Stripe’s page instead');
  expect(done).toEqual(['redirect']);
});

test('on the provider’s page there is no form here, and the way there says that it is being taken', () => {
  const there = drawForm({ payment: 'redirect', payable: false });
  expect(there.container.querySelector('slot[name=payment]')).toBeNull();
  press(there.container, 'Go to payment · €64.00');
  expect(there.done).toEqual(['pay']);
  const going = drawForm({ payment: 'redirect', payable: false, busy: 'redirecting' });
  press(going.container, 'Taking you there…');
  expect(going.done).toEqual([]);
});

test('a hold that ends while the bank is asked is said, with what becomes of the payment', () => {
  const state = heldState({ step: 'paying', payable: true, busy: 'paying' });
  const late = viewOf(state, Date.parse(state.order?.expiresAt ?? '') + 1000).view;
  expect(textOf(draw(paymentForm(late)).querySelector('.notes [role=status]'))).toContain('it becomes tickets or is paid back in full');
  expect(textOf(draw(paymentForm(viewOf(state).view)).querySelector('.notes [role=status]'))).toBe('');
});
