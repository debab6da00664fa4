import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { examine } from '../../src/doctor.js';
import { createSale, type Sale } from '../factories.js';
import { buy, look, moved, refund, seen } from './purchase.js';
import { openScene, reconcile, type Scene, work } from './scene.js';
import { expectSound } from './sound.js';

let scene: Scene;
let sale: Sale;
beforeAll(async () => {
  scene = await openScene();
  sale = await createSale(scene.organizer, [{ quantity: 1000 }]);
});
afterEach(() => expectSound(scene));
afterAll(() => scene.close());

const lastRefund = () => scene.bank.refunds().at(-1)!.id;
const refundsOf = async ({ id }: { id: string }) =>
  (await scene.organizer.client.orders.refunds(id)).data.map(({ status, amount }) => `${status} ${amount}`);

describe('a refund that the bank works on', () => {
  test('is pending until it arrives', async () => {
    const order = await buy(scene, sale, 1, 'pm_card_pendingRefund');
    expect(await refund(scene, order)).toMatchObject({ status: 'pending', completedAt: null });
    await work(scene);
    expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
    expect(await refundsOf(order)).toEqual(['pending 3200']);
    await expectSound(scene);
    scene.bank.settleRefund(lastRefund());
    await work(scene);
    expect(await refundsOf(order)).toEqual(['succeeded 3200']);
  });

  test.each([true, false])('and that comes back: the tickets admit again (restock %s)', async (restock) => {
    const order = await buy(scene, sale, 2, 'pm_card_pendingRefund');
    await refund(scene, order, { restock });
    await work(scene);
    await expectSound(scene);
    scene.bank.failRefund(lastRefund());
    await work(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 2 tickets');
    expect(await refundsOf(order)).toEqual(['failed 6400']);
    expect(await moved(scene, order)).toEqual(['payment 6400', 'refund -6400', 'refund_failure 6400']);
  });

  test('and that comes back unheard is found', async () => {
    const order = await buy(scene, sale, 1, 'pm_card_pendingRefund');
    await refund(scene, order);
    await work(scene);
    scene.bank.webhooks.misbehave({ lose: () => true });
    scene.bank.failRefund(lastRefund());
    scene.bank.webhooks.behave();
    await reconcile(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
  });

  test('and that comes back after its places were sold: the doctor says so, and another refund ends it', async () => {
    const small = await createSale(scene.organizer, [{ quantity: 1 }]);
    const order = await buy(scene, small, 1, 'pm_card_pendingRefund');
    await refund(scene, order, { restock: true });
    await work(scene);
    await buy(scene, small);
    scene.bank.failRefund(lastRefund());
    await work(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 0 tickets');
    expect((await examine(scene.world.db)).map(({ check, rows }) => [check, rows[0]?.order])).toEqual([['refunded-tickets', order.id]]);
    await refund(scene, order);
    await work(scene);
    scene.bank.settleRefund(lastRefund());
    await work(scene);
    expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
  });

  test('one that had arrived may still come back, and a part comes back for its tickets alone', async () => {
    const order = await buy(scene, sale, 2);
    const [first] = (await look(scene, order)).tickets;
    await refund(scene, order, { ticketIds: [first?.id] });
    await work(scene);
    expect(await seen(scene, order)).toBe('partially_refunded, succeeded, 1 tickets');
    scene.bank.failRefund(lastRefund());
    await work(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 2 tickets');
  });
});

test('a refund that Stripe refuses leaves the tickets as they were', async () => {
  const order = await buy(scene, sale, 2);
  scene.bank.webhooks.pause();
  const { id } = scene.bank.dispute(order.intent);
  expect(await refund(scene, order)).toMatchObject({ status: 'failed', failure: expect.stringContaining('charged back') });
  scene.bank.webhooks.release();
  await work(scene);
  expect(await seen(scene, order)).toBe('confirmed, succeeded, 2 tickets');
  expect((await look(scene, order)).dispute).toMatchObject({ status: 'open' });
  scene.bank.closeDispute(id, 'won');
  await work(scene);
});

describe("from Stripe's side", () => {
  test('a part changes what was paid, all of it ends the tickets', async () => {
    const order = await buy(scene, sale, 2);
    scene.bank.refundFromDashboard(order.intent, 1000);
    await work(scene);
    expect(await seen(scene, order)).toBe('partially_refunded, succeeded, 2 tickets');
    await expectSound(scene);
    scene.bank.refundFromDashboard(order.intent);
    await work(scene);
    expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
    expect(await moved(scene, order)).toEqual(['payment 6400', 'refund -1000', 'refund -5400']);
  });

  test('what came back of it makes the tickets valid again', async () => {
    const order = await buy(scene, sale, 2);
    scene.bank.refundFromDashboard(order.intent);
    await work(scene);
    scene.bank.failRefund(lastRefund());
    await work(scene);
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 2 tickets');
  });
});

describe('a dispute', () => {
  const disputeOf = async (order: Parameters<typeof look>[1]) => (await look(scene, order)).dispute;

  test('flags the order; won, everything is as it was', async () => {
    const order = await buy(scene, sale);
    const { id } = scene.bank.dispute(order.intent, { reason: 'product_not_received' });
    await work(scene);
    expect(await disputeOf(order)).toMatchObject({
      status: 'open',
      amount: 3200,
      reason: 'product_not_received',
      respondBy: expect.any(String),
    });
    expect(await seen(scene, order)).toBe('confirmed, succeeded, 1 tickets');
    await expect(refund(scene, order)).rejects.toMatchObject({ code: 'order_state_invalid' });
    await expectSound(scene);
    scene.bank.closeDispute(id, 'won');
    await work(scene);
    expect(await disputeOf(order)).toMatchObject({ status: 'won', respondBy: null });
    expect(await moved(scene, order)).toEqual(['payment 3200', 'dispute -3200', 'dispute_reversal 3200']);
  });

  test('lost makes the tickets void', async () => {
    const order = await buy(scene, sale, 2);
    const { id } = scene.bank.dispute(order.intent);
    scene.bank.closeDispute(id, 'lost');
    await work(scene);
    expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
    expect(await moved(scene, order)).toEqual(['payment 6400', 'dispute -6400']);
    await expect(refund(scene, order)).rejects.toMatchObject({ code: 'order_state_invalid' });
  });

  test.each(['won', 'lost'] as const)('about a part, %s', async (outcome) => {
    const order = await buy(scene, sale, 2);
    const { id } = scene.bank.dispute(order.intent, { amount: 2000 });
    await work(scene);
    await expectSound(scene);
    scene.bank.closeDispute(id, outcome);
    await work(scene);
    expect(await seen(scene, order)).toBe(
      outcome === 'won' ? 'confirmed, succeeded, 2 tickets' : 'partially_refunded, succeeded, 0 tickets',
    );
  });

  test('after a part was paid back', async () => {
    const order = await buy(scene, sale, 2);
    await refund(scene, order, { amount: 400 });
    await work(scene);
    const { id } = scene.bank.dispute(order.intent, { amount: 6000 });
    await work(scene);
    await expectSound(scene);
    scene.bank.closeDispute(id, 'lost');
    await work(scene);
    expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
  });
});
