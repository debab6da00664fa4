import { expect, test } from '@jest/globals';
import { idOf, makeEvent } from '../../../test/stub/data.js';
import { choosingState, draw, press, textOf, viewOf } from '../../../test/view.js';
import { summary } from './summary.js';

test('nothing chosen, nothing to hold', () => {
  const { view, done } = viewOf(choosingState());
  const container = draw(summary(view));
  press(container, 'Choose your tickets');
  expect(done).toEqual([]);
  expect(container.querySelector('dl')).toBeNull();
});

test('lines, total, and how long they are yours', () => {
  const quantities = { [idOf('tier', 1)]: 2, [idOf('tier', 2)]: 1 };
  const { view, done } = viewOf(choosingState({ quantities, event: makeEvent({ holdMinutes: 1 }) }));
  const container = draw(summary(view));
  expect(textOf(container)).toBe(
    '2 × General admission €64.00 1 × Balcony seat €49.00 Total €113.00 Hold 3 tickets They are yours for 1 minute. ' +
      'Refundable until 24 hours before it begins; 10% is kept.',
  );
  press(container, 'Hold 3 tickets');
  expect(done).toEqual(['hold']);
});

test('while it is held the button waits', () => {
  const { view, done } = viewOf(choosingState({ quantities: { [idOf('tier', 1)]: 1 }, busy: 'holding' }));
  const container = draw(summary(view));
  press(container, 'Holding your tickets…');
  expect(done).toEqual([]);
  expect(container.querySelector('button')?.getAttribute('aria-busy')).toBe('true');
});
