import { Args, Flags } from '@oclif/core';
import { countFlag, limitFlag, openPriceFlag, openTimeFlag, priceFlag } from '../flags.js';

/** The argument that names a tier. */
export const tierArg = Args.string({ name: 'tier', description: "The tier's id, or with --event its name.", required: true });

/** Where a tier that is named by its name is looked for. */
export const tierEventFlag = { event: Flags.string({ summary: 'The event whose tier it is: then its name is enough.' }) };

/** What can be said about a tier. */
export const tierFlags = {
  name: Flags.string({ summary: 'Its name.' }),
  price: priceFlag({ summary: 'What one ticket costs, 25.00; 0 is free.' }),
  description: Flags.string({ summary: 'What it includes.' }),
  quantity: limitFlag({ summary: 'How many there are; `unlimited` for as many as the event holds.', max: 1_000_000 }),
  'sales-start': openTimeFlag({ summary: 'When selling begins; at once without it.' }),
  'sales-end': openTimeFlag({ summary: "When selling ends; at the event's end without it." }),
  'available-after': Flags.string({ summary: 'Sold once this tier is sold out or its sale is over: a name or id.', helpValue: 'TIER' }),
  min: countFlag({ summary: 'Fewest in one order.', min: 1, max: 100, aliases: ['min-per-order'] }),
  max: countFlag({ summary: 'Most in one order.', min: 1, max: 100, aliases: ['max-per-order'] }),
  'pay-what-you-want': Flags.boolean({ summary: 'Buyers choose what they pay, from --price upwards.', allowNo: true }),
  'suggested-price': openPriceFlag({ summary: 'What is proposed to buyers who choose.' }),
  'non-refundable': Flags.boolean({ summary: 'Its tickets cannot be given back.' }),
  hidden: Flags.boolean({ summary: 'Offered to those alone whose access code opens it; --no-hidden: to everybody.', allowNo: true }),
  position: countFlag({ summary: 'Its place in the selling order; last without it.', min: 0, max: 10_000 }),
};
