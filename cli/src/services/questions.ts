import type { EchoPlex, QuestionInput, QuestionUpdate } from '@echoplex/sdk';
import { UsageError } from '../errors.js';
import { given, orNull } from './given.js';
import { tierIds } from './tiers.js';

/** What `questions create` or `questions update` was given. */
export interface QuestionWords {
  label?: string | undefined;
  type?: QuestionInput['type'] | undefined;
  scope?: QuestionInput['scope'] | undefined;
  required?: boolean | undefined;
  option?: string[] | undefined;
  'help-text'?: string | undefined;
  tier?: string[] | undefined;
  position?: number | undefined;
}

/** @param event The event in which tiers are looked for by name; without it ids alone are known. */
async function fieldsOf(echoplex: EchoPlex, event: string | undefined, words: QuestionWords) {
  const { label, type, scope, required, option, position, tier } = words;
  const named = tier?.filter((one) => one !== '');
  if (event === undefined && named?.some((one) => !one.startsWith('tier_'))) {
    throw new UsageError('To find a tier by its name, name the event.', { hint: "Add --event EVENT, or give the tier's id." });
  }
  const tiers = named && (await tierIds(echoplex, event ?? '', named));
  return given({ label, type, scope, required, options: option, help: orNull(words['help-text']), tierIds: tiers, position });
}

/** Reads the words of a new question. @throws {UsageError} where options are missing or have no use. */
export async function toQuestionInput(
  echoplex: EchoPlex,
  event: string,
  words: QuestionWords & { label: string; type: QuestionInput['type'] },
): Promise<QuestionInput> {
  const { label, type, option = [] } = words;
  const chooses = type === 'choice' || type === 'choices';
  if (chooses && option.length === 0)
    throw new UsageError(`--type ${type} needs something to choose from.`, { hint: 'For example: --option S --option M --option L' });
  if (!chooses && option.length > 0) throw new UsageError(`--option has no use with --type ${type}.`, { hint: 'Take --type choice' });
  return { ...(await fieldsOf(echoplex, event, words)), label, type };
}

/** Reads the words of a change to a question. @throws {UsageError} when nothing changes. */
export async function toQuestionUpdate(echoplex: EchoPlex, event: string | undefined, words: QuestionWords): Promise<QuestionUpdate> {
  const update = await fieldsOf(echoplex, event, words);
  if (Object.keys(update).length > 0) return update;
  throw new UsageError('Nothing would change.', { hint: 'Say what, for example: --required, --label "T-shirt size"' });
}
