import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ApiFault } from '../../dev/stripe/api-faults.js';
import { createSale, type Sale } from '../factories.js';
import { begin, buy, checkout, fillIn, intentOf, moved, pay, refund, seen } from './purchase.js';
import { openScene, reconcile, type Scene, work, workOnce } from './scene.js';
import { expectSound } from './sound.js';

let scene: Scene;
let sale: Sale;
beforeAll(async () => {
  scene = await openScene();
  sale = await createSale(scene.organizer, [{ quantity: 1000 }]);
});
afterEach(async () => {
  scene.bank.faults.clear();
  await expectSound(scene);
});
afterAll(() => scene.close());

// The SDK asks three times by itself before anybody hears of it.
const every: [string, Omit<ApiFault, 'match'>][] = [
  ['is down', { kind: 'down', times: 3 }],
  ['is asked too often', { kind: 'rate_limited', times: 3 }],
  ['has a problem of its own', { kind: 'fails', times: 3 }],
  ['is slow', { kind: 'slow', milliseconds: 300 }],
  ['does the work, says nothing, and goes on like that', { kind: 'hangs', times: 3 }],
  ['does the work and fails, and stays with that', { kind: 'fails_after_work' }],
  ['does the work, fails, and stays with that each time', { kind: 'fails_after_work', times: 2 }],
  ['does the work, fails, and knows better the next time', { kind: 'fails_after_work', keepsAnswer: false, times: 3 }],
];

/** Of these nobody knows whether the work was done. */
const unknown = every.filter(([, { kind }]) => kind === 'down' || kind === 'hangs' || kind === 'fails_after_work');

describe('at checkout', () => {
  const path = /^\/v1\/payment_intents$/;

  test.each(every)('Stripe %s: trying again makes one payment', async (_what, fault) => {
    const order = await fillIn(scene, sale);
    scene.bank.faults.add({ ...fault, match: { method: 'POST', path } });
    const first = await checkout(scene, order).catch((error: unknown) => error);
    if (first instanceof Error) expect(first).toMatchObject({ code: 'payment_provider_error', status: 502 });
    scene.bank.faults.clear();
    await checkout(scene, order);
    const intent = await intentOf(scene, order.id);
    await checkout(scene, order);
    expect(await intentOf(scene, order.id)).toBe(intent);
    // Whatever was made on the way can be paid by nobody: its secret was told to nobody.
    const told = scene.bank.paymentIntents().filter(({ metadata }) => metadata.orderId === order.id);
    expect(told.filter(({ id }) => id === intent)).toHaveLength(1);
    if (fault.kind !== 'fails_after_work') expect(told).toHaveLength(1);
    pay(scene, { ...order, intent });
    await work(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
    expect(await moved(scene, order)).toEqual(['payment 3200']);
  });

  test('a price that cannot be changed at Stripe is not charged', async () => {
    const order = await begin(scene, sale);
    await scene.world.db('orders').where({ id: order.id }).update({ buyerEmail: 'bo@example.com' });
    scene.bank.faults.add({ kind: 'fails', times: 3, match: { method: 'POST', path: /payment_intents\/pi_/ } });
    await expect(checkout(scene, order)).rejects.toMatchObject({ code: 'payment_provider_error' });
    await checkout(scene, order);
    pay(scene, order);
    await work(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
  });
});

describe('at a refund', () => {
  const match = { method: 'POST', path: /^\/v1\/refunds$/ };

  test.each(unknown)('Stripe %s: it is paid back once', async (_what, fault) => {
    const order = await buy(scene, sale, 2);
    scene.bank.faults.add({ ...fault, match });
    expect(await refund(scene, order, { amount: 1000 })).toMatchObject({ amount: 1000 });
    await workOnce(scene);
    await work(scene);
    expect(await moved(scene, order)).toEqual(['payment 6400', 'refund -1000']);
    expect(scene.bank.refunds().filter(({ payment_intent: intent }) => intent === order.intent)).toHaveLength(1);
    const { data } = await scene.organizer.client.orders.refunds(order.id);
    expect(data).toMatchObject([{ status: 'succeeded', amount: 1000, failure: null }]);
    expect(await seen(scene, order)).toBe('partially_refunded, succeeded, 2 tickets');
  });
});

describe('when Stripe is asked what became of a payment', () => {
  test.each<[string, ApiFault]>([
    ['nothing is answered', { kind: 'hangs', times: 3 }],
    ['it fails', { kind: 'fails', times: 4 }],
    ['it is asked too often', { kind: 'rate_limited', times: 4 }],
    ['the connection breaks', { kind: 'down', times: 4 }],
  ])('%s: it is asked again', async (_what, fault) => {
    const order = await begin(scene, sale);
    pay(scene, order);
    scene.bank.faults.add({ ...fault, match: { method: 'GET' } });
    await work(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
  });

  test('an outage that lasts longer than the queue tries costs nothing but time', async () => {
    const order = await begin(scene, sale);
    pay(scene, order);
    const back = scene.bank.faults.add({ kind: 'rate_limited', times: 1000 });
    await scene.bank.webhooks.settled();
    await workOnce(scene);
    await scene.world.db.raw('update graphile_worker._private_jobs set attempts = max_attempts');
    expect(await seen(scene, order)).toBe('awaiting_payment, pending, 0 tickets');
    back();
    await reconcile(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
  });
});
