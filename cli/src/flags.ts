import { Args, Flags } from '@oclif/core';
import type { Page, PageRequest } from '@echoplex/sdk';

/** The argument that names an event. */
export const eventArg = Args.string({ name: 'event', description: "The event's id or slug.", required: true });

/** The flags of every list. */
export const pageFlags = {
  limit: Flags.integer({ summary: 'Rows to show, 1 to 200.', default: 50, min: 1, max: 200 }),
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
  return nextCursor === null ? undefined : `echoplex ${command} --all`;
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
  currency: Flags.string({ summary: 'The currency its events are sold in, ISO 4217.', helpValue: 'EUR' }),
};

/** What can be said about an event beside its name and times. */
export const eventFlags = {
  timezone: Flags.string({ summary: "The time zone it takes place in, an IANA name; this machine's without it.", helpValue: 'ZONE' }),
  slug: Flags.string({ summary: 'A readable name for addresses; made from the name without it.' }),
  summary: Flags.string({ summary: 'One sentence about it.' }),
  description: Flags.string({ summary: 'More about it, in Markdown.' }),
  venue: Flags.string({ summary: 'The name of the place.' }),
  address: Flags.string({ summary: 'Street and number of the venue.' }),
  city: Flags.string({ summary: 'City of the venue.' }),
  country: Flags.string({ summary: 'Country of the venue, two letters.', helpValue: 'DK' }),
  'online-url': Flags.string({ summary: 'Where it is streamed.', helpValue: 'URL' }),
  capacity: Flags.integer({ summary: 'Most tickets over all tiers.', min: 1, max: 1_000_000 }),
  currency: Flags.string({ summary: 'The currency its tickets are sold in, ISO 4217.', helpValue: 'EUR' }),
  category: Flags.string({ summary: 'What kind of event.' }),
  tag: Flags.string({ summary: 'A free word; repeat it for more.', multiple: true }),
  visibility: Flags.option({ options: ['public', 'unlisted'] as const, summary: 'Unlisted events are found by their address alone.' })(),
  'max-per-order': Flags.integer({ summary: 'Most tickets in one order.', min: 1, max: 100 }),
  'hold-minutes': Flags.integer({ summary: 'How long an order is held.', min: 1, max: 120 }),
};
