import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Event, EventInput, TierInput } from '@echoplex/sdk';
import { createEvent, createOrganizer, createSale, type Organizer } from '../../../test/factories.js';
import { startWorld, type World } from '../../../test/world.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

const day = 24 * 60 * 60 * 1000;
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();
type Query = NonNullable<Parameters<World['visitor']['events']['search']>[0]>;

const copenhagen = { name: 'Pier Nine', city: 'København', country: 'DK', latitude: 55.69, longitude: 12.6 };
const aarhus = { name: 'Godsbanen', city: 'Aarhus', country: 'DK', latitude: 56.156, longitude: 10.21 };

/** A published event so many days from now. */
const add = async (name: string, days: number, more: Partial<EventInput> = {}, tiers: Partial<TierInput>[] = [{}]): Promise<Event> =>
  (await createSale(organizer, tiers, { name, startsAt: inDays(days), endsAt: inDays(days + 0.2), ...more })).event;
const search = (query: Query) => world.visitor.events.search(query);
const names = async (query: Query): Promise<string[]> => (await search(query)).data.map(({ name }) => name);
/** The status and the faults of a search that is refused. */
async function refused(query: string): Promise<unknown> {
  const response = await fetch(`${world.url}/v1/events?${query}`);
  const body = (await response.json()) as { errors?: { pointer: string; code: string }[] };
  return { status: response.status, faults: body.errors?.map(({ pointer, code }) => `${pointer} ${code}`) };
}

describe('words', () => {
  beforeAll(async () => {
    await add('Smørrebrød for Beginners', 3, {
      summary: 'Rye bread and a sharp knife.',
      venue: copenhagen,
      tags: ['Cooking', 'vegan-free'],
    });
    await add('Harbour Choir', 4, { description: 'Forty voices sing **Händel** by the water. Bring a thermos.', venue: aarhus });
    await add('Lantern Regatta', 5, { summary: 'Boats with lanterns, a choir, and thermos flasks.' });
  });

  test.each([
    ['a name', 'regatta', ['Lantern Regatta']],
    ['whatever its case', 'REGATTA', ['Lantern Regatta']],
    ['with its accents', 'smørrebrød', ['Smørrebrød for Beginners']],
    ['without them', 'smorrebrod', ['Smørrebrød for Beginners']],
    ['in decomposed form', 'ha\u0308ndel', ['Harbour Choir']],
    ['its beginning', 'regat', ['Lantern Regatta']],
    ['a tag', 'cooking', ['Smørrebrød for Beginners']],
    ['a part of a tag', 'vegan', ['Smørrebrød for Beginners']],
    ['a city', 'kobenhavn', ['Smørrebrød for Beginners']],
    ['a venue', 'godsbanen', ['Harbour Choir']],
    ['a description', 'voices', ['Harbour Choir']],
    ['two words of different fields', 'choir aarhus', ['Harbour Choir']],
    ['two words of which one is missing', 'choir xylophone', []],
    ['a mistyped word', 'regata', ['Lantern Regatta']],
    ['a mistyped beginning', 'ragatta', ['Lantern Regatta']],
    ['a mistyped word with letters exchanged, beside a right one', 'harbuor choir', ['Harbour Choir']],
    ['letters exchanged in a short word', 'chior voices', ['Harbour Choir']],
    ['what is like nothing', 'zzzzzzzz', []],
  ])('%s finds it', async (_, q, expected) => {
    expect(await names({ q })).toEqual(expected);
  });

  test('a name weighs more than a summary, a summary more than a description', async () => {
    expect(await names({ q: 'choir' })).toEqual(['Harbour Choir', 'Lantern Regatta']);
    expect(await names({ q: 'thermos' })).toEqual(['Lantern Regatta', 'Harbour Choir']);
    expect(await names({ q: 'thermos', sort: 'date' })).toEqual(['Harbour Choir', 'Lantern Regatta']);
  });

  test('an edit is found at once, and what was edited away is not', async () => {
    const event = await add('Quince Night', 6);
    expect(await names({ q: 'quince' })).toEqual(['Quince Night']);
    await organizer.client.events.update(event.id, { name: 'Persimmon Night' });
    expect(await names({ q: 'quince' })).toEqual([]);
    expect(await names({ q: 'persimmon' })).toEqual(['Persimmon Night']);
  });

  test.each([
    `'); drop table events; --`,
    'a & | ! <-> (',
    ':*',
    `' OR 1=1 --`,
    `choir:*A & !'x'`,
    '\\',
    `'''`,
    '☂🎪👩‍👩‍👧',
    '½ №',
    'a'.repeat(200),
    'ä '.repeat(100),
    '% _',
    '東京',
    'हिन्दी',
    '\u202e\ufeff',
  ])('%p is words and nothing else', async (q) => {
    const response = await fetch(`${world.url}/v1/events?q=${encodeURIComponent(q)}&facets=true`);
    expect(response.status).toBe(200);
  });

  test('what has no word in it finds nothing rather than everything', async () => {
    for (const q of ['()', '☂', ' ', ':* & |']) expect((await search({ q, facets: true })).data).toEqual([]);
  });

  test('a NUL, too long a text and no text are refused', async () => {
    expect(await refused('q=a%00b')).toEqual({ status: 422, faults: ['/q invalid_character'] });
    expect(await refused('city=a%00b')).toEqual({ status: 422, faults: ['/city invalid_character'] });
    expect(await refused(`q=${'a'.repeat(201)}`)).toEqual({ status: 422, faults: ['/q too_long'] });
    expect(await refused('q=')).toEqual({ status: 422, faults: ['/q empty'] });
  });
});

describe('what can be found', () => {
  test('only what is published, public and not over', async () => {
    await createEvent(organizer, { name: 'Zephyr Draft' });
    await add('Zephyr Unlisted', 3, { visibility: 'unlisted' });
    const cancelled = await add('Zephyr Cancelled', 3);
    await organizer.client.events.cancel(cancelled.id, { reason: 'The pier is closed.' });
    const withdrawn = await add('Zephyr Withdrawn', 3);
    await organizer.client.events.unpublish(withdrawn.id);
    const deleted = await add('Zephyr Deleted', 3);
    await organizer.client.events.delete(deleted.id);
    const over = await add('Zephyr Over', 3);
    // Before the job takes it out of discovery.
    const past = { startsAt: new Date(Date.now() - 2 * day), endsAt: new Date(Date.now() - day) };
    await world.db('events').where({ id: over.id }).update(past);
    await world.db('event_listings').where({ eventId: over.id }).update(past);
    await add('Zephyr Itself', 3);
    expect(await names({ q: 'zephyr' })).toEqual(['Zephyr Itself']);
    expect((await organizer.client.events.search({ q: 'zephyr' })).data).toHaveLength(1);
  });

  test('an event is shown as it is anywhere else', async () => {
    const event = await add('Amaranth', 3, { venue: aarhus }, [{ price: 0 }, { price: 4200 }]);
    const [found] = (await search({ q: 'amaranth' })).data;
    expect(found).toEqual(await world.visitor.events.get(event.id));
    expect(found?.priceRange).toEqual({ min: 0, max: 4200 });
  });
});

describe('a series', () => {
  test('shows its next date, unless certain dates are asked for', async () => {
    const first = await add('Ocarina Mondays', 7);
    const { series } = await organizer.client.events.repeat(first.id, { rule: 'FREQ=WEEKLY;COUNT=4' });
    const { data: dates } = await organizer.client.series.events(series.id);
    for (const date of dates) if (date.status === 'draft') await organizer.client.events.publish(date.id);
    const starts = dates.map(({ startsAt }) => startsAt).sort();
    const found = async (query: Query): Promise<string[]> =>
      (await search({ q: 'ocarina', ...query })).data.map(({ startsAt }) => startsAt);

    expect(await found({})).toEqual(starts.slice(0, 1));
    expect(await found({ dates: 'all', sort: 'date' })).toEqual(starts);
    expect(await found({ series: series.id, sort: 'date' })).toEqual(starts);
    expect(await found({ from: starts[1]!, sort: 'date' })).toEqual(starts.slice(1));
    expect(await found({ to: starts[2]!, sort: 'date' })).toEqual(starts.slice(0, 2));
    expect(await found({ from: inDays(0), dates: 'next' })).toEqual(starts.slice(0, 1));

    await organizer.client.events.cancel(first.id);
    expect(await found({})).toEqual(starts.slice(1, 2));
    await organizer.client.events.delete(dates.find(({ startsAt }) => startsAt === starts[1])!.id);
    expect(await found({})).toEqual(starts.slice(2, 3));
  });
});
