import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { draft, startContract, type Contract } from './contract.js';

let contract: Contract;
let stripe: Stripe;
beforeEach(async () => {
  contract = await startContract();
  ({ stripe } = contract);
});
afterEach(() => contract.close());

const create = (idempotencyKey: string, client = stripe): Promise<Stripe.PaymentIntent> =>
  client.paymentIntents.create(draft, { idempotencyKey });

test('down resets the connection before any work; the SDK asks a second time by itself', async () => {
  contract.emulator.faults.add({ kind: 'down', times: 2 });
  await expect(create('a')).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
  expect(contract.emulator.paymentIntents()).toEqual([]);
  await expect(create('a')).resolves.toMatchObject({ amount: 6400 });
  expect(contract.emulator.requests().map(({ status }) => status)).toEqual([0, 0, 200]);
});

test('rate_limited answers 429 and asks not to come at once', async () => {
  contract.emulator.faults.add({ kind: 'rate_limited' });
  await expect(create('a', contract.client({ maxNetworkRetries: 2 }))).rejects.toMatchObject({
    type: 'StripeRateLimitError',
    statusCode: 429,
    code: 'rate_limit',
    headers: { 'retry-after': '1', 'stripe-should-retry': 'false' },
  });
  expect(contract.emulator.requests()).toHaveLength(1);
});

test('fails does no work and is forgotten', async () => {
  contract.emulator.faults.add({ kind: 'fails' });
  await expect(create('a')).rejects.toBeInstanceOf(Stripe.errors.StripeAPIError);
  await expect(create('a')).resolves.toMatchObject({ amount: 6400 });
  expect(contract.emulator.paymentIntents()).toHaveLength(1);
});

test('fails_after_work keeps its 500 for the key', async () => {
  contract.emulator.faults.add({ kind: 'fails_after_work' });
  await expect(create('a')).rejects.toMatchObject({ statusCode: 500, headers: { 'stripe-should-retry': 'false' } });
  await expect(create('a')).rejects.toMatchObject({ statusCode: 500, headers: { 'idempotent-replayed': 'true' } });
  await create('b');
  expect(contract.emulator.paymentIntents()).toHaveLength(2);
});

test('fails_after_work without keeping answers the retry with the work', async () => {
  contract.emulator.faults.add({ kind: 'fails_after_work', keepsAnswer: false });
  const intent = await create('a', contract.client({ maxNetworkRetries: 1 }));
  expect(contract.emulator.paymentIntents()).toMatchObject([{ id: intent.id }]);
});

test('hangs works and never answers; the next try with the key gets the answer', async () => {
  contract.emulator.faults.add({ kind: 'hangs' });
  await expect(create('a', contract.client({ timeout: 1000 }))).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
  const [made] = contract.emulator.paymentIntents();
  await expect(create('a')).resolves.toMatchObject({ id: made?.id });
});

test('slow works first and answers late', async () => {
  contract.emulator.faults.add({ kind: 'slow', milliseconds: 60_000 });
  await expect(create('a', contract.client({ timeout: 1000 }))).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
  await expect(create('a')).resolves.toMatchObject({ id: contract.emulator.paymentIntents()[0]?.id });
});

test('a fault meets what it matches until it is taken away', async () => {
  const { faults } = contract.emulator;
  const remove = faults.add({ match: { method: 'post', path: /\/refunds$/, account: null }, kind: 'fails', times: Infinity });
  const { id } = await contract.paid();
  for (let round = 0; round < 3; round++) {
    await expect(stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({ statusCode: 500 });
  }
  expect((await stripe.refunds.list({ payment_intent: id })).data).toEqual([]);
  remove();
  await stripe.refunds.create({ payment_intent: id, amount: 100 });
  faults.add({ kind: 'fails', times: Infinity });
  faults.clear();
  await stripe.refunds.create({ payment_intent: id, amount: 100 });
});
