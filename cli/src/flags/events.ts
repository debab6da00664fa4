import { Flags } from '@oclif/core';
import { countFlag, currencyFlag, limitFlag, numberFlag, priceFlag, timeFlag } from '../flags.js';
import { noting } from '../parse/faults.js';
import { requireTimezone } from '../parse/time.js';

/** Where a new event comes from, and what happens to it at once. */
export const newEventFlags = {
  file: Flags.string({
    char: 'f',
    summary: 'A file with the event, its tiers, questions and promo codes; - reads stdin.',
    helpValue: 'FILE',
  }),
  cover: Flags.string({ summary: 'Its picture: JPEG, PNG, WebP or AVIF of at most 5 MB.', helpValue: 'FILE' }),
  publish: Flags.boolean({ summary: 'Put it on sale at once; it needs tiers for that.' }),
};

/** When buyers may give tickets back by themselves. */
const refundFlags = {
  refunds: Flags.option({
    options: ['none', 'until', 'always'] as const,
    summary: 'Whether buyers refund themselves: never, until some hours before it begins, or until it begins.',
  })(),
  'refund-until-hours': countFlag({ summary: 'How many hours before it begins that ends, with --refunds until.', min: 0, max: 8760 }),
  'refund-fee-percent': countFlag({ summary: 'Part of the price that is kept then.', min: 0, max: 100 }),
  'refund-fee': priceFlag({ summary: 'What is kept of each ticket besides, 1.50.' }),
};

/** What can be said about an event. */
export const eventFlags = {
  name: Flags.string({ summary: 'Its name.' }),
  'starts-at': timeFlag({ summary: 'When it begins.' }),
  'ends-at': timeFlag({ summary: 'When it ends.' }),
  timezone: Flags.string({
    parse: noting(requireTimezone),
    summary: "The time zone it takes place in, an IANA name; this machine's without it.",
    helpValue: 'ZONE',
  }),
  slug: Flags.string({ summary: 'A readable name for addresses; made from the name without it.' }),
  summary: Flags.string({ summary: 'One sentence about it.' }),
  description: Flags.string({ summary: 'More about it, in Markdown.', exclusive: ['description-file'] }),
  'description-file': Flags.string({ summary: 'The same from a file; - reads stdin.', helpValue: 'FILE' }),
  venue: Flags.string({ summary: 'The name of the place.' }),
  address: Flags.string({ summary: 'Street and number of the venue.' }),
  city: Flags.string({ summary: 'City of the venue.' }),
  country: Flags.string({ summary: 'Country of the venue, two letters.', helpValue: 'DK' }),
  latitude: numberFlag({ summary: 'Where the venue is, degrees north; a new address forgets it.', min: -90, max: 90, helpValue: '55.69' }),
  longitude: numberFlag({ summary: 'Where the venue is, degrees east; likewise.', min: -180, max: 180, helpValue: '12.6' }),
  'online-url': Flags.string({ summary: 'Where it is streamed.', helpValue: 'URL' }),
  capacity: limitFlag({ summary: 'Most tickets over all tiers; `unlimited` for as many as the tiers hold.', max: 1_000_000 }),
  currency: currencyFlag({ summary: 'The currency its tickets are sold in, ISO 4217.' }),
  category: Flags.string({ summary: "A category's slug; see `categories list`." }),
  tag: Flags.string({ summary: 'A free word; repeat it for more.', multiple: true }),
  visibility: Flags.option({ options: ['public', 'unlisted'] as const, summary: 'Unlisted events are found by their address alone.' })(),
  'max-per-order': countFlag({ summary: 'Most tickets in one order.', min: 1, max: 100 }),
  'max-per-buyer': limitFlag({ summary: 'Most tickets of one buyer over all orders; `unlimited` for no such limit.', max: 1000 }),
  'hold-minutes': countFlag({ summary: 'How long an order is held.', min: 1, max: 120 }),
  ...refundFlags,
};

/** What `events search` can ask for. */
export const searchFlags = {
  category: Flags.string({ summary: 'In this category or one below it, by its slug.' }),
  tag: Flags.string({ summary: 'With this tag.' }),
  city: Flags.string({ summary: 'In this city.' }),
  country: Flags.string({ summary: 'In this country, two letters.', helpValue: 'DK' }),
  near: Flags.string({ summary: 'Around this point, degrees north and east.', helpValue: 'LAT,LNG' }),
  radius: numberFlag({ summary: 'How far around --near, in km.', min: 0.1, max: 20_000, helpValue: 'KM' }),
  from: timeFlag({ summary: "That begin then or later, on this machine's clocks." }),
  to: timeFlag({ summary: 'That begin before; a date includes its day.' }),
  online: Flags.boolean({ summary: 'Streamed; --no-online: at a place only.', allowNo: true }),
  sort: Flags.option({
    options: ['date', 'relevance', 'popularity', 'distance'] as const,
    summary: 'What comes first: the next one without it, the best match when words are given.',
  })(),
  'all-dates': Flags.boolean({ summary: 'Every date of events that repeat, not the next alone.' }),
  facets: Flags.boolean({ summary: 'Count categories, cities, months and prices too.' }),
};
