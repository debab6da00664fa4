import { expect, test } from '@jest/globals';
import type { PromoCodeCheck } from '@echoplex/sdk';
import { idOf, makeAccessCode, makeCode, makeTier } from '../../../test/stub/data.js';
import { choosingState, draw, press, textOf, viewOf } from '../../../test/view.js';
import type { CodeEntry, State } from '../../state/model.js';
import { codes } from './code.js';

const drawCodes = (changes: Partial<State> = {}) => {
  const { view, done } = viewOf(choosingState(changes));
  return { container: draw(codes(view)), done };
};
const entry = (changes: Partial<CodeEntry> = {}): CodeEntry => ({ open: true, text: '', checking: false, fault: null, ...changes });

test('closed until somebody asks', () => {
  const { container, done } = drawCodes();
  expect(container.querySelector('form')).toBeNull();
  expect(container.querySelector('button')?.getAttribute('aria-expanded')).toBe('false');
  press(container, 'Have a code?');
  expect(done).toEqual(['entry {"open":true}']);
});

test('typing and trying', () => {
  const { container, done } = drawCodes({ entry: entry({ text: 'HARB' }) });
  const input = container.querySelector('input');
  if (input) input.value = 'HARBOUR20';
  input?.dispatchEvent(new InputEvent('input'));
  container.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  expect(done).toEqual(['entry {"text":"HARBOUR20"}', 'checkCode']);
});

test.each([
  ['unknown', 'There is no such code here.'],
  ['used_up', 'This code has been used as often as it can be.'],
  ['something_new', 'This code cannot be used.'],
])('why not: %s', (reason, words) => {
  const { container } = drawCodes({ entry: entry({ fault: { code: 'X', reason } }) });
  expect(textOf(container.querySelector('#code-said'))).toContain(words);
  expect(container.querySelector('input')?.getAttribute('aria-invalid')).toBe('true');
});

const general = idOf('tier', 1);
test.each<[Partial<PromoCodeCheck>, string]>([
  [{}, '20% off'],
  [{ tierIds: [general] }, '20% off: General admission'],
  [{ discountType: 'fixed', percentOff: null, amountOff: 500 }, '€5.00 off'],
  [{ discountType: 'fixed', percentOff: null, amountOff: 500, amountOffPer: 'ticket' }, '€5.00 off each ticket'],
])('what a code does: %j', (changes, words) => {
  const { container, done } = drawCodes({ promo: makeCode(changes) });
  expect(textOf(container.querySelector('li span'))).toBe(`HARBOUR20 ${words}`);
  press(container, 'Remove code HARBOUR20');
  expect(done).toEqual(['dropCode HARBOUR20']);
});

test('what an access code opens', () => {
  const access = makeAccessCode([makeTier(8, { name: 'Crew' }), makeTier(9, { name: 'Press' })]);
  expect(textOf(drawCodes({ access }).container.querySelector('li span'))).toBe('CREW Opens Crew and Press');
});
