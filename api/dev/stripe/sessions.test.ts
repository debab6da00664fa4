import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { startContract, type Contract } from './contract.js';

let contract: Contract;
let stripe: Stripe;
beforeEach(async () => {
  contract = await startContract();
  ({ stripe } = contract);
});
afterEach(() => contract.close());

const item = (name: string, unit_amount: number, quantity: number): Stripe.Checkout.SessionCreateParams.LineItem => ({
  price_data: { currency: 'eur', unit_amount, product_data: { name } },
  quantity,
});
const create = (more: Partial<Stripe.Checkout.SessionCreateParams> = {}): Promise<Stripe.Checkout.Session> =>
  stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [item('Early <bird>', 2400, 2), item('Balcony', 1600, 1)],
    success_url: 'https://pier-nine.example.com/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://pier-nine.example.com/back',
    customer_email: 'kim@example.com',
    client_reference_id: 'ord_1',
    metadata: { orderId: 'ord_1' },
    payment_intent_data: { metadata: { orderId: 'ord_1' }, receipt_email: 'kim@example.com', statement_descriptor_suffix: 'HARBOUR' },
    ...more,
  });
const sessionEvents = (): string[] =>
  contract.emulator
    .events()
    .map(({ type }) => type)
    .filter((type) => type.startsWith('checkout'));

describe('checkout sessions', () => {
  test('are open and without a payment until somebody pays', async () => {
    const session = await create();
    expect(session).toMatchObject({
      object: 'checkout.session',
      amount_total: 6400,
      currency: 'eur',
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      client_reference_id: 'ord_1',
      ui_mode: 'hosted_page',
    });
    expect(session.expires_at - session.created).toBe(86_400);
    const items = await stripe.checkout.sessions.listLineItems(session.id, { limit: 1 });
    expect(items).toMatchObject({ has_more: true, data: [{ description: 'Early <bird>', quantity: 2, amount_total: 4800 }] });
    const paid = contract.emulator.completeSession(session.id);
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid', url: null });
    const found = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge', 'line_items'] });
    expect(found).toMatchObject({
      payment_intent: {
        amount: 6400,
        status: 'succeeded',
        metadata: { orderId: 'ord_1' },
        receipt_email: 'kim@example.com',
        statement_descriptor_suffix: 'HARBOUR',
        latest_charge: { paid: true },
      },
      customer_details: { email: 'kim@example.com' },
    });
    expect(found.line_items?.data).toHaveLength(2);
    const { id } = found.payment_intent as Stripe.PaymentIntent;
    await create();
    expect((await stripe.checkout.sessions.list({ payment_intent: id })).data).toMatchObject([{ id: session.id }]);
    expect(sessionEvents()).toEqual(['checkout.session.completed']);
  });

  test('stay open when the card is declined or the bank asks', async () => {
    const { id } = await create();
    expect(() => contract.emulator.completeSession(id, 'pm_card_chargeDeclined')).toThrow('declined');
    const tried = contract.emulator.completeSession(id, 'pm_card_threeDSecure2Required');
    expect(tried).toMatchObject({ status: 'open', payment_intent: expect.any(String) });
    await expect(stripe.paymentIntents.cancel(tried.payment_intent ?? '')).rejects.toMatchObject({ statusCode: 400 });
    contract.emulator.authenticate(tried.payment_intent ?? '', 'complete');
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'complete', payment_status: 'paid' });
    expect(contract.emulator.paymentIntents()).toHaveLength(1);
  });

  test.each([
    ['succeed', 'paid', 'checkout.session.async_payment_succeeded'],
    ['fail', 'unpaid', 'checkout.session.async_payment_failed'],
  ] as const)('a late bank lets it complete first and %s later', async (outcome, payment_status, type) => {
    const { id } = await create();
    const waiting = contract.emulator.completeSession(id, 'pm_successDelayed_de');
    expect(waiting).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    contract.emulator.finishProcessing(waiting.payment_intent ?? '', outcome);
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'complete', payment_status });
    expect(sessionEvents()).toEqual(['checkout.session.completed', type]);
  });

  test('expire once, with the payment that was begun', async () => {
    const { id } = await create();
    expect(() => contract.emulator.completeSession(id, 'pm_card_chargeDeclined')).toThrow('declined');
    expect(await stripe.checkout.sessions.expire(id)).toMatchObject({ status: 'expired', url: null });
    expect(contract.emulator.paymentIntents()).toMatchObject([{ status: 'canceled' }]);
    await expect(stripe.checkout.sessions.expire(id)).rejects.toMatchObject({ statusCode: 400 });
    expect(() => contract.emulator.completeSession(id)).toThrow('expired');
    expect(sessionEvents()).toEqual(['checkout.session.expired']);
    const second = await create();
    expect(contract.emulator.expireSession(second.id).status).toBe('expired');
  });

  test.each([
    [{ success_url: undefined }, 'success_url'],
    [{ success_url: 'nowhere' }, 'success_url'],
    [{ line_items: [] }, 'line_items'],
    [{ line_items: [item('Too little', 10, 1)] }, 'line_items'],
    [{ expires_at: Math.floor(Date.now() / 1000) + 1000 }, 'expires_at'],
    [{ expires_at: Math.floor(Date.now() / 1000) + 100_000 }, 'expires_at'],
    [{ mode: 'setup' as const }, 'mode'],
  ])('refuse %j', async (more, param) => {
    await expect(create(more)).rejects.toMatchObject({ statusCode: 400, param });
  });
});

describe('the hosted page', () => {
  const send = (url: string, form: Record<string, string>): Promise<Response> =>
    fetch(url, { method: 'POST', body: new URLSearchParams({ email: 'kim@example.com', ...form }), redirect: 'manual' });
  const card = (number: string): Record<string, string> => ({ method: 'card', number, expiry: '12 / 99', cvc: '123' });

  test('shows what is bought and takes a card', async () => {
    const session = await create();
    const url = session.url ?? '';
    const page = await (await fetch(url)).text();
    for (const part of ['Early &#60;bird&#62;', '48.00 EUR', '64.00 EUR', 'https://pier-nine.example.com/back'])
      expect(page).toContain(part);
    const refused = await send(url, card('4000000000000002'));
    expect(refused.status).toBe(402);
    expect(await refused.text()).toContain('<p class="problem" role="alert">Your card was declined.</p>');
    const paid = await send(url, card('4242 4242 4242 4242'));
    const success = `https://pier-nine.example.com/done?session=${session.id}`;
    expect(paid.headers.get('location')).toBe(success);
    expect((await fetch(url, { redirect: 'manual' })).headers.get('location')).toBe(success);
  });

  test('leads through 3-D Secure and back', async () => {
    const { id, url } = await create();
    const bank = (await send(url ?? '', card('4000000000003220'))).headers.get('location') ?? '';
    const refused = (await send(bank, { outcome: 'fail' })).headers.get('location') ?? '';
    expect(await (await fetch(refused)).text()).toContain('could not confirm that it is you');
    const again = (await send(url ?? '', card('4000000000003220'))).headers.get('location') ?? '';
    await send(again, { outcome: 'complete' });
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'complete', payment_status: 'paid' });
  });

  test('is closed when the session is over', async () => {
    const { id, url } = await create();
    await stripe.checkout.sessions.expire(id);
    expect((await fetch(url ?? '')).status).toBe(404);
    expect((await fetch(`${contract.emulator.url}/c/pay/cs_test_none`)).status).toBe(404);
  });
});
