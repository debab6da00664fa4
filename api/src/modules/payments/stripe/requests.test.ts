import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import Stripe from 'stripe';
import type { EventModel } from '../../../db/models/events.js';
import { OrderModel } from '../../../db/models/orders.js';
import { type Beginning, intentFor, providerProblem, updatedIntent } from '../checkout/intents.js';
import { readPayment } from '../settle/read-payment.js';
import { sessionFor } from '../checkout/sessions.js';
import { createStripe } from './stripe.js';

const base = 'http://stripe.example.com';
const stripe = createStripe({ stripe: { secretKey: 'sk_test_for_tests_only', apiBase: base } }) as Stripe;
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
afterAll(() => nock.restore());

interface Asked {
  request: string;
  params: Record<string, string>;
  key: string | undefined;
  version: string | undefined;
  account: string | undefined;
  authorization: string | undefined;
}

/** Answers one request after the other, and writes down exactly what was asked. */
function stripeAnswers(...answers: [operation: string, status: number, body: object][]): Asked[] {
  const asked: Asked[] = [];
  for (const [operation, status, answer] of answers) {
    const [method = '', path = ''] = operation.split(' ');
    nock(base)
      .intercept(new RegExp(`^${path.replaceAll('/', '\\/')}(\\?.*)?$`) as never, method)
      .reply(function (uri, body) {
        const { headers } = this.req as unknown as { headers: Record<string, string | string[] | undefined> };
        const header = (name: string) => (headers[name] === undefined ? undefined : String(headers[name]));
        asked.push({
          request: `${method} ${uri.split('?')[0]}`,
          params: Object.fromEntries(new URLSearchParams(method === 'GET' ? (uri.split('?')[1] ?? '') : String(body))),
          key: header('idempotency-key'),
          version: header('stripe-version'),
          account: header('stripe-account'),
          authorization: header('authorization'),
        });
        return [status, answer];
      });
  }
  return asked;
}

const order = (more: Partial<OrderModel> = {}): OrderModel =>
  OrderModel.fromJson({
    ...{ id: 'ord_1', number: 'ABC-DEF', eventId: 'evt_1', total: 3200, currency: 'EUR', buyerEmail: 'ana@example.com', locale: 'da-DK' },
    ...{ paymentIntentId: null, checkoutSessionId: null, items: [{ name: 'Seat', quantity: 2, unitPrice: 2000, discount: 800 }], ...more },
  } as object);
const beginning = (more: Partial<OrderModel> = {}, rest: Partial<Beginning> = {}): Beginning => ({
  ...{ order: order(more), event: { name: 'Harbour Lights: Ünplugged!' } as EventModel, account: null, feePercent: 0 },
  ...rest,
});
const common = { version: Stripe.API_VERSION, account: undefined, authorization: 'Bearer sk_test_for_tests_only' };
const intent = (more: object = {}) => ({ id: 'pi_1', object: 'payment_intent', status: 'requires_payment_method', amount: 3200, currency: 'eur', receipt_email: 'ana@example.com', ...more }); // prettier-ignore
const said = {
  description: 'Order ABC-DEF · Harbour Lights: Ünplugged!',
  'metadata[orderId]': 'ord_1',
  'metadata[eventId]': 'evt_1',
  'metadata[orderNumber]': 'ABC-DEF',
  statement_descriptor_suffix: 'Harbour Ligh',
};

describe('a PaymentIntent', () => {
  test('is made with all of this and nothing else', async () => {
    const asked = stripeAnswers(['POST /v1/payment_intents', 200, intent()]);
    await intentFor(stripe, beginning());
    expect(asked).toEqual([
      {
        ...common,
        request: 'POST /v1/payment_intents',
        params: {
          ...said,
          amount: '3200',
          currency: 'eur',
          'automatic_payment_methods[enabled]': 'true',
          receipt_email: 'ana@example.com',
        },
        key: expect.stringMatching(/^order-ord_1-3200-[0-9a-f]{16}$/),
      },
    ]);
  });

  test('has the same key for the same order and amount, and another for anything else', async () => {
    const keyOf = async (begun: Beginning) => {
      const [asked] = [stripeAnswers(['POST /v1/payment_intents', 200, intent()])];
      await intentFor(stripe, begun);
      return asked[0]?.key;
    };
    const first = await keyOf(beginning());
    expect(await keyOf(beginning())).toBe(first);
    const others = [
      beginning({ total: 3199 }),
      beginning({ buyerEmail: 'bo@example.com' }),
      beginning({ id: 'ord_2' }),
      beginning({ currency: 'SEK' }),
    ];
    const keys = [first];
    for (const other of others) keys.push(await keyOf(other));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('at an organization’s own account takes the platform’s fee', async () => {
    const asked = stripeAnswers(['POST /v1/payment_intents', 200, intent()]);
    await intentFor(stripe, beginning({}, { account: 'acct_1', feePercent: 2.5 }));
    expect(asked).toMatchObject([{ account: 'acct_1', params: { application_fee_amount: '80' } }]);
  });

  test.each([
    ['ISK', 4500, '450000'],
    ['JPY', 4500, '4500'],
    ['KWD', 12_340, '12340'],
  ])('asks for %s as Stripe counts it', async (currency, total, amount) => {
    const asked = stripeAnswers(['POST /v1/payment_intents', 200, intent()]);
    await intentFor(stripe, beginning({ currency, total }));
    expect(asked).toMatchObject([{ params: { amount, currency: currency.toLowerCase() } }]);
  });

  test('that is there is looked at, and changed only when it asks for something else', async () => {
    const same = stripeAnswers(['GET /v1/payment_intents/pi_1', 200, intent()]);
    await intentFor(stripe, beginning({ paymentIntentId: 'pi_1' }));
    expect(same).toEqual([{ ...common, request: 'GET /v1/payment_intents/pi_1', params: {}, key: undefined }]);
    const changed = stripeAnswers(['POST /v1/payment_intents/pi_1', 200, intent({ amount: 2400 })]);
    await updatedIntent(stripe, intent() as unknown as Stripe.PaymentIntent, beginning({ total: 2400, buyerEmail: 'bo@example.com' }));
    expect(changed).toMatchObject([{ params: { amount: '2400', receipt_email: 'bo@example.com' } }]);
    expect(Object.keys(changed[0]?.params ?? {})).toHaveLength(2);
  });

  test.each(['succeeded', 'processing', 'requires_capture'])('that is %s is left alone', async (status) => {
    const other = intent({ status, amount: 1 }) as unknown as Stripe.PaymentIntent;
    expect(await updatedIntent(stripe, other, beginning())).toBe(other);
  });

  test('is asked for under another key once Stripe keeps a failure of its own', async () => {
    const failure = { error: { type: 'api_error', message: 'Sorry.' } };
    const thrice = Array.from({ length: 3 }, (): [string, number, object] => ['POST /v1/payment_intents', 500, failure]);
    const asked = stripeAnswers(...thrice, ['POST /v1/payment_intents', 200, intent()]);
    await intentFor(stripe, beginning());
    expect(new Set(asked.slice(0, 3).map(({ key }) => key)).size).toBe(1);
    expect(asked[3]?.key).not.toBe(asked[0]?.key);
  });
});

test('a page of Stripe’s is made with lines that add up, and where the buyer comes back to', async () => {
  const asked = stripeAnswers(['POST /v1/checkout/sessions', 200, { id: 'cs_1', object: 'checkout.session' }]);
  const now = new Date(1_800_000_000_400);
  await sessionFor(stripe, beginning(), { successUrl: 'https://a.example.com/{ORDER_ID}', cancelUrl: 'https://a.example.com/' }, now);
  const prefixed = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [`payment_intent_data[${name.replace('[', '][').replace(/\]?$/, ']')}`, value]),
  );
  expect(asked).toEqual([
    {
      ...common,
      request: 'POST /v1/checkout/sessions',
      key: expect.stringMatching(/^page-ord_1-3200-[0-9a-f]{16}$/),
      params: {
        ...prefixed,
        'payment_intent_data[receipt_email]': 'ana@example.com',
        'payment_intent_data[metadata][begunOn]': 'page',
        'metadata[orderId]': 'ord_1',
        'metadata[eventId]': 'evt_1',
        'metadata[orderNumber]': 'ABC-DEF',
        mode: 'payment',
        client_reference_id: 'ord_1',
        customer_email: 'ana@example.com',
        locale: 'da',
        'line_items[0][quantity]': '1',
        'line_items[0][price_data][currency]': 'eur',
        'line_items[0][price_data][unit_amount]': '3200',
        'line_items[0][price_data][product_data][name]': '2 × Seat',
        success_url: 'https://a.example.com/ord_1',
        cancel_url: 'https://a.example.com/',
        expires_at: String(1_800_000_001 + 31 * 60),
      },
    },
  ]);
});

test('what became of a payment is asked at its account: intent, refunds, disputes', async () => {
  const charge = { id: 'ch_1', object: 'charge', paid: true, amount_refunded: 100, disputed: true };
  const list = { object: 'list', data: [], has_more: false };
  const asked = stripeAnswers(
    ['GET /v1/payment_intents/pi_1', 200, intent({ latest_charge: charge })],
    ['GET /v1/refunds', 200, list],
    ['GET /v1/disputes', 200, list],
  );
  await readPayment(stripe, 'pi_1', 'acct_1', false);
  const at = { ...common, account: 'acct_1', key: undefined };
  expect(asked).toEqual([
    { ...at, request: 'GET /v1/payment_intents/pi_1', params: { 'expand[0]': 'latest_charge.balance_transaction' } },
    {
      ...at,
      request: 'GET /v1/refunds',
      params: {
        payment_intent: 'pi_1',
        limit: '100',
        'expand[0]': 'data.balance_transaction',
        'expand[1]': 'data.failure_balance_transaction',
      },
    },
    { ...at, request: 'GET /v1/disputes', params: { payment_intent: 'pi_1', limit: '100' } },
  ]);
});

describe('what Stripe answers instead', () => {
  const refusal = (status: number, error: object) => stripeAnswers(['POST /v1/payment_intents', status, { error }]);
  const problemOf = async () => {
    const error: unknown = await intentFor(stripe, beginning()).catch((reason: unknown) => reason);
    return providerProblem(error, order()).code;
  };
  test.each<[string, number, object, string]>([
    ['too small an amount', 400, { type: 'invalid_request_error', code: 'amount_too_small' }, 'amount_not_payable'],
    ['too large an amount', 400, { type: 'invalid_request_error', code: 'amount_too_large' }, 'amount_not_payable'],
    ['another refusal', 400, { type: 'invalid_request_error', code: 'parameter_invalid' }, 'payment_failed'],
    ['a key that is no longer valid', 401, { type: 'invalid_request_error' }, 'payment_provider_error'],
    ['a key that may not', 403, { type: 'invalid_request_error' }, 'payment_provider_error'],
  ])('%s is told as what it is to the buyer', async (_what, status, error, code) => {
    refusal(status, error);
    expect(await problemOf()).toBe(code);
  });
  test('too many requests, and no answer at all, mean to try again', async () => {
    nock(base)
      .post('/v1/payment_intents')
      .reply(429, { error: { type: 'invalid_request_error', code: 'rate_limit' } });
    expect(await problemOf()).toBe('payment_provider_error');
    nock(base)
      .post('/v1/payment_intents')
      .times(3)
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    expect(await problemOf()).toBe('payment_provider_error');
  });
});
