import { slugify } from '../../src/db/slug.js';
import { currencyDecimals } from '../../src/money/currency.js';
import { places } from './places.js';
import type { Random } from './random.js';
import { kinds, prose, properName, tags, themes, venues } from './words.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** The share of events that somebody has looked at. */
const talkedAbout = 0.05;

/** A row of a table as the database calls its columns. */
export type Row = Record<string, unknown>;
/** Dates of one event, or of one that repeats, with everything they need. */
export type Batch = { series: Row[]; events: Row[]; tiers: Row[]; views: Row[] };
/** What all seeded events have in common. */
export type Setting = { random: Random; organizations: readonly string[]; categories: ReadonlySet<string>; midnight: number };

const digits = '0123456789abcdefghjkmnpqrstvwxyz';
/** As TypeIDs are written, from our own chances so that a seed gives the same rows again. */
export const seededId = (prefix: string, random: Random): string =>
  `${prefix}_${random.below(8)}${Array.from({ length: 25 }, () => random.pick([...digits])).join('')}`;

/** Whole amounts of money as people ask for them, in tens of the usual unit; far more where a unit is worth little. */
function prices(random: Random, currency: string): number[] {
  if (random.chance(0.12)) return [0];
  const worth = ['JPY', 'KRW', 'HUF', 'CLP', 'COP', 'NGN', 'ARS', 'ISK', 'KES'].includes(currency) ? 100 : 1;
  const base = (5 + random.below(16) * (1 + random.below(6))) * worth * 10 ** currencyDecimals(currency);
  return [base, base * 2, base * 5].slice(0, 1 + random.below(3));
}

function makeVenue(random: Random, place: (typeof places)[number], names: readonly string[]): Row {
  return {
    name: `${random.pickSkewed(names)} ${random.pick(venues)}`,
    address: `${random.pick(themes)} Street ${1 + random.below(200)}`,
    city: place.city,
    country: place.country,
    latitude: Number((place.latitude + (random.next() - 0.5) * 0.2).toFixed(5)),
    longitude: Number((place.longitude + (random.next() - 0.5) * 0.2).toFixed(5)),
  };
}

/** Names of performers and places that many events share. */
export const makeNames = (random: Random): string[] => Array.from({ length: 4000 }, () => properName(random));

/** Makes the next event, or the dates of the next one that repeats, up to `most` of them. */
export function makeEvents({ random, organizations, categories, midnight }: Setting, names: readonly string[], most: number): Batch {
  const place = random.pickSkewed(places);
  const kind = random.pickSkewed(kinds);
  const organizationId = random.pickSkewed(organizations);
  const online = random.chance(0.12);
  const title = `${random.pick(themes)} ${random.pickSkewed(names)} ${random.pick(kind.names)}`;
  const dates = random.chance(0.02) ? Math.min(most, 4 + random.below(17)) : 1;
  const seriesId = dates > 1 ? seededId('ser', random) : null;
  const begins = midnight + (1 + random.below(364)) * day + (9 + random.below(13)) * hour + 30 * minute * random.below(2);
  const lasts = random.chance(0.05) ? (1 + random.below(3)) * day : (1 + random.below(6)) * hour;
  const shared = {
    organization_id: organizationId,
    name: title,
    summary: prose(random, names, 1).slice(0, 300),
    description: prose(random, names, 3 + random.below(5)),
    timezone: place.timezone,
    venue: online && random.chance(0.5) ? null : makeVenue(random, place, names),
    online_url: online ? `https://stream.example.com/${slugify(title, 'event')}` : null,
    currency: place.currency,
    category: categories.has(kind.category) ? kind.category : null,
    tags: [...new Set(Array.from({ length: random.below(5) }, () => random.pickSkewed(tags)))],
    series_id: seriesId,
  };
  const tierPrices = prices(random, place.currency);
  const batch: Batch = {
    series: seriesId ? [{ id: seriesId, organization_id: organizationId, name: title, timezone: place.timezone }] : [],
    events: [],
    tiers: [],
    views: [],
  };
  for (let date = 0; date < dates; date += 1) {
    const id = seededId('evt', random);
    const startsAt = begins + date * 7 * day;
    const times = { starts_at: new Date(startsAt).toISOString(), ends_at: new Date(startsAt + lasts).toISOString() };
    batch.events.push({ id, slug: `${slugify(title, 'event').slice(0, 60)}-${id.slice(-8)}`, ...shared, ...times });
    if (random.chance(talkedAbout)) batch.views.push({ event_id: id, views: 1 + Math.floor(1 / (random.next() + 0.0005)) });
    tierPrices.forEach((price, position) => {
      const name = ['General admission', 'Reserved seat', 'Supporter'][position];
      const tier = { id: seededId('tier', random), event_id: id, organization_id: organizationId, name, price, position };
      batch.tiers.push({ ...tier, quantity: 20 + random.below(40) * 10 });
    });
  }
  return batch;
}
