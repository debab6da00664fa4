import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createOrganizer, createSale } from './factories.js';
import { type Crowd, createCrowd, summary } from './rush/crowd.js';
import { type ApiProcess, startApi } from './rush/processes.js';
import { runOut } from './rush/stock.js';
import { startWorld, type World } from './world.js';

let world: World;
let crowd: Crowd;
let fast: ApiProcess;
beforeAll(async () => {
  world = await startWorld({ payments: true, env: { WORKER: 'off' } });
  crowd = createCrowd();
  const stripe = {
    STRIPE_SECRET_KEY: 'sk_test_for_tests_only',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_for_tests_only',
    STRIPE_WEBHOOK_SECRET: 'whsec_for_tests_only',
    STRIPE_API_BASE: world.stripe.url,
  };
  fast = await startApi(world.databaseUrl, { preload: 'shifted-clock', env: { ...stripe, WORKER: 'off', SHIFT_MS: '3600000' } });
});
afterAll(async () => {
  crowd?.close();
  await fast?.kill();
  await world.close();
});

test('a process whose clock is an hour early starts the payment of what is still held, and of nothing else', async () => {
  const sale = await createSale(await createOrganizer(world), [{ price: 3200 }]);
  const hold = () => crowd.hold(fast.url, sale.event.id, [{ tierId: sale.tiers[0]!.id, quantity: 1 }]);
  const [order, late] = [await hold(), await hold()];
  for (const each of [order, late]) expect(summary(await crowd.name(fast.url, each))).toBe('200');
  const paying = await crowd.act(fast.url, order, 'checkout');
  expect([summary(paying), paying.body.status]).toEqual(['200', 'awaiting_payment']);
  await runOut(world.db, sale);
  for (const at of [fast.url, world.url]) expect(summary(await crowd.act(at, late, 'checkout'))).toBe('409 order_expired');
  expect(
    await world
      .db('orders')
      .where({ id: String(late.body.id) })
      .first('paymentIntentId'),
  ).toEqual({ paymentIntentId: null });
});
