import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { close, listen, readBody } from '../http.js';
import { startStripeEmulator, type StripeEmulator } from './emulator.js';

const secretKey = 'sk_test_contract';
const webhookSecret = 'whsec_contract';
let emulator: StripeEmulator;
let stripe: Stripe;

function clientFor({ port }: StripeEmulator, key = secretKey): Stripe {
  return new Stripe(key, { host: '127.0.0.1', port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 });
}

beforeEach(async () => {
  emulator = await startStripeEmulator({ webhookSecret, secretKey });
  stripe = clientFor(emulator);
});
afterEach(() => emulator.stop());

const draft = { amount: 6400, currency: 'eur', automatic_payment_methods: { enabled: true }, metadata: { orderId: 'ord_1' } };

describe('payment intents, through the stripe package', () => {
  test('are created, read, changed and listed', async () => {
    const intent = await stripe.paymentIntents.create(draft);
    expect(intent).toMatchObject({ amount: 6400, currency: 'eur', status: 'requires_payment_method', metadata: { orderId: 'ord_1' } });
    expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_`));
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ id: intent.id, automatic_payment_methods: { enabled: true } });
    const changed = await stripe.paymentIntents.update(intent.id, { amount: 3200, metadata: { orderId: '', note: 'x' } });
    expect(changed).toMatchObject({ amount: 3200, metadata: { note: 'x' } });
    const second = await stripe.paymentIntents.create(draft);
    const page = await stripe.paymentIntents.list({ limit: 1 });
    expect(page.data.map(({ id }) => id)).toEqual([second.id]);
    expect(page.has_more).toBe(true);
    const all = await stripe.paymentIntents.list({ limit: 1 }).autoPagingToArray({ limit: 10 });
    expect(all.map(({ id }) => id)).toEqual([second.id, intent.id]);
  });

  test('succeed with a good card', async () => {
    const { id } = await stripe.paymentIntents.create(draft);
    const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa', expand: ['latest_charge', 'payment_method'] });
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 6400 });
    expect(paid.latest_charge).toMatchObject({ object: 'charge', paid: true, amount: 6400 });
    expect(paid.payment_method).toMatchObject({ card: { brand: 'visa', last4: '4242' } });
    expect(emulator.events().map(({ type }) => type)).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded']);
    await expect(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      code: 'payment_intent_unexpected_state',
    });
  });

  test('are refused with a declined card and may be tried again', async () => {
    const { id } = await stripe.paymentIntents.create(draft);
    const refusal: unknown = await stripe.paymentIntents
      .confirm(id, { payment_method: 'pm_card_chargeDeclined' })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Stripe.errors.StripeCardError);
    expect(refusal).toMatchObject({
      statusCode: 402,
      code: 'card_declined',
      decline_code: 'generic_decline',
      requestId: expect.stringMatching(/^req_/),
      payment_intent: { id, status: 'requires_payment_method', last_payment_error: { code: 'card_declined' } },
    });
    expect(emulator.events('payment_intent.payment_failed')).toHaveLength(1);
    await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'succeeded', last_payment_error: null });
  });

  test('wait for 3-D Secure', async () => {
    const { id } = await stripe.paymentIntents.create(draft);
    const waiting = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_threeDSecure2Required' });
    expect(waiting).toMatchObject({ status: 'requires_action', next_action: { type: 'use_stripe_sdk' } });
    expect(emulator.authenticate(id, 'fail')).toMatchObject({ status: 'requires_payment_method' });
    await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_threeDSecure2Required' });
    expect(emulator.authenticate(id, 'complete').status).toBe('succeeded');
  });

  test('are cancelled once', async () => {
    const { id } = await stripe.paymentIntents.create(draft);
    const canceled = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' });
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
    await expect(stripe.paymentIntents.cancel(id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
      payment_intent: { id },
    });
    await expect(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })).rejects.toMatchObject({ statusCode: 400 });
  });

  test('refuse bad parameters, unknown ids and wrong keys in the real envelope', async () => {
    await expect(stripe.paymentIntents.create({ ...draft, amount: 1.5 })).rejects.toMatchObject({
      param: 'amount',
      code: 'parameter_invalid_integer',
    });
    await expect(stripe.paymentIntents.create({ ...draft, amount: 20 })).rejects.toMatchObject({ code: 'amount_too_small' });
    await expect(stripe.paymentIntents.create({ ...draft, currency: '€' })).rejects.toMatchObject({ param: 'currency' });
    await expect(stripe.paymentIntents.retrieve('pi_none')).rejects.toMatchObject({ statusCode: 404, code: 'resource_missing' });
    await expect(stripe.subscriptions.list()).rejects.toMatchObject({ statusCode: 404 });
    const stranger = clientFor(emulator, 'sk_test_other').paymentIntents.list();
    await expect(stranger).rejects.toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
  });
});

describe('idempotency', () => {
  test('replays the first answer, refuses another body, and says when the first still runs', async () => {
    const first = await stripe.paymentIntents.create(draft, { idempotencyKey: 'order-1' });
    const again = await stripe.paymentIntents.create(draft, { idempotencyKey: 'order-1' });
    expect(again.id).toBe(first.id);
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    const other = stripe.paymentIntents.create({ ...draft, amount: 100 }, { idempotencyKey: 'order-1' });
    await expect(other).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);

    emulator.setDelay(50);
    const both = await Promise.allSettled([1, 2].map(() => stripe.paymentIntents.create(draft, { idempotencyKey: 'order-2' })));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { statusCode: 409 } });
    expect(emulator.paymentIntents()).toHaveLength(2);
  });

  test('an outage is not kept', async () => {
    emulator.failNext(1);
    await expect(stripe.paymentIntents.create(draft, { idempotencyKey: 'order-3' })).rejects.toBeInstanceOf(Stripe.errors.StripeAPIError);
    await expect(stripe.paymentIntents.create(draft, { idempotencyKey: 'order-3' })).resolves.toMatchObject({ amount: 6400 });
  });
});

describe('refunds', () => {
  test('take parts of a charge until nothing is left, and never more', async () => {
    const { id } = await stripe.paymentIntents.create({ ...draft, confirm: true, payment_method: 'pm_card_visa' });
    const part = await stripe.refunds.create({
      payment_intent: id,
      amount: 2400,
      reason: 'requested_by_customer',
      metadata: { orderId: 'ord_1' },
    });
    expect(part).toMatchObject({ amount: 2400, status: 'succeeded', reason: 'requested_by_customer' });
    await expect(stripe.refunds.create({ payment_intent: id, amount: 4001 })).rejects.toMatchObject({ statusCode: 400, param: 'amount' });
    const rest = await stripe.refunds.create({ payment_intent: id, expand: ['charge'] });
    expect(rest).toMatchObject({ amount: 4000, charge: { amount_refunded: 6400, refunded: true } });
    await expect(stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({ code: 'charge_already_refunded' });
    expect((await stripe.refunds.list({ payment_intent: id })).data).toHaveLength(2);
    expect(emulator.events('charge.refunded')[0]).toMatchObject({ data: { previous_attributes: { amount_refunded: 0 } } });
    expect((await stripe.events.list({ type: 'refund.created' })).data).toHaveLength(2);
  });

  test('need a successful charge', async () => {
    const { id } = await stripe.paymentIntents.create(draft);
    await expect(stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({ statusCode: 400 });
  });
});

describe('webhooks', () => {
  let received: Stripe.Event[];
  let answers: number[];
  let receiver: http.Server;
  beforeEach(async () => {
    received = [];
    answers = [];
    receiver = http.createServer((request, response) => {
      void readBody(request, 1_000_000).then((payload) => {
        received.push(stripe.webhooks.constructEvent(payload, String(request.headers['stripe-signature']), webhookSecret));
        response.writeHead(answers.shift() ?? 200).end();
      });
    });
    const port = await listen(receiver, 0, '127.0.0.1');
    emulator.setWebhookUrl(`http://127.0.0.1:${port}/hook`);
  });
  afterEach(() => close(receiver));

  test('arrive signed, and again after a refusal', async () => {
    answers = [500];
    const { id } = await stripe.paymentIntents.create(draft);
    await emulator.webhooks.settled();
    expect(received.map(({ type }) => type)).toEqual(['payment_intent.created', 'payment_intent.created']);
    expect(received[0]).toMatchObject({
      object: 'event',
      livemode: false,
      request: { id: expect.stringMatching(/^req_/) },
      data: { object: { id } },
    });
    expect(await stripe.events.retrieve(received[0]?.id ?? '')).toMatchObject({ pending_webhooks: 0 });
  });

  test('come late, twice and in the wrong order on demand', async () => {
    emulator.webhooks.pause();
    await stripe.paymentIntents.create({ ...draft, confirm: true, payment_method: 'pm_card_visa' });
    expect(received).toHaveLength(0);
    emulator.webhooks.release({ reverse: true, times: 2 });
    await emulator.webhooks.settled();
    expect(received).toHaveLength(6);
  });
});

test('objects outlive a restart when they have a file', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'echoplex-stripe-'));
  const file = path.join(folder, 'stripe.jsonl');
  const first = await startStripeEmulator({ webhookSecret, secretKey, file });
  const { id } = await clientFor(first).paymentIntents.create(
    { ...draft, confirm: true, payment_method: 'pm_card_visa' },
    { idempotencyKey: 'kept-1' },
  );
  await first.stop();
  const second = await startStripeEmulator({ webhookSecret, secretKey, file });
  expect(await clientFor(second).paymentIntents.retrieve(id)).toMatchObject({ status: 'succeeded' });
  expect(
    await clientFor(second).paymentIntents.create(
      { ...draft, confirm: true, payment_method: 'pm_card_visa' },
      { idempotencyKey: 'kept-1' },
    ),
  ).toMatchObject({ id });
  await second.stop();
  rmSync(folder, { recursive: true });
});

test('a browser reaches only the intent whose client secret it holds, and sees no metadata', async () => {
  const intent = await stripe.paymentIntents.create(draft);
  const at = (address: string, form: Record<string, string>, method = 'POST'): Promise<Response> =>
    method === 'GET'
      ? fetch(`${emulator.url}${address}?${new URLSearchParams(form)}`)
      : fetch(`${emulator.url}${address}`, { method, body: new URLSearchParams(form) });
  const key = 'pk_test_page';
  expect((await at('/v1/payment_intents', { key, amount: '100', currency: 'eur' })).status).toBe(403);
  expect((await at(`/v1/payment_intents/${intent.id}`, { key, client_secret: 'guess' }, 'GET')).status).toBe(404);
  const card = {
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': '4242 4242 4242 4242',
    'payment_method_data[card][cvc]': '123',
  };
  const expiry = { 'payment_method_data[card][exp_month]': '12', 'payment_method_data[card][exp_year]': '99' };
  const client_secret = intent.client_secret ?? '';
  const answer = await at(`/v1/payment_intents/${intent.id}/confirm`, { key, client_secret, ...card, ...expiry });
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  const body = (await answer.json()) as Stripe.PaymentIntent;
  expect(body).toMatchObject({ id: intent.id, status: 'succeeded' });
  expect(body.metadata).toBeUndefined();
  expect(JSON.stringify(emulator.events())).not.toContain('4242424242424242');
});
