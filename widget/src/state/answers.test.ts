import { describe, expect, test } from '@jest/globals';
import type { Question } from '@echoplex/sdk';
import { makeOrder, makeQuestion, makeTier } from '../../test/stub/data.js';
import { answerKey, answersFaults, draftsOf, namesOf, needsName, orderQuestions, seatQuestions } from './answers.js';
import { detailsBody, detailsFaults, faultsFromPointers } from './details.js';
import type { Draft, FieldFault } from './model.js';

const [stalls, circle] = [makeTier(1), makeTier(2)];
const order = makeOrder([
  { tier: stalls, quantity: 2 },
  { tier: circle, quantity: 1 },
]);
const buyer = { firstName: 'Ana', lastName: 'Sørensen', email: 'ana@example.com' };
const diet = makeQuestion(1, { label: 'Diet' });
const terms = makeQuestion(2, { type: 'checkbox', required: true });
const size = makeQuestion(3, { scope: 'attendee', type: 'choice', options: ['S', 'M'], required: true, tierIds: [circle.id] });
const badge = makeQuestion(4, { scope: 'attendee' });
const elsewhere = makeQuestion(5, { tierIds: [makeTier(7).id], required: true });
const questions = [diet, terms, size, badge, elsewhere];
const said = (value: Draft['value'], text = ''): Draft => ({ value, text });
const keys = { diet: answerKey('order', diet.id), terms: answerKey('order', terms.id), size: answerKey(2, size.id) };

describe('what is asked', () => {
  test('of the order what its tiers call for, of each seat what its own calls for', () => {
    expect(orderQuestions({ order, questions })).toEqual([diet, terms]);
    expect(seatQuestions(questions, { tierId: stalls.id, tierName: '' })).toEqual([badge]);
    expect(seatQuestions(questions, { tierId: circle.id, tierName: '' })).toEqual([size, badge]);
  });

  test('nothing as long as the questions are not known', () => {
    expect(orderQuestions({ order, questions: null })).toEqual([]);
  });
});

describe('faults', () => {
  test('what is required and missing, and nothing else', () => {
    expect(answersFaults({ order, questions, answers: {} })).toEqual({ [keys.terms]: 'missing', [keys.size]: 'missing' });
    expect(answersFaults({ order, questions, answers: { [keys.terms]: said(true), [keys.size]: said('M') } })).toEqual({});
  });

  test.each<[Partial<Question>, Draft, FieldFault | undefined]>([
    [{ type: 'checkbox', required: true }, said(false), 'missing'],
    [{ type: 'number' }, said(null, 'ten'), 'noNumber'],
    [{ type: 'date' }, said(null, '31'), 'noDate'],
    [{ type: 'choices', options: ['a'], required: true }, said(null), 'missing'],
    [{ type: 'long_text' }, said('x'.repeat(4001)), 'tooLong'],
    [{ type: 'text' }, said(null, '  '), undefined],
    [{ type: 'number' }, said(0, '0'), undefined],
  ])('%j answered with %j: %s', (changes, draft, fault) => {
    const question = makeQuestion(1, changes);
    expect(answersFaults({ order, questions: [question], answers: { [keys.diet]: draft } })[keys.diet]).toBe(fault);
  });

  test('a ticket with an answer needs a name, one without does not; the first is the buyer’s', () => {
    const state = { buyer, names: [null, null, null], order, questions, answers: { [keys.terms]: said(true), [keys.size]: said('M') } };
    expect(detailsFaults(state)).toEqual({ 'name-2': 'missing' });
    expect(needsName({ questions: [badge], answers: {} }, { tierId: stalls.id, tierName: '' }, 1)).toBe(false);
    expect(
      needsName({ questions: [badge], answers: { [answerKey(1, badge.id)]: said('x') } }, { tierId: stalls.id, tierName: '' }, 1),
    ).toBe(true);
  });
});

const full = {
  buyer,
  names: [null, null, 'Bo Lund'],
  order,
  questions,
  answers: { [keys.diet]: said('Vegan', 'Vegan'), [keys.terms]: said(true), [keys.size]: said('M') },
};

test('the body carries answers with the order and with the tickets they are asked of', () => {
  expect(detailsBody(order, full)).toEqual({
    buyer,
    attendees: [
      { tierId: stalls.id, firstName: 'Ana', lastName: 'Sørensen', answers: [] },
      { tierId: circle.id, firstName: 'Bo', lastName: 'Lund', answers: [{ questionId: size.id, value: 'M' }] },
    ],
    answers: [
      { questionId: diet.id, value: 'Vegan' },
      { questionId: terms.id, value: true },
    ],
  });
});

test('faults of the API go under the answers they are about', () => {
  const pointers = ['/answers/0/value', '/attendees/1/answers/0/value', '/attendees/1/firstName', '/answers/7', '/attendees/9/answers/0'];
  expect(
    faultsFromPointers(
      pointers.map((pointer) => ({ pointer })),
      full,
    ),
  ).toEqual({
    [keys.diet]: 'invalid',
    [keys.size]: 'invalid',
    'name-2': 'invalid',
  });
});

test('what an order carries comes back into the form', () => {
  const body = detailsBody(order, full);
  const saved = makeOrder(
    [
      { tier: stalls, quantity: 2 },
      { tier: circle, quantity: 1 },
    ],
    {
      buyer,
      answers: (body.answers ?? []).map((answer) => ({ ...answer, label: '' })),
      attendees: (body.attendees ?? []).map((attendee) => ({
        ...attendee,
        email: null,
        answers: (attendee.answers ?? []).map((answer) => ({ ...answer, label: '' })),
      })),
    },
  );
  expect(namesOf(saved)).toEqual([null, null, 'Bo Lund']);
  expect(detailsBody(saved, { ...full, names: namesOf(saved), answers: draftsOf(saved) })).toEqual(body);
});
