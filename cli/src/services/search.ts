import type { EchoPlex } from '@echoplex/sdk';
import { UsageError } from '../errors.js';
import { combineFaults } from '../parse/faults.js';
import { parseMoney } from '../parse/money.js';
import { localTimezone, parseTime } from '../parse/time.js';
import { given } from './given.js';

type Query = NonNullable<Parameters<EchoPlex['events']['search']>[0]>;

/** The flags of `events search`. */
export interface SearchWords {
  category?: string | undefined;
  tag?: string | undefined;
  city?: string | undefined;
  country?: string | undefined;
  near?: string | undefined;
  radius?: number | undefined;
  from?: string | undefined;
  to?: string | undefined;
  'min-price'?: string | undefined;
  'max-price'?: string | undefined;
  currency?: string | undefined;
  online?: boolean | undefined;
  sort?: Query['sort'];
  'all-dates'?: boolean | undefined;
  facets?: boolean | undefined;
}

/** A point as the API takes it. @throws {UsageError} when it is none. */
function pointOf(text: string): string {
  const [, latitude, longitude] = /^\s*(-?\d{1,2}(?:\.\d{1,10})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,10})?)\s*$/.exec(text) ?? [];
  if (latitude !== undefined && longitude !== undefined && Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180)
    return `${latitude},${longitude}`;
  throw new UsageError(`--near "${text}" is no point.`, { hint: 'Degrees north and east: --near 55.69,12.6' });
}

/** Reads what is looked for. @throws {UsageError} with everything that does not go together. */
export function toSearch(words: string | undefined, flags: SearchWords): Query {
  const { near, radius, sort, currency, category, tag, city, country, online, facets } = flags;
  const faults: UsageError[] = [];
  if (radius !== undefined && near === undefined) faults.push(new UsageError('--radius needs --near.'));
  if (sort === 'distance' && near === undefined) faults.push(new UsageError('--sort distance needs --near.'));
  if (sort === 'relevance' && words === undefined) faults.push(new UsageError('--sort relevance needs words to look for.'));
  if (faults.length > 0) throw combineFaults(faults);
  const timeOf = (text: string | undefined, flag: string, endOfDay: boolean): string | undefined =>
    text === undefined ? undefined : parseTime(text, localTimezone(), flag, { endOfDay });
  // Without a currency events of all of them are found, and nearly all have cents.
  const priceOf = (text: string | undefined, flag: string): number | undefined =>
    text === undefined ? undefined : parseMoney(text, currency ?? 'EUR', flag);
  return given({
    q: words,
    ...{ category, tag, city, country: country?.toUpperCase(), currency: currency?.toUpperCase(), online, sort },
    near: near === undefined ? undefined : pointOf(near),
    radiusKm: radius,
    from: timeOf(flags.from, '--from', false),
    to: timeOf(flags.to, '--to', true),
    minPrice: priceOf(flags['min-price'], '--min-price'),
    maxPrice: priceOf(flags['max-price'], '--max-price'),
    dates: flags['all-dates'] ? ('all' as const) : undefined,
    facets: facets || undefined,
  });
}
