import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import Stripe from 'stripe';
import { examine } from '../src/doctor.js';
import { OrderModel } from '../src/db/models/orders.js';
import { startWorker } from '../src/jobs/worker.js';
import { createMetrics } from '../src/metrics.js';
import { expireDueOrders } from '../src/modules/orders/service.js';
import { createMailer } from '../src/modules/notifications/service.js';
import { createStripe, settle, syncPayment } from '../src/modules/payments/service.js';
import { buyer, createOrganizer, createSale, eventually, holdTickets, type Organizer, type Sale } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
let stripe: Stripe;
const silent = pino({ level: 'silent' });

beforeAll(async () => {
  world = await startWorld({ payments: true, mail: true });
  organizer = await createOrganizer(world);
  stripe = stripeOf(world);
});
afterEach(async () => expect(await examine(world.db)).toEqual([]));
afterAll(() => world.close());

function stripeOf(of: World): Stripe {
  const keys = { secretKey: 'sk_test_for_tests_only', publishableKey: '', webhookSecret: '', scriptUrl: '' };
  const client = createStripe({ stripe: { ...keys, apiBase: of.stripe.url } });
  if (!client) throw new Error('there is a secret key');
  return client;
}

async function awaitingPayment(sale: Sale, quantity = 1, of = world) {
  const order = await holdTickets(of, sale, quantity);
  const credential = order.secret;
  await of.visitor.orders.update(order.id, { buyer }, { credential });
  await of.visitor.orders.checkout(order.id, { credential });
  const { paymentIntentId } = await OrderModel.query(of.db).findById(order.id).throwIfNotFound();
  return { id: order.id, number: order.number, credential, intent: paymentIntentId! };
}
type Awaiting = Awaited<ReturnType<typeof awaitingPayment>>;

const statusOf = async ({ id, credential }: Awaiting, of = world) => {
  const order = await of.visitor.orders.get(id, { credential });
  return { status: order.status, payment: order.payment?.status, tickets: order.tickets.length };
};
const until = (order: Awaiting, expected: Awaited<ReturnType<typeof statusOf>>) =>
  eventually(() => statusOf(order), (seen) => JSON.stringify(seen) === JSON.stringify(expected), JSON.stringify(expected)); // prettier-ignore
const pay = (order: Awaiting) => stripe.paymentIntents.confirm(order.intent, { payment_method: 'pm_card_visa' });

test('a webhook told twice, and by hand at the same time, makes one payment and one set of tickets', async () => {
  const order = await awaitingPayment(await createSale(organizer), 2);
  await pay(order);
  const deps = { db: world.db, stripe, logger: silent };
  await Promise.all([syncPayment(deps, order.id), syncPayment(deps, order.id), syncPayment(deps, order.id)]);
  await until(order, { status: 'confirmed', payment: 'succeeded', tickets: 2 });
  expect(await world.db('payments').where({ orderId: order.id })).toHaveLength(1);
});

test('an older word never takes a success back', async () => {
  const order = await awaitingPayment(await createSale(organizer));
  const before = await stripe.paymentIntents.retrieve(order.intent);
  await pay(order);
  await until(order, { status: 'confirmed', payment: 'succeeded', tickets: 1 });
  const older = { ...before, status: 'processing' as const };
  const truth = { intentId: before.id, account: null, intent: older, refunds: [], disputes: [] };
  await settle({ db: world.db, stripe, logger: silent }, order.id, truth);
  expect(await statusOf(order)).toEqual({ status: 'confirmed', payment: 'succeeded', tickets: 1 });
});

describe('an order that ends unpaid', () => {
  test('has its payment called off at Stripe', async () => {
    const order = await awaitingPayment(await createSale(organizer));
    await world.visitor.orders.cancel(order.id, { credential: order.credential });
    await eventually(async () => (await stripe.paymentIntents.retrieve(order.intent)).status, (status) => status === 'canceled', 'the cancellation'); // prettier-ignore
    expect(await statusOf(order)).toMatchObject({ status: 'cancelled', tickets: 0 });
  });
});

describe('a payment that arrives after the hold ran out', () => {
  test('still becomes tickets when they are free', async () => {
    const order = await awaitingPayment(await createSale(organizer, [{ quantity: 1 }]));
    await world
      .db('orders')
      .where({ id: order.id })
      .update({ expiresAt: new Date(Date.now() - 1000) });
    await pay(order);
    await expireDueOrders(world.db);
    await until(order, { status: 'confirmed', payment: 'succeeded', tickets: 1 });
  });

  test('is paid back in full, with a mail, when they are gone', async () => {
    // Nobody works on jobs until the tickets are somebody else's: otherwise the late payment might still find them free.
    const idle = await startWorld({ payments: true, mail: true, env: { WORKER: 'off' } });
    const late = stripeOf(idle);
    const sale = await createSale(await createOrganizer(idle), [{ quantity: 1 }]);
    const order = await awaitingPayment(sale, 1, idle);
    await late.paymentIntents.confirm(order.intent, { payment_method: 'pm_card_visa' });
    await idle
      .db('orders')
      .where({ id: order.id })
      .update({ expiresAt: new Date(Date.now() - 1000) });
    expect(await expireDueOrders(idle.db)).toBe(1);
    await holdTickets(idle, sale);
    const mailer = createMailer({ smtpUrl: idle.mailbox.smtpUrl, mailFrom: 'tickets@example.com' }, silent);
    const metrics = createMetrics({ processMetrics: false });
    const stopWorker = await startWorker(
      { databaseUrl: idle.databaseUrl },
      { db: idle.db, stripe: late, logger: silent, metrics, mailer, publicUrl: idle.url, feePercent: 0 },
    );
    const mail = await eventually(
      () => idle.mailbox.messages().filter(({ text }) => text.includes(order.number)),
      (mails) => mails.length === 1,
      'the mail about the refund',
    );
    expect(mail[0]?.text).toContain('€32.00');
    expect(await statusOf(order, idle)).toEqual({ status: 'expired', payment: 'refunded', tickets: 0 });
    const moved = await idle.db('payments').where({ orderId: order.id }).orderBy('id');
    expect(moved.map((row: { kind: string; amount: number }) => [row.kind, row.amount])).toEqual([
      ['payment', 3200],
      ['refund', -3200],
    ]);
    await stopWorker();
    mailer.close();
    expect(await examine(idle.db)).toEqual([]);
    await idle.close();
  });
});

describe('the webhook', () => {
  const post = (body: string, signature: string) =>
    fetch(`${world.url}/v1/webhooks/stripe`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', 'Stripe-Signature': signature },
    });
  const sign = (payload: string, secret = 'whsec_for_tests_only', timestamp?: number) =>
    Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  const body = JSON.stringify({
    id: 'evt_stored_once',
    object: 'event',
    type: 'payment_intent.succeeded',
    data: { object: { id: 'pi_x', metadata: {} } },
  });

  test('refuses a body that was changed, another key, and an old signature', async () => {
    expect((await post(body.replace('pi_x', 'pi_y'), sign(body))).status).toBe(400);
    expect((await post(body, sign(body, 'whsec_of_somebody_else'))).status).toBe(400);
    expect((await post(body, sign(body, undefined, Math.floor(Date.now() / 1000) - 3600))).status).toBe(400);
    expect(await world.db('stripe_events').where({ id: 'evt_stored_once' })).toHaveLength(0);
  });
  test('takes what any of its secrets has signed', async () => {
    const event = JSON.stringify({ id: 'evt_of_connect', object: 'event', type: 'x', data: { object: {} } });
    expect((await post(event, sign(event, 'whsec_of_connect'))).status).toBe(200);
    expect(await world.db('stripe_events').where({ id: 'evt_of_connect' })).toHaveLength(1);
  });
  test('stores an event once', async () => {
    expect((await post(body, sign(body))).status).toBe(200);
    expect((await post(body, sign(body))).status).toBe(200);
    expect(await world.db('stripe_events').where({ id: 'evt_stored_once' })).toHaveLength(1);
  });
  test('takes no megabyte and no broken JSON', async () => {
    const large = JSON.stringify({ id: 'evt_large', type: 'x', pad: 'x'.repeat(1_000_000) });
    for (const refused of [large, '{']) {
      const answer = await post(refused, sign(refused));
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: 'malformed_body' });
    }
  });
  test('takes an event that is larger than other bodies may be', async () => {
    const large = JSON.stringify({ id: 'evt_larger', object: 'event', type: 'x', data: { object: {} }, pad: 'x'.repeat(400_000) });
    expect((await post(large, sign(large))).status).toBe(200);
  });
});
