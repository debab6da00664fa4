import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { createOrganizer, createSale, type Sale } from '../factories.js';
import { begin, buy, moved, pay, type Purchase, seen } from './purchase.js';
import { openScene, type Scene, work } from './scene.js';
import { expectSound } from './sound.js';

let scene: Scene;
let sale: Sale;
beforeAll(async () => {
  scene = await openScene();
  sale = await createSale(scene.organizer, [{ quantity: 1000 }]);
});
afterEach(() => expectSound(scene));
afterAll(() => scene.close());

const secret = 'whsec_for_tests_only';
const sign = (payload: string, with_ = secret, timestamp?: number) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret: with_, timestamp });
const post = (body: string, signature: string | undefined = sign(body)) =>
  fetch(`${scene.world.url}/v1/webhooks/stripe`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', ...(signature === undefined ? {} : { 'Stripe-Signature': signature }) },
  });
const stored = async (id: string) => (await scene.world.db('stripe_events').where({ id })) as { processedAt: Date | null }[];
let number = 0;
const eventOf = (type: string, object: object, more: object = {}) => ({
  id: `evt_own_${(number += 1)}`,
  object: 'event',
  type,
  data: { object },
  ...more,
});

/** That a payment succeeded, as Stripe would tell it, while in truth nobody has paid. */
const success = ({ id, intent }: Purchase, more: object = {}) =>
  eventOf(
    'payment_intent.succeeded',
    { id: intent, object: 'payment_intent', status: 'succeeded', amount_received: 3200, metadata: { orderId: id } },
    more,
  );

describe('an event that is not Stripe’s', () => {
  test.each<[string, (body: string) => [body: string, signature: string]]>([
    ['that was changed', (body) => [body.replace('3200', '1'), sign(body)]],
    ['with another spacing', (body) => [`${body} `, sign(body)]],
    ['signed with another secret', (body) => [body, sign(body, 'whsec_of_somebody_else')]],
    ['signed long ago', (body) => [body, sign(body, secret, Math.floor(Date.now() / 1000) - 3600)]],
    ['without a scheme', (body) => [body, 't=1,v0=00']],
  ])('%s changes nothing', async (_how, forge) => {
    const order = await begin(scene, sale);
    const event = success(order);
    const answer = await post(...forge(JSON.stringify(event)));
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'signature_invalid']);
    expect(await stored(event.id)).toEqual([]);
    await work(scene);
    expect(await seen(scene, order)).toBe('awaiting_payment, pending, 0 tickets');
  });

  test('without a signature is refused', async () => {
    const answer = await fetch(`${scene.world.url}/v1/webhooks/stripe`, {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});

test('a success that is told but is not true changes nothing: Stripe is asked', async () => {
  const order = await begin(scene, sale);
  expect((await post(JSON.stringify(success(order)))).status).toBe(200);
  await work(scene);
  expect(await seen(scene, order)).toBe('awaiting_payment, pending, 0 tickets');
});

test('a replayed event is taken once, and is worked on once', async () => {
  const order = await buy(scene, sale);
  const [told] = scene.bank.events('payment_intent.succeeded').slice(-1);
  const body = JSON.stringify(told);
  const before = await stored(told!.id);
  expect(before).toMatchObject([{ processedAt: expect.any(Date) }]);
  for (const answer of await Promise.all([1, 2, 3].map(() => post(body)))) expect(answer.status).toBe(200);
  await work(scene);
  expect(await stored(told!.id)).toEqual(before);
  expect(await moved(scene, order)).toEqual(['payment 3200']);
});

test.each([
  ['of an unknown type', () => eventOf('plan.created', { id: 'plan_1', object: 'plan' })],
  [
    'about a payment of another system',
    () => eventOf('payment_intent.succeeded', { id: 'pi_elsewhere', object: 'payment_intent', metadata: {} }),
  ],
  [
    'that names an order of nowhere',
    () =>
      eventOf('payment_intent.succeeded', {
        id: 'pi_x',
        object: 'payment_intent',
        metadata: { orderId: 'ord_01h00000000000000000000000' },
      }),
  ],
  [
    'that names what is no order',
    () =>
      eventOf('charge.refunded', { id: 'ch_x', object: 'charge', payment_intent: 'pi_x', metadata: { orderId: "'; drop table orders" } }),
  ],
  ['about a refund of nothing', () => eventOf('refund.updated', { id: 're_x', object: 'refund', payment_intent: null })],
  ['about a page that is not ours', () => eventOf('checkout.session.completed', { id: 'cs_x', object: 'checkout.session' })],
])('an event %s is kept, counted and left alone', async (_what, make) => {
  const event = make();
  const ignored = async () => {
    const { values } = await scene.deps.metrics.stripeEvents.get();
    return values
      .filter(({ labels }) => labels.type === event.type && labels.outcome === 'ignored')
      .reduce((sum, { value }) => sum + value, 0);
  };
  const before = await ignored();
  expect((await post(JSON.stringify(event))).status).toBe(200);
  const asked = scene.bank.requests().length;
  await work(scene);
  expect(await stored(event.id)).toMatchObject([{ processedAt: expect.any(Date) }]);
  expect(await ignored()).toBe(before + 1);
  expect(scene.bank.requests()).toHaveLength(asked);
});

test('what is no event of theirs in form, though signed, does no harm', async () => {
  for (const body of ['{}', '[]', 'null', '{"id":"evt_bare","object":"event","type":"charge.refunded"}', '{"id":5,"type":{}}']) {
    expect([body, (await post(body)).status]).toEqual([body, expect.any(Number)]);
    expect((await post(body)).status).toBeLessThan(500);
  }
  await work(scene);
});

describe('an order of another organization that is paid at a connected account', () => {
  async function connectedAccount(): Promise<string> {
    const { client, organization } = await createOrganizer(scene.world);
    const { stripeAccount } = await client.paymentAccounts.connect(organization.id, { returnUrl: 'https://pier.example.com/payments' });
    scene.bank.completeOnboarding(stripeAccount ?? '');
    await work(scene);
    return stripeAccount ?? '';
  }

  test('is not confirmed, and stays as it is: whoever sells elsewhere cannot touch it', async () => {
    const account = await connectedAccount();
    const order = await begin(scene, sale);
    const body = { amount: 3200, currency: 'eur', metadata: { orderId: order.id }, payment_method: 'pm_card_visa', confirm: true };
    const foreign = await scene.stripe.paymentIntents.create(body, { stripeAccount: account });
    await work(scene);
    expect(await seen(scene, order)).toBe('awaiting_payment, pending, 0 tickets');
    expect(await moved(scene, order)).toEqual([]);
    pay(scene, order);
    await work(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
    // Gone, so that the books of this account are not compared with ours.
    await scene.stripe.refunds.create({ payment_intent: foreign.id }, { stripeAccount: account });
    await work(scene);
    expect(await moved(scene, order)).toEqual(['payment 3200']);
  });
});
