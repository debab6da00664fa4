import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { openDatabase, type Transaction } from '../../db/knex.js';
import { inTransaction } from '../../db/transaction.js';
import { createTestDatabase, type TestDatabase } from '../../../test/database.js';
import { dropEndedListings, dropListings, refreshListingCategories, refreshListings, refreshPopularity } from './service.js';

let database: TestDatabase;
let db: Knex;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 4 });
  await db('organizations').insert({ id: 'org_1', name: 'Pier Nine', slug: 'pier-nine', defaultCurrency: 'EUR' });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const day = 24 * 60 * 60 * 1000;
let count = 0;
const addEvent = async (days: number, more: object = {}): Promise<string> => {
  count += 1;
  const id = `evt_${count}`;
  const fixed = { organizationId: 'org_1', timezone: 'UTC', currency: 'EUR', maxTicketsPerOrder: 10, holdMinutes: 10, status: 'published' };
  const startsAt = new Date(Date.now() + days * day);
  const endsAt = new Date(startsAt.getTime() + day / 2);
  await db('events').insert({ ...fixed, id, slug: `e-${count}`, name: 'Harbour Lights', visibility: 'public', startsAt, endsAt, ...more });
  return id;
};
const addTier = (eventId: string, name: string, price: number): PromiseLike<unknown> => {
  const limits = { minPerOrder: 1, maxPerOrder: 10, position: 0, visibility: 'public' };
  return db('tiers').insert({ ...limits, id: `${eventId}_${name}`, eventId, organizationId: 'org_1', name, price });
};
const addSeries = async (id: string): Promise<string> => {
  await db('series').insert({ id, organizationId: 'org_1', name: id, timezone: 'UTC' });
  return id;
};
const refresh = (...ids: string[]): Promise<void> => inTransaction(db, (trx) => refreshListings(trx, ids));
const change = async (id: string, changes: object): Promise<void> => {
  await db('events').where({ id }).update(changes);
  await refresh(id);
};
const listing = (eventId: string) => db('event_listings').where({ eventId }).first<Record<string, unknown> | undefined>();
const leads = (seriesId: string): PromiseLike<string[]> =>
  db('event_listings').where({ seriesId, lead: true }).orderBy('event_id').pluck('event_id');

test('a listing comes, changes and goes with its event', async () => {
  const id = await addEvent(3, { status: 'draft' });
  await refresh(id);
  expect(await listing(id)).toBeUndefined();
  await change(id, { status: 'published' });
  expect(await listing(id)).toMatchObject({ lead: true, minPrice: null, maxPrice: null, currency: 'EUR', online: false });
  await addTier(id, 'balcony', 4500);
  await addTier(id, 'floor', 2500);
  await change(id, { onlineUrl: 'https://stream.example.com', category: 'jazz' });
  expect(await listing(id)).toMatchObject({ minPrice: 2500, maxPrice: 4500, online: true, categories: ['jazz', 'music'] });
  await change(id, { visibility: 'unlisted' });
  expect(await listing(id)).toBeUndefined();
  await change(id, { visibility: 'public' });
  await change(id, { status: 'cancelled' });
  expect(await listing(id)).toBeUndefined();
});

test('words are remembered once, short and endless ones not at all', async () => {
  const endless = 'x'.repeat(60);
  const id = await addEvent(3, { name: `Ørestad ørestad at ${endless}` });
  await refresh(id);
  await refresh(id);
  expect(await db('search_words').whereIn('word', ['orestad', 'at', endless]).pluck('word')).toEqual(['orestad']);
});

test('the next date of a series leads it, whatever happens to the others', async () => {
  const seriesId = await addSeries('ser_lead');
  const [late, soon, middle] = [await addEvent(30, { seriesId }), await addEvent(10, { seriesId }), await addEvent(20, { seriesId })];
  await refresh(late);
  expect(await leads(seriesId)).toEqual([late]);
  await refresh(soon, middle);
  expect(await leads(seriesId)).toEqual([soon]);
  await change(soon, { startsAt: new Date(Date.now() + 25 * day), endsAt: new Date(Date.now() + 26 * day) });
  expect(await leads(seriesId)).toEqual([middle]);
  await change(middle, { status: 'draft' });
  expect(await leads(seriesId)).toEqual([soon]);
  await inTransaction(db, async (trx) => {
    await dropListings(trx, [soon]);
    await trx('events').where({ id: soon }).delete();
  });
  expect(await leads(seriesId)).toEqual([late]);
  await change(late, { seriesId: null });
  expect(await leads(seriesId)).toEqual([]);
  expect(await listing(late)).toMatchObject({ lead: true, seriesId: null });
});

describe('two changes at once', () => {
  /** Begins the second change while the first one is not committed, and lets it go on afterwards. */
  async function interleave(first: (trx: Transaction) => Promise<void>, second: (trx: Transaction) => Promise<void>): Promise<void> {
    const [one, other] = [await db.transaction(), await db.transaction()];
    await first(one);
    let over = false;
    const pending = second(other).finally(() => (over = true));
    const waits = async (): Promise<boolean> =>
      (await db('pg_stat_activity').whereRaw('datname = current_database()').where({ waitEventType: 'Lock' }).first('pid')) !== undefined;
    while (!over && !(await waits())) await new Promise((resolve) => setTimeout(resolve, 10));
    await one.commit();
    await pending;
    await other.commit();
  }
  const refreshWith = (ids: string[]) => (trx: Transaction) => refreshListings(trx, ids);
  /** The same without its locks, to see that the tests would notice. */
  const refreshUnlocked = (ids: string[]) => (trx: Transaction) => {
    const raw = (sql: string, bindings: Knex.RawBinding[]) => trx.raw(sql.replace('for no key update', ''), bindings);
    return refreshListings(new Proxy(trx, { get: (target, name) => (name === 'raw' ? raw : (Reflect.get(target, name) as unknown)) }), ids);
  };

  const leadsAfter = async (refreshing: typeof refreshWith, seriesId: string): Promise<number> => {
    await addSeries(seriesId);
    const [late, soon] = [await addEvent(9, { seriesId }), await addEvent(6, { seriesId })];
    await interleave(refreshing([late]), refreshing([soon]));
    return (await leads(seriesId)).length;
  };
  test('dates of one series agree on who is next', async () => {
    expect(await leadsAfter(refreshWith, 'ser_race')).toBe(1);
    expect(await leadsAfter(refreshUnlocked, 'ser_unlocked')).toBe(2);
  });

  const cheapestAfter = async (refreshing: typeof refreshWith): Promise<unknown> => {
    const id = await addEvent(3);
    await refresh(id);
    const add = (name: string, price: number) => async (trx: Transaction) => {
      const limits = { minPerOrder: 1, maxPerOrder: 10, position: 0, visibility: 'public' };
      await trx('tiers').insert({ ...limits, id: `${id}_${name}`, eventId: id, organizationId: 'org_1', name, price });
      await refreshing([id])(trx);
    };
    await interleave(add('cheap', 100), add('dear', 900));
    return (await listing(id))?.['minPrice'];
  };
  test('tiers of one event both count', async () => {
    expect(await cheapestAfter(refreshWith)).toBe(100);
    expect(await cheapestAfter(refreshUnlocked)).toBe(900);
  });
});

test('what is over is dropped, and the next date of its series leads', async () => {
  const seriesId = await addSeries('ser_end');
  const [first, second] = [await addEvent(5, { seriesId }), await addEvent(6, { seriesId })];
  await refresh(first, second);
  await db('event_listings')
    .where({ eventId: first })
    .update({ endsAt: new Date(Date.now() - 1000) });
  await dropEndedListings(db);
  expect(await listing(first)).toBeUndefined();
  expect(await leads(seriesId)).toEqual([second]);
});

test('popularity follows sales and views, and an edit does not forget it', async () => {
  const id = await addEvent(3);
  await refresh(id);
  await db('events').where({ id }).update({ sold: 3 });
  const hours = (count: number): Date => new Date(Date.now() - count * 60 * 60 * 1000);
  await db('event_views').insert([
    { eventId: id, hour: hours(1), step: 'page', referrerHost: '', views: 5 },
    { eventId: id, hour: hours(2), step: 'widget', referrerHost: 'example.com', views: 2 },
    { eventId: id, hour: hours(24 * 90), step: 'page', referrerHost: '', views: 1000 },
  ]);
  await refreshPopularity(db);
  await change(id, { name: 'Harbour Nights' });
  expect(await listing(id)).toMatchObject({ popularity: 67 });
});

test('a category that moves takes its listings along', async () => {
  await db('categories').insert([
    { slug: 'swing', name: 'Swing', parent: 'jazz' },
    { slug: 'vintage', name: 'Vintage', parent: null },
  ]);
  const id = await addEvent(3, { category: 'swing' });
  await refresh(id);
  expect(await listing(id)).toMatchObject({ categories: ['swing', 'jazz', 'music'] });
  await inTransaction(db, async (trx) => {
    await trx('categories').where({ slug: 'jazz' }).update({ parent: 'vintage' });
    await refreshListingCategories(trx, ['jazz']);
  });
  expect(await listing(id)).toMatchObject({ categories: ['swing', 'jazz', 'vintage'] });
});
