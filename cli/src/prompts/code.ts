import type { Event, Tier } from '@echoplex/sdk';
import { parseMoney } from '../parse/money.js';
import type { CodeWords } from '../services/codes.js';
import { askChoice, askChoices, askText, checkBy } from './ask.js';

const checkCode = (text: string): string | null =>
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(text.trim()) ? null : 'Letters, digits, - and _, at most 40.';

/** Asks what a code does, when no flag says so. */
async function askDiscount(words: CodeWords, { currency }: Event, tiers: () => Promise<Tier[]>): Promise<CodeWords> {
  if (words.percent !== undefined || words.amount !== undefined || words.access) return words;
  const kind = await askChoice('What it does', [
    { name: 'takes off a percentage', value: 'percent' as const },
    { name: `takes off an amount of ${currency}`, value: 'amount' as const },
    { name: 'only opens hidden tiers', value: 'access' as const },
  ]);
  if (kind === 'percent') {
    const check = (text: string): string | null => (/^([1-9]\d?|100)$/.test(text.trim()) ? null : 'A whole number from 1 to 100.');
    return { ...words, percent: Number(await askText('Percent', { check })) };
  }
  if (kind === 'amount') {
    const amount = await askText('Amount', { check: checkBy((text) => parseMoney(text, currency, '--amount')) });
    return { ...words, amount };
  }
  const hidden = (await tiers()).filter(({ visibility }) => visibility === 'hidden');
  const tier =
    words.tier ??
    (hidden.length === 0
      ? []
      : await askChoices(
          'Opens',
          hidden.map(({ id, name }) => ({ name, value: id })),
        ));
  return { ...words, access: true, tier };
}

/**
 * Completes the flags of a new promo code by asking, where somebody can be asked.
 * @param code Null for generated ones.
 * @param tiers Fetches those to choose from.
 */
export async function askCode<T extends CodeWords>(
  words: T,
  code: string | null | undefined,
  { canAsk, event, tiers }: { canAsk: boolean; event: Event; tiers: () => Promise<Tier[]> },
): Promise<{ code: string | null | undefined; words: CodeWords }> {
  if (!canAsk) return { code, words };
  const typed = code === undefined ? await askText('Code', { check: checkCode }) : code;
  return { code: typed, words: await askDiscount(words, event, tiers) };
}
