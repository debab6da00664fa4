import { Args, Flags } from '@oclif/core';
import type { Page, PageRequest } from '@echoplex/sdk';
import { program } from './config/program.js';
import { UsageError } from './errors.js';
import { noting } from './parse/faults.js';
import { readPrice, requireCurrency } from './parse/money.js';
import { requireTime, requireTimezone } from './parse/time.js';
import { formatCount } from './render/money.js';

/** The argument that names an event. */
export const eventArg = Args.string({ name: 'event', description: "The event's id or slug.", required: true });

/** A flag with a whole number. */
export const countFlag = Flags.custom<number, { min: number; max: number }>({
  parse: async (text, context, options) =>
    await noting((given, flag) => {
      const { min, max } = options;
      const count = /^\d{1,9}$/.test(given.trim()) ? Number(given) : NaN;
      if (count >= min && count <= max) return count;
      throw new UsageError(`${flag} must be a whole number from ${formatCount(min)} to ${formatCount(max)}, not "${given}".`);
    })(text, context, options),
});

/** A flag with a date or a time; its zone comes from elsewhere. */
export const timeFlag = Flags.custom<string>({ parse: noting(requireTime), helpValue: 'TIME' });

/** A flag with a currency. */
export const currencyFlag = Flags.custom<string>({ parse: noting(requireCurrency), helpValue: 'EUR' });

/** A flag with a price in a currency that comes from elsewhere. */
export const priceFlag = Flags.custom<string>({
  parse: noting((text, flag) => readPrice(text, flag) && text),
  helpValue: 'AMOUNT',
});

/** The flags of every list. */
export const pageFlags = {
  limit: countFlag({ summary: 'Rows to show, 1 to 200.', default: 50, min: 1, max: 200 }),
  after: Flags.string({ summary: 'Go on behind this cursor, the nextCursor of the page before.', helpValue: 'CURSOR' }),
  all: Flags.boolean({ summary: 'Show every row.' }),
};

interface PageFlags {
  limit: number;
  after?: string | undefined;
  all?: boolean | undefined;
}

/**
 * The rows that the flags ask for: one page, or all of them as one.
 * @param list Starts the list from its first page on.
 */
export async function readList<T>(
  { limit, after, all }: PageFlags,
  list: (query: { limit: number; after?: string }) => PageRequest<T>,
): Promise<Page<T>> {
  const request = list({ limit: all ? 200 : limit, ...(after !== undefined && { after }) });
  if (!all) return await request;
  const data: T[] = [];
  for await (const row of request) data.push(row);
  return { data, nextCursor: null };
}

/** What to add to a command to see the rest, when there is one. */
export function moreOf(command: string, { nextCursor }: Page<unknown>): string | undefined {
  return nextCursor === null ? undefined : `${program} ${command} --all`;
}

/** Reads a password from a pipe; on a terminal it is asked for. Never a flag of its own: others could read it there. */
export const passwordFlag = { 'password-stdin': Flags.boolean({ summary: 'Read the password from stdin.' }) };

/** What members may be. */
export const roles = ['owner', 'admin', 'staff', 'scanner'] as const;

/** The argument that names a member. */
export const memberArg = Args.string({ name: 'member', description: "The member's email or id.", required: true });

/** What can be said about an organization beside its name. */
export const organizationFlags = {
  slug: Flags.string({ summary: 'A readable name for addresses.' }),
  website: Flags.string({ summary: 'Its website.', helpValue: 'URL' }),
  'contact-email': Flags.string({ summary: 'Where buyers write to.', helpValue: 'EMAIL' }),
  currency: currencyFlag({ summary: 'The currency its events are sold in, ISO 4217.' }),
};

/** What can be said about an event beside its name and times. */
export const eventFlags = {
  timezone: Flags.string({
    parse: noting(requireTimezone),
    summary: "The time zone it takes place in, an IANA name; this machine's without it.",
    helpValue: 'ZONE',
  }),
  slug: Flags.string({ summary: 'A readable name for addresses; made from the name without it.' }),
  summary: Flags.string({ summary: 'One sentence about it.' }),
  description: Flags.string({ summary: 'More about it, in Markdown.' }),
  venue: Flags.string({ summary: 'The name of the place.' }),
  address: Flags.string({ summary: 'Street and number of the venue.' }),
  city: Flags.string({ summary: 'City of the venue.' }),
  country: Flags.string({ summary: 'Country of the venue, two letters.', helpValue: 'DK' }),
  'online-url': Flags.string({ summary: 'Where it is streamed.', helpValue: 'URL' }),
  capacity: countFlag({ summary: 'Most tickets over all tiers.', min: 1, max: 1_000_000 }),
  currency: currencyFlag({ summary: 'The currency its tickets are sold in, ISO 4217.' }),
  category: Flags.string({ summary: 'What kind of event.' }),
  tag: Flags.string({ summary: 'A free word; repeat it for more.', multiple: true }),
  visibility: Flags.option({ options: ['public', 'unlisted'] as const, summary: 'Unlisted events are found by their address alone.' })(),
  'max-per-order': countFlag({ summary: 'Most tickets in one order.', min: 1, max: 100 }),
  'hold-minutes': countFlag({ summary: 'How long an order is held.', min: 1, max: 120 }),
};
