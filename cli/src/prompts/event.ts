import type { Category } from '@echoplex/sdk';
import { UsageError } from '../errors.js';
import { readText } from '../parse/text.js';
import { localTimezone, parseTime, requireTimezone } from '../parse/time.js';
import { treeOf } from '../render/discovery.js';
import type { EventWords, NewEventWords } from '../services/events.js';
import { askChoice, askConfirmation, askOptional, askSearch, askText, checkBy } from './ask.js';
import { findMissing } from './missing.js';

/** The flags of `events create` and `events update`. */
export interface EventFlags extends Omit<
  EventWords,
  | 'startsAt'
  | 'endsAt'
  | 'onlineUrl'
  | 'maxPerOrder'
  | 'maxPerBuyer'
  | 'holdMinutes'
  | 'tags'
  | 'refundUntilHours'
  | 'refundFeePercent'
  | 'refundFee'
> {
  'starts-at'?: string | undefined;
  'ends-at'?: string | undefined;
  'online-url'?: string | undefined;
  'max-per-order'?: number | undefined;
  'max-per-buyer'?: number | null | undefined;
  'hold-minutes'?: number | undefined;
  'refund-until-hours'?: number | undefined;
  'refund-fee-percent'?: number | undefined;
  'refund-fee'?: string | undefined;
  'description-file'?: string | undefined;
  tag?: string[] | undefined;
}

const longest = 20_000;

async function descriptionOf({ description, 'description-file': file }: EventFlags): Promise<string | undefined> {
  if (file === undefined) return description;
  const text = await readText(file);
  if (text.length <= longest) return text;
  throw new UsageError(`${file} has ${text.length.toLocaleString('en')} characters; a description may have 20,000.`);
}

/** What the flags say about an event. */
export async function eventWords(flags: EventFlags): Promise<EventWords> {
  const { name, timezone, slug, summary, venue, address, city, country, latitude, longitude } = flags;
  const { capacity, currency, category, visibility, tag: tags } = flags;
  const place = { venue, address, city, country, latitude, longitude };
  const times = { startsAt: flags['starts-at'], endsAt: flags['ends-at'], timezone };
  const limits = { capacity, maxPerOrder: flags['max-per-order'], maxPerBuyer: flags['max-per-buyer'], holdMinutes: flags['hold-minutes'] };
  const refunds = {
    refunds: flags.refunds,
    refundUntilHours: flags['refund-until-hours'],
    refundFeePercent: flags['refund-fee-percent'],
    refundFee: flags['refund-fee'],
  };
  const description = await descriptionOf(flags);
  return {
    name,
    slug,
    summary,
    description,
    ...times,
    ...place,
    ...limits,
    ...refunds,
    onlineUrl: flags['online-url'],
    currency,
    category,
    visibility,
    tags,
  };
}

/** Zones whose name has what was typed, spaces for underscores. */
function findZones(typed: string): string[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  const found = ['UTC', ...Intl.supportedValuesOf('timeZone')].filter((zone) => zone.toLowerCase().includes(wanted));
  if (found.length > 0) return found;
  return checkBy((text) => requireTimezone(text))(typed) === null ? [typed] : [];
}

async function askCategory(fetch: () => Promise<Category[]>): Promise<string | undefined> {
  const categories = await fetch();
  if (categories.length === 0) return undefined;
  const choices = treeOf(categories).map(({ category, depth }) => ({
    name: '  '.repeat(depth) + category.name,
    short: category.name,
    value: category.slug,
  }));
  return (await askChoice('Category', [{ name: 'none', value: '' }, ...choices])) || undefined;
}

/** What only somebody who is asked anyway is asked for, and may leave empty. */
async function askMore(words: EventWords, categories: () => Promise<Category[]>): Promise<EventWords> {
  const isPlaced = words.venue !== undefined || words.onlineUrl !== undefined;
  const venue = words.venue ?? (isPlaced ? undefined : await askOptional('Venue (empty: none)'));
  const city = words.city ?? (venue === undefined || isPlaced ? undefined : await askOptional('City (empty: none)'));
  const category = words.category ?? (await askCategory(categories));
  const check = (text: string): string | null => (/^[1-9]\d{0,6}$/.test(text.trim()) ? null : 'A whole number, or nothing.');
  const typed = words.capacity === undefined ? await askOptional('Capacity (empty: as many as the tiers hold)', { check }) : undefined;
  return { ...words, venue, city, category, capacity: typed === undefined ? words.capacity : Number(typed) };
}

const isPast = (time: string): string | null => (Date.parse(time) <= Date.now() ? 'That is over already.' : null);

/**
 * Completes the flags of a new event by asking for what is missing.
 * @param categories Fetches those to choose from.
 * @returns The words, and whether anybody was asked.
 */
export async function askEvent(
  flags: EventFlags,
  { canAsk, confirm, categories }: { canAsk: boolean; confirm: boolean; categories: () => Promise<Category[]> },
): Promise<{ words: NewEventWords; asked: boolean }> {
  const given = await eventWords(flags);
  const asked = findMissing({ '--name': given.name, '--starts-at': given.startsAt, '--ends-at': given.endsAt }, canAsk);
  const name = given.name ?? (await askText('Name of the event'));
  // The zone comes before the times that are read in it. Who gave everything else meant this machine's.
  const timezone = given.timezone ?? (asked ? await askSearch('Time zone (type to search)', findZones, localTimezone()) : localTimezone());
  const read = (text: string): string => parseTime(text, timezone, '--starts-at');
  const checkStart = (text: string): string | null => checkBy(read)(text) ?? isPast(read(text));
  const startsAt = given.startsAt ?? (await askText('Starts at (2026-12-12 20:00)', { check: checkStart }));
  const checkEnd = (text: string): string | null =>
    checkBy(read)(text) ?? (Date.parse(read(text)) <= Date.parse(read(startsAt)) ? 'It has to end after it begins.' : null);
  const endsAt = given.endsAt ?? (await askText('Ends at', { check: checkEnd }));
  const words = { ...(asked ? await askMore(given, categories) : given), name, timezone, startsAt, endsAt };
  if (asked && confirm && !(await askConfirmation(`Create the draft "${name}"?`))) throw new UsageError('Nothing was created.');
  return { words, asked };
}
