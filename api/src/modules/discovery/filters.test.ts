import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventInput, TierInput } from '@echoplex/sdk';
import type { components } from '../../contract/generated.js';
import { createOrganizer, createSale, type Organizer } from '../../../test/factories.js';
import { startWorld, type World } from '../../../test/world.js';

type Schemas = components['schemas'];
let world: World;
let organizer: Organizer;
let stranger: Organizer;

const inDays = (days: number): string => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();
type Query = NonNullable<Parameters<World['visitor']['events']['search']>[0]>;

const add = async (
  name: string,
  days: number,
  more: Partial<EventInput> = {},
  prices: Partial<TierInput>[] = [{}],
  seller = organizer,
): Promise<void> => {
  await createSale(seller, prices, { name, startsAt: inDays(days), endsAt: inDays(days + 0.2), ...more });
};
const venue = (city: string, country: string, latitude: number | null, longitude: number | null) => ({
  ...{ name: 'Hall', city, country, latitude, longitude },
});

beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
  stranger = await createOrganizer(world);
  const copenhagen = venue('København', 'DK', 55.676, 12.568);
  const malmö = venue('Malmö', 'SE', 55.605, 13.0);
  const suva = venue('Suva', 'FJ', -18.14, 179.9);
  await add('Jazz', 1, { venue: copenhagen, category: 'jazz', tags: ['Late', 'brass'] }, [{ price: 0 }, { price: 4000 }]);
  await add('Opera', 2, { venue: copenhagen, category: 'opera', tags: ['brass'] }, [{ price: 9000 }]);
  await add('Swing', 3, { venue: malmö, category: 'jazz', currency: 'SEK' }, [{ price: 5000 }]);
  await add('Stream', 4, { onlineUrl: 'https://stream.example.com', category: 'music' }, [{ price: 1500 }]);
  await add('Both', 5, { venue: suva, onlineUrl: 'https://stream.example.com', currency: 'JPY' }, [{ price: 2500 }]);
  await add('Hidden', 6, { venue: venue('Malmö', 'SE', null, null) }, [{ price: 700, visibility: 'hidden' }], stranger);
});
afterAll(() => world.close());

const search = async (query: Query) => (await world.visitor.events.search(query)) as Schemas['EventSearchPage'];
const names = async (query: Query): Promise<string> => (await search(query)).data.map(({ name }) => name).join(' ');
async function refused(query: Record<string, string>): Promise<unknown> {
  const response = await fetch(`${world.url}/v1/events?${new URLSearchParams(query)}`);
  const body = (await response.json()) as { code?: string; errors?: { in: string; pointer: string; code: string }[] };
  return [response.status, body.code, ...(body.errors ?? []).map(({ in: place, pointer, code }) => `${place} ${pointer} ${code}`)];
}

describe('filters', () => {
  test.each<[string, Query, string]>([
    ['none', {}, 'Jazz Opera Swing Stream Both Hidden'],
    ['a category', { category: 'jazz' }, 'Jazz Swing'],
    ['a category above', { category: 'music' }, 'Jazz Swing Stream'],
    ['a category nobody has', { category: 'religion' }, ''],
    ['a category that is none', { category: 'no-such' }, ''],
    ['a tag', { tag: 'brass' }, 'Jazz Opera'],
    ['a tag in another case', { tag: 'LATE' }, 'Jazz'],
    ['a part of a tag', { tag: 'bras' }, ''],
    ['a city', { city: 'kobenhavn' }, 'Jazz Opera'],
    ['a city as it is written', { city: ' KØBENHAVN ' }, 'Jazz Opera'],
    ['a city that is no word', { city: '!!!' }, ''],
    ['a country', { country: 'SE' }, 'Swing Hidden'],
    ['a currency', { currency: 'SEK' }, 'Swing'],
    ['a highest price', { maxPrice: 1500 }, 'Jazz Stream'],
    ['free tickets', { maxPrice: 0 }, 'Jazz'],
    ['a lowest price', { minPrice: 4000 }, 'Jazz Opera Swing'],
    ['a price between', { minPrice: 1500, maxPrice: 2500 }, 'Jazz Stream Both'],
    ['a price of a currency', { minPrice: 1500, maxPrice: 2500, currency: 'JPY' }, 'Both'],
    ['online', { online: true }, 'Stream Both'],
    ['at a place only', { online: false }, 'Jazz Opera Swing Hidden'],
    ['a point', { near: '55.676,12.568' }, 'Jazz Opera'],
    ['a point and a wider radius', { near: '55.676,12.568', radiusKm: 30 }, 'Jazz Opera Swing'],
    ['a point on the other side of the date line', { near: '-18.14,-179.9', radiusKm: 30 }, 'Both'],
    ['the whole earth', { near: '90,0', radiusKm: 20000 }, 'Jazz Opera Swing Both'],
    [
      'everything at once',
      { q: 'jaz', category: 'music', tag: 'late', city: 'København', country: 'DK', currency: 'EUR', maxPrice: 0 },
      'Jazz',
    ],
    ['what excludes each other', { category: 'opera', online: true }, ''],
  ])('%s', async (_, query, expected) => {
    expect(await names(query)).toBe(expected);
    // Each filter together with each order, and with facets.
    const anyOrder = [...expected.split(' ')].sort().join(' ');
    const sorted = async (more: Query): Promise<string> => (await names({ ...query, ...more })).split(' ').sort().join(' ');
    expect(await sorted({ sort: 'popularity' })).toBe(anyOrder);
    if (query.near) expect(await sorted({ sort: 'distance' })).toBe(anyOrder);
    expect(await sorted({ facets: true, dates: 'all' })).toBe(anyOrder);
  });

  test('an organization', async () => {
    expect(await names({ organization: stranger.organization.id })).toBe('Hidden');
  });

  test('times are when an event begins, the end of them excluded', async () => {
    const { data } = await search({});
    const at = (name: string): string => data.find((event) => event.name === name)!.startsAt;
    expect(await names({ from: at('Opera'), to: at('Stream') })).toBe('Opera Swing');
    expect(await names({ to: at('Opera') })).toBe('Jazz');
    expect(await names({ from: at('Hidden') })).toBe('Hidden');
    // The same instant in another zone.
    const shifted = new Date(Date.parse(at('Stream')) + 2 * 60 * 60 * 1000).toISOString().replace('Z', '+02:00');
    expect(await names({ from: shifted })).toBe('Stream Both Hidden');
  });

  test('contradictions are refused, all at once', async () => {
    const time = { from: '2030-01-02T00:00:00Z', to: '2030-01-02T00:00:00Z' };
    expect(await refused({ minPrice: '200', maxPrice: '100', sort: 'distance', ...time })).toEqual([
      422,
      'validation_failed',
      'query /sort needs_near',
      'query /maxPrice below_minimum',
      'query /to before_start',
    ]);
    expect(await refused({ sort: 'relevance' })).toEqual([422, 'validation_failed', 'query /sort needs_q']);
    expect(await refused({ near: '91,0' })).toEqual([422, 'validation_failed', 'query /near invalid_format']);
    expect(await refused({ near: '0,181' })).toEqual([422, 'validation_failed', 'query /near invalid_format']);
    expect(await refused({ near: '0;0' })).toEqual([422, 'validation_failed', 'query /near invalid_format']);
    expect(await refused({ sort: 'id; drop table events' })).toEqual([422, 'validation_failed', 'query /sort invalid_value']);
  });
});

describe('orders', () => {
  test('by distance, each with its metres', async () => {
    const { data } = await search({ near: '55.605,13.0', radiusKm: 20000, sort: 'distance' });
    expect(data.map(({ name }) => name)).toEqual(['Swing', 'Jazz', 'Opera', 'Both']);
    const [swing, jazz] = data;
    expect(swing?.distance).toBe(0);
    // Copenhagen to Malmö: 28 km as the crow flies.
    expect(jazz?.distance).toBeGreaterThan(27_000);
    expect(jazz?.distance).toBeLessThan(29_000);
    expect(data.at(-1)?.distance).toBeGreaterThan(15_000_000);
    expect((await search({})).data[0]).not.toHaveProperty('distance');
  });

  test('by popularity: what sold and was seen more comes first', async () => {
    await world.db('event_listings').update({ popularity: 1 });
    const popular = (await search({ q: 'stream' })).data[0]!;
    await world.db('event_listings').where({ eventId: popular.id }).update({ popularity: 2 });
    expect((await search({ sort: 'popularity', limit: 1 })).data[0]?.name).toBe('Stream');
  });
});

describe('facets', () => {
  test('count what was found', async () => {
    const { facets } = await search({ facets: true, limit: 1 });
    const counts = (kind: 'categories' | 'cities' | 'prices' | 'online'): Record<string, number> =>
      Object.fromEntries(facets![kind].map(({ value, count }) => [value, count]));
    expect(facets?.sampled).toBe(false);
    expect(counts('categories')).toEqual({ music: 3, jazz: 2, opera: 1, stage: 1 });
    expect(counts('cities')).toEqual({ København: 2, Malmö: 2, Suva: 1 });
    // 2,500 yen is far above 60 of them; 50 kronor are not; hidden tiers do not count.
    expect(counts('prices')).toEqual({ free: 1, low: 1, middle: 1, high: 2 });
    expect(counts('online')).toEqual({ online: 2, venue: 5 });
    expect(facets?.months.reduce((sum, { count }) => sum + count, 0)).toBe(6);
    expect(facets?.months[0]?.value).toMatch(/^\d{4}-\d\d$/);
    expect(facets?.months[0]?.label).toMatch(/^[A-Z][a-z]+ \d{4}$/);
    expect(facets?.categories.find(({ value }) => value === 'jazz')?.label).toBe('Jazz');
    expect(facets?.prices.find(({ value }) => value === 'low')?.label).toBe('Under 20');
  });

  test('count what fits the filters, and are left out unless asked for', async () => {
    const { facets } = await search({ facets: true, category: 'jazz' });
    expect(facets?.cities.map(({ value }) => value).sort()).toEqual(['København', 'Malmö']);
    expect(await search({})).not.toHaveProperty('facets');
    expect((await search({ facets: true, q: 'nothing' })).facets).toEqual({
      ...{ sampled: false, categories: [], cities: [], months: [], prices: [], online: [] },
    });
  });
});
