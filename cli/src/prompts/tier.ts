import type { Event } from '@echoplex/sdk';
import { parseMoney } from '../parse/money.js';
import type { TierWords } from '../services/tiers.js';
import { askOptional, askText, checkBy } from './ask.js';
import { findMissing } from './missing.js';

/** The flags of `tiers create` and `tiers update`. */
export interface TierFlags extends Pick<TierWords, 'name' | 'price' | 'description' | 'quantity' | 'hidden' | 'position' | 'refundable'> {
  'sales-start'?: string | undefined;
  'sales-end'?: string | undefined;
  'available-after'?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
  'pay-what-you-want'?: boolean | undefined;
  'suggested-price'?: string | undefined;
  'non-refundable'?: boolean | undefined;
}

/** What the flags say about a tier. */
export function tierWords(flags: TierFlags): TierWords {
  const { name, price, description, quantity, hidden, position, min: minPerOrder, max: maxPerOrder } = flags;
  return {
    ...{ name, price, description, quantity, hidden, position, minPerOrder, maxPerOrder },
    salesStart: flags['sales-start'],
    salesEnd: flags['sales-end'],
    availableAfter: flags['available-after'],
    payWhatYouWant: flags['pay-what-you-want'],
    suggestedPrice: flags['suggested-price'],
    refundable: flags['non-refundable'] ? false : flags.refundable,
  };
}

/** Completes the flags of a new tier by asking. */
export async function askTier(
  flags: TierFlags,
  { currency }: Pick<Event, 'currency'>,
  canAsk: boolean,
): Promise<TierWords & { name: string; price: string }> {
  const asked = findMissing({ '--name': flags.name, '--price': flags.price }, canAsk);
  const words = tierWords(flags);
  const name = words.name ?? (await askText('Name of the tier'));
  const check = checkBy((text) => parseMoney(text, currency, '--price'));
  const price = words.price ?? (await askText(`Price in ${currency} (0 is free)`, { check }));
  const isCount = (text: string): string | null => (/^[1-9]\d{0,6}$/.test(text.trim()) ? null : 'A whole number, or nothing.');
  const typed =
    asked && words.quantity === undefined
      ? await askOptional('How many (empty: as many as the event holds)', { check: isCount })
      : undefined;
  return { ...words, name, price, quantity: typed === undefined ? words.quantity : Number(typed) };
}
