import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { openDatabase } from '../src/db/knex.js';
import { migrate } from '../src/db/migrate.js';
import { createEmptyDatabase, type TestDatabase } from '../test/database.js';
import { eventually } from '../test/factories.js';

let database: TestDatabase;
let db: Knex;
beforeAll(async () => {
  database = await createEmptyDatabase();
  db = openDatabase(database.url, { max: 2 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const name = '0009_buyer_limits';
const event = (id: string) => ({
  ...{ id, slug: id.replace('_', '-'), name: 'Harbour Lights', organizationId: 'org_1', timezone: 'UTC', currency: 'EUR' },
  ...{ startsAt: '2030-06-01T18:00:00Z', endsAt: '2030-06-01T22:00:00Z', maxTicketsPerOrder: 10, holdMinutes: 10, visibility: 'public' },
});
const order = (id: string, more: object = {}) => ({
  ...{ id, eventId: 'evt_1', organizationId: 'org_1', number: id, status: 'confirmed', currency: 'EUR', subtotal: 0, total: 0 },
  ...more,
});

interface Shape {
  valid: boolean;
  convalidated: boolean;
}
/** Whether the index can be used and the constraint was checked against the rows there are. */
async function shape(): Promise<Shape | undefined> {
  const { rows } = await db.raw<{ rows: Shape[] }>(
    `select i.indisvalid as valid, c.convalidated from pg_index i, pg_constraint c
      where i.indexrelid = 'orders_event_email'::regclass and c.conname = 'events_max_per_buyer_range'`,
  );
  return rows[0];
}

test('events of before have no limit, and everything there is was checked and indexed', async () => {
  await migrate(database.url, { upTo: '0008_rush' });
  await db('organizations').insert({ id: 'org_1', name: 'Pier Nine', slug: 'pier-nine', defaultCurrency: 'EUR' });
  await db('events').insert([event('evt_1'), event('evt_2')]);
  await db('orders').insert([order('ord_1', { buyerEmail: 'Ana@Example.com' }), order('ord_2', { status: 'held' })]);
  expect(await migrate(database.url, { upTo: name })).toEqual([name]);
  expect(await db('events').orderBy('id').pluck('max_tickets_per_buyer')).toEqual([null, null]);
  expect(await shape()).toEqual({ valid: true, convalidated: true });
});

test.each([0, -4, 1001])('%i is refused by the database itself, whoever writes it', async (maxTicketsPerBuyer) => {
  await expect(db('events').where({ id: 'evt_1' }).update({ maxTicketsPerBuyer })).rejects.toMatchObject({
    constraint: 'events_max_per_buyer_range',
  });
});

test('an interrupted migration can be begun again: nothing that was set is lost', async () => {
  await db('events').where({ id: 'evt_2' }).update({ maxTicketsPerBuyer: 4 });
  await db.raw('alter table events drop constraint events_max_per_buyer_range');
  await db.raw('alter table events add constraint events_max_per_buyer_range check (max_tickets_per_buyer between 1 and 1000) not valid');
  await db('schema_migrations').where('name', 'like', '0009%').delete();
  expect(await migrate(database.url, { upTo: name })).toEqual([name]);
  expect(await shape()).toEqual({ valid: true, convalidated: true });
  expect(await db('events').orderBy('id').pluck('max_tickets_per_buyer')).toEqual([null, 4]);
});

test('while it runs, orders are placed and filled in', async () => {
  await db('schema_migrations').where('name', 'like', '0009%').delete();
  // An order that is not committed yet: a build that takes the table for itself would wait for it, and everybody else behind that build.
  const slow = await db.transaction();
  await slow('orders').insert(order('ord_3'));
  const migrated = migrate(database.url, { upTo: name });
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike '%index concurrently%'`;
  await eventually(async () => (await db.raw<{ rows: unknown[] }>(waiting)).rows.length, (count) => count > 0, 'the build that waits'); // prettier-ignore
  await db('orders').insert(order('ord_4'));
  await db('orders').where({ id: 'ord_2' }).update({ buyerEmail: 'cleo@example.com' });
  await slow.commit();
  expect(await migrated).toEqual([name]);
  expect(await shape()).toEqual({ valid: true, convalidated: true });
});
