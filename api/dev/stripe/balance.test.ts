import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { draft, startContract, type Contract } from './contract.js';

let contract: Contract;
let stripe: Stripe;
beforeEach(async () => {
  contract = await startContract();
  ({ stripe } = contract);
});
afterEach(() => contract.close());

const lineOf = async (intent: string): Promise<Stripe.BalanceTransaction> => {
  const found = await stripe.paymentIntents.retrieve(intent, { expand: ['latest_charge.balance_transaction'] });
  return (found.latest_charge as Stripe.Charge).balance_transaction as Stripe.BalanceTransaction;
};

test('a charge has its line in the balance, with fee and net', async () => {
  const { id, latest_charge } = await contract.paid();
  expect(await lineOf(id)).toMatchObject({
    object: 'balance_transaction',
    type: 'charge',
    reporting_category: 'charge',
    amount: 6400,
    fee: 121,
    net: 6279,
    currency: 'eur',
    exchange_rate: null,
    source: latest_charge,
    status: 'pending',
    fee_details: [{ type: 'stripe_fee', amount: 121, currency: 'eur' }],
  });
});

test.each([
  ['jpy', 5000, 100],
  ['kwd', 12_340, 440],
  ['isk', 500_000, 10_000],
])('fees fit the currency %s', async (currency, amount, fee) => {
  const { id } = await contract.paid('pm_card_visa', { currency, amount });
  expect(await lineOf(id)).toMatchObject({ amount, fee, net: amount - fee });
});

describe('lateBalance', () => {
  test('leaves it out until it is settled, and says so', async () => {
    contract.emulator.setLateBalance(true);
    const { id, latest_charge } = await contract.paid();
    expect(await lineOf(id)).toBeNull();
    contract.emulator.settleBalances();
    contract.emulator.settleBalances();
    const { id: transaction } = await lineOf(id);
    const [event, ...more] = (await stripe.events.list({ type: 'charge.updated' })).data;
    expect(more).toEqual([]);
    expect(event?.data).toMatchObject({
      object: { id: latest_charge, balance_transaction: transaction },
      previous_attributes: { balance_transaction: null },
    });
  });

  test('comes by itself after a while', async () => {
    await contract.listen();
    contract.emulator.setLateBalance(1);
    const arrived = new Promise<void>((resolve) => {
      contract.hook.before = async ({ type }) => {
        if (type === 'charge.updated') resolve();
      };
    });
    const { id } = await contract.paid();
    await arrived;
    expect(await lineOf(id)).toMatchObject({ amount: 6400 });
  });
});

test('lines are listed by source and type, page by page, and add up', async () => {
  const { id, latest_charge } = await contract.paid();
  await contract.paid();
  const refund = await stripe.refunds.create({ payment_intent: id, amount: 1000, expand: ['balance_transaction'] });
  expect(refund.balance_transaction).toMatchObject({ type: 'refund', amount: -1000, fee: 0, net: -1000, source: refund.id });
  const bySource = await stripe.balanceTransactions.list({ source: latest_charge as string });
  expect(bySource.data).toMatchObject([{ type: 'charge', amount: 6400 }]);
  expect((await stripe.balanceTransactions.list({ type: 'refund' })).data).toMatchObject([{ source: refund.id }]);
  const all = await stripe.balanceTransactions.list({ limit: 1 }).autoPagingToArray({ limit: 10 });
  expect(all.map(({ amount }) => amount)).toEqual([-1000, 6400, 6400]);
  expect(contract.emulator.balanceTransactions().reduce((sum, { net }) => sum + net, 0)).toBe(6279 * 2 - 1000);
  const first = all.at(-1)?.id ?? '';
  const newer = await stripe.balanceTransactions.list({ ending_before: first, limit: 1 });
  expect(newer).toMatchObject({ data: [{ id: all[1]?.id }], has_more: true });
  expect((await stripe.balanceTransactions.list({ created: { lt: 1 } })).data).toEqual([]);
  await expect(stripe.balanceTransactions.list({ payout: 'po_1' })).rejects.toMatchObject({ code: 'parameter_unknown' });
});

test('a captured authorisation is booked when it is captured, as much as was', async () => {
  const held = await stripe.paymentIntents.create({ ...draft, capture_method: 'manual', confirm: true, payment_method: 'pm_card_visa' });
  expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 6400, amount_received: 0 });
  expect(await lineOf(held.id)).toBeNull();
  await expect(stripe.refunds.create({ payment_intent: held.id })).rejects.toMatchObject({ statusCode: 400 });
  const captured = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 5000 });
  expect(captured).toMatchObject({ status: 'succeeded', amount_received: 5000, amount_capturable: 0 });
  expect(await lineOf(held.id)).toMatchObject({ amount: 5000, fee: 100 });
  await expect(stripe.paymentIntents.capture(held.id)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' });
});
