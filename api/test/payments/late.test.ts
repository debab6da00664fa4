import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createPromoCode, createSale, holdTickets, type Sale } from '../factories.js';
import { begin, buy, checkout, fillIn, intentOf, moved, pay, type Purchase, seen } from './purchase.js';
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

const wentBack = ['payment 3200 surplus', 'refund -3200 surplus'];

describe('a payment after the hold ran out', () => {
  test('becomes tickets when they are free', async () => {
    const order = await begin(scene, await createSale(scene.organizer, [{ quantity: 1 }]));
    await runsOut(scene, order.id);
    pay(scene, order);
    await work(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
    expect(await moved(scene, order)).toEqual(['payment 3200']);
  });

  test('goes back in full when they are gone', async () => {
    const last = await createSale(scene.organizer, [{ quantity: 1 }]);
    const order = await begin(scene, last);
    await runsOut(scene, order.id);
    await holdTickets(scene.world, last);
    pay(scene, order);
    await work(scene);
    expect(await seen(scene, order)).toBe('expired, refunded, 0 tickets');
    expect(await moved(scene, order)).toEqual(wentBack);
    const refunds = await scene.organizer.client.orders.refunds(order.id);
    expect(refunds.data).toMatchObject([{ source: 'surplus', amount: 3200, status: 'succeeded' }]);
  });

  test('goes back when only its code is used up', async () => {
    const { code } = await createPromoCode(scene.organizer, sale.event, { maxUses: 1, percentOff: 50 });
    const order = await fillIn(scene, sale);
    await scene.world.visitor.orders.update(order.id, { promoCode: code }, { credential: order.credential });
    await checkout(scene, order);
    const purchase = { ...order, intent: await intentOf(scene, order.id) };
    await runsOut(scene, order.id);
    const [tier] = sale.tiers;
    await scene.world.visitor.orders.create(sale.event.id, { items: [{ tierId: tier!.id, quantity: 1 }], promoCode: code });
    pay(scene, purchase);
    await work(scene);
    expect(await seen(scene, order)).toBe('expired, refunded, 0 tickets');
  });

  test('is not possible once it was called off', async () => {
    const order = await begin(scene, sale);
    await runsOut(scene, order.id);
    await work(scene);
    expect(() => pay(scene, order)).toThrow('canceled');
    expect(await seen(scene, order)).toBe('expired, failed, 0 tickets');
  });

  test('and by a bank that took days: its no ends it, its yes still finds tickets', async () => {
    const dollars = await createSale(scene.organizer, [{}], { currency: 'USD' });
    const [no, yes] = [await begin(scene, dollars), await begin(scene, dollars)];
    for (const order of [no, yes]) {
      pay(scene, order, 'pm_usBankAccount_processing');
      await work(scene);
      await runsOut(scene, order.id);
    }
    scene.bank.finishProcessing(no.intent, 'fail');
    scene.bank.finishProcessing(yes.intent, 'succeed');
    await work(scene);
    expect(await seen(scene, no)).toMatch('expired, failed, 0 tickets');
    expect(await seen(scene, yes)).toBe('confirmed, succeeded, 1 tickets');
  });
});

describe('a payment of what is over', () => {
  test('goes back when the buyer has cancelled', async () => {
    const order = await begin(scene, sale);
    await scene.world.visitor.orders.cancel(order.id, { credential: order.credential });
    pay(scene, order);
    await work(scene);
    expect(await seen(scene, order)).toBe('cancelled, refunded, 0 tickets');
    expect(await moved(scene, order)).toEqual(wentBack);
  });

  test('goes back when the event is cancelled', async () => {
    const over = await createSale(scene.organizer);
    const [early, late] = [await begin(scene, over), await begin(scene, over)];
    pay(scene, early);
    await scene.organizer.client.events.cancel(over.event.id);
    pay(scene, late);
    await work(scene);
    for (const order of [early, late]) {
      expect(await seen(scene, order)).toMatch(/^(cancelled|expired), refunded, 0 tickets$/);
      expect(await moved(scene, order)).toEqual(wentBack);
    }
  });
});

describe('a second payment of one order', () => {
  /** As a former try leaves it behind when nobody heard how it ended. */
  const another = async ({ id }: Purchase, amount = 3200, currency = 'eur') =>
    (await scene.stripe.paymentIntents.create({ amount, currency, metadata: { orderId: id } })).id;

  test('goes back, whichever comes first', async () => {
    const order = await begin(scene, sale);
    const second = await another(order);
    scene.bank.webhooks.pause();
    pay(scene, order);
    scene.bank.confirm(second);
    scene.bank.webhooks.release({ reverse: true, times: 2 });
    await work(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
    expect(await moved(scene, order)).toEqual(['payment 3200', ...wentBack]);
    expect(scene.bank.refunds().filter(({ payment_intent: id }) => [order.intent, second].includes(id))).toHaveLength(1);
  });

  test('goes back when the order is confirmed long since, also when nobody heard of it', async () => {
    const order = await buy(scene, sale);
    const second = await another(order);
    scene.bank.webhooks.misbehave({ lose: () => true });
    scene.bank.confirm(second);
    scene.bank.webhooks.behave();
    await reconcile(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
    expect(await moved(scene, order)).toEqual(['payment 3200', ...wentBack]);
  });

  test.each([
    ['another amount', 1000, 'eur'],
    ['another currency', 3200, 'usd'],
  ])('in %s is none: it goes back, and the order can be paid', async (_what, amount, currency) => {
    const order = await begin(scene, sale);
    scene.bank.confirm(await another(order, amount, currency));
    await work(scene);
    expect(await seen(scene, order)).toMatch(/^awaiting_payment/);
    await checkout(scene, order);
    pay(scene, { ...order, intent: await intentOf(scene, order.id) });
    await work(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
  });
});
