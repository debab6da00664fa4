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
  db = openDatabase(database.url, { max: 3 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const name = '0010_payments';
const event = (id: string) => ({
  ...{ id, slug: id.replace('_', '-'), name: 'Harbour Lights', organizationId: 'org_1', timezone: 'UTC', currency: 'EUR' },
  ...{ startsAt: '2030-06-01T18:00:00Z', endsAt: '2030-06-01T22:00:00Z', maxTicketsPerOrder: 10, holdMinutes: 10, visibility: 'public' },
});
const order = (id: string, status: string, paymentIntentId: string | null) => ({
  ...{ id, eventId: 'evt_1', organizationId: 'org_1', number: id, status, paymentIntentId, currency: 'EUR', subtotal: 3200, total: 3200 },
});
const payment = (id: string, orderId: string, stripeId: string, kind = 'payment', amount = 3200) => ({
  ...{ id, orderId, eventId: 'evt_1', kind, stripeId, amount, currency: 'EUR' },
});
const ticket = (id: string, status: string) => ({ id, code: id, orderId: 'ord_paid', eventId: 'evt_1', tierId: 'tier_1', status });
/** As if it had been cut off right before it was written down. */
const again = () => db('schema_migrations').where('name', 'like', '0010%').delete();

const rows = async () =>
  ((await db('payments').orderBy('id').select('id', 'stripeIntent', 'surplus')) as object[]).map((row) => Object.values(row));
const places = async () => ((await db('tickets').orderBy('id').select('id', 'holdsStock')) as object[]).map((row) => Object.values(row));

const expectedRows = [
  ['pay_1', 'pi_paid', false],
  ['pay_2', 'pi_twice', true],
  ['pay_3', 'pi_late', true],
  ['pay_4', 'pi_late', true],
];
const expectedPlaces = [
  ['tkt_valid', true],
  ['tkt_void', false],
];

test('what was paid so far is known by its payment, and what became no tickets is surplus', async () => {
  await migrate(database.url, { upTo: '0009_buyer_limits' });
  await db('organizations').insert({ id: 'org_1', name: 'Pier Nine', slug: 'pier-nine', defaultCurrency: 'EUR' });
  await db('events').insert(event('evt_1'));
  await db('orders').insert([order('ord_paid', 'confirmed', 'pi_paid'), order('ord_late', 'expired', 'pi_late')]);
  await db('payments').insert([
    payment('pay_1', 'ord_paid', 'pi_paid'),
    payment('pay_2', 'ord_paid', 'pi_twice'),
    payment('pay_3', 'ord_late', 'pi_late'),
    payment('pay_4', 'ord_late', 're_late', 'refund', -3200),
  ]);
  await db('tickets').insert([ticket('tkt_valid', 'valid'), ticket('tkt_void', 'void')]);
  expect(await migrate(database.url, { upTo: name })).toEqual([name]);
  expect(await rows()).toEqual(expectedRows);
  expect(await places()).toEqual(expectedPlaces);
});

test('events of before refund nobody by themselves', async () => {
  expect(await db('events').first('refundSelfService', 'refundHoursBefore', 'refundFeePercent', 'refundFeeFixed')).toEqual({
    refundSelfService: 'none',
    refundHoursBefore: null,
    refundFeePercent: 0,
    refundFeeFixed: 0,
  });
});

test('one row of each kind for each id of Stripe’s, with the sign of what moved', async () => {
  await expect(db('payments').insert(payment('pay_9', 'ord_late', 'pi_paid'))).rejects.toMatchObject({ constraint: 'payments_stripe_key' });
  await db('payments').insert({ ...payment('pay_5', 'ord_late', 're_late', 'refund_failure'), stripeIntent: 'pi_late', surplus: true });
  await db('payments').where({ id: 'pay_5' }).delete();
  for (const wrong of [payment('pay_9', 'ord_late', 'x', 'refund', 1), payment('pay_9', 'ord_late', 'x', 'dispute', 0)])
    await expect(db('payments').insert(wrong)).rejects.toMatchObject({ constraint: 'payments_sign' });
});

test('an interrupted migration can be begun again: nothing changes that was written since', async () => {
  await db.raw(`alter table payments drop constraint payments_sign`);
  await db('tickets').insert({ ...ticket('tkt_x', 'valid'), holdsStock: true });
  await again();
  expect(await migrate(database.url, { upTo: name })).toEqual([name]);
  await db('tickets').where({ id: 'tkt_x' }).delete();
  expect(await rows()).toEqual(expectedRows);
  expect(await places()).toEqual(expectedPlaces);
});

test('while it runs, payments are written down and orders change', async () => {
  await again();
  // Not committed yet: what takes a table for itself would wait for it, and everybody else behind that.
  const slow = await db.transaction();
  await slow('orders').insert(order('ord_slow', 'held', null));
  const migrated = migrate(database.url, { upTo: name });
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await eventually(async () => (await db.raw<{ rows: unknown[] }>(waiting)).rows.length, (count) => count > 0, 'the migration that waits'); // prettier-ignore
  await slow.commit();
  await db('orders').where({ id: 'ord_late' }).update({ buyerEmail: 'cleo@example.com' });
  expect(await migrated).toEqual([name]);
  expect(await rows()).toEqual(expectedRows);
});
