import { expect, test } from '@jest/globals';
import { draw, heldState, textOf, viewOf } from '../../../test/view.js';
import type { State } from '../../state/model.js';
import { confirming } from './confirming.js';

const buyer = { firstName: 'Ana', lastName: 'Sørensen', email: 'ana@example.com' };
const say = (changes: Partial<State>): HTMLElement => draw(confirming(viewOf(heldState({ step: 'confirming', buyer, ...changes })).view));

test.each<[Partial<State>, string, string]>([
  [{}, 'Confirming…', 'Your tickets are being made.'],
  [{ waiting: 'checking' }, 'Looking for your payment…', 'we ask the bank'],
  [{ slow: true }, 'This takes longer than usual', 'sent to ana@example.com'],
  [{ waiting: 'processing' }, 'Your bank is working on it', 'you may close this page'],
  [{ waiting: 'processing', slow: true }, 'Your bank is working on it', 'sent to ana@example.com as soon as it is through'],
])('%j', (changes, title, words) => {
  const container = say(changes);
  expect(textOf(container.querySelector('h2[data-heading]'))).toBe(title);
  expect(textOf(container)).toContain(words);
});

test('what takes days does not turn', () => {
  expect(say({ waiting: 'processing' }).querySelector('.spinner')).toBeNull();
  expect(say({}).querySelector('.spinner')).not.toBeNull();
});
