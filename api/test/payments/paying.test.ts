import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createPromoCode, createSale, type Sale } from '../factories.js';
import { begin, buy, checkout, fillIn, intentOf, look, moved, pay, seen } from './purchase.js';
import { openScene, runsOut, type Scene, work } from './scene.js';
import { expectSound } from './sound.js';

let scene: Scene;
let sale: Sale;
beforeAll(async () => {
  scene = await openScene();
  sale = await createSale(scene.organizer, [{ quantity: 1000 }]);
});
afterEach(() => expectSound(scene));
afterAll(() => scene.close());

const paid = 'confirmed, succeeded, 1 tickets';
const waiting = 'awaiting_payment, pending, 0 tickets';
const failed = 'awaiting_payment, failed, 0 tickets';

test('a card that is taken at once becomes tickets, once', async () => {
  const order = await begin(scene, sale, 2);
  expect(await seen(scene, order)).toBe(waiting);
  pay(scene, order);
  await work(scene);
  expect(await seen(scene, order)).toBe('confirmed, succeeded, 2 tickets');
  expect(await moved(scene, order)).toEqual(['payment 6400']);
  expect(() => pay(scene, order)).toThrow('succeeded');
});

test('a decline leaves the order as it is, and another card pays it', async () => {
  const order = await begin(scene, sale);
  expect(() => pay(scene, order, 'pm_card_chargeDeclined')).toThrow('declined');
  await work(scene);
  expect(await seen(scene, order)).toBe(failed);
  await expectSound(scene);
  pay(scene, order);
  await work(scene);
  expect(await seen(scene, order)).toBe(paid);
});

test('3-D Secure that is passed pays', async () => {
  const order = await begin(scene, sale);
  pay(scene, order, 'pm_card_threeDSecure2Required');
  await work(scene);
  expect(await seen(scene, order)).toBe(waiting);
  scene.bank.authenticate(order.intent, 'complete');
  await work(scene);
  expect(await seen(scene, order)).toBe(paid);
});

test('3-D Secure that fails does not, and can be tried again', async () => {
  const order = await begin(scene, sale);
  pay(scene, order, 'pm_card_threeDSecure2Required');
  scene.bank.authenticate(order.intent, 'fail');
  await work(scene);
  expect(await seen(scene, order)).toBe(failed);
  pay(scene, order, 'pm_card_threeDSecure2Required');
  scene.bank.authenticate(order.intent, 'complete');
  await work(scene);
  expect(await seen(scene, order)).toBe(paid);
});

describe('a bank that takes days', () => {
  const minutesLeft = async (order: Parameters<typeof look>[1]) =>
    (Date.parse((await look(scene, order)).expiresAt ?? '') - Date.now()) / 60_000;
  const usSale = () => createSale(scene.organizer, [{}], { currency: 'USD' });

  test('has the tickets kept for its days, and says yes', async () => {
    const order = await begin(scene, await usSale());
    pay(scene, order, 'pm_usBankAccount_processing');
    await work(scene);
    expect(await seen(scene, order)).toBe('awaiting_payment, processing, 0 tickets');
    expect(await minutesLeft(order)).toBeGreaterThan(5 * 24 * 60);
    scene.bank.finishProcessing(order.intent, 'succeed');
    await work(scene);
    expect(await seen(scene, order)).toBe(paid);
  });

  test('says no: a few minutes are left to pay otherwise', async () => {
    const order = await begin(scene, await usSale());
    pay(scene, order, 'pm_usBankAccount_processing');
    await work(scene);
    scene.bank.finishProcessing(order.intent, 'fail');
    await work(scene);
    expect(await seen(scene, order)).toBe(failed);
    const left = await minutesLeft(order);
    expect(left).toBeGreaterThan(1);
    expect(left).toBeLessThan(11);
    pay(scene, order);
    await work(scene);
    expect(await seen(scene, order)).toBe(paid);
  });
});

test('two checkouts at once begin one payment', async () => {
  const order = await fillIn(scene, sale);
  const answers = await Promise.all(Array.from({ length: 6 }, () => checkout(scene, order).catch((error: Error) => error)));
  const secrets = new Set(answers.flatMap((answer) => (answer instanceof Error ? [] : [answer.payment?.clientSecret])));
  expect(secrets.size).toBe(1);
  const made = scene.bank.paymentIntents().filter(({ metadata }) => metadata.orderId === order.id);
  expect(made).toHaveLength(1);
  pay(scene, { ...order, intent: await intentOf(scene, order.id) });
  await work(scene);
  expect(await seen(scene, order)).toBe(paid);
});

describe('a promo code that changes while the payment is awaited', () => {
  const cheaper = async (percentOff = 50) => {
    const order = await begin(scene, sale);
    const { code } = await createPromoCode(scene.organizer, sale.event, { percentOff });
    return { order, code };
  };
  const amountOf = (intent: string) => scene.bank.paymentIntents().find(({ id }) => id === intent)?.amount;

  test('changes what the payment asks for, also in a page that is open', async () => {
    const { order, code } = await cheaper();
    await scene.world.visitor.orders.update(order.id, { promoCode: code }, { credential: order.credential });
    await work(scene);
    expect(amountOf(order.intent)).toBe(1600);
    pay(scene, order);
    await work(scene);
    expect(await seen(scene, order)).toBe(paid);
    expect(await moved(scene, order)).toEqual(['payment 1600']);
  });

  test('who pays the old price in that moment gets it back, and can pay the new one', async () => {
    const { order, code } = await cheaper();
    await scene.world.visitor.orders.update(order.id, { promoCode: code }, { credential: order.credential });
    pay(scene, order);
    await work(scene);
    expect(await seen(scene, order)).toBe(failed);
    expect(await moved(scene, order)).toEqual(['payment 3200 surplus', 'refund -3200 surplus']);
    await expectSound(scene);
    await checkout(scene, order);
    const intent = await intentOf(scene, order.id);
    expect(intent).not.toBe(order.intent);
    expect(amountOf(intent)).toBe(1600);
    pay(scene, { ...order, intent });
    await work(scene);
    expect(await seen(scene, order)).toBe(paid);
  });

  test('and back again within one go: the last word counts', async () => {
    const { order, code } = await cheaper();
    for (const promoCode of [code, null, code, null]) {
      await scene.world.visitor.orders.update(order.id, { promoCode }, { credential: order.credential });
      if (promoCode) await checkout(scene, order);
    }
    await work(scene);
    expect(amountOf(order.intent)).toBe(3200);
    pay(scene, order);
    await work(scene);
    expect(await seen(scene, order)).toBe(paid);
  });
});

test('a free order is confirmed without Stripe', async () => {
  const free = await createSale(scene.organizer, [{ price: 0 }]);
  const before = scene.bank.requests().length;
  const order = await fillIn(scene, free);
  expect(await checkout(scene, order)).toMatchObject({ status: 'confirmed', payment: null });
  await work(scene);
  expect(scene.bank.requests()).toHaveLength(before);
  expect(await moved(scene, order)).toEqual([]);
});

test('what is less than can be paid by card is refused, and the tickets stay held', async () => {
  const order = await fillIn(scene, await createSale(scene.organizer, [{ price: 20 }]));
  await expect(checkout(scene, order)).rejects.toMatchObject({ code: 'amount_not_payable' });
  expect(await seen(scene, order)).toBe('held, no payment, 0 tickets');
  await runsOut(scene, order.id);
});

test.each([
  ['JPY', 3200, 3200],
  ['KWD', 12_340, 12_340],
  ['ISK', 4500, 450_000],
  ['UGX', 90_000, 9_000_000],
])('%s is charged, booked and paid back to the unit', async (currency, price, wire) => {
  const order = await buy(scene, await createSale(scene.organizer, [{ price }], { currency }));
  expect(scene.bank.paymentIntents().find(({ id }) => id === order.intent)).toMatchObject({ amount: wire, amount_received: wire });
  expect(await moved(scene, order)).toEqual([`payment ${price}`]);
  const rest = currency === 'KWD' ? 340 : 34;
  await scene.organizer.client.orders.refund(order.id, { amount: price - rest });
  await work(scene);
  expect((await look(scene, order)).status).toBe('partially_refunded');
  await scene.organizer.client.orders.refund(order.id, {});
  await work(scene);
  expect(await moved(scene, order)).toEqual([`payment ${price}`, `refund ${-(price - rest)}`, `refund ${-rest}`]);
  expect(
    scene.bank
      .refunds()
      .slice(-2)
      .map(({ amount }) => amount),
  ).toEqual([((price - rest) * wire) / price, (rest * wire) / price]);
});
