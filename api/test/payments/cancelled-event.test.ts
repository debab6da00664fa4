import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createSale, eventually, type Sale } from '../factories.js';
import { startApi } from '../rush/processes.js';
import { manyLike } from './many-paid.js';
import { begin, buy, look, moved, pay, refund, seen } from './purchase.js';
import { openScene, type Scene, work } from './scene.js';
import { expectSound } from './sound.js';

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));
afterEach(() => expectSound(scene));
afterAll(() => scene.close());

const cancel = ({ event }: Sale, input: object = {}) => scene.organizer.client.events.cancel(event.id, { notify: false, ...input });
const progress = ({ event }: Sale) => scene.organizer.client.events.refundProgress(event.id);

describe('an event with a thousand paid orders is cancelled', () => {
  const orders = 1000;
  let sale: Sale;
  beforeAll(async () => {
    sale = await createSale(scene.organizer, [{ quantity: orders, maxPerOrder: 1, price: 1999 }]);
    await manyLike(scene, sale, await buy(scene, sale), orders - 1);
    await expectSound(scene);
    expect(await scene.world.db('orders').where({ eventId: sale.event.id, status: 'confirmed' })).toHaveLength(orders);
  });

  // A hook of its own, since each has a time of its own: a thousand refunds take a busy machine more than a minute.
  beforeAll(async () => {
    // Of what it did itself, the API hears only now and then.
    scene.bank.webhooks.misbehave({ lose: ({ created, id }) => (created + id.charCodeAt(10)) % 10 > 0 });
    await cancel(sale);
    expect(await progress(sale)).toMatchObject({ orders, waiting: orders, succeeded: 0, refunded: 0 });
    // Ended in the middle of whatever it does: half of it done, jobs locked by nobody, requests whose answer nobody read.
    for (const kind of ['fails', 'fails_after_work', 'down', 'rate_limited'] as const) {
      scene.bank.faults.add({ kind, times: 8, match: { path: /refunds$/ } });
    }
    const done = async () => (await progress(sale)).succeeded;
    for (const until of [100, 350]) {
      const env = { STRIPE_SECRET_KEY: scene.bank.secretKey, STRIPE_PUBLISHABLE_KEY: 'pk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' };
      const worker = await startApi(scene.world.databaseUrl, { env: { ...env, STRIPE_API_BASE: scene.bank.url } });
      await eventually(done, (succeeded) => succeeded >= until, `${until} refunds`);
      await worker.kill();
      // Nobody works on what it had begun, until somebody sees that it is gone.
      await scene.world.db.raw(`update graphile_worker._private_jobs set locked_at = null, locked_by = null`);
      const { orders: all, waiting, pending, succeeded, failed } = await progress(sale);
      expect(waiting + pending + succeeded + failed).toBe(all);
      expect(all).toBe(orders);
    }
  });

  test('and everybody gets it back once, though workers die and Stripe fails now and then', async () => {
    // Begun again from the start, beside what is still under way.
    await cancel(sale);
    scene.bank.faults.clear();
    await work(scene);
    await cancel(sale);
    await work(scene);
    scene.bank.webhooks.behave();
    const amount = orders * 1999;
    expect(await progress(sale)).toEqual({
      orders,
      waiting: 0,
      pending: 0,
      succeeded: orders,
      failed: 0,
      amount,
      refunded: amount,
      currency: 'EUR',
    });
    expect(scene.bank.refunds()).toHaveLength(orders);
    expect(await scene.world.db('orders').where({ eventId: sale.event.id }).distinct('status').pluck('status')).toEqual(['refunded']);
  });
});

test('of what was paid in part, disputed, unpaid or free, only what is owed goes back', async () => {
  const sale = await createSale(scene.organizer, [{ quantity: 100 }]);
  const free = await createSale(scene.organizer, [{ price: 0 }]);
  const [part, back, disputed] = [await buy(scene, sale, 2), await buy(scene, sale), await buy(scene, sale)];
  const unpaid = await begin(scene, sale);
  await refund(scene, part, { amount: 1400 });
  await refund(scene, back);
  const { id } = scene.bank.dispute(disputed.intent);
  await work(scene);
  await cancel(sale);
  await cancel(free);
  await work(scene);
  expect(await moved(scene, part)).toEqual(['payment 6400', 'refund -1400', 'refund -5000']);
  expect(await moved(scene, back)).toEqual(['payment 3200', 'refund -3200']);
  expect(await seen(scene, part)).toBe('refunded, refunded, 0 tickets');
  expect(await seen(scene, unpaid)).toMatch(/^cancelled, /);
  expect(() => pay(scene, unpaid)).toThrow('canceled');
  expect(await progress(sale)).toMatchObject({ orders: 1, waiting: 0, succeeded: 1, amount: 5000 });
  // The bank gives the money back: then it is owed to the buyer again.
  scene.bank.closeDispute(id, 'won');
  await work(scene);
  await cancel(sale);
  await work(scene);
  expect((await look(scene, disputed)).status).toBe('refunded');
  expect(await progress(free)).toMatchObject({ orders: 0, amount: 0 });
});

test('cancelled without refunds, and refunded later', async () => {
  const sale = await createSale(scene.organizer);
  const order = await buy(scene, sale);
  await cancel(sale, { refund: false });
  await work(scene);
  expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
  expect(await progress(sale)).toMatchObject({ orders: 0 });
  await cancel(sale);
  await work(scene);
  expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
});
