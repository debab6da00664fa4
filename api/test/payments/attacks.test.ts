import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { OrderModel } from '../../src/db/models/orders.js';
import { catchUpWithStripe, reconcilePayments, settle } from '../../src/modules/payments/service.js';
import { createOrganizer, createPromoCode, createSale, type Organizer, type Sale } from '../factories.js';
import { begin, buy, checkout, fillIn, look, moved, pay, refund, seen } from './purchase.js';
import { anHourLater, openScene, runsOut, type Scene, work } from './scene.js';
import { expectSound } from './sound.js';

let scene: Scene;
let sale: Sale;
beforeAll(async () => {
  scene = await openScene({ env: { STRIPE_FEE_PERCENT: '0.5' } });
  sale = await createSale(scene.organizer, [{ quantity: 1000 }]);
});
afterAll(() => scene.close());

const returnUrl = 'https://pier-nine.example.com/payments';

/** An organizer who is paid to an account of their own. */
async function connected(): Promise<{ organizer: Organizer; account: string; own: Stripe.RequestOptions }> {
  const organizer = await createOrganizer(scene.world);
  const { stripeAccount } = await organizer.client.paymentAccounts.connect(organizer.organization.id, { returnUrl });
  scene.bank.completeOnboarding(stripeAccount);
  await work(scene);
  return { organizer, account: stripeAccount, own: { stripeAccount } };
}

/** Begins to pay on Stripe's page. */
const onPage = ({ id, credential }: { id: string; credential: string }) =>
  scene.world.visitor.orders.checkout(
    id,
    { mode: 'redirect', successUrl: 'https://example.com/thanks', cancelUrl: 'https://example.com/tickets' },
    { credential },
  );
const orderOf = (id: string) => OrderModel.query(scene.world.db).findById(id).throwIfNotFound();
const ledgerOf = (organizer: Organizer, { event }: Sale) => organizer.client.payments.list(event.id).then(({ data }) => data);

describe('a refund that somebody else was quicker with', () => {
  test('leaves no valid ticket behind', async () => {
    const order = await buy(scene, sale, 2);
    scene.bank.faults.add({ kind: 'fails', times: 3, match: { method: 'POST', path: /refunds/ } });
    expect(await refund(scene, order, {})).toMatchObject({ status: 'pending' });
    scene.bank.faults.clear();
    // Impatient, the organizer pays it back by hand.
    scene.bank.refundFromDashboard(order.intent);
    await work(scene);
    expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
    await expectSound(scene);
  });

  test('also when a bank took the money for good meanwhile', async () => {
    const order = await buy(scene, sale, 2);
    const [ticket] = (await look(scene, order)).tickets;
    scene.bank.faults.add({ kind: 'fails', times: 3, match: { method: 'POST', path: /refunds/ } });
    await refund(scene, order, { ticketIds: [ticket!.id] });
    scene.bank.faults.clear();
    const dispute = scene.bank.dispute(order.intent);
    scene.bank.closeDispute(dispute.id, 'lost');
    await work(scene);
    expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
    await expectSound(scene);
  });
});

describe('what is asked of Stripe', () => {
  test('an abandoned page of Stripe’s is not asked about for days', async () => {
    const order = await fillIn(scene, sale);
    await onPage(order);
    await runsOut(scene, order.id);
    await work(scene);
    await anHourLater(scene);
    await reconcilePayments(scene.deps.db);
    await work(scene);
    await anHourLater(scene);
    await reconcilePayments(scene.deps.db);
    const jobs = (await scene.world.db('graphile_worker.jobs').pluck('key')) as string[];
    expect(jobs).not.toContain(`sync-payment:${order.id}`);
    await work(scene);
    expect((await look(scene, order)).payment?.status).toBe('failed');
  });

  test('an account that is gone does not keep the others from being heard of', async () => {
    const gone = await connected();
    const other = await connected();
    const orders = [];
    for (const { organizer } of [gone, other]) orders.push(await buy(scene, await createSale(organizer)));
    await fetch(`${scene.bank.url}/v1/accounts/${gone.account}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${scene.bank.secretKey}` },
    });
    await work(scene);
    scene.bank.webhooks.misbehave({ lose: () => true });
    scene.bank.refundFromDashboard(orders[1]!.intent);
    await work(scene);
    scene.bank.webhooks.behave();
    await catchUpWithStripe(scene.deps).catch(() => undefined);
    await work(scene);
    expect((await look(scene, orders[1]!)).status).toBe('refunded');
  });
});

test('an event that arrives does not hide those that were lost before it', async () => {
  const { db } = scene.world;
  await catchUpWithStripe(scene.deps);
  const outage = db.raw(`now() - interval '5 hours'`);
  await db('stripe_catch_ups').where({ account: '' }).update({ caughtUpAt: outage });
  // The first one after the outage.
  await buy(scene, sale);
  await catchUpWithStripe(scene.deps);
  const lists = () => scene.bank.requests().filter(({ path, account }) => path === '/v1/events' && account === null);
  const since = () => (lists().at(-1)?.params as { created: { gte: string } }).created.gte;
  expect(Date.now() / 1000 - Number(since())).toBeGreaterThan(5 * 3600);
  await catchUpWithStripe(scene.deps);
  expect(Date.now() / 1000 - Number(since())).toBeLessThan(2 * 3600);
});

test('tickets of a refund that failed admit again after sales have ended', async () => {
  const own = await createSale(scene.organizer, [{ minPerOrder: 2 }]);
  const order = await buy(scene, own, 2);
  const [ticket] = (await look(scene, order)).tickets;
  await refund(scene, order, { ticketIds: [ticket!.id], restock: true });
  await work(scene);
  const { id } = scene.bank.refunds().at(-1)!;
  await scene.organizer.client.tiers.update(own.tiers[0]!.id, { salesEndAt: new Date(Date.now() - 1000).toISOString() });
  scene.bank.failRefund(id);
  await work(scene);
  expect(await seen(scene, order)).toBe('confirmed, succeeded, 2 tickets');
  await expectSound(scene);
});

test('a dispute about all of a payment of which a part went back already, which then does not arrive', async () => {
  const order = await buy(scene, sale, 2);
  const [ticket] = (await look(scene, order)).tickets;
  await refund(scene, order, { ticketIds: [ticket!.id] });
  await work(scene);
  const { id: refundId } = scene.bank.refunds().at(-1)!;
  const dispute = scene.bank.dispute(order.intent);
  scene.bank.closeDispute(dispute.id, 'lost');
  await work(scene);
  expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
  scene.bank.failRefund(refundId);
  await work(scene);
  expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
  await expectSound(scene);
});

test.each([
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:60Z',
  '2026-06-30T23:59:60Z',
  '2026-01-01T00:00:00+23:59',
  '2026-01-01T00:00:00-23:59',
  '2026-01-01t00:00:00z',
  '2026-01-01 00:00:00Z',
  '2026-01-01T00:00:00.123456789123456789Z',
  '2026-02-30T00:00:00Z',
  '2026-01-01T24:00:00Z',
])('a report from %s is answered or refused', async (from) => {
  const { organization } = scene.organizer;
  const problem = await scene.organizer.client.payments.report(organization.id, { from }).then(
    () => null,
    (error: { status: number }) => error.status,
  );
  expect(problem ?? 200).toBeLessThan(500);
});

test('an amount that cannot be paid back is refused before tickets are void', async () => {
  const order = await buy(scene, await createSale(scene.organizer, [{ price: 12_340 }], { currency: 'KWD' }));
  await expect(refund(scene, order, { amount: 5 })).rejects.toMatchObject({ code: 'validation_failed' });
});

test('Stripe that fails after the money is there makes no server error', async () => {
  const order = await begin(scene, sale);
  scene.bank.webhooks.pause();
  pay(scene, order);
  scene.bank.faults.add({ kind: 'slow', milliseconds: 1, match: { method: 'GET', path: /payment_intents/ } });
  scene.bank.faults.add({ kind: 'fails', times: 9, match: { method: 'GET', path: /payment_intents/ } });
  expect((await checkout(scene, order)).status).toBe('awaiting_payment');
  scene.bank.faults.clear();
  scene.bank.webhooks.release();
  await work(scene);
  expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
});

test('the platform keeps no fee of a sum that has none', async () => {
  const { organizer } = await connected();
  const own = await createSale(organizer);
  const order = await begin(scene, own);
  const { code } = await createPromoCode(organizer, own.event, { percentOff: 98 });
  await scene.world.visitor.orders.update(order.id, { promoCode: code }, { credential: order.credential });
  await work(scene);
  const intent = scene.bank.paymentIntents().find(({ id }) => id === order.intent)!;
  expect([intent.amount, intent.application_fee_amount]).toEqual([64, null]);
});

test('who has won a dispute may lose a second one', async () => {
  const order = await buy(scene, sale, 2);
  const { id } = scene.bank.dispute(order.intent, { amount: 1000 });
  await work(scene);
  scene.bank.closeDispute(id, 'won');
  await work(scene);
  expect(await seen(scene, order)).toBe('confirmed, succeeded, 2 tickets');
  const won = await scene.stripe.disputes.retrieve(id);
  const taken = { ...won.balance_transactions[0]!, id: 'txn_taken_again', amount: -6400 };
  const lost: Stripe.Dispute = { ...won, id: 'dp_second', status: 'lost', amount: 6400, balance_transactions: [taken] };
  const truth = { intentId: order.intent, account: null, refunds: [], disputes: [won, lost] };
  for (let times = 0; times < 2; times += 1) await settle(scene.deps, order.id, truth);
  expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
  expect(await moved(scene, order)).toEqual(['payment 6400', 'dispute -1000', 'dispute_reversal 1000', 'dispute -6400']);
});

// Last, because Stripe has payments of these that are not ours.
describe('payments at an account of somebody else that name an order', () => {
  const forge = async (account: string, metadata: Record<string, string>, more: object = {}) =>
    scene.stripe.paymentIntents.create(
      { amount: 3200, currency: 'eur', metadata, automatic_payment_methods: { enabled: true }, ...more },
      { stripeAccount: account },
    );

  test('change neither the order nor the ledger of its organization', async () => {
    const { account } = await connected();
    const order = await begin(scene, sale);
    const before = await orderOf(order.id);
    const intent = await forge(account, { orderId: order.id });
    scene.bank.confirm(intent.id);
    await work(scene);
    expect(await orderOf(order.id)).toMatchObject({ paymentIntentId: before.paymentIntentId, paymentStatus: 'pending' });
    expect(await moved(scene, order)).toEqual([]);
    pay(scene, order);
    await work(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
    expect(await ledgerOf(scene.organizer, sale)).not.toContainEqual(expect.objectContaining({ stripeAccount: account }));
  });

  test('do not keep tickets from others for a week', async () => {
    const { account } = await connected();
    const order = await fillIn(scene, sale);
    await onPage(order);
    const intent = await forge(account, { orderId: order.id }, { currency: 'usd' });
    scene.bank.confirm(intent.id, 'pm_usBankAccount_processing');
    await work(scene);
    const after = await orderOf(order.id);
    expect(after).toMatchObject({ paymentIntentId: null, paymentStatus: 'pending' });
    expect(+after.expiresAt! - Date.now()).toBeLessThan(3_600_000);
  });
});
