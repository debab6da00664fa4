import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createOrganizer, createSale, type Organizer } from '../../../test/factories.js';
import { startWorld, type World } from '../../../test/world.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

type Query = NonNullable<Parameters<World['visitor']['events']['search']>[0]>;
const hour = 60 * 60 * 1000;
const start = Date.now() + 48 * hour;
const point = { latitude: 55.676, longitude: 12.568 };

/** An event at that place in every order: later, farther, less popular and less relevant the higher the number. */
async function add(place: number): Promise<void> {
  const startsAt = new Date(start + place * hour).toISOString();
  const venue = { name: 'Pier', city: 'Aarhus', ...point, latitude: point.latitude + place / 100 };
  const name = `Lantern ${'and lantern '.repeat(Math.max(0, 12 - place))} ${place}`;
  const { event } = await createSale(organizer, [{}], { name, startsAt, endsAt: new Date(start + 100 * hour).toISOString(), venue });
  await world
    .db('event_listings')
    .where({ eventId: event.id })
    .update({ popularity: 1000 - place });
}
const orders: Record<string, Query> = {
  date: { sort: 'date' },
  popularity: { sort: 'popularity' },
  distance: { sort: 'distance', near: `${point.latitude},${point.longitude}`, radiusKm: 500 },
  relevance: { q: 'lantern' },
};
const page = async (query: Query) => {
  const { data, nextCursor } = await world.visitor.events.search(query);
  return { places: data.map(({ name }) => Number(name.split(' ').at(-1))), nextCursor };
};

describe.each(Object.entries(orders))('by %s', (_, order) => {
  beforeEach(async () => {
    await world.db('events').whereRaw(`status = 'published'`).update({ status: 'draft' });
    await world.db('event_listings').delete();
    for (const place of [1, 3, 5, 7, 9]) await add(place);
  });

  test('pages are one list', async () => {
    const places: number[] = [];
    let after: string | undefined;
    do {
      const { places: more, nextCursor } = await page({ ...order, limit: 2, ...(after && { after }) });
      places.push(...more);
      after = nextCursor ?? undefined;
    } while (after);
    expect(places).toEqual([1, 3, 5, 7, 9]);
  });

  test('events added meanwhile, before the cursor and behind it, move nothing', async () => {
    const first = await page({ ...order, limit: 2 });
    expect(first.places).toEqual([1, 3]);
    await add(0);
    await add(2);
    await add(4);
    const second = await page({ ...order, limit: 2, after: first.nextCursor! });
    expect(second.places).toEqual([4, 5]);
    await add(6);
    expect((await page({ ...order, after: second.nextCursor! })).places).toEqual([6, 7, 9]);
  });

  test('an event that is gone takes nothing along', async () => {
    const first = await page({ ...order, limit: 2 });
    await world.db('event_listings').whereRaw(`document @@ '3'`).delete();
    expect((await page({ ...order, after: first.nextCursor! })).places).toEqual([5, 7, 9]);
  });

  test('events in the same place are told apart', async () => {
    await world.db('event_listings').delete();
    for (let times = 0; times < 4; times += 1) await add(8);
    const seen = new Set<string>();
    let after: string | undefined;
    do {
      const { data, nextCursor } = await world.visitor.events.search({ ...order, limit: 1, ...(after && { after }) });
      for (const { id } of data) seen.add(id);
      after = nextCursor ?? undefined;
    } while (after);
    expect(seen.size).toBe(4);
  });
});

describe('a cursor that is not ours', () => {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const time = '2027-01-01T00:00:00.000Z';

  test.each<[string, string]>([
    ['of another order', encode(['popularity', 5, 'evt_1'])],
    ['of another list', encode([time, 'evt_1'])],
    ['with a key too many', encode(['date', time, 'evt_1', 1])],
    ['with a key too few', encode(['date', time])],
    ['without keys', encode(['date'])],
    ['with another kind of key', encode(['date', 5, 'evt_1'])],
    ['with a time that is none', encode(['date', '2027-02-31T00:00:00.000Z', 'evt_1'])],
    ['with a year that never was', encode(['date', '0000-01-01T00:00:00.000Z', 'evt_1'])],
    ['with a NUL', encode(['date', time, 'evt\0'])],
    ['with SQL for a time', encode(['date', `now()'; drop table events; --`, 'evt_1'])],
    ['that is an object', encode({ 0: 'date', 1: time, 2: 'evt_1', length: 3 })],
    ['that is no JSON', 'bm90IGpzb24'],
    ['that is no base64', '%25%25%25'],
  ])('%s is refused', async (_, after) => {
    const response = await fetch(`${world.url}/v1/events?sort=date&after=${after}`);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      code: 'validation_failed',
      errors: [{ in: 'query', pointer: '/after', code: 'invalid_cursor' }],
    });
  });

  test.each<[string, unknown[]]>([
    ['popularity', [1.5, 'evt_1']],
    ['popularity', [Number.MAX_VALUE, 'evt_1']],
    ['distance&near=0,0', ['1e400', 'evt_1']],
    ['distance&near=0,0', [null, 'evt_1']],
  ])('of %s with %p is refused', async (sort, keys) => {
    const [name] = sort.split('&');
    const response = await fetch(`${world.url}/v1/events?sort=${sort}&after=${encode([name, ...keys])}`);
    expect(response.status).toBe(422);
  });

  test('SQL in an id is an id', async () => {
    const response = await fetch(`${world.url}/v1/events?sort=date&after=${encode(['date', time, `' or true; --`])}`);
    expect(response.status).toBe(200);
  });
});
