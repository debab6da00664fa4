import { expect, test } from '@jest/globals';
import type { Question } from '@echoplex/sdk';
import { makeQuestion } from '../../../test/stub/data.js';
import { draw, heldState, textOf, viewOf } from '../../../test/view.js';
import type { State } from '../../state/model.js';
import { question } from './question.js';

const drawQuestion = (changes: Partial<Question>, state: Partial<State> = {}) => {
  const { view, done } = viewOf(heldState(state));
  return { container: draw(question(makeQuestion(1, { label: 'What?', ...changes }), 'q', view)), done };
};

const write = (container: Element, selector: string, value: string, event = 'input'): void => {
  const input = container.querySelector<HTMLInputElement>(selector);
  if (!input) throw new Error(`There is no ${selector}.`);
  input.value = value;
  input.dispatchEvent(new Event(event));
};

const toggle = (container: Element, index: number): void => {
  const input = container.querySelectorAll<HTMLInputElement>('input')[index];
  if (!input) throw new Error(`There is no input ${index}.`);
  input.checked = !input.checked;
  input.dispatchEvent(new Event('change'));
};

test.each<[Partial<Question>, string, string, string]>([
  [{ type: 'text' }, 'input', ' Vegan ', 'answer q  Vegan  Vegan'],
  [{ type: 'text' }, 'input', '  ', 'answer q    '],
  [{ type: 'long_text' }, 'textarea', 'Two\nlines', 'answer q Two\nlines Two\nlines'],
  [{ type: 'number' }, 'input', '1,250.5', 'answer q 1,250.5 1250.5'],
  [{ type: 'number' }, 'input', 'ten', 'answer q ten '],
  [{ type: 'date' }, 'input', '1998-04-02', 'answer q 1998-04-02 1998-04-02'],
])('%j: %s written with %j', (changes, selector, value, said) => {
  const { container, done } = drawQuestion(changes);
  write(container, selector, value);
  expect(done).toEqual([said]);
});

test('a few options are all shown, many are put away into a list', () => {
  const few = drawQuestion({ type: 'choice', options: ['a', 'b'], required: true }).container;
  expect(few.querySelectorAll('[role=radiogroup] input[type=radio]')).toHaveLength(2);
  const many = drawQuestion({ type: 'choice', options: [...'abcdefg'], required: true });
  expect([...many.container.querySelectorAll('option')].map(textOf)).toEqual(['Please choose', ...'abcdefg']);
  write(many.container, 'select', 'c', 'change');
  expect(many.done).toEqual(['answer q c c']);
});

test('whoever need not choose can take it back', () => {
  const { container, done } = drawQuestion({ type: 'choice', options: ['a'] }, { answers: { q: { text: 'a', value: 'a' } } });
  expect([...container.querySelectorAll('label')].map(textOf)).toEqual(['a', 'No answer']);
  toggle(container, 1);
  expect(done).toEqual(['answer q  ']);
});

test('several choices keep the order of the options', () => {
  const { container, done } = drawQuestion({ type: 'choices', options: ['a', 'b', 'c'] }, { answers: { q: { text: '', value: ['c'] } } });
  toggle(container, 0);
  expect(done).toEqual(['answer q  a,c']);
});

test('a tick is a yes, and none is no answer', () => {
  const { container, done } = drawQuestion({ type: 'checkbox', required: true });
  toggle(container, 0);
  toggle(container, 0);
  expect(done).toEqual(['answer q  true', 'answer q  ']);
});

test.each<[Partial<Question>, string]>([
  [{ type: 'text' }, 'Please answer this.'],
  [{ type: 'choice', options: ['a'] }, 'Please answer this.'],
  [{ type: 'choices', options: ['a'] }, 'Please answer this.'],
  [{ type: 'checkbox' }, 'Please tick this to go on.'],
])('%j says what is missing where it is missing, in place of the help', (changes, words) => {
  const { container } = drawQuestion({ ...changes, required: true, help: 'A hint.' }, { faults: { q: 'missing' } });
  const invalid = container.querySelector('[aria-invalid=true]');
  const described = container.querySelector('[aria-describedby=q-said]');
  expect(invalid).not.toBeNull();
  expect(described).not.toBeNull();
  expect(textOf(container.querySelector('#q-said'))).toContain(words);
  expect(textOf(container)).not.toContain('A hint.');
});

test('what is written in a question that looks like markup is shown as written', () => {
  const { container } = drawQuestion({ type: 'choice', label: '<b>Really</b>', options: ['<img src=x>'] });
  expect(container.querySelector('b, img')).toBeNull();
  expect(textOf(container)).toContain('<b>Really</b>');
});
