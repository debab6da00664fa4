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

const eventTypes = (): string[] => contract.emulator.events().map(({ type }) => type);

describe('changes', () => {
  test('are taken as long as nothing is charged', async () => {
    const { id } = await stripe.paymentIntents.create(draft);
    await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_threeDSecure2Required' });
    const changed = await stripe.paymentIntents.update(id, {
      amount: 3200,
      receipt_email: 'kim@example.com',
      statement_descriptor_suffix: 'HARBOUR',
    });
    // What the bank was asked about was another amount.
    expect(changed).toMatchObject({ amount: 3200, status: 'requires_confirmation', next_action: null, receipt_email: 'kim@example.com' });
    await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    await expect(stripe.paymentIntents.update(id, { amount: 100 })).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
      message: expect.stringMatching(/amount could not be updated because it has a status of succeeded/),
    });
    expect(await stripe.paymentIntents.update(id, { metadata: { note: 'x' } })).toMatchObject({ metadata: { note: 'x' } });
    expect(contract.emulator.charges()).toMatchObject([{ amount: 3200, calculated_statement_descriptor: 'ECHOPLEX* HARBOUR' }]);
    expect(eventTypes()).not.toContain('payment_intent.amount_updated');
  });

  test.each([
    [{ receipt_email: 'nobody' }, 'email_invalid'],
    [{ statement_descriptor_suffix: 'a text that is far too long' }, undefined],
    [{ statement_descriptor_suffix: '123' }, undefined],
    [{ statement_descriptor_suffix: 'a*b' }, 'invalid_characters'],
    [{ application_fee_amount: 100 }, undefined],
    [{ metadata: { key: 'x'.repeat(501) } }, undefined],
  ])('refuses %j', async (more, code) => {
    await expect(stripe.paymentIntents.create({ ...draft, ...more })).rejects.toMatchObject({ statusCode: 400, code });
  });

  test('cards take no whole statement descriptor', async () => {
    const { id } = await stripe.paymentIntents.create({ ...draft, statement_descriptor: 'PIER NINE' });
    const confirmed = stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    await expect(confirmed).rejects.toMatchObject({ param: 'statement_descriptor' });
  });
});

describe('amounts', () => {
  test.each([
    ['usd', 49, 'amount_too_small'],
    ['gbp', 29, 'amount_too_small'],
    ['dkk', 249, 'amount_too_small'],
    ['jpy', 49, 'amount_too_small'],
    ['kwd', 1005, 'invalid_charge_amount'],
    ['isk', 10_050, 'invalid_charge_amount'],
    ['eur', 100_000_000, 'amount_too_large'],
    ['eur', -1, 'parameter_invalid_integer'],
  ])('%s %i is refused: %s', async (currency, amount, code) => {
    await expect(stripe.paymentIntents.create({ ...draft, currency, amount })).rejects.toMatchObject({ code, param: 'amount' });
  });

  test.each([
    ['gbp', 30],
    ['dkk', 250],
    ['sek', 300],
    ['jpy', 50],
    ['kwd', 1010],
    ['isk', 10_000],
    ['ugx', 500_000],
  ])('%s %i is taken', async (currency, amount) => {
    await expect(stripe.paymentIntents.create({ ...draft, currency, amount })).resolves.toMatchObject({ currency, amount });
  });
});

describe('late banks', () => {
  test('say yes after days', async () => {
    const waiting = await contract.paid('pm_usBankAccount_processing', { currency: 'usd' });
    expect(waiting).toMatchObject({ status: 'processing', latest_charge: expect.stringMatching(/^py_/) });
    expect(contract.emulator.charges()).toMatchObject([{ status: 'pending', paid: false, balance_transaction: null }]);
    await expect(stripe.paymentIntents.confirm(waiting.id)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' });
    await expect(stripe.paymentIntents.cancel(waiting.id)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' });
    expect(contract.emulator.finishProcessing(waiting.id, 'succeed').status).toBe('succeeded');
    expect(contract.emulator.charges()).toMatchObject([{ id: waiting.latest_charge, status: 'succeeded', paid: true }]);
    expect(contract.emulator.balanceTransactions()).toMatchObject([{ type: 'payment', amount: 6400, source: waiting.latest_charge }]);
    expect(eventTypes()).toEqual([
      'payment_intent.created',
      'charge.pending',
      'payment_intent.processing',
      'charge.succeeded',
      'payment_intent.succeeded',
    ]);
    expect(await stripe.refunds.create({ payment_intent: waiting.id })).toMatchObject({ status: 'pending' });
  });

  test('say no after days, and another way to pay is needed', async () => {
    const { id } = await contract.paid('pm_failedDelayed_de');
    contract.emulator.finishProcessing(id, 'fail');
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_payment_attempt_failed' },
    });
    expect(eventTypes().slice(-2)).toEqual(['charge.failed', 'payment_intent.payment_failed']);
    await expect(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })).resolves.toMatchObject({ status: 'succeeded' });
    expect(contract.emulator.balanceTransactions()).toHaveLength(1);
  });

  test('decide by themselves where that is wanted', async () => {
    const quick = await startContract({ settleAfter: 1 });
    await quick.listen();
    const ended = new Promise<string[]>((resolve) => {
      const types: string[] = [];
      quick.hook.before = async ({ type }) => {
        if (/succeeded|payment_failed|refund.updated/.test(type) && types.push(type) === 4) resolve(types);
      };
    });
    await quick.paid('pm_success_de');
    await quick.paid('pm_failed_de');
    const { id } = await quick.paid('pm_card_pendingRefund', { capture_method: 'manual' });
    await quick.stripe.paymentIntents.capture(id);
    expect(await ended).toEqual(expect.arrayContaining(['payment_intent.payment_failed']));
    await quick.close();
  });

  test('only in their currency', async () => {
    const wrong = contract.paid('pm_usBankAccount_success');
    await expect(wrong).rejects.toMatchObject({ code: 'payment_intent_incompatible_payment_method' });
  });
});

describe('banks that one is sent to', () => {
  const visit = async (intent: Stripe.PaymentIntent, outcome: string): Promise<URL> => {
    const url = intent.next_action?.redirect_to_url?.url ?? '';
    expect(await (await fetch(url)).text()).toContain('64.00 EUR');
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ outcome }), redirect: 'manual' });
    return new URL(answer.headers.get('location') ?? '');
  };
  const leave = async (more: Partial<Stripe.PaymentIntentCreateParams>): Promise<Stripe.PaymentIntent> =>
    stripe.paymentIntents.create({ ...draft, confirm: true, return_url: 'https://pier-nine.example.com/done?a=1', ...more });

  test('a redirect method comes back paid', async () => {
    const intent = await leave({ payment_method_data: { type: 'ideal' } });
    expect(intent).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } });
    const back = await visit(intent, 'complete');
    expect(back.origin + back.pathname).toBe('https://pier-nine.example.com/done');
    expect(Object.fromEntries(back.searchParams)).toEqual({
      a: '1',
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: 'succeeded',
    });
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'succeeded' });
    expect((await fetch(intent.next_action?.redirect_to_url?.url ?? '')).status).toBe(404);
  });

  test('a redirect method comes back refused, and needs an address to come back to', async () => {
    const intent = await leave({ payment_method_data: { type: 'ideal' } });
    expect((await visit(intent, 'fail')).searchParams.get('redirect_status')).toBe('failed');
    const { status, last_payment_error } = await stripe.paymentIntents.retrieve(intent.id);
    expect({ status, code: last_payment_error?.code }).toEqual({
      status: 'requires_payment_method',
      code: 'payment_method_customer_decline',
    });
    await expect(leave({ payment_method_data: { type: 'ideal' }, return_url: undefined })).rejects.toMatchObject({ param: 'return_url' });
    expect((await fetch(`${contract.emulator.url}/bank/${intent.id}?secret=guess`)).status).toBe(404);
  });

  test('a card that asks for 3-D Secure leads there too, for servers', async () => {
    const intent = await leave({ payment_method: 'pm_card_threeDSecureRequiredChargeDeclined' });
    expect((await visit(intent, 'complete')).searchParams.get('redirect_status')).toBe('failed');
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ last_payment_error: { code: 'card_declined' } });
  });
});

test('an authorisation that is canceled gives the money free', async () => {
  const { id } = await contract.paid('pm_card_visa', { capture_method: 'manual' });
  await stripe.paymentIntents.cancel(id);
  expect(contract.emulator.charges()).toMatchObject([{ captured: false, refunded: true, balance_transaction: null }]);
  expect(contract.emulator.balanceTransactions()).toEqual([]);
});

test('many payments are paged through without a gap, and found by what they belong to', async () => {
  const ids: string[] = [];
  for (let round = 0; round < 250; round++) ids.push((await stripe.paymentIntents.create(draft)).id);
  for (const id of ids) contract.emulator.confirm(id);
  const pages = await stripe.paymentIntents.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  expect(pages.map(({ id }) => id)).toEqual([...ids].reverse());
  expect((await stripe.charges.list({ payment_intent: ids[99] })).data).toMatchObject([{ payment_intent: ids[99] }]);
});
