import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { openDatabase } from '../src/db/knex.js';
import { migrate } from '../src/db/migrate.js';
import { createEmptyDatabase, type TestDatabase } from '../test/database.js';

let database: TestDatabase;
let db: Knex;
beforeAll(async () => {
  database = await createEmptyDatabase();
  db = openDatabase(database.url, { max: 1 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const day = 24 * 60 * 60 * 1000;
const fixed = {
  organizationId: 'org_1',
  timezone: 'Europe/Copenhagen',
  currency: 'EUR',
  maxTicketsPerOrder: 10,
  holdMinutes: 10,
  visibility: 'public',
  status: 'published',
};
const event = (id: string, days: number, more: object = {}) => ({
  ...fixed,
  id,
  slug: id.replace('_', '-'),
  name: `Night ${id}`,
  startsAt: new Date(Date.now() + days * day),
  endsAt: new Date(Date.now() + (days + 0.5) * day),
  ...more,
});
const tier = (id: string, eventId: string, price: number, visibility = 'public') => ({
  ...{ id, eventId, price, visibility },
  ...{ organizationId: 'org_1', name: id, minPerOrder: 1, maxPerOrder: 10, position: 0 },
});

test('events of before the migration are found after it, once, and nothing else is', async () => {
  await migrate(database.url, { upTo: '0005_programme_indexes' });
  await db('organizations').insert({ id: 'org_1', name: 'Pier Nine', slug: 'pier-nine', defaultCurrency: 'EUR' });
  await db('series').insert({ id: 'ser_1', organizationId: 'org_1', name: 'Mondays', timezone: 'Europe/Copenhagen' });
  const venue = { name: 'Pier Nine', address: null, city: 'København', country: 'DK', latitude: 55.69, longitude: 12.6 };
  const more = { category: 'jazz', tags: ['Late', 'late', 'Süd'], venue: JSON.stringify(venue), description: 'Grüße from the **pier**' };
  await db('events').insert([
    event('evt_1', 5, more),
    event('evt_2', 5, { status: 'draft' }),
    event('evt_3', 5, { visibility: 'unlisted' }),
    event('evt_4', -5),
    event('evt_5', 5, { status: 'cancelled' }),
    event('evt_6', 14, { seriesId: 'ser_1' }),
    event('evt_7', 7, { seriesId: 'ser_1', onlineUrl: 'https://stream.example.com' }),
    event('evt_8', -7, { seriesId: 'ser_1' }),
  ]);
  await db('tiers').insert([tier('t1', 'evt_1', 900), tier('t2', 'evt_1', 4000), tier('t3', 'evt_1', 1, 'hidden')]);

  expect(await migrate(database.url, { upTo: '0006_discovery' })).toEqual(['0006_discovery']);
  const listings = (await db('event_listings').orderBy('eventId').select('eventId', 'lead', 'online', 'inPerson')) as object[];
  expect(listings).toEqual([
    { eventId: 'evt_1', lead: true, online: false, inPerson: true },
    { eventId: 'evt_6', lead: false, online: false, inPerson: false },
    { eventId: 'evt_7', lead: true, online: true, inPerson: false },
  ]);
  const first = await db('event_listings')
    .where({ eventId: 'evt_1' })
    .first('categories', 'tags', 'city', 'cityKey', 'minPrice', 'maxPrice');
  expect(first).toEqual({
    categories: ['jazz', 'music'],
    tags: ['late', 'süd'],
    city: 'København',
    cityKey: 'kobenhavn',
    minPrice: 900,
    maxPrice: 4000,
  });
  expect(await db('search_words').orderBy('word').pluck('word')).toEqual(expect.arrayContaining(['grusse', 'kobenhavn', 'night', 'pier']));
});

test('an interrupted migration can be begun again', async () => {
  await db('event_listings').where({ eventId: 'evt_6' }).delete();
  await db('schema_migrations').where('name', 'like', '0006%').delete();
  await migrate(database.url, { upTo: '0006_discovery' });
  expect(await db('event_listings').where({ lead: true }).orderBy('eventId').pluck('event_id')).toEqual(['evt_1', 'evt_7']);
  expect(await db('event_listings').pluck('event_id')).toHaveLength(3);
});
