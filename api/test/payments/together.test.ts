import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EventModel } from '../../src/db/models/events.js';
import { OrderModel } from '../../src/db/models/orders.js';
import { cancelPayment, executeRefund, refundEvent, syncPayment } from '../../src/modules/payments/service.js';
import { createSale } from '../factories.js';
import { begin, buy, look, pay, refund, seen } from './purchase.js';
import { openScene, type Scene, work } from './scene.js';
import { expectSound } from './sound.js';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const refunded = (order: { id: string }) => scene.bank.refunds().filter(({ metadata }) => metadata.orderId === order.id);

test('of many who refund all of an order at once, one does', async () => {
  const order = await buy(scene, await createSale(scene.organizer), 3);
  const answers = await Promise.allSettled(Array.from({ length: 8 }, () => refund(scene, order, { restock: true })));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await work(scene);
  expect(refunded(order)).toHaveLength(1);
  expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
  await expectSound(scene);
});

test('tickets that several give back at once are paid back once each', async () => {
  const sale = await createSale(scene.organizer, [{}], { refundPolicy: { selfService: 'always' } });
  const order = await buy(scene, sale, 4);
  const { tickets } = await look(scene, order);
  const byBuyer = (id: string) => scene.world.visitor.orders.refund(order.id, { ticketIds: [id] }, { credential: order.credential });
  const all = tickets.slice(0, 3).flatMap(({ id }) => [byBuyer(id), refund(scene, order, { ticketIds: [id], restock: true })]);
  const answers = await Promise.allSettled([...all, ...all.map(() => syncPayment(scene.deps, order.id))]);
  expect(answers.filter((one) => one.status === 'fulfilled' && one.value)).toHaveLength(3);
  await work(scene);
  expect(refunded(order)).toHaveLength(3);
  expect(await seen(scene, order)).toBe('partially_refunded, succeeded, 1 tickets');
  const event = await EventModel.query(scene.world.db).findById(sale.event.id).throwIfNotFound();
  expect([event.held, event.sold]).toEqual([0, 1]);
  await expectSound(scene);
});

test('refunds, looks at Stripe, late payments and the end of the event, all at once, leave everybody with one of both', async () => {
  const sale = await createSale(scene.organizer, [{ quantity: 40 }]);
  const bought = [];
  for (let n = 0; n < 6; n += 1) bought.push(await buy(scene, sale, 2));
  const waiting = [];
  for (let n = 0; n < 4; n += 1) waiting.push(await begin(scene, sale, 2));
  const pending = await refund(scene, bought[0]!, { amount: 100 });
  for (const order of waiting) pay(scene, order);
  const { client } = scene.organizer;
  const { db } = scene.deps;
  const all = await Promise.allSettled([
    ...bought.flatMap((order) => [
      refund(scene, order, { amount: 500 }),
      syncPayment(scene.deps, order.id),
      refund(scene, order, { restock: true }),
    ]),
    client.events.cancel(sale.event.id, { refund: true }),
    ...waiting.flatMap((order) => [
      syncPayment(scene.deps, order.id),
      cancelPayment(scene.deps, order.id, { paymentIntentId: order.intent }),
    ]),
    refundEvent(db, sale.event.id),
    refundEvent(db, sale.event.id),
    executeRefund(scene.deps, pending.id),
    ...waiting.map((order) => scene.world.visitor.orders.cancel(order.id, { credential: order.credential })),
    work(scene),
  ]);
  const broken = all.flatMap((one) => (one.status === 'rejected' && !('code' in (one.reason as object)) ? [one.reason as unknown] : []));
  expect(broken).toEqual([]);
  await work(scene);
  await refundEvent(db, sale.event.id);
  await work(scene);
  const orders = await OrderModel.query(db).where({ eventId: sale.event.id });
  expect([...new Set(orders.map(({ status }) => status))].sort()).toEqual(expect.arrayContaining(['refunded']));
  expect(orders.every(({ status }) => status === 'refunded' || status === 'cancelled')).toBe(true);
  await expectSound(scene);
});

test('an order of a hundred tickets, given back in many parts', async () => {
  const sale = await createSale(scene.organizer, [{ price: 101, quantity: 100, maxPerOrder: 100 }], { maxTicketsPerOrder: 100 });
  const order = await buy(scene, sale, 100);
  const ids = (await look(scene, order)).tickets.map(({ id }) => id);
  const parts = Array.from({ length: 8 }, (_, n) => ids.filter((_id, index) => index % 8 === n));
  await Promise.all(parts.map((ticketIds) => refund(scene, order, { ticketIds, restock: true })));
  await work(scene);
  expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
  await expectSound(scene);
});
