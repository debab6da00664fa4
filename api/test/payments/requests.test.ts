import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSale, type Sale } from '../factories.js';
import { begin, buy, checkout, fillIn, refund } from './purchase.js';
import { openScene, reconcile, type Scene, work } from './scene.js';

let scene: Scene;
let sale: Sale;
beforeAll(async () => {
  scene = await openScene({ env: { STRIPE_FEE_PERCENT: '5' } });
  sale = await createSale(scene.organizer);
});
afterAll(() => scene.close());

/** What was asked of Stripe by a method and path while something was done. */
async function asked(operation: RegExp, doing: () => Promise<unknown>) {
  const before = scene.bank.requests().length;
  await doing();
  return scene.bank
    .requests()
    .slice(before)
    .filter(({ method, path }) => operation.test(`${method} ${path}`))
    .map(({ method, path, params, idempotencyKey: key, account }) => ({ request: `${method} ${path}`, params, key, account }));
}

test('a refund is asked for by its own id, with that in what Stripe keeps of it', async () => {
  const order = await buy(scene, sale);
  let made = '';
  const requests = await asked(/^POST .*refunds/, async () => (made = (await refund(scene, order, { amount: 1234 })).id));
  expect(requests).toEqual([
    {
      request: 'POST /v1/refunds',
      key: `refund-${made}`,
      account: null,
      params: {
        payment_intent: order.intent,
        amount: '1234',
        reason: 'requested_by_customer',
        metadata: { orderId: order.id, refundId: made },
        expand: ['balance_transaction'],
      },
    },
  ]);
  await work(scene);
});

test('at an organization’s own account everything goes there, and a refund gives the platform’s part back', async () => {
  const { client, organization } = scene.organizer;
  const { stripeAccount: account } = await client.paymentAccounts.connect(organization.id, {
    returnUrl: 'https://pier.example.com/payments',
  });
  scene.bank.completeOnboarding(account ?? '');
  await work(scene);
  const begun = await fillIn(scene, sale);
  const created = await asked(/^POST .*payment_intents$/, () => checkout(scene, begun));
  expect(created).toMatchObject([{ account, params: { amount: '3200', application_fee_amount: '160' } }]);
  const order = await buy(scene, sale);
  const requests = await asked(/refunds|payment_intents|disputes/, async () => {
    await refund(scene, order);
    await work(scene);
  });
  expect(requests[0]).toMatchObject({ request: 'POST /v1/refunds', params: { amount: '3200', refund_application_fee: 'true' } });
  expect(new Set(requests.map((request) => request.account))).toEqual(new Set([account]));
  const events = await asked(/events$/, () => reconcile(scene));
  expect(events.map((request) => request.account)).toEqual([null, account]);
  expect(events[0]?.params).toMatchObject({ limit: '100', created: { gte: expect.stringMatching(/^\d+$/) } });
  await client.paymentAccounts.disconnect(organization.id);
});

test('a payment is called off once, without a key, and a page is closed', async () => {
  const order = await begin(scene, sale);
  const page = { mode: 'redirect' as const, successUrl: 'https://a.example.com/', cancelUrl: 'https://a.example.com/' };
  const first = await asked(/^POST .*(cancel|expire)$/, async () => {
    await checkout(scene, order, page);
    await work(scene);
  });
  expect(first).toMatchObject([{ request: `POST /v1/payment_intents/${order.intent}/cancel`, params: {} }]);
  const { id } = scene.bank.sessions().at(-1)!;
  const second = await asked(/^POST .*(cancel|expire)$/, async () => {
    await scene.world.visitor.orders.cancel(order.id, { credential: order.credential });
    await work(scene);
  });
  expect(second).toMatchObject([{ request: `POST /v1/checkout/sessions/${id}/expire`, params: {} }]);
});
