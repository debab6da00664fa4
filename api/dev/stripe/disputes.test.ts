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

const eventTypes = (): string[] =>
  contract.emulator
    .events()
    .map(({ type }) => type)
    .filter((type) => type.includes('dispute'));

test('a dispute takes the money and a fee, and winning it brings the money back', async () => {
  const { id, latest_charge } = await contract.paid();
  const opened = contract.emulator.dispute(id, { reason: 'product_not_received' });
  const dispute = await stripe.disputes.retrieve(opened.id, { expand: ['charge', 'payment_intent'] });
  expect(dispute).toMatchObject({
    amount: 6400,
    status: 'needs_response',
    reason: 'product_not_received',
    charge: { id: latest_charge, disputed: true },
    payment_intent: { id },
    balance_transactions: [{ type: 'adjustment', reporting_category: 'dispute', amount: -6400, fee: 1500, net: -7900 }],
  });
  await expect(stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({ code: 'charge_disputed' });
  expect(await stripe.disputes.update(opened.id, { evidence: { uncategorized_text: 'Came.' } })).toMatchObject({ status: 'under_review' });
  contract.emulator.closeDispute(opened.id, 'won');
  expect(await stripe.disputes.retrieve(opened.id)).toMatchObject({
    status: 'won',
    balance_transactions: [{}, { type: 'adjustment', amount: 6400, net: 6400 }],
  });
  await expect(stripe.refunds.create({ payment_intent: id, amount: 100 })).resolves.toMatchObject({ status: 'succeeded' });
  expect(eventTypes()).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.updated',
    'charge.dispute.funds_reinstated',
    'charge.dispute.closed',
  ]);
  expect(() => contract.emulator.closeDispute(opened.id, 'lost')).toThrow('closed already');
});

test('a lost dispute changes nothing any more, and disputes are listed', async () => {
  const one = await contract.paid();
  const other = await contract.paid('pm_card_createDispute');
  const lost = contract.emulator.dispute(one.latest_charge as string, { amount: 2000 });
  contract.emulator.closeDispute(lost.id, 'lost');
  expect(contract.emulator.disputes()).toMatchObject([{ reason: 'fraudulent' }, { id: lost.id, status: 'lost', amount: 2000 }]);
  expect(eventTypes().at(-1)).toBe('charge.dispute.closed');
  const listed = await stripe.disputes.list({ payment_intent: other.id });
  expect(listed.data).toMatchObject([{ payment_intent: other.id, status: 'needs_response' }]);
  expect((await stripe.disputes.list({ charge: one.latest_charge as string })).data).toMatchObject([{ id: lost.id }]);
});

test('evidence closes nothing by itself, and unknown disputes are not found', async () => {
  await expect(stripe.disputes.retrieve('dp_none')).rejects.toMatchObject({ statusCode: 404 });
  expect(() => contract.emulator.dispute('pi_none')).toThrow('No such');
});
