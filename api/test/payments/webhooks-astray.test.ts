import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createSale, type Sale } from '../factories.js';
import { begin, buy, look, moved, pay, refund, seen } from './purchase.js';
import { anHourLater, openScene, reconcile, type Scene, work } from './scene.js';
import { expectSound } from './sound.js';

let scene: Scene;
let sale: Sale;
beforeAll(async () => {
  scene = await openScene();
  sale = await createSale(scene.organizer, [{ quantity: 1000 }]);
});
afterEach(async () => {
  scene.bank.webhooks.behave();
  await expectSound(scene);
});
afterAll(() => scene.close());

const confirmed = 'confirmed, succeeded, 1 tickets';

describe('when every webhook is lost', () => {
  test('the reconcile job finds the payment', async () => {
    scene.bank.webhooks.misbehave({ lose: () => true });
    const order = await begin(scene, sale);
    pay(scene, order);
    await work(scene);
    expect(await seen(scene, order)).toBe('awaiting_payment, pending, 0 tickets');
    await reconcile(scene);
    expect(await seen(scene, order)).toBe(confirmed);
  });

  test('whoever looks at the order has it asked about', async () => {
    scene.bank.webhooks.misbehave({ lose: () => true });
    const order = await begin(scene, sale);
    pay(scene, order);
    await anHourLater(scene);
    await look(scene, order);
    await work(scene);
    expect(await seen(scene, order)).toBe(confirmed);
  });

  test('what was paid back in the dashboard, and what banks take and return, is caught up with', async () => {
    const [inPart, inFull, lost, won] = [await buy(scene, sale), await buy(scene, sale), await buy(scene, sale), await buy(scene, sale)];
    scene.bank.webhooks.misbehave({ lose: () => true });
    scene.bank.refundFromDashboard(inPart.intent, 1200);
    scene.bank.refundFromDashboard(inFull.intent);
    scene.bank.closeDispute(scene.bank.dispute(lost.intent).id, 'lost');
    scene.bank.closeDispute(scene.bank.dispute(won.intent).id, 'won');
    await work(scene);
    expect(await seen(scene, inFull)).toBe(confirmed);
    await reconcile(scene);
    expect(await seen(scene, inPart)).toBe('partially_refunded, succeeded, 1 tickets');
    expect(await seen(scene, inFull)).toBe('refunded, refunded, 0 tickets');
    expect(await seen(scene, lost)).toBe('refunded, refunded, 0 tickets');
    expect(await seen(scene, won)).toBe(confirmed);
    expect(await moved(scene, won)).toEqual(['payment 3200', 'dispute -3200', 'dispute_reversal 3200']);
  });

  test('a decline is found too, and that a payment was called off', async () => {
    scene.bank.webhooks.misbehave({ lose: () => true });
    const order = await begin(scene, sale);
    expect(() => pay(scene, order, 'pm_card_chargeDeclined')).toThrow();
    await reconcile(scene);
    expect(await seen(scene, order)).toBe('awaiting_payment, failed, 0 tickets');
    pay(scene, order);
    await reconcile(scene);
    expect(await seen(scene, order)).toBe(confirmed);
  });
});

describe('webhooks that arrive', () => {
  test.each([
    ['three times', { copies: () => 3 }],
    ['in another order', { reorder: 7 }],
    ['in another order, twice', { reorder: 11, copies: () => 2 }],
    ['before our own answer', { early: true }],
    ['late', { delay: () => 150 }],
  ])('%s change nothing but once', async (_how, faults) => {
    scene.bank.webhooks.misbehave(faults);
    const order = await begin(scene, sale, 2);
    expect(() => pay(scene, order, 'pm_card_chargeDeclined')).toThrow();
    pay(scene, order);
    await work(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 2 tickets');
    await refund(scene, order, { amount: 500 });
    scene.bank.refundFromDashboard(order.intent, 700);
    await work(scene);
    expect(await moved(scene, order)).toEqual(['payment 6400', 'refund -500', 'refund -700']);
    const { data } = await scene.organizer.client.orders.refunds(order.id);
    expect(data.map(({ source, status }) => `${source} ${status}`)).toEqual(['stripe succeeded', 'member succeeded']);
  });

  test('all at once at the end, last first', async () => {
    scene.bank.webhooks.pause();
    const order = await begin(scene, sale);
    pay(scene, order);
    scene.bank.refundFromDashboard(order.intent, 100);
    const { id } = scene.bank.dispute(order.intent, { amount: 3100 });
    scene.bank.closeDispute(id, 'won');
    scene.bank.webhooks.release({ reverse: true, times: 3 });
    await work(scene);
    expect(await seen(scene, order)).toBe('partially_refunded, succeeded, 1 tickets');
    expect((await moved(scene, order)).sort()).toEqual(['dispute -3100', 'dispute_reversal 3100', 'payment 3200', 'refund -100']);
    const told = await scene.world.db('domain_events').where({ orderId: order.id, type: 'order.confirmed' });
    expect(told).toHaveLength(1);
  });
});
