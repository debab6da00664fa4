import type { Event } from '@echoplex/sdk';
import { parseMoney } from '../parse/money.js';
import type { TierWords } from '../services/events.js';
import { askText, checkBy } from './ask.js';
import { findMissing } from './missing.js';

/** The flags of `tiers create`. */
export interface TierFlags extends Pick<TierWords, 'description' | 'quantity' | 'hidden' | 'position'> {
  name?: string | undefined;
  price?: string | undefined;
  'sales-start'?: string | undefined;
  'sales-end'?: string | undefined;
  'min-per-order'?: number | undefined;
  'max-per-order'?: number | undefined;
}

/** Completes the flags of a new tier by asking. */
export async function askTier(flags: TierFlags, { currency }: Event, canAsk: boolean): Promise<TierWords> {
  findMissing({ '--name': flags.name, '--price': flags.price }, canAsk);
  const name = flags.name ?? (await askText('Name of the tier'));
  const check = checkBy((text) => parseMoney(text, currency, '--price'));
  const price = flags.price ?? (await askText(`Price in ${currency} (0 is free)`, { check }));
  const { 'sales-start': salesStart, 'sales-end': salesEnd, 'min-per-order': minPerOrder, 'max-per-order': maxPerOrder } = flags;
  return { ...flags, name, price, salesStart, salesEnd, minPerOrder, maxPerOrder };
}
