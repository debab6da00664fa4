import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Order, Question, QuestionInput } from '@echoplex/sdk';
import {
  buyer,
  createEvent,
  createOrganizer,
  createQuestion,
  createSale,
  holdTickets,
  type Organizer,
  type Sale,
  waitingForLock,
} from '../../../test/factories.js';
import { startWorld, type World } from '../../../test/world.js';

let world: World;
let organizer: Organizer;
let sale: Sale;
beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
  sale = await createSale(organizer, [{ name: 'Standing', price: 0 }, { name: 'Dinner', price: 0 }]); // prettier-ignore
});
afterAll(() => world.close());

const ask = (question: Partial<QuestionInput>): Promise<Question> => createQuestion(organizer, sale.event, question);
const update = (order: Order & { secret: string }, body: object): Promise<Order> =>
  world.visitor.orders.update(order.id, body, { credential: order.secret });
const checkout = (order: Order & { secret: string }): Promise<Order> =>
  world.visitor.orders.checkout(order.id, { credential: order.secret });

describe('what is asked', () => {
  test('comes in its order, can be changed, and be dropped', async () => {
    const event = await createEvent(organizer);
    const second = await createQuestion(organizer, event, { label: 'Second', position: 5 });
    const first = await createQuestion(organizer, event, { label: 'First', position: 1 });
    const last = await createQuestion(organizer, event, { label: 'Last' });
    const labels = async () => (await organizer.client.questions.list(event.id)).data.map(({ label }) => label);
    expect(await labels()).toEqual(['First', 'Second', 'Last']);
    expect(last).toMatchObject({ scope: 'order', type: 'text', required: false, options: [], tierIds: [], position: 6 });
    await organizer.client.questions.update(first.id, { label: 'Now third', position: 7 });
    await organizer.client.questions.delete(second.id);
    expect(await labels()).toEqual(['Last', 'Now third']);
  });

  test.each<[string, Partial<QuestionInput>, string, string]>([
    ['a choice between nothing', { type: 'choice' }, '/options', 'required'],
    ['options of a text', { type: 'text', options: ['a'] }, '/options', 'not_possible'],
    ['a tier of nowhere', { tierIds: ['tier_01kag6yqd8e1fbq3w5s9m2n4p6'] }, '/tierIds/0', 'unknown_tier'],
  ])('is refused: %s', async (_name, question, pointer, code) => {
    await expect(ask(question)).rejects.toMatchObject({ code: 'validation_failed', errors: [{ pointer, code }] });
  });

  test('of an event that is deleted meanwhile is refused: there is none', async () => {
    const event = await createEvent(organizer);
    const deletion = await world.db.transaction();
    await deletion('events').where({ id: event.id }).forUpdate().select('id');
    const question = expect(createQuestion(organizer, event)).rejects.toMatchObject({ code: 'not_found', status: 404 });
    await waitingForLock(world);
    await deletion('events').where({ id: event.id }).delete();
    await deletion.commit();
    await question;
  });

  test('a hundred questions and no more', async () => {
    const event = await createEvent(organizer);
    for (let count = 0; count < 100; count += 1) await createQuestion(organizer, event);
    await expect(createQuestion(organizer, event)).rejects.toMatchObject({ code: 'limit_exceeded' });
  });
});

describe('an answer', () => {
  const today = '2026-12-12';
  test.each<[QuestionInput['type'], unknown[], unknown[]]>([
    ['text', ['Ana'], ['', 7, true, ['a'], 'two\nlines', 'x'.repeat(501)]],
    ['long_text', ['Two\nlines'], ['', 7, 'x'.repeat(4001)]],
    ['choice', ['S', 'M'], ['XXL', 7, ['S'], true]],
    ['choices', [[], ['S'], ['S', 'M']], ['S', ['XXL'], ['S', 'S'], 7]],
    ['date', [today], ['2026-02-30', '12.12.2026', 20261212, true]],
    ['number', [0, -4.5, 1e6], ['7', true, ['7']]],
    ['checkbox', [true, false], ['yes', 1, ['a']]],
  ])('to a %s', async (type, right, wrong) => {
    const options = type === 'choice' || type === 'choices' ? ['S', 'M'] : [];
    const question = await ask({ type, label: `About ${type}`, options });
    const order = await holdTickets(world, sale);
    for (const value of right) {
      const { answers } = await update(order, { answers: [{ questionId: question.id, value }] });
      expect(answers).toEqual([{ questionId: question.id, label: `About ${type}`, value }]);
    }
    const kept = await world.visitor.orders.get(order.id, { credential: order.secret });
    for (const value of wrong) {
      await expect(update(order, { answers: [{ questionId: question.id, value }] })).rejects.toMatchObject({ code: 'validation_failed' });
    }
    expect(await world.visitor.orders.get(order.id, { credential: order.secret })).toEqual(kept);
    await organizer.client.questions.delete(question.id);
  });

  test('belongs to its question, its scope and its tiers, once', async () => {
    const [standing, dinner] = sale.tiers;
    const ofOrder = await ask({ label: 'Where did you hear of us?' });
    const ofDinner = await ask({ scope: 'attendee', label: 'Menu', type: 'choice', options: ['Fish', 'Peas'], tierIds: [dinner!.id] });
    const order = await holdTickets(world, sale);
    const person = { firstName: 'Ana', lastName: 'Sørensen' };
    const menu = (value: string) => [{ questionId: ofDinner.id, value }];
    await expect(
      update(order, {
        answers: [{ questionId: ofDinner.id, value: 'Fish' }, { questionId: ofOrder.id, value: 'Here' }, { questionId: ofOrder.id, value: 'There' }], // prettier-ignore
        attendees: [{ ...person, tierId: standing!.id, answers: menu('Fish') }, { ...person, tierId: dinner!.id, answers: menu('Steak') }], // prettier-ignore
      }),
    ).rejects.toMatchObject({
      errors: [
        { pointer: '/answers/0/questionId', code: 'unknown_question' },
        { pointer: '/answers/2/questionId', code: 'duplicate' },
        { pointer: '/attendees/0/answers/0/questionId', code: 'unknown_question' },
        { pointer: '/attendees/1/answers/0/value', code: 'not_an_answer' },
      ],
    });
    await organizer.client.questions.delete(ofOrder.id);
    await organizer.client.questions.delete(ofDinner.id);
  });

  test('that is required is asked for at checkout, all of them at once, and then stands on order and tickets', async () => {
    const [standing, dinner] = sale.tiers;
    const terms = await ask({ type: 'checkbox', label: 'I accept the house rules', required: true });
    const menu = await ask({
      scope: 'attendee',
      label: 'Menu',
      type: 'choice',
      options: ['Fish', 'Peas'],
      required: true,
      tierIds: [dinner!.id],
    });
    const order = await holdTickets(world, sale, 2);
    await update(order, {
      buyer,
      answers: [{ questionId: terms.id, value: false }],
      attendees: [
        { tierId: standing!.id, firstName: 'Bo', lastName: 'Berg' },
        { tierId: dinner!.id, firstName: 'Ana', lastName: 'Sørensen', answers: [{ questionId: menu.id, value: 'Fish' }] },
      ],
    });
    await expect(checkout(order)).rejects.toMatchObject({
      code: 'answers_required',
      errors: [
        { pointer: `/answers/${terms.id}`, code: 'required' },
        // Two are named; the second standing ticket has no question to answer, the second dinner has.
        { pointer: `/attendees/3/answers/${menu.id}`, code: 'required' },
      ],
    });
    await update(order, {
      answers: [{ questionId: terms.id, value: true }],
      attendees: [
        { tierId: dinner!.id, firstName: 'Ana', lastName: 'Sørensen', answers: [{ questionId: menu.id, value: 'Fish' }] },
        { tierId: dinner!.id, firstName: 'Cleo', lastName: 'Dahl', answers: [{ questionId: menu.id, value: 'Peas' }] },
      ],
    });
    const confirmed = await checkout(order);
    expect(confirmed.answers).toEqual([{ questionId: terms.id, label: 'I accept the house rules', value: true }]);
    const dinners = confirmed.tickets.filter(({ tierId }) => tierId === dinner!.id);
    expect(dinners.map(({ attendee, answers }) => [attendee?.firstName, answers[0]?.value])).toEqual([['Ana', 'Fish'], ['Cleo', 'Peas']]); // prettier-ignore
    // What was answered stays, under the words it was asked with.
    await organizer.client.questions.update(terms.id, { label: 'Changed' });
    await organizer.client.questions.delete(menu.id);
    const later = await organizer.client.orders.get(order.id);
    expect([later.answers[0]?.label, later.tickets.flatMap(({ answers }) => answers.map(({ label }) => label))]).toEqual([
      'I accept the house rules',
      ['Menu', 'Menu'],
    ]);
    await organizer.client.questions.delete(terms.id);
  });
});
