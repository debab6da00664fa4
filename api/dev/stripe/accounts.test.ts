import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { draft, startContract, type Contract } from './contract.js';

let contract: Contract;
let stripe: Stripe;
beforeEach(async () => {
  contract = await startContract({ connectWebhookSecret: 'whsec_connect' });
  ({ stripe } = contract);
  await contract.listen();
});
afterEach(() => contract.close());

const connected = async (): Promise<{ stripeAccount: string }> => {
  const { id } = await stripe.accounts.create({ type: 'standard', email: 'box-office@example.com' });
  contract.emulator.completeOnboarding(id);
  return { stripeAccount: id };
};

test('an account is made, shown, changed and onboarded through a page', async () => {
  const made = await stripe.accounts.create({
    country: 'DE',
    controller: { fees: { payer: 'account' }, losses: { payments: 'stripe' }, stripe_dashboard: { type: 'full' } },
    metadata: { organization: 'org_1' },
  });
  expect(made).toMatchObject({
    id: expect.stringMatching(/^acct_\w{16}$/),
    charges_enabled: false,
    details_submitted: false,
    default_currency: 'eur',
    type: 'none',
    controller: { fees: { payer: 'account' }, stripe_dashboard: { type: 'full' } },
  });
  const pay = stripe.paymentIntents.create(draft, { stripeAccount: made.id });
  await expect(pay).rejects.toMatchObject({ statusCode: 400 });
  expect(await stripe.accounts.update(made.id, { business_profile: { name: 'Pier Nine' } })).toMatchObject({
    business_profile: { name: 'Pier Nine' },
  });

  const [refresh_url, return_url] = ['https://pier-nine.example.com/again', 'https://pier-nine.example.com/connected'];
  const link = await stripe.accountLinks.create({ account: made.id, type: 'account_onboarding', refresh_url, return_url });
  expect(Object.keys(link).sort()).toEqual(['created', 'expires_at', 'object', 'url']);
  expect(await (await fetch(link.url)).text()).toContain(made.id);
  const finish = await fetch(link.url, { method: 'POST', body: new URLSearchParams({ outcome: 'finish' }), redirect: 'manual' });
  expect(finish.headers.get('location')).toBe(return_url);
  expect((await fetch(link.url, { redirect: 'manual' })).headers.get('location')).toBe(refresh_url);
  const ready = { charges_enabled: true, payouts_enabled: true, details_submitted: true };
  expect(await stripe.accounts.retrieve(made.id)).toMatchObject(ready);
  await contract.emulator.webhooks.settled();
  const updates = contract.received.filter(({ type }) => type === 'account.updated');
  expect(updates).toHaveLength(2);
  expect(updates).toContainEqual(
    expect.objectContaining({ account: made.id, data: expect.objectContaining({ object: expect.objectContaining(ready) }) }),
  );
});

test('what belongs to an account is found there alone, and its events say so', async () => {
  const on = await connected();
  const other = await connected();
  const intent = await stripe.paymentIntents.create({ ...draft, confirm: true, payment_method: 'pm_card_visa' }, on);
  expect(intent.lastResponse.stripeAccount).toBe(on.stripeAccount);
  await expect(stripe.paymentIntents.retrieve(intent.id)).rejects.toMatchObject({ statusCode: 404 });
  await expect(stripe.refunds.create({ payment_intent: intent.id }, other)).rejects.toMatchObject({ statusCode: 404 });
  expect((await stripe.paymentIntents.list({}, other)).data).toEqual([]);
  expect((await stripe.paymentIntents.list({}, on)).data).toHaveLength(1);
  expect((await stripe.balanceTransactions.list({}, on)).data).toHaveLength(1);
  await contract.emulator.webhooks.settled();
  expect(contract.received.find(({ type }) => type === 'payment_intent.succeeded')).toMatchObject({ account: on.stripeAccount });
  expect((await stripe.events.list({ type: 'payment_intent.succeeded' }, on)).data).toHaveLength(1);
  expect(contract.emulator.refundFromDashboard(intent.id, 100).status).toBe('succeeded');
  expect((await stripe.refunds.list({}, on)).data).toHaveLength(1);
  await expect(stripe.paymentIntents.list({}, { stripeAccount: 'acct_none' })).rejects.toMatchObject({
    type: 'StripePermissionError',
    code: 'account_invalid',
  });
});

test('the same idempotency key is another one for another account', async () => {
  const on = await connected();
  const own = await stripe.paymentIntents.create(draft, { idempotencyKey: 'order-1' });
  const theirs = await stripe.paymentIntents.create(draft, { idempotencyKey: 'order-1', ...on });
  expect(theirs.id).not.toBe(own.id);
});

test('the platform takes its share, and gives it back with a refund when asked to', async () => {
  const on = await connected();
  const create = { ...draft, confirm: true, payment_method: 'pm_card_visa', application_fee_amount: 320 };
  const tooMuch = stripe.paymentIntents.create({ ...create, application_fee_amount: 6401 }, on);
  await expect(tooMuch).rejects.toMatchObject({ param: 'application_fee_amount' });
  const intent = await stripe.paymentIntents.create({ ...create, expand: ['latest_charge.balance_transaction'] }, on);
  expect(intent.latest_charge).toMatchObject({
    application_fee_amount: 320,
    balance_transaction: {
      fee: 441,
      net: 5959,
      fee_details: [
        { type: 'stripe_fee', amount: 121 },
        { type: 'application_fee', amount: 320 },
      ],
    },
  });
  const charge = intent.latest_charge as Stripe.Charge;
  expect(await stripe.applicationFees.list({ charge: charge.id })).toMatchObject({ data: [{ amount: 320, account: on.stripeAccount }] });
  const refund = await stripe.refunds.create(
    { charge: charge.id, amount: 3200, refund_application_fee: true, expand: ['balance_transaction'] },
    on,
  );
  expect(refund.balance_transaction).toMatchObject({ amount: -3200, fee: -160, net: -3040 });
  const fee = await stripe.applicationFees.retrieve(charge.application_fee as string, { expand: ['balance_transaction'] });
  expect(fee).toMatchObject({ amount_refunded: 160, balance_transaction: { type: 'application_fee', amount: 320 } });
  expect(contract.emulator.events('application_fee.refunded')).toHaveLength(1);
});

test('a connection that was ended is nothing any more', async () => {
  const { stripeAccount } = await connected();
  const platform = contract.client();
  platform.setClientId?.('ca_emulator');
  const ended = { client_id: 'ca_emulator', stripe_user_id: stripeAccount };
  expect(await platform.oauth.deauthorize(ended)).toMatchObject({ stripe_user_id: stripeAccount });
  await contract.emulator.webhooks.settled();
  expect(contract.received.at(-1)).toMatchObject({ type: 'account.application.deauthorized', account: stripeAccount });
  await expect(stripe.accounts.retrieve(stripeAccount)).rejects.toMatchObject({ statusCode: 403 });
  await expect(stripe.paymentIntents.list({}, { stripeAccount })).rejects.toMatchObject({ statusCode: 403 });
  expect((await stripe.accounts.list()).data).toEqual([]);
  await expect(platform.oauth.deauthorize(ended)).rejects.toBeInstanceOf(Stripe.errors.StripeInvalidClientError);
  const { id } = await stripe.accounts.create({ type: 'express' });
  expect(await stripe.accounts.del(id)).toEqual(expect.objectContaining({ id, deleted: true }));
});

test('a browser pays on an account when it names it', async () => {
  const on = await connected();
  const { id, client_secret } = await stripe.paymentIntents.create(draft, on);
  const confirm = (more: Record<string, string>): Promise<Response> =>
    fetch(`${contract.emulator.url}/v1/payment_intents/${id}/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ key: 'pk_test_page', client_secret: client_secret ?? '', payment_method: 'pm_card_visa', ...more }),
    });
  expect((await confirm({})).status).toBe(404);
  expect((await confirm({ _stripe_account: on.stripeAccount })).status).toBe(200);
});

test('what belongs to an account is still its own after a restart', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'echoplex-stripe-'));
  const file = path.join(folder, 'stripe.jsonl');
  const first = await startContract({ file });
  const { id: stripeAccount } = await first.stripe.accounts.create({});
  first.emulator.completeOnboarding(stripeAccount);
  const on = { stripeAccount };
  const made = await first.stripe.paymentIntents.create({ ...draft, confirm: true, payment_method: 'pm_card_visa' }, on);
  await first.close();
  const second = await startContract({ file });
  await expect(second.stripe.paymentIntents.retrieve(made.id)).rejects.toMatchObject({ statusCode: 404 });
  const found = await second.stripe.paymentIntents.list({ expand: ['data.latest_charge.balance_transaction.source'] }, on);
  expect(found.data).toMatchObject([
    { id: made.id, latest_charge: { balance_transaction: { amount: 6400, source: { id: made.latest_charge } } } },
  ]);
  const refund = await second.stripe.refunds.create({ payment_intent: made.id }, on);
  expect(refund.status).toBe('succeeded');
  await second.close();
  rmSync(folder, { recursive: true });
});

test('customers are made and found', async () => {
  const customer = await stripe.customers.create({ email: 'kim@example.com', name: 'Kim', metadata: { a: 'b' } });
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ email: 'kim@example.com', metadata: { a: 'b' } });
  const intent = await stripe.paymentIntents.create({ ...draft, customer: customer.id, expand: ['customer'] });
  expect(intent.customer).toMatchObject({ name: 'Kim' });
  expect(await stripe.customers.update(customer.id, { name: 'Kim Two' })).toMatchObject({ name: 'Kim Two' });
  await expect(stripe.paymentIntents.create({ ...draft, customer: 'cus_none' })).rejects.toMatchObject({ param: 'customer' });
  await expect(stripe.customers.create({ email: 'nobody' })).rejects.toMatchObject({ code: 'email_invalid' });
});
