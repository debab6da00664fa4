import { expect, test } from '@jest/globals';
import { draw, heldState, press, textOf, viewOf } from '../../../test/view.js';
import { stepHeader } from './step-header.js';

test('a heading that can take the focus, what is held, the way back', () => {
  let back = 0;
  const { view } = viewOf(heldState());
  const container = draw(stepHeader({ title: 'Payment', backLabel: 'Back', back: () => void (back += 1) }, view));
  expect(container.querySelector('h2[tabindex="-1"]')?.textContent).toBe('Payment');
  expect(textOf(container.querySelector('p'))).toBe('2 tickets · €64.00');
  press(container, 'Back');
  expect(back).toBe(1);
});
