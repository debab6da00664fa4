import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createAttendee, createPromoCode, createSale, type Sale } from '../factories.js';
import { buy, checkout, fillIn, intentOf, look, moved, pay, type Purchase, refund, seen } from './purchase.js';
import { openScene, type Scene, work } from './scene.js';
import { expectSound } from './sound.js';

let scene: Scene;
let sale: Sale;
beforeAll(async () => {
  scene = await openScene();
  sale = await createSale(scene.organizer, [{ quantity: 1000 }]);
});
afterEach(() => expectSound(scene));
afterAll(() => scene.close());

const ticketsOf = async (order: Purchase) => (await look(scene, order)).tickets.map(({ id }) => id);
const available = async ({ event }: Sale) => (await scene.world.visitor.availability.get(event.id)).tiers[0]!.available;

test('all of it: the tickets are void, and stay sold', async () => {
  const own = await createSale(scene.organizer, [{ quantity: 10 }]);
  const order = await buy(scene, own, 2);
  expect(await refund(scene, order, { reason: 'The band is ill.' })).toMatchObject({
    status: 'succeeded',
    source: 'member',
    amount: 6400,
    reason: 'The band is ill.',
    ticketIds: await ticketsOf(order),
    restock: false,
  });
  await work(scene);
  expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
  expect(await available(own)).toBe(8);
  await expect(refund(scene, order)).rejects.toMatchObject({ code: 'order_state_invalid' });
});

test('all of it, with restock: the tickets go back on sale', async () => {
  const own = await createSale(scene.organizer, [{ quantity: 10 }]);
  const order = await buy(scene, own, 2);
  await refund(scene, order, { restock: true });
  await work(scene);
  expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
  expect(await available(own)).toBe(10);
  await buy(scene, own, 10);
});

test('an amount: the tickets stay, until all went back', async () => {
  const order = await buy(scene, sale, 2);
  for (const amount of [1, 2399, 4000]) {
    expect(await seen(scene, order)).toMatch(/, succeeded, 2 tickets$/);
    expect((await refund(scene, order, { amount })).ticketIds).toEqual(amount === 4000 ? expect.any(Array) : []);
    await work(scene);
  }
  expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
  expect(await moved(scene, order)).toEqual(['payment 6400', 'refund -1', 'refund -2399', 'refund -4000']);
});

test('tickets: those are void, each for what it cost, to the cent', async () => {
  const own = await createSale(scene.organizer, [{ price: 3333, quantity: 10 }]);
  const { code } = await createPromoCode(scene.organizer, own.event, { discountType: 'fixed', percentOff: undefined, amountOff: 1000 });
  const begun = await fillIn(scene, own, 3);
  await scene.world.visitor.orders.update(begun.id, { promoCode: code }, { credential: begun.credential });
  await checkout(scene, begun);
  const order = { ...begun, intent: await intentOf(scene, begun.id) };
  pay(scene, order);
  await work(scene);
  const { total } = await look(scene, order);
  const ids = await ticketsOf(order);
  const amounts: number[] = [];
  for (const [index, id] of ids.entries()) {
    amounts.push((await refund(scene, order, { ticketIds: [id], restock: index === 0 })).amount);
    await work(scene);
    await expectSound(scene);
  }
  expect(amounts.reduce((sum, amount) => sum + amount)).toBe(total);
  expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(1);
  expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
  expect(await available(own)).toBe(8);
});

describe('more than there is', () => {
  test('is refused, with what is left', async () => {
    const order = await buy(scene, sale);
    await expect(refund(scene, order, { amount: 3201 })).rejects.toMatchObject({
      code: 'refund_exceeds_payment',
      errors: [{ pointer: '/amount', code: 'exceeds_payment', available: 3200 }],
    });
    await refund(scene, order, { amount: 3000 });
    await expect(refund(scene, order, { amount: 201 })).rejects.toMatchObject({ errors: [{ available: 200 }] });
    await work(scene);
  });

  test('of several at once only what there is goes back', async () => {
    const order = await buy(scene, sale);
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => refund(scene, order, { amount: 1500 })));
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as object] : []));
    expect(refused).toHaveLength(3);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'refund_exceeds_payment' });
    await work(scene);
    expect(await moved(scene, order)).toEqual(['payment 3200', 'refund -1500', 'refund -1500']);
  });

  test('tickets that went back do not go back twice, also not at once', async () => {
    const order = await buy(scene, sale, 2);
    const [id = ''] = await ticketsOf(order);
    const answers = await Promise.allSettled([1, 2, 3].map(() => refund(scene, order, { ticketIds: [id] })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await work(scene);
    await expect(refund(scene, order, { ticketIds: [id] })).rejects.toMatchObject({ errors: [{ code: 'ticket_void' }] });
    expect(await moved(scene, order)).toEqual(['payment 6400', 'refund -3200']);
  });

  test('what somebody refunds in the dashboard meanwhile counts', async () => {
    const order = await buy(scene, sale);
    // Nobody has told us yet: Stripe refuses, and it stays at what was refunded there.
    scene.bank.refundFromDashboard(order.intent, 3000);
    await refund(scene, order, { amount: 3200 });
    await work(scene);
    expect(await moved(scene, order)).toEqual(['payment 3200', 'refund -3000']);
    expect(await seen(scene, order)).toBe('partially_refunded, succeeded, 1 tickets');
    const { data } = await scene.organizer.client.orders.refunds(order.id);
    expect(data.map(({ source, status }) => `${source} ${status}`).sort()).toEqual(['member failed', 'stripe succeeded']);
  });
});

test('the same request repeated with its key pays back once', async () => {
  const order = await buy(scene, sale);
  const again = () => scene.organizer.client.orders.refund(order.id, { amount: 100 }, { idempotencyKey: 'refund-once-only' });
  expect((await again()).id).toBe((await again()).id);
  await work(scene);
  expect(await moved(scene, order)).toEqual(['payment 3200', 'refund -100']);
});

test('free tickets of a paid order cost nothing, and a free order is cancelled, not refunded', async () => {
  const mixed = await createSale(scene.organizer, [{ price: 3200 }, { price: 0, name: 'Child' }]);
  const order = await buy(scene, mixed);
  const { tickets } = await look(scene, order);
  const child = tickets.find(({ tierId }) => tierId === mixed.tiers[1]!.id);
  await expect(refund(scene, order, { ticketIds: [child?.id] })).rejects.toMatchObject({ errors: [{ code: 'free' }] });
  await refund(scene, order, { ticketIds: tickets.map(({ id }) => id) });
  await work(scene);
  expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
  const free = await fillIn(scene, await createSale(scene.organizer, [{ price: 0 }]));
  await checkout(scene, free);
  await expect(refund(scene, free)).rejects.toMatchObject({ code: 'order_state_invalid' });
});

test('nobody but its organization and its buyer pays an order back', async () => {
  const order = await buy(scene, sale);
  const { client } = await createAttendee(scene.world);
  await expect(client.orders.refund(order.id)).rejects.toMatchObject({ status: 404 });
  await expect(scene.world.visitor.orders.refund(order.id)).rejects.toMatchObject({ status: 401 });
  await expect(refund(scene, order, { amount: 100, ticketIds: await ticketsOf(order) })).rejects.toMatchObject({
    code: 'validation_failed',
  });
  expect(await moved(scene, order)).toEqual(['payment 3200']);
});
