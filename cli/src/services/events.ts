import type { Event, EventInput, EventUpdate, Tier } from '@echoplex/sdk';
import { UsageError } from '../errors.js';
import { parseTime, requireTimezone } from '../parse/time.js';
import { given, orNull } from './given.js';
import { toRefundPolicy, type RefundPolicyWords } from './refund-policy.js';

/** What `events create` or `events update` was given, before it is read. */
export interface EventWords extends RefundPolicyWords {
  name?: string | undefined;
  startsAt?: string | undefined;
  endsAt?: string | undefined;
  timezone?: string | undefined;
  slug?: string | undefined;
  summary?: string | undefined;
  description?: string | undefined;
  venue?: string | undefined;
  address?: string | undefined;
  city?: string | undefined;
  country?: string | undefined;
  latitude?: number | undefined;
  longitude?: number | undefined;
  onlineUrl?: string | undefined;
  capacity?: number | null | undefined;
  currency?: string | undefined;
  category?: string | undefined;
  tags?: string[] | undefined;
  visibility?: EventInput['visibility'] | undefined;
  maxPerOrder?: number | undefined;
  maxPerBuyer?: number | null | undefined;
  holdMinutes?: number | undefined;
}

/** The words of an event that can be created. */
export interface NewEventWords extends EventWords {
  name: string;
  startsAt: string;
  endsAt: string;
  timezone: string;
}

/** @param current What is there already, and stays where nothing is said about it. */
function venueOf({ venue, ...words }: EventWords, current: Event['venue']): EventInput['venue'] | undefined {
  const { address, city, country, latitude, longitude } = words;
  const moved = given({ address: orNull(address), city: orNull(city), country: orNull(country?.toUpperCase()) });
  // The point on the map belongs to the place of before.
  const isElsewhere = current !== null && Object.entries(moved).some(([key, value]) => current[key as keyof typeof current] !== value);
  const point = given({ latitude, longitude });
  const rest = { ...moved, ...(isElsewhere && { latitude: null, longitude: null }), ...point };
  if (venue === '') return null;
  if (venue === undefined && Object.keys(rest).length === 0) return undefined;
  const name = venue ?? current?.name;
  if (name === undefined) throw new UsageError('An address needs the name of its venue.', { hint: 'Add it: --venue "Pier Nine"' });
  return { ...(current ?? {}), name, ...rest };
}

/** What there is before: nothing of a new event but the currency that it will have. */
type Before = Pick<Event, 'venue' | 'currency'> & { refundPolicy: Event['refundPolicy'] | null };

function fieldsOf(words: EventWords, timezone: string, before: Before) {
  const { slug, summary, description, onlineUrl, capacity, category, tags, visibility, holdMinutes, maxPerOrder, maxPerBuyer } = words;
  return given({
    name: words.name,
    startsAt: words.startsAt === undefined ? undefined : parseTime(words.startsAt, timezone, '--starts-at'),
    endsAt: words.endsAt === undefined ? undefined : parseTime(words.endsAt, timezone, '--ends-at'),
    timezone: words.timezone,
    slug,
    summary: orNull(summary),
    description: orNull(description),
    venue: venueOf(words, before.venue),
    onlineUrl: orNull(onlineUrl),
    capacity,
    currency: words.currency?.toUpperCase(),
    category: orNull(category),
    tags: tags?.length === 1 && tags[0] === '' ? [] : tags,
    visibility,
    maxTicketsPerOrder: maxPerOrder,
    maxTicketsPerBuyer: maxPerBuyer,
    holdMinutes,
    refundPolicy: toRefundPolicy(words, before.refundPolicy, words.currency ?? before.currency),
  });
}

function requireOrder(startsAt: string, endsAt: string): void {
  if (Date.parse(endsAt) <= Date.parse(startsAt)) throw new UsageError('--ends-at must be after --starts-at.');
}

/**
 * Reads the words of a new event. Times without an offset are those on the clocks of its time zone.
 * @param currency What amounts are read in, unless the words name another one.
 */
export function toEventInput(words: NewEventWords, currency: string): EventInput {
  const timezone = requireTimezone(words.timezone);
  const startsAt = parseTime(words.startsAt, timezone, '--starts-at');
  const endsAt = parseTime(words.endsAt, timezone, '--ends-at');
  requireOrder(startsAt, endsAt);
  const before = { venue: null, refundPolicy: null, currency };
  return { ...fieldsOf(words, timezone, before), name: words.name, startsAt, endsAt, timezone };
}

/**
 * Reads the words of a change: an empty text takes away what is there.
 * @throws {UsageError} when nothing changes, or the event would end before it begins.
 */
export function toEventUpdate(words: EventWords, event: Event): EventUpdate {
  const update = fieldsOf(words, words.timezone ?? event.timezone, event);
  if (Object.keys(update).length === 0) {
    throw new UsageError('Nothing would change.', { hint: 'Say what, for example: --name "Harbour Lights", --capacity 600' });
  }
  if (update.startsAt !== undefined || update.endsAt !== undefined) {
    requireOrder(update.startsAt ?? event.startsAt, update.endsAt ?? event.endsAt);
  }
  return update;
}

/** The two lines that put an event's tickets into a page. */
export function embedSnippet(apiUrl: string, { slug }: Pick<Event, 'slug'>): string {
  return `<script type="module" src="${apiUrl}/widget/echoplex-tickets.js"></script>\n<echoplex-tickets event="${slug}"></echoplex-tickets>`;
}

/** How a state of sales is called. */
export function stateWord({
  status,
  salesState,
}: {
  status: Event['status'];
  salesState: Event['salesState'] | Tier['salesState'];
}): string {
  return status === 'published' ? salesState.replace('_', ' ') : status;
}
