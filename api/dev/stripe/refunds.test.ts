import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { startContract, type Contract } from './contract.js';

let contract: Contract;
let stripe: Stripe;
beforeEach(async () => {
  contract = await startContract();
  ({ stripe } = contract);
});
afterEach(() => contract.close());

const eventTypes = (about: RegExp): string[] =>
  contract.emulator
    .events()
    .map(({ type }) => type)
    .filter((type) => about.test(type));

test('a refund that waits arrives later', async () => {
  const { id } = await contract.paid('pm_card_pendingRefund');
  const refund = await stripe.refunds.create({ payment_intent: id, amount: 400 });
  expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing', balance_transaction: expect.stringMatching(/^txn_/) });
  expect(contract.emulator.settleRefund(refund.id).status).toBe('succeeded');
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' });
  expect(eventTypes(/refund/)).toEqual(['refund.created', 'charge.refunded', 'refund.updated', 'charge.refund.updated']);
  expect(() => contract.emulator.settleRefund(refund.id)).toThrow('not pending');
});

test('a refund that fails gives the money back to the account, and may be tried again', async () => {
  const { id } = await contract.paid();
  const refund = await stripe.refunds.create({ payment_intent: id });
  contract.emulator.failRefund(refund.id);
  const failed = await stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction', 'charge'] });
  expect(failed).toMatchObject({
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: { type: 'refund_failure', amount: 6400, net: 6400, source: refund.id },
    charge: { amount_refunded: 0, refunded: false },
  });
  expect(eventTypes(/refund/)).toEqual(['refund.created', 'charge.refunded', 'refund.failed', 'refund.updated', 'charge.refund.updated']);
  await expect(stripe.refunds.create({ payment_intent: id })).resolves.toMatchObject({ status: 'succeeded', amount: 6400 });
});

test('refunds are changed in their metadata, and canceled only while they wait for the buyer', async () => {
  const { id } = await contract.paid('pm_card_pendingRefund');
  const refund = await stripe.refunds.create({ payment_intent: id, amount: 400 });
  expect(await stripe.refunds.update(refund.id, { metadata: { note: 'x' } })).toMatchObject({ metadata: { note: 'x' } });
  await expect(stripe.refunds.cancel(refund.id)).rejects.toMatchObject({ statusCode: 400 });
  contract.emulator.holdRefund(refund.id);
  expect(await stripe.refunds.cancel(refund.id)).toMatchObject({ status: 'canceled', failure_balance_transaction: expect.any(String) });
  expect(await stripe.charges.list({ payment_intent: id })).toMatchObject({ data: [{ amount_refunded: 0 }] });
  expect(contract.emulator.balanceTransactions().reduce((sum, { amount }) => sum + amount, 0)).toBe(6400);
});

test('refunds are listed by payment and by charge', async () => {
  const one = await contract.paid();
  const other = await contract.paid();
  const first = await stripe.refunds.create({ payment_intent: one.id, amount: 100 });
  const second = contract.emulator.refundFromDashboard(one.id, 200);
  await stripe.refunds.create({ charge: other.latest_charge as string });
  const ids = async (params: Stripe.RefundListParams): Promise<string[]> => (await stripe.refunds.list(params)).data.map(({ id }) => id);
  expect(await ids({ payment_intent: one.id })).toEqual([second.id, first.id]);
  expect(await ids({ charge: one.latest_charge as string, limit: 1 })).toEqual([second.id]);
  expect(await ids({ payment_intent: one.id, starting_after: second.id })).toEqual([first.id]);
  expect(contract.emulator.events('refund.created')[1]).toMatchObject({ request: { id: null } });
  const charge = await stripe.charges.retrieve(one.latest_charge as string, { expand: ['refunds'] });
  expect(charge.refunds?.data).toHaveLength(2);
});

test('more than is left is refused as Stripe words it, and the refusal is kept for its key', async () => {
  const { id } = await contract.paid();
  await stripe.refunds.create({ payment_intent: id, amount: 6000 });
  const tooMuch = (): Promise<Stripe.Refund> => stripe.refunds.create({ payment_intent: id, amount: 401 }, { idempotencyKey: 'too-much' });
  await expect(tooMuch()).rejects.toMatchObject({
    statusCode: 400,
    param: 'amount',
    message: 'Refund amount (4.01 EUR) is greater than unrefunded amount on charge (4.00 EUR)',
  });
  await expect(tooMuch()).rejects.toMatchObject({ headers: { 'idempotent-replayed': 'true' } });
  await expect(stripe.refunds.create({ payment_intent: id, reason: 'bored' as 'duplicate' })).rejects.toMatchObject({ param: 'reason' });
  await expect(stripe.refunds.create({ payment_intent: 'pi_none' })).rejects.toMatchObject({ statusCode: 404 });
});
