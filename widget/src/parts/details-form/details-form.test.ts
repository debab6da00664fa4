import { expect, test } from '@jest/globals';
import { makeOrder, makeTier } from '../../../test/stub/data.js';
import { draw, heldState, press, textOf, viewOf } from '../../../test/view.js';
import type { State } from '../../state/model.js';
import { detailsForm } from './details-form.js';

const drawForm = (changes: Partial<State> = {}) => {
  const { view, done } = viewOf(heldState(changes));
  return { container: draw(detailsForm(view)), done };
};

test('buyer fields and one name for each ticket', () => {
  const { container } = drawForm();
  expect([...container.querySelectorAll('legend')].map(textOf)).toEqual(['Ticket 1 · General admission', 'Ticket 2 · General admission']);
  expect([...container.querySelectorAll('input')].map((input) => input.autocomplete)).toEqual([
    'given-name',
    'family-name',
    'email',
    'off',
    'off',
  ]);
});

test('the first ticket mirrors the buyer until it is written', () => {
  const buyer = { firstName: 'Ana', lastName: 'Sørensen', email: '' };
  const mirrored = drawForm({ buyer }).container;
  expect(mirrored.querySelector<HTMLInputElement>('#name-0')?.value).toBe('Ana Sørensen');
  expect(textOf(mirrored)).toContain('Same as buyer');
  const written = drawForm({ buyer, names: ['Bo Lund', null] }).container;
  expect(written.querySelector<HTMLInputElement>('#name-0')?.value).toBe('Bo Lund');
  expect(textOf(written)).not.toContain('Same as buyer');
});

test.each([
  ['noEnding', 'This address has no ending such as .com. Tickets are sent here.'],
  ['missing', 'Your email address is missing. Tickets are sent here.'],
] as const)('says what is wrong with an email: %s', (fault, words) => {
  expect(textOf(drawForm({ faults: { email: fault } }).container)).toContain(words);
});

test('sending, writing, going back', () => {
  const { container, done } = drawForm();
  container.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  const input = container.querySelector<HTMLInputElement>('#firstName');
  if (input) input.value = 'Ana';
  input?.dispatchEvent(new InputEvent('input'));
  press(container, 'Back, and give the tickets back');
  expect(done).toEqual(['submit', 'write firstName Ana', 'release']);
});

test('an empty field says which it is', () => {
  const said = textOf(drawForm({ faults: { firstName: 'missing', lastName: 'missing' } }).container);
  expect(said).toContain('Your first name is missing.');
  expect(said).toContain('Your last name is missing.');
});

test.each([
  [1, 'Get the ticket'],
  [2, 'Get the tickets'],
])('a free order of %i is not sent to a payment', (quantity, label) => {
  const order = makeOrder([{ tier: makeTier(1, { price: 0 }), quantity }]);
  const { container } = drawForm({ order });
  expect(textOf(container.querySelector('[part~=primary-button]'))).toBe(label);
});
