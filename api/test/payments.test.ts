import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { examine } from '../src/doctor.js';
import { OrderModel } from '../src/db/models/orders.js';
import { expireDueOrders } from '../src/modules/orders/service.js';
import { createStripe, settle } from '../src/modules/payments/service.js';
import { buyer, createOrganizer, createSale, eventually, holdTickets, type Organizer, type Sale } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
let stripe: Stripe;

beforeAll(async () => {
  world = await startWorld({ payments: true, mail: true });
  organizer = await createOrganizer(world);
  stripe = createStripe({
    stripe: {
      secretKey: 'sk_test_for_tests_only',
      publishableKey: '',
      webhookSecret: '',
      scriptUrl: '',
      apiBase: world.stripe.url,
    },
  })!;
});
afterEach(async () => expect(await examine(world.db)).toEqual([]));
afterAll(() => world.close());

async function awaitingPayment(sale: Sale, quantity = 1) {
  const order = await holdTickets(world, sale, quantity);
  const credential = order.secret;
  await world.visitor.orders.update(order.id, { buyer }, { credential });
  await world.visitor.orders.checkout(order.id, { credential });
  const { paymentIntentId } = await OrderModel.query(world.db).findById(order.id).throwIfNotFound();
  return { id: order.id, number: order.number, credential, intent: paymentIntentId! };
}
type Awaiting = Awaited<ReturnType<typeof awaitingPayment>>;

const statusOf = async ({ id, credential }: Awaiting) => {
  const order = await world.visitor.orders.get(id, { credential });
  return { status: order.status, payment: order.payment?.status, tickets: order.tickets.length };
};
const until = (order: Awaiting, expected: Awaited<ReturnType<typeof statusOf>>) =>
  eventually(() => statusOf(order), (seen) => JSON.stringify(seen) === JSON.stringify(expected), JSON.stringify(expected)); // prettier-ignore
const pay = (order: Awaiting) => stripe.paymentIntents.confirm(order.intent, { payment_method: 'pm_card_visa' });

/** As if the buyer was too slow, without the job that calls the payment off getting there first. */
async function expire(order: Awaiting): Promise<void> {
  await world
    .db('orders')
    .where({ id: order.id })
    .update({ expiresAt: new Date(Date.now() - 1000) });
  await expireDueOrders(world.db);
}

test('a webhook told twice, and by hand at the same time, makes one payment and one set of tickets', async () => {
  const order = await awaitingPayment(await createSale(organizer), 2);
  await pay(order);
  const intent = await stripe.paymentIntents.retrieve(order.intent);
  const deps = { db: world.db, stripe, logger: silent };
  await Promise.all([settle(deps, order.id, intent), settle(deps, order.id, intent), settle(deps, order.id, intent)]);
  await until(order, { status: 'confirmed', payment: 'succeeded', tickets: 2 });
  expect(await world.db('payments').where({ orderId: order.id })).toHaveLength(1);
});

test('an older word never takes a success back', async () => {
  const order = await awaitingPayment(await createSale(organizer));
  const before = await stripe.paymentIntents.retrieve(order.intent);
  await pay(order);
  await until(order, { status: 'confirmed', payment: 'succeeded', tickets: 1 });
  await settle({ db: world.db, stripe, logger: silent }, order.id, { ...before, status: 'processing' });
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
    const sale = await createSale(organizer, [{ quantity: 1 }]);
    const order = await awaitingPayment(sale);
    // The webhook comes late: nobody hears of the payment until the tickets are somebody else's.
    world.stripe.setWebhookUrl('http://127.0.0.1:9/nowhere');
    await pay(order);
    await expire(order);
    await holdTickets(world, sale);
    world.stripe.setWebhookUrl(`${world.url}/v1/webhooks/stripe`);
    await settle({ db: world.db, stripe, logger: silent }, order.id, await stripe.paymentIntents.retrieve(order.intent));
    await until(order, { status: 'expired', payment: 'refunded', tickets: 0 });
    const moved = await world.db('payments').where({ orderId: order.id }).orderBy('id');
    expect(moved.map((row: { kind: string; amount: number }) => [row.kind, row.amount])).toEqual([
      ['payment', 3200],
      ['refund', -3200],
    ]);
    await eventually(
      () => world.mailbox.messages().filter((mail) => mail.text.includes(order.number)).length,
      (count) => count === 1,
      'the mail about the refund',
    );
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
  test('stores an event once', async () => {
    expect((await post(body, sign(body))).status).toBe(200);
    expect((await post(body, sign(body))).status).toBe(200);
    expect(await world.db('stripe_events').where({ id: 'evt_stored_once' })).toHaveLength(1);
  });
  test('takes no megabyte and no broken JSON', async () => {
    const large = JSON.stringify({ id: 'evt_large', type: 'x', pad: 'x'.repeat(1_000_000) });
    expect((await post(large, sign(large))).status).toBe(413);
    expect((await post('{', sign('{'))).status).toBe(400);
  });
});

const silent = { warn() {}, info() {}, error() {} } as unknown as Parameters<typeof settle>[0]['logger'];
