import type { QuestionInput } from '@echoplex/sdk';
import type { QuestionWords } from '../services/questions.js';
import { askChoice, askText } from './ask.js';
import { findMissing } from './missing.js';

const typeWords: Record<QuestionInput['type'], string> = {
  text: 'a line of text',
  long_text: 'several lines of text',
  choice: 'one of several options',
  choices: 'some of several options',
  date: 'a date',
  number: 'a number',
  checkbox: 'a tick, such as for terms',
};

/** Completes the flags of a new question by asking. */
export async function askQuestion(
  flags: QuestionWords,
  canAsk: boolean,
): Promise<QuestionWords & { label: string; type: QuestionInput['type'] }> {
  findMissing({ '--label': flags.label, '--type': flags.type }, canAsk);
  const label = flags.label ?? (await askText('The question'));
  const choices = (Object.entries(typeWords) as [QuestionInput['type'], string][]).map(([value, name]) => ({ name, value, short: value }));
  const type = flags.type ?? (await askChoice('Answered with', choices));
  const chooses = (type === 'choice' || type === 'choices') && flags.option === undefined && canAsk;
  const option = chooses ? (await askText('Options, with commas between')).split(',').map((text) => text.trim()) : flags.option;
  return { ...flags, label, type, option: option?.filter((text) => text !== '') };
}
