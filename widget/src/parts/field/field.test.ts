import { expect, test } from '@jest/globals';
import { draw, textOf } from '../../../test/view.js';
import { field } from './field.js';

const drawField = (changes: Partial<Parameters<typeof field>[0]> = {}) => {
  const written: string[] = [];
  const container = draw(field({ id: 'email', label: 'Email', value: 'a', write: (value) => void written.push(value), ...changes }));
  const input = container.querySelector('input');
  if (!input) throw new Error('A field has an input.');
  return { container, input, written };
};

test('label and input belong together, writing is passed on', () => {
  const { input, written } = drawField();
  expect(input.labels?.[0]?.textContent).toBe('Email');
  input.value = 'ab';
  input.dispatchEvent(new InputEvent('input'));
  expect(written).toEqual(['ab']);
});

test('a fault is said, described and marked', () => {
  const { container, input } = drawField({ fault: 'No ending.', hint: 'Same as buyer' });
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(textOf(container.querySelector(`#${input.getAttribute('aria-describedby')}`))).toContain('No ending.');
  expect(textOf(container)).not.toContain('Same as buyer');
});

test('without either there is nothing to describe it', () => {
  const { input } = drawField();
  expect(input.hasAttribute('aria-describedby')).toBe(false);
  expect(input.hasAttribute('aria-invalid')).toBe(false);
});
