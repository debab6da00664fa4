import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Session } from '../../dev/stripe/session-objects.js';
import { createPromoCode, createSale, type Sale } from '../factories.js';
import { begin, checkout, fillIn, intentOf, moved, pay, seen } from './purchase.js';
import { openScene, reconcile, runsOut, type Scene, work } from './scene.js';
import { expectSound } from './sound.js';

let scene: Scene;
let sale: Sale;
beforeAll(async () => {
  scene = await openScene();
  sale = await createSale(scene.organizer, [{ quantity: 1000 }]);
});
afterEach(() => expectSound(scene));
afterAll(() => scene.close());

const redirect = {
  mode: 'redirect' as const,
  successUrl: 'https://pier.example.com/thanks?order={ORDER_ID}',
  cancelUrl: 'https://pier.example.com/back',
};
type Order = Parameters<typeof seen>[1];
const sessionsOf = ({ id }: Order): Session[] => scene.bank.sessions().filter(({ metadata }) => metadata.orderId === id);
const lastOf = (order: Order): Session => sessionsOf(order).at(-1)!;
const confirmed = 'confirmed, succeeded, 1 tickets';

/** An order whose buyer was sent to Stripe's page. */
async function sent(of = sale, quantity = 1) {
  const order = await fillIn(scene, of, quantity);
  const { payment } = await checkout(scene, order, redirect);
  expect(payment?.url).toBe(lastOf(order).url);
  return order;
}

test('the page shows what is bought, knows where the buyer comes from, and its payment becomes tickets', async () => {
  const order = await sent(sale, 2);
  expect(lastOf(order)).toMatchObject({
    success_url: `https://pier.example.com/thanks?order=${order.id}`,
    amount_total: 6400,
    client_reference_id: order.id,
  });
  expect(await seen(scene, order)).toBe('awaiting_payment, pending, 0 tickets');
  scene.bank.completeSession(lastOf(order).id);
  await work(scene);
  expect(await seen(scene, order)).toBe('confirmed, succeeded, 2 tickets');
  expect(await moved(scene, order)).toEqual(['payment 6400']);
});

test('asking again leads to the same page', async () => {
  const order = await sent();
  const answers = await Promise.all([1, 2, 3].map(() => checkout(scene, order, redirect)));
  expect(new Set(answers.map(({ payment }) => payment?.url)).size).toBe(1);
  expect(sessionsOf(order)).toHaveLength(1);
});

test('two pages that are opened at once: whichever is paid counts, and both paid, one goes back', async () => {
  const order = await fillIn(scene, sale);
  await Promise.all([1, 2, 3].map(() => checkout(scene, order, redirect)));
  for (const { id } of sessionsOf(order)) scene.bank.completeSession(id);
  await work(scene);
  await reconcile(scene);
  expect(await seen(scene, order)).toBe(confirmed);
});

test.each([
  ['declined and then paid', 'pm_card_chargeDeclined'],
  ['with 3-D Secure', 'pm_card_threeDSecure2Required'],
])('%s', async (_what, first) => {
  const order = await sent();
  const { id } = lastOf(order);
  if (first === 'pm_card_chargeDeclined') {
    expect(() => scene.bank.completeSession(id, first)).toThrow();
    await work(scene);
    scene.bank.completeSession(id);
  } else scene.bank.authenticate(scene.bank.completeSession(id, first).payment_intent ?? '', 'complete');
  await work(scene);
  expect(await seen(scene, order)).toBe(confirmed);
});

test('when every webhook is lost, the page is asked', async () => {
  const order = await sent();
  scene.bank.webhooks.misbehave({ lose: () => true });
  scene.bank.completeSession(lastOf(order).id);
  scene.bank.webhooks.behave();
  await reconcile(scene);
  expect(await seen(scene, order)).toBe(confirmed);
});

test('a page whose time is over opens anew while the tickets are held', async () => {
  const order = await sent();
  const first = lastOf(order);
  scene.bank.expireSession(first.id);
  await work(scene);
  expect(await seen(scene, order)).toMatch(/^awaiting_payment, (pending|failed), 0 tickets$/);
  await checkout(scene, order, redirect);
  expect(lastOf(order).id).not.toBe(first.id);
  scene.bank.completeSession(lastOf(order).id);
  await work(scene);
  expect(await seen(scene, order)).toBe(confirmed);
});

test.each(['cancelled', 'expired'])('an order that is %s closes its page', async (how) => {
  const order = await sent();
  if (how === 'expired') await runsOut(scene, order.id);
  else await scene.world.visitor.orders.cancel(order.id, { credential: order.credential });
  await work(scene);
  expect(lastOf(order).status).toBe('expired');
  expect(() => scene.bank.completeSession(lastOf(order).id)).toThrow('expired');
  expect(await seen(scene, order)).toMatch(new RegExp(`^${how}, .*, 0 tickets$`));
});

test('who pays on the page in the moment the order is cancelled gets it back', async () => {
  const order = await sent();
  await scene.world.visitor.orders.cancel(order.id, { credential: order.credential });
  scene.bank.completeSession(lastOf(order).id);
  await work(scene);
  expect(await seen(scene, order)).toBe('cancelled, refunded, 0 tickets');
  expect(await moved(scene, order)).toEqual(['payment 3200 surplus', 'refund -3200 surplus']);
});

describe('first in the page, then on Stripe’s', () => {
  test('the first can no longer be paid', async () => {
    const order = await begin(scene, sale);
    await checkout(scene, order, redirect);
    await work(scene);
    expect(() => pay(scene, order)).toThrow('canceled');
    scene.bank.completeSession(lastOf(order).id);
    await work(scene);
    expect(await seen(scene, order)).toBe(confirmed);
  });

  test('paid both: one becomes tickets, the other goes back', async () => {
    const order = await begin(scene, sale);
    await checkout(scene, order, redirect);
    pay(scene, order);
    scene.bank.completeSession(lastOf(order).id);
    await work(scene);
    expect(await seen(scene, order)).toBe(confirmed);
    expect((await moved(scene, order)).sort()).toEqual(['payment 3200', 'payment 3200 surplus', 'refund -3200 surplus']);
  });
});

describe('first on Stripe’s page, then in ours', () => {
  test('the first can no longer be paid', async () => {
    const order = await sent();
    await checkout(scene, order);
    const intent = await intentOf(scene, order.id);
    await work(scene);
    expect(() => scene.bank.completeSession(lastOf(order).id)).toThrow('expired');
    pay(scene, { ...order, intent });
    await work(scene);
    expect(await seen(scene, order)).toBe(confirmed);
  });

  test('paid both: one becomes tickets, the other goes back', async () => {
    const order = await sent();
    await checkout(scene, order);
    scene.bank.completeSession(lastOf(order).id);
    pay(scene, { ...order, intent: await intentOf(scene, order.id) });
    await work(scene);
    expect(await seen(scene, order)).toBe(confirmed);
    expect((await moved(scene, order)).sort()).toEqual(['payment 3200', 'payment 3200 surplus', 'refund -3200 surplus']);
  });

  test('and back, after a decline there: all of it is the order’s', async () => {
    const order = await sent();
    expect(() => scene.bank.completeSession(lastOf(order).id, 'pm_card_chargeDeclined')).toThrow();
    await work(scene);
    await checkout(scene, order);
    await work(scene);
    await checkout(scene, order, redirect);
    await work(scene);
    scene.bank.completeSession(lastOf(order).id);
    await work(scene);
    expect(await seen(scene, order)).toBe(confirmed);
  });
});

test('a price that changes closes the page; the next asks for the new one', async () => {
  const order = await sent();
  const { code } = await createPromoCode(scene.organizer, sale.event, { percentOff: 25 });
  const before = lastOf(order).id;
  await scene.world.visitor.orders.update(order.id, { promoCode: code }, { credential: order.credential });
  await work(scene);
  expect(() => scene.bank.completeSession(before)).toThrow('expired');
  await checkout(scene, order, redirect);
  expect(lastOf(order).amount_total).toBe(2400);
  scene.bank.completeSession(lastOf(order).id);
  await work(scene);
  expect(await moved(scene, order)).toEqual(['payment 2400']);
});

test('a page cannot be opened without an address to come back to', async () => {
  const order = await fillIn(scene, sale);
  await expect(checkout(scene, order, { mode: 'redirect' })).rejects.toMatchObject({
    errors: [{ pointer: '/successUrl' }, { pointer: '/cancelUrl' }],
  });
  await runsOut(scene, order.id);
});
