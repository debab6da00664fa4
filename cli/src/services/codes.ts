import type { EchoPlex, Event, PromoCode, PromoCodeInput, PromoCodeUpdate } from '@echoplex/sdk';
import { program } from '../config/program.js';
import { UsageError } from '../errors.js';
import { combineFaults } from '../parse/faults.js';
import { parseMoney } from '../parse/money.js';
import { parseTime } from '../parse/time.js';
import { given, orNull } from './given.js';
import { tierIds } from './tiers.js';

/** What a command about promo codes was given. */
export interface CodeWords {
  percent?: number | undefined;
  amount?: string | undefined;
  per?: 'order' | 'ticket' | undefined;
  access?: boolean | undefined;
  tier?: string[] | undefined;
  'starts-at'?: string | undefined;
  'ends-at'?: string | undefined;
  'max-uses'?: number | null | undefined;
  'max-uses-per-email'?: number | null | undefined;
  note?: string | undefined;
}

/** What goes into the generated codes and the single one alike. */
export type CodeFields = Omit<PromoCodeInput, 'code' | 'discountType'>;

/** The discount in words: how many kinds were given. */
const kindsOf = ({ percent, amount, access }: CodeWords): string[] => [
  ...(percent === undefined ? [] : ['--percent']),
  ...(amount === undefined ? [] : ['--amount']),
  ...(access ? ['--access'] : []),
];

/** Everything that does not go together in the words of a code. */
function faultsOf(words: CodeWords, isNew: boolean): UsageError[] {
  const kinds = kindsOf(words);
  const faults: UsageError[] = [];
  if (kinds.length > 1) faults.push(new UsageError(`${kinds.join(' and ')} exclude each other.`));
  if (!isNew) return faults;
  if (kinds.length === 0) faults.push(new UsageError('Say what the code does: --percent 20, --amount 5.00, or --access --tier TIER.'));
  if (words.per !== undefined && words.amount === undefined) faults.push(new UsageError('--per goes with --amount alone.'));
  if (words.access && (words.tier ?? []).length === 0)
    faults.push(new UsageError('--access needs the hidden tiers it opens.', { hint: 'For example: --access --tier Backstage' }));
  return faults;
}

function requireCodeWords(words: CodeWords, { isNew }: { isNew: boolean }): void {
  const faults = faultsOf(words, isNew);
  if (faults.length > 0) throw combineFaults(faults);
}

/** What `codes create` was given beside what the code does. */
export interface NewCodeWords extends CodeWords {
  count?: number | undefined;
  prefix?: string | undefined;
  output?: string | undefined;
}

/** @throws {UsageError} with everything that is missing, where nobody can be asked, or does not go together. */
export function requireNewCode(code: string | undefined, { count, prefix, output, ...words }: NewCodeWords, canAsk: boolean): void {
  const faults: UsageError[] = [];
  if (code !== undefined && count !== undefined) faults.push(new UsageError('Give a code, or --count to generate some.'));
  if (count === undefined) {
    if (code === undefined && !canAsk) faults.push(new UsageError('Say which code, or generate some with --count 200.'));
    if (prefix !== undefined) faults.push(new UsageError('--prefix goes with --count alone.'));
    if (output !== undefined) faults.push(new UsageError('--output goes with --count alone.'));
  }
  // What the code does is asked for, where somebody can be.
  faults.push(...faultsOf(words, !canAsk));
  if (faults.length > 0) throw combineFaults(faults);
}

function discountOf(words: CodeWords, currency: string) {
  if (words.percent !== undefined) return { discountType: 'percent' as const, percentOff: words.percent };
  if (words.amount !== undefined)
    return {
      discountType: 'fixed' as const,
      amountOff: parseMoney(words.amount, currency, '--amount'),
      ...(words.per && { amountOffPer: words.per }),
    };
  if (words.access) return { discountType: 'none' as const };
  return words.per && { amountOffPer: words.per };
}

async function fieldsOf(echoplex: EchoPlex, { id, timezone }: Event, words: CodeWords) {
  const timeOf = (text: string | undefined, flag: string, endOfDay: boolean): string | null | undefined =>
    text === undefined || text === '' ? orNull(text) : parseTime(text, timezone, flag, { endOfDay });
  const named = words.tier?.filter((one) => one !== '');
  const fields = given({
    tierIds: named && (await tierIds(echoplex, id, named)),
    startsAt: timeOf(words['starts-at'], '--starts-at', false),
    endsAt: timeOf(words['ends-at'], '--ends-at', true),
    maxUses: words['max-uses'],
    maxUsesPerEmail: words['max-uses-per-email'],
    note: orNull(words.note),
  });
  if (fields.startsAt && fields.endsAt && Date.parse(fields.endsAt) <= Date.parse(fields.startsAt))
    throw new UsageError('--ends-at must be after --starts-at.');
  return fields;
}

/** Reads what new codes do. @throws {UsageError} with everything that does not go together. */
export async function toCodeFields(echoplex: EchoPlex, event: Event, words: CodeWords) {
  requireCodeWords(words, { isNew: true });
  const discount = discountOf(words, event.currency);
  return { discountType: 'none' as const, ...(await fieldsOf(echoplex, event, words)), ...discount };
}

/** Reads the words of a change to a code. @throws {UsageError} when nothing changes. */
export async function toCodeUpdate(echoplex: EchoPlex, event: Event, words: CodeWords & { code?: string | undefined }) {
  requireCodeWords(words, { isNew: false });
  const discount = discountOf(words, event.currency);
  // What belonged to the discount of before would be refused beside the new one.
  const cleared = discount && 'discountType' in discount ? { percentOff: null, amountOff: null } : {};
  const fields = await fieldsOf(echoplex, event, words);
  const update: PromoCodeUpdate = { ...given({ code: words.code }), ...fields, ...cleared, ...discount };
  if (Object.keys(update).length > 0) return update;
  throw new UsageError('Nothing would change.', { hint: 'Say what, for example: --max-uses 150' });
}

/** Finds one of an event's promo codes by what buyers type, or by its id. */
export async function findCode(echoplex: EchoPlex, event: string, wanted: string): Promise<PromoCode> {
  const isId = wanted.startsWith('prc_');
  const rows = echoplex.promoCodes.list(event, { limit: 200, ...(!isId && { q: wanted.slice(0, 100) }) });
  for await (const row of rows) if (row.id === wanted || row.code.toLowerCase() === wanted.toLowerCase()) return row;
  throw new UsageError(`"${event}" has no promo code "${wanted}".`, { hint: `See them: ${program} codes list ${event}` });
}
