import type { Event, Question, Tier } from '@echoplex/sdk';
import { program } from '../config/program.js';
import { done, nothing, pairs } from './pairs.js';
import { renderList, type Column } from './table.js';
import { clean, type Terminal } from './terminal.js';

/** A question's type in words. */
const typeWord = ({ type }: Question): string => type.replace('_', ' ');

/** Names of tiers, their ids where they are not known; nothing for all. */
export function tierNames(ids: readonly string[], tiers: readonly Pick<Tier, 'id' | 'name'>[]): string {
  return ids.map((id) => tiers.find((tier) => tier.id === id)?.name ?? id).join(', ');
}

/** A table of an event's questions in the order they are asked. */
export function renderQuestions(
  questions: readonly Question[],
  { slug }: Event,
  tiers: readonly Tier[],
  terminal: Terminal,
  more?: string,
): string {
  const { paint } = terminal;
  if (questions.length === 0)
    return nothing('No questions yet.', `${program} questions create ${slug} --label "T-shirt size" --type text`, terminal);
  const someTiers = questions.some(({ tierIds }) => tierIds.length > 0);
  const columns: Column<Question>[] = [
    { header: 'Question', value: ({ label }) => label, easesTo: 24, shrinksTo: 8, paint: (cell) => paint.bold(cell) },
    { header: 'Answer', value: typeWord },
    { header: 'Of', value: ({ scope }) => scope },
    { header: 'Required', value: ({ required }) => (required ? 'yes' : ''), dropRank: 1 },
    ...(someTiers ? [{ header: 'Tiers', value: ({ tierIds }: Question) => tierNames(tierIds, tiers) || 'all', dropRank: 2 }] : []),
    // Every change asks for it, so it stays, and whole.
    { header: 'Id', value: ({ id }) => id, paint: (cell) => paint.dim(cell) },
  ];
  return renderList(questions, columns, terminal, more);
}

/** A question that was created or changed. */
export function renderQuestion(what: string, question: Question, tiers: readonly Tier[], terminal: Terminal): string {
  const { label, scope, required, options, help, id, tierIds } = question;
  return [
    done(`${what} ${terminal.paint.bold(clean(label))}`, terminal),
    '',
    pairs(
      [
        ['Answer', typeWord(question)],
        ['Of', scope === 'order' ? 'each order' : 'each attendee'],
        ['Required', required ? 'yes' : 'no'],
        ['Options', options.join(', ')],
        ['Below it', help],
        ['Tiers', tierNames(tierIds, tiers) || 'all'],
        ['Id', id],
      ],
      terminal,
    ),
  ].join('\n');
}
