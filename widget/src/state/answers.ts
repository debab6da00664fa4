import type { AnswerInput, Order, Question } from '@echoplex/sdk';
import type { Draft, Faults, FieldFault, State } from './model.js';
import { seatsOf, type Seat } from './seats.js';

/** The longest line the API takes. */
export const MOST_LINE = 500;

/** The longest text the API takes. */
export const MOST_ANSWER = 4000;

type Asked = Pick<State, 'order' | 'questions' | 'answers'>;

/** Under which key an answer is kept, its faults are noted and its field is drawn. */
export const answerKey = (seat: number | 'order', questionId: string): string => `answer-${seat}-${questionId}`;

const isAskedWith = (question: Question, tierIds: readonly string[]): boolean =>
  question.tierIds.length === 0 || question.tierIds.some((tierId) => tierIds.includes(tierId));

/** What is asked once, for the tiers in the order. */
export const orderQuestions = ({ order, questions }: Pick<State, 'order' | 'questions'>): Question[] => {
  const tierIds = order?.items.map((item) => item.tierId) ?? [];
  return (questions ?? []).filter((question) => question.scope === 'order' && isAskedWith(question, tierIds));
};

/** What is asked of whoever takes this seat. */
export const seatQuestions = (questions: State['questions'], { tierId }: Seat): Question[] =>
  (questions ?? []).filter((question) => question.scope === 'attendee' && isAskedWith(question, [tierId]));

const isMissing = ({ type }: Question, { value, text }: Draft): boolean =>
  type === 'checkbox' ? value !== true : value === null && text.trim() === '';

const answerFault = (question: Question, draft: Draft = { text: '', value: null }): FieldFault | null => {
  if (isMissing(question, draft)) return question.required ? 'missing' : null;
  if (draft.value === null) return question.type === 'date' ? 'noDate' : 'noNumber';
  return typeof draft.value === 'string' && draft.value.length > MOST_ANSWER ? 'tooLong' : null;
};

/** Every fault of the answers, in the order they stand on the page. */
export const answersFaults = ({ order, questions, answers }: Asked): Faults => {
  const asked = [
    ...orderQuestions({ order, questions }).map((question) => ({ question, key: answerKey('order', question.id) })),
    ...(order ? seatsOf(order) : []).flatMap((seat, index) =>
      seatQuestions(questions, seat).map((question) => ({ question, key: answerKey(index, question.id) })),
    ),
  ];
  return Object.fromEntries(
    asked.flatMap(({ question, key }) => {
      const fault = answerFault(question, answers[key]);
      return fault ? [[key, fault]] : [];
    }),
  );
};

/** Whether a ticket needs a name because something was or has to be answered with it. */
export const needsName = ({ questions, answers }: Pick<State, 'questions' | 'answers'>, seat: Seat, index: number): boolean =>
  seatQuestions(questions, seat).some(({ id, required }) => required || (answers[answerKey(index, id)]?.value ?? null) !== null);

/** Answers as they are sent, with the keys they came from; what is left empty is left out. */
export const answered = (
  questions: readonly Question[],
  seat: number | 'order',
  answers: State['answers'],
): { key: string; answer: AnswerInput }[] =>
  questions.flatMap(({ id }) => {
    const key = answerKey(seat, id);
    const value = answers[key]?.value ?? null;
    return value === null ? [] : [{ key, answer: { questionId: id, value } }];
  });

/** The answers an order already carries, as they stand in the form. */
export const draftsOf = (order: Order): State['answers'] => {
  const drafts: Record<string, Draft> = {};
  const keep = (seat: number | 'order', given: Order['answers']): void => {
    for (const { questionId, value } of given) drafts[answerKey(seat, questionId)] = { text: String(value), value };
  };
  keep('order', order.answers);
  const waiting = [...order.attendees];
  seatsOf(order).forEach(({ tierId }, index) => {
    const found = waiting.findIndex((attendee) => attendee.tierId === tierId);
    if (found >= 0) keep(index, waiting.splice(found, 1)[0]?.answers ?? []);
  });
  return drafts;
};

/** The names on the tickets that an order already carries; null for the first one where it is the buyer's. */
export const namesOf = (order: Order): (string | null)[] => {
  const waiting = [...order.attendees];
  return seatsOf(order).map(({ tierId }, index) => {
    const found = waiting.findIndex((attendee) => attendee.tierId === tierId);
    const attendee = found < 0 ? undefined : waiting.splice(found, 1)[0];
    if (!attendee) return null;
    const name = `${attendee.firstName} ${attendee.lastName}`;
    return index === 0 && order.buyer && name === `${order.buyer.firstName} ${order.buyer.lastName}` ? null : name;
  });
};
