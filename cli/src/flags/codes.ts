import { Flags } from '@oclif/core';
import { countFlag, limitFlag, openTimeFlag, priceFlag } from '../flags.js';

/** What can be said about a promo code. */
export const codeFlags = {
  percent: countFlag({ summary: 'Takes off so many percent.', min: 1, max: 100 }),
  amount: priceFlag({ summary: "Takes off so much, 5.00, in the event's currency." }),
  per: Flags.option({ options: ['order', 'ticket'] as const, summary: '--amount is taken off once, or off each ticket.' })(),
  access: Flags.boolean({ summary: 'Takes nothing off: it only opens the hidden tiers of --tier.' }),
  tier: Flags.string({ summary: 'For this tier, a name or id, opening it when it is hidden; repeat it for more.', multiple: true }),
  'starts-at': openTimeFlag({ summary: 'Not before this time.' }),
  'ends-at': openTimeFlag({ summary: 'Not after this time.' }),
  'max-uses': limitFlag({ summary: 'Most orders that use it, or `unlimited`.', max: 1_000_000 }),
  'max-uses-per-email': limitFlag({ summary: 'Most orders of one buyer, or `unlimited`.', max: 1000 }),
  note: Flags.string({ summary: 'A word for yourself.' }),
};
