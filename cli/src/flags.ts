import { Args, Flags } from '@oclif/core';
import type { Page, PageRequest } from '@echoplex/sdk';
import { program } from './config/program.js';
import { UsageError } from './errors.js';
import { noting } from './parse/faults.js';
import { readPrice, requireCurrency } from './parse/money.js';
import { requireTime } from './parse/time.js';
import { formatCount } from './render/money.js';

/** The argument that names an event. */
export const eventArg = Args.string({ name: 'event', description: "The event's id or slug.", required: true });

/** The argument that names a series. */
export const seriesArg = Args.string({
  name: 'series',
  description: "The series' id, or the id or slug of one of its events.",
  required: true,
});

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

/** A flag with a whole number, or null for `unlimited`. */
export const limitFlag = Flags.custom<number | null, { max: number }>({
  parse: async (text, context, options) =>
    await noting((given, flag) => {
      if (given.trim().toLowerCase() === 'unlimited') return null;
      const count = /^\d{1,9}$/.test(given.trim()) ? Number(given) : NaN;
      if (count >= 1 && count <= options.max) return count;
      throw new UsageError(`${flag} must be a whole number from 1 to ${formatCount(options.max)} or "unlimited", not "${given}".`);
    })(text, context, options),
});

/** A flag with a number that may have decimals. */
export const numberFlag = Flags.custom<number, { min: number; max: number }>({
  parse: async (text, context, options) =>
    await noting((given, flag) => {
      const number = /^-?\d+(\.\d+)?$/.test(given.trim()) ? Number(given) : NaN;
      if (number >= options.min && number <= options.max) return number;
      throw new UsageError(`${flag} must be a number from ${options.min} to ${formatCount(options.max)}, not "${given}".`);
    })(text, context, options),
});

/** A flag with a date or a time; its zone comes from elsewhere. */
export const timeFlag = Flags.custom<string>({ parse: noting(requireTime), helpValue: 'TIME' });

/** The same for what can be taken away: an empty text stays as it is. */
export const openTimeFlag = Flags.custom<string>({
  parse: noting((text, flag) => (text === '' ? text : requireTime(text, flag))),
  helpValue: 'TIME',
});

/** A flag with a currency. */
export const currencyFlag = Flags.custom<string>({ parse: noting(requireCurrency), helpValue: 'EUR' });

/** A flag with a price in a currency that comes from elsewhere. */
export const priceFlag = Flags.custom<string>({
  parse: noting((text, flag) => readPrice(text, flag) && text),
  helpValue: 'AMOUNT',
});

/** The same for what must be more than nothing. */
export const amountFlag = Flags.custom<string>({
  parse: noting((text, flag) => readPrice(text, flag, { free: false }) && text),
  helpValue: 'AMOUNT',
});

/** The same for what can be taken away: an empty text stays as it is. */
export const openPriceFlag = Flags.custom<string>({
  parse: noting((text, flag) => (text === '' ? text : readPrice(text, flag) && text)),
  helpValue: 'AMOUNT',
});

/** What is changed of an event that repeats. */
export const scopeFlag = {
  scope: Flags.option({
    options: ['event', 'series'] as const,
    summary: 'This date alone, or every date of its series that has not begun.',
  })(),
};

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
  // What stands beside the rows, such as counts, is that of the first page.
  return { ...(await request), data, nextCursor: null };
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
