import { expect, test } from '@jest/globals';
import { idOf, makeAvailability, makeTiers } from '../../../test/stub/data.js';
import { choosingState, draw, heldState, press, textOf, viewOf } from '../../../test/view.js';
import { choosing } from './choosing.js';
import { expired } from './expired.js';

const tiers = makeTiers();
const general = idOf('tier', 1);

test('tiers in selling order with the sum below', () => {
  const container = draw(choosing(viewOf(choosingState()).view));
  expect([...container.querySelectorAll('h3')].map(textOf)).toEqual(['General admission', 'Balcony seat', 'After-show', 'Early bird']);
  expect(container.querySelector('[part=summary]')).not.toBeNull();
});

test.each([
  ['sold_out', 'Sold out 2 tickets are held by others and may return. If tickets come back, they show up here at once. Have a code?'],
  ['ended', 'Sales have ended Tickets can no longer be bought here.'],
  ['cancelled', 'This event is cancelled Tickets are no longer sold.'],
] as const)('%s', (salesState, words) => {
  const availability = makeAvailability(tiers, { salesState, held: { [idOf('tier', 2)]: 2 } });
  const container = draw(choosing(viewOf(choosingState({ availability })).view));
  expect(textOf(container)).toBe(words);
  expect(container.querySelectorAll('slot[name=sold-out]')).toHaveLength(salesState === 'sold_out' ? 1 : 0);
});

test('before the sale the tiers are shown and nothing can be held', () => {
  const container = draw(choosing(viewOf(choosingState({ availability: makeAvailability(tiers, { salesState: 'upcoming' }) })).view));
  expect(textOf(container)).toContain('Sales have not begun.');
  expect(container.querySelector('[part~=primary-button]')).toBeNull();
});

test('a hold that ran out: the same again, or something else', () => {
  const { view, done } = viewOf(heldState({ step: 'expired' }));
  const container = draw(expired(view));
  expect(textOf(container)).toContain('The tickets went back on sale. 86 are left right now.');
  press(container, 'Hold 2 again');
  press(container, 'Choose differently');
  expect(done).toEqual(['hold', 'restart']);
});

test('what is gone meanwhile is not offered again', () => {
  const availability = makeAvailability(tiers.map((tier) => ({ ...tier, available: 1 })));
  const container = draw(expired(viewOf(heldState({ step: 'expired', availability, quantities: { [general]: 2 } })).view));
  expect(textOf(container)).toContain('1 is left right now.');
  expect([...container.querySelectorAll('button')].map(textOf)).toEqual(['Choose differently']);
});
