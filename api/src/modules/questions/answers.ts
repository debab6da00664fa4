import type { components } from '../../contract/generated.js';
import type { QuestionModel } from '../../db/models/programme.js';
import { bodyFault, type Fault } from '../../errors/problem.js';

type Schemas = components['schemas'];
type Value = Schemas['AnswerValue'];

const isCalendarDate = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

const text = (value: Value, most: number): string | null =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most ? null : `This takes a text of up to ${most} characters.`;

const offered = (options: string[]): string => `Choose from: ${options.join(', ')}.`;

/** What is wrong with a value, or null; one line per type of question. */
const refusals: Record<QuestionModel['type'], (value: Value, question: QuestionModel) => string | null> = {
  text: (value) => (typeof value === 'string' && /[\r\n]/.test(value) ? 'This takes one line.' : text(value, 500)),
  long_text: (value) => text(value, 4000),
  choice: (value, { options }) => (typeof value === 'string' && options.includes(value) ? null : offered(options)),
  choices: (value, { options }) => (Array.isArray(value) && value.every((entry) => options.includes(entry)) ? null : offered(options)),
  date: (value) => (typeof value === 'string' && isCalendarDate(value) ? null : 'This takes a date such as 2026-12-31.'),
  number: (value) => (typeof value === 'number' ? null : 'This takes a number.'),
  checkbox: (value) => (typeof value === 'boolean' ? null : 'This takes true or false.'),
};

/** Whether a question is asked of those who have tickets of these tiers. */
const concerns = ({ tierIds }: QuestionModel, held: Iterable<string>): boolean =>
  tierIds.length === 0 || [...held].some((tierId) => tierIds.includes(tierId));

/**
 * Checks answers against the questions they are to; whether all required ones are there is asked at checkout only.
 * @param held the tiers the answering person has tickets of
 * @returns the answers with their questions' words, or what is wrong with them
 */
export function checkAnswers(
  questions: QuestionModel[],
  scope: QuestionModel['scope'],
  held: Iterable<string>,
  answers: Schemas['AnswerInput'][],
  pointer: string,
): { answers: Schemas['Answer'][]; faults: Fault[] } {
  const tierIds = [...held];
  const faults: Fault[] = [];
  const checked = answers.flatMap(({ questionId, value }, index) => {
    const question = questions.find(
      (candidate) => candidate.id === questionId && candidate.scope === scope && concerns(candidate, tierIds),
    );
    const fault = (field: string, code: string, message: string): [] => {
      faults.push(bodyFault(`${pointer}/${index}/${field}`, code, message));
      return [];
    };
    if (!question) return fault('questionId', 'unknown_question', 'Nobody asks this here.');
    if (answers.findIndex((other) => other.questionId === questionId) !== index) {
      return fault('questionId', 'duplicate', 'This question is answered twice.');
    }
    const refusal = refusals[question.type](value, question);
    return refusal === null ? [{ questionId, label: question.label, value }] : fault('value', 'not_an_answer', refusal);
  });
  return { answers: checked, faults };
}

const isAnswered = ({ id, type }: QuestionModel, answers: Schemas['Answer'][]): boolean => {
  const value = answers.find(({ questionId }) => questionId === id)?.value;
  if (type === 'checkbox') return value === true;
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
};

/** What an order has said so far. */
export interface AnswersGiven {
  items: { tierId: string; quantity: number }[];
  answers: Schemas['Answer'][];
  attendees: Pick<Schemas['OrderAttendee'], 'tierId' | 'answers'>[];
}

/**
 * The required answers that an order still lacks. The pointers lead into `orders.update`: `/answers/{question}` and
 * `/attendees/{index}/answers/{question}`, where attendees that are not named yet come after those that are.
 */
export function missingAnswers(questions: QuestionModel[], { items, answers, attendees }: AnswersGiven): Fault[] {
  const required = questions.filter((question) => question.required);
  const fault = (pointer: string, question: QuestionModel): Fault => {
    const message = question.type === 'checkbox' ? `“${question.label}” has to be ticked.` : `“${question.label}” has to be answered.`;
    return bodyFault(`${pointer}/${question.id}`, 'required', message);
  };
  const lacks = (scope: QuestionModel['scope'], tierIds: string[], given: Schemas['Answer'][], pointer: string): Fault[] =>
    required
      .filter((question) => question.scope === scope && concerns(question, tierIds) && !isAnswered(question, given))
      .map((question) => fault(pointer, question));

  let unnamed = attendees.length;
  return [
    ...lacks('order', items.map(({ tierId }) => tierId), answers, '/answers'), // prettier-ignore
    ...items.flatMap(({ tierId, quantity }) => {
      const named = attendees.flatMap((attendee, index) => (attendee.tierId === tierId ? [{ attendee, index }] : []));
      return Array.from({ length: quantity }, (_, nth) => named[nth]).flatMap((entry) =>
        lacks('attendee', [tierId], entry?.attendee.answers ?? [], `/attendees/${entry ? entry.index : unnamed++}/answers`),
      );
    }),
  ];
}
