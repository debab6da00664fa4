import { expect, test } from '@jest/globals';
import { choosingState, draw, textOf, viewOf } from '../../../test/view.js';
import { skeleton } from './skeleton.js';

test('says that it loads, and hides its shapes from those who listen', () => {
  const container = draw(skeleton(4, viewOf(choosingState()).view));
  expect(textOf(container)).toBe('Loading tickets');
  expect(container.querySelector('[aria-busy=true] > [aria-hidden=true]')).not.toBeNull();
  expect(container.querySelectorAll('.row')).toHaveLength(4);
});
