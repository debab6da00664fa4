import { expect, test } from '@jest/globals';
import { draw, textOf } from '../../../test/view.js';
import { message } from './message.js';

test('a heading that can take the focus, and a sentence', () => {
  const container = draw(message({ title: 'Sold out', text: 'Come back.' }));
  expect(container.querySelector('h2[tabindex="-1"]')?.textContent).toBe('Sold out');
  expect(textOf(container)).toBe('Sold out Come back.');
  expect(container.querySelector('[role=alert]')).toBeNull();
});

test('what comes by itself is read out', () => {
  expect(draw(message({ title: 'Over', text: '', urgent: true })).querySelector('[role=alert]')).not.toBeNull();
});
