import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OrderModel } from '../../src/db/models/orders.js';
import { createOrganizer, createPromoCode, createSale, type Sale } from '../factories.js';
import { begin, buy, fillIn, intentOf, moved, pay, type Purchase, refund, seen } from './purchase.js';
import { syncIntent } from '../../src/modules/payments/settle/settle.js';
import { openScene, type Scene, work } from './scene.js';
import { expectSound } from './sound.js';

let scene: Scene;
let sale: Sale;
beforeAll(async () => {
  scene = await openScene();
  sale = await createSale(scene.organizer, [{ quantity: 1000 }], { currency: 'USD' });
});
afterAll(() => scene.close());

type Own = Omit<Purchase, 'intent'>;
const debit = 'pm_usBankAccount_processing';
const orderOf = ({ id }: Own) => OrderModel.query(scene.world.db).findById(id).throwIfNotFound();
const minutesLeft = async (order: Own) => (+(await orderOf(order)).expiresAt! - Date.now()) / 60_000;

/** Goes on to Stripe's page. @returns the page */
async function onPage({ id, credential }: Own) {
  const input = { mode: 'redirect' as const, successUrl: 'https://example.com/thanks', cancelUrl: 'https://example.com/tickets' };
  const { payment } = await scene.world.visitor.orders.checkout(id, input, { credential });
  const { checkoutSessionId } = await orderOf({ id, number: '', credential });
  return { url: payment?.url, session: checkoutSessionId ?? '' };
}

test('who goes on from the form to the page and pays there by a slow bank keeps the tickets', async () => {
  const order = await begin(scene, sale);
  const { session } = await onPage(order);
  await work(scene);
  expect(await seen(scene, order)).toBe('awaiting_payment, pending, 0 tickets');
  scene.bank.completeSession(session, debit);
  await work(scene);
  expect(await seen(scene, order)).toBe('awaiting_payment, processing, 0 tickets');
  expect(await minutesLeft(order)).toBeGreaterThan(5 * 24 * 60);
  scene.bank.finishProcessing(await intentOf(scene, order.id), 'succeed');
  await work(scene);
  expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
  await expectSound(scene);
});

test('the form’s payment, which is about to be called off, is not taken for the page’s when its first webhook comes late', async () => {
  const { intent, ...order } = await begin(scene, sale);
  await onPage(order);
  await syncIntent(scene.deps, order.id, intent, null);
  expect((await orderOf(order)).paymentIntentId).toBeNull();
  await work(scene);
  expect(await seen(scene, order)).toBe('awaiting_payment, pending, 0 tickets');
});

test('a payment that is worked on is not begun a second time elsewhere, and its end is the end of the long wait', async () => {
  const order = await begin(scene, sale);
  pay(scene, order, debit);
  await work(scene);
  expect((await onPage(order)).url).toBeUndefined();
  scene.bank.finishProcessing(order.intent, 'fail');
  await work(scene);
  expect(await minutesLeft(order)).toBeLessThan(15);
  expect((await onPage(order)).url).toBeDefined();
  await expectSound(scene);
});

test('a page whose slow payment failed is followed by another page', async () => {
  const order = await fillIn(scene, sale);
  const { session } = await onPage(order);
  scene.bank.completeSession(session, debit);
  await work(scene);
  scene.bank.finishProcessing(await intentOf(scene, order.id), 'fail');
  await work(scene);
  const next = await onPage(order);
  expect(next.url).toBeDefined();
  scene.bank.completeSession(next.session);
  await work(scene);
  expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
  await expectSound(scene);
});

test('who pays the old price on the page gets it back, and can pay the new one there', async () => {
  const order = await fillIn(scene, sale);
  const { session } = await onPage(order);
  const { code } = await createPromoCode(scene.organizer, sale.event, { percentOff: 50 });
  await scene.world.visitor.orders.update(order.id, { promoCode: code }, { credential: order.credential });
  scene.bank.completeSession(session);
  await work(scene);
  const next = await onPage(order);
  scene.bank.completeSession(next.session);
  await work(scene);
  expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
  expect(await moved(scene, order)).toEqual(['payment 3200 surplus', 'refund -3200 surplus', 'payment 1600']);
  await expectSound(scene);
});

test('who pays in the form and on the page has one of both back', async () => {
  const order = await begin(scene, sale);
  const { session } = await onPage(order);
  pay(scene, order);
  scene.bank.completeSession(session);
  await work(scene);
  expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
  expect((await moved(scene, order)).sort()).toEqual(['payment 3200', 'payment 3200 surplus', 'refund -3200 surplus']);
  await expectSound(scene);
});

test('a slow payment of an event that is cancelled meanwhile goes back when it arrives', async () => {
  const own = await createSale(scene.organizer, [{}], { currency: 'USD' });
  const order = await begin(scene, own);
  pay(scene, order, debit);
  await work(scene);
  await scene.organizer.client.events.cancel(own.event.id, { refund: true });
  await work(scene);
  scene.bank.finishProcessing(order.intent, 'succeed');
  await work(scene);
  expect(await seen(scene, order)).toBe('cancelled, refunded, 0 tickets');
  await expectSound(scene);
});

test('a refund from an account that is no longer ours fails, and says so', async () => {
  const organizer = await createOrganizer(scene.world);
  const { stripeAccount } = await organizer.client.paymentAccounts.connect(organizer.organization.id, {
    returnUrl: 'https://pier-nine.example.com/payments',
  });
  scene.bank.completeOnboarding(stripeAccount);
  await work(scene);
  const order = await buy(scene, await createSale(organizer));
  await fetch(`${scene.bank.url}/v1/accounts/${stripeAccount}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${scene.bank.secretKey}` },
  });
  await work(scene);
  expect(await refund({ ...scene, organizer }, order)).toMatchObject({ status: 'failed' });
  await work(scene);
  expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
});
