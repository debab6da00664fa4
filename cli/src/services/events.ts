import type { Event, EventInput, Tier, TierInput } from '@echoplex/sdk';
import { UsageError } from '../errors.js';
import { parseMoney } from '../parse/money.js';
import { parseTime, requireTimezone } from '../parse/time.js';

/** What `events create` was given, before it is read. */
export interface EventWords {
  name: string;
  startsAt: string;
  endsAt: string;
  timezone: string;
  slug?: string | undefined;
  summary?: string | undefined;
  description?: string | undefined;
  venue?: string | undefined;
  address?: string | undefined;
  city?: string | undefined;
  country?: string | undefined;
  onlineUrl?: string | undefined;
  capacity?: number | undefined;
  currency?: string | undefined;
  category?: string | undefined;
  tags?: string[] | undefined;
  visibility?: EventInput['visibility'] | undefined;
  maxPerOrder?: number | undefined;
  holdMinutes?: number | undefined;
}

/** The same without what was left out. */
function given<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

function venueOf({ venue, address, city, country }: EventWords): EventInput['venue'] | undefined {
  if (venue === undefined) {
    if (address !== undefined || city !== undefined || country !== undefined) {
      throw new UsageError('An address needs the name of its venue.', { hint: 'Add it: --venue "Pier Nine"' });
    }
    return undefined;
  }
  return { name: venue, ...given({ address, city, country: country?.toUpperCase() }) };
}

/** Reads the words of a new event. Times without an offset are those on the clocks of its time zone. */
export function toEventInput(words: EventWords): EventInput {
  const timezone = requireTimezone(words.timezone);
  const startsAt = parseTime(words.startsAt, timezone, '--starts-at');
  const endsAt = parseTime(words.endsAt, timezone, '--ends-at');
  if (Date.parse(endsAt) <= Date.parse(startsAt)) throw new UsageError('--ends-at must be after --starts-at.');
  const { name, slug, summary, description, onlineUrl, capacity, category, tags, visibility, holdMinutes } = words;
  const rest = { slug, summary, description, onlineUrl, capacity, category, tags, visibility, holdMinutes, venue: venueOf(words) };
  return {
    name,
    startsAt,
    endsAt,
    timezone,
    ...given({ ...rest, currency: words.currency?.toUpperCase(), maxTicketsPerOrder: words.maxPerOrder }),
  };
}

/** What `tiers create` was given, before it is read. */
export interface TierWords {
  name: string;
  price: string;
  description?: string | undefined;
  quantity?: number | undefined;
  salesStart?: string | undefined;
  salesEnd?: string | undefined;
  minPerOrder?: number | undefined;
  maxPerOrder?: number | undefined;
  hidden?: boolean | undefined;
  position?: number | undefined;
}

/** Reads the words of a new tier in its event's currency and time zone. */
export function toTierInput(words: TierWords, { currency, timezone }: Pick<Event, 'currency' | 'timezone'>): TierInput {
  const { name, description, quantity, salesStart, salesEnd, minPerOrder, maxPerOrder, hidden, position } = words;
  return {
    name,
    price: parseMoney(words.price, currency, '--price'),
    ...given({
      description,
      quantity,
      minPerOrder,
      maxPerOrder,
      position,
      visibility: hidden ? ('hidden' as const) : undefined,
      salesStartAt: salesStart === undefined ? undefined : parseTime(salesStart, timezone, '--sales-start'),
      salesEndAt: salesEnd === undefined ? undefined : parseTime(salesEnd, timezone, '--sales-end', { endOfDay: true }),
    }),
  };
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
