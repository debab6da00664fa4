import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Order } from '@echoplex/sdk';
import type { OrderHandlers, Realtime } from '@echoplex/sdk/realtime';
import { createTestStorage } from '../../test/client.js';
import { endWorlds, open, reachPayment, reopen } from '../../test/purchase-world.js';

afterEach(endWorlds);

const settle = () => new Promise((resolve) => setTimeout(resolve));
type World = Awaited<ReturnType<typeof reachPayment>>;
const entryOf = ({ shop }: Pick<World, 'shop'>) => [...shop.orders.values()][0]!;
const count = ({ line }: Pick<World, 'line'>, call: string): number => line.calls.filter((each) => each === call).length;
const saved = ({ storage }: Pick<World, 'storage'>): { sent?: boolean } =>
  JSON.parse(storage.getItem(storage.key(0) ?? '') ?? '{}') as never;

describe('a refused payment', () => {
  test.each(['card', 'details', 'authentication'] as const)(
    '%s: nothing is in doubt, and the same form pays the next time',
    async (reason) => {
      const world = await reachPayment({ webhookLag: 0 });
      world.outcomes.push({ paid: false, reason });
      await world.purchase.pay();
      expect(world.purchase.state).toMatchObject({ step: 'paying', busy: null, inDoubt: false, notice: { kind: 'declined', reason } });
      expect(saved(world).sent).toBeUndefined();
      const paid = world.purchase.pay();
      entryOf(world).paid = true;
      await paid;
      expect(world.purchase.state.step).toBe('done');
      expect([world.forms.open, count(world, 'orders.checkout')]).toEqual([1, 1]);
    },
  );

  test('that can no longer be made is begun again, with a form of its own', async () => {
    const world = await reachPayment();
    world.outcomes.push({ paid: false, reason: 'stale' });
    await world.purchase.pay();
    await settle();
    expect(world.purchase.state).toMatchObject({ step: 'paying', payable: true, notice: { kind: 'declined', reason: 'unfinished' } });
    expect([world.forms.open, count(world, 'orders.checkout')]).toEqual([2, 2]);
  });

  test('and a broken line leave it open: should the hold end, the payment may still come, and its tickets are shown', async () => {
    const world = await reachPayment({ webhookLag: 0 });
    world.outcomes.push({ paid: false, reason: 'connection' });
    await world.purchase.pay();
    expect(world.purchase.state.inDoubt).toBe(true);
    entryOf(world).paid = true;
    world.clock.ahead = 3_600_000;
    world.purchase.tick();
    expect(world.purchase.state).toMatchObject({ step: 'expired', notice: { kind: 'late', refunded: false } });
    await settle();
    expect(world.purchase.state.step).toBe('done');
    expect(world.heard).toContain('complete');
  });

  test('is forgotten with the hold when it was refused firmly', async () => {
    const world = await reachPayment();
    world.outcomes.push({ paid: false, reason: 'card' });
    await world.purchase.pay();
    world.clock.ahead = 3_600_000;
    world.purchase.tick();
    expect(world.purchase.state).toMatchObject({ step: 'expired', notice: null, secret: null });
    expect(world.storage.length).toBe(0);
  });
});

describe('a checkout that is refused', () => {
  test.each(['payment_failed', 'payment_provider_error', 'amount_not_payable'])(
    '%s: said in place, and the next press tries again',
    async (code) => {
      const world = await reachPayment({ refusedCheckouts: [code] });
      expect(world.purchase.state).toMatchObject({ step: 'details', busy: null, notice: { kind: 'problem', problem: { code } } });
      await world.purchase.submit();
      await settle();
      expect(world.purchase.state).toMatchObject({ step: 'paying', payable: true, notice: null });
    },
  );

  test('order_state_invalid: the order is looked at, and a new price is said', async () => {
    const world = await reachPayment();
    const entry = entryOf(world);
    world.shop.settings.refusedCheckouts.push('order_state_invalid');
    entry.order = { ...entry.order, total: 7000, subtotal: 7000 };
    world.outcomes.push({ paid: false, reason: 'stale' });
    await world.purchase.pay();
    await settle();
    expect(world.purchase.state).toMatchObject({
      step: 'paying',
      busy: null,
      payable: true,
      order: { total: 7000 },
      notice: { kind: 'repriced', total: 7000 },
    });
  });
});

describe('a bank that takes its time', () => {
  test('is waited for calmly, across a reload too, until the tickets are there', async () => {
    const world = await reachPayment({ webhookLag: 0 });
    const { id } = entryOf(world).order;
    world.outcomes.push(() => {
      world.shop.bank(id, 'processing');
      return { paid: true, processing: true };
    });
    void world.purchase.pay();
    await settle();
    expect(world.purchase.state).toMatchObject({ step: 'confirming', waiting: 'processing' });
    const again = await reopen(world);
    expect(again.purchase.state).toMatchObject({ step: 'confirming', waiting: 'processing' });
    expect(again.forms.open).toBe(0);
    again.shop.bank(id, 'paid');
    again.purchase.refresh();
    await settle();
    expect(again.purchase.state.step).toBe('done');
    expect(again.heard).toEqual(['ready', 'complete']);
  });

  test('and says no in the end: another try', async () => {
    const world = await reachPayment();
    const { id } = entryOf(world).order;
    world.outcomes.push(() => {
      world.shop.bank(id, 'processing');
      return { paid: true, processing: true };
    });
    void world.purchase.pay();
    await settle();
    world.shop.bank(id, 'failed');
    world.purchase.refresh();
    await settle();
    expect(world.purchase.state).toMatchObject({ step: 'paying', payable: true, notice: { kind: 'declined', reason: 'bank' } });
  });

  test('news by socket are followed at once', async () => {
    const orders: OrderHandlers[] = [];
    const ended: string[] = [];
    const realtime: Realtime = {
      event: (_event, { status }) => {
        status?.('live');
        return () => undefined;
      },
      order: (id, handlers) => {
        orders.push(handlers);
        return () => void ended.push(id);
      },
      close: () => undefined,
    };
    const world = open({ webhookLag: 0 }, { realtime });
    world.purchase.watch();
    const { purchase } = world;
    await purchase.load();
    purchase.choose(purchase.state.tiers[0]!.id, 1);
    await purchase.hold();
    purchase.write('firstName', 'Ana');
    purchase.write('lastName', 'Sørensen');
    purchase.write('email', 'ana@example.com');
    await purchase.submit();
    await settle();
    expect(orders).toMatchObject([{ credential: purchase.state.secret }]);
    const { order } = entryOf(world);
    world.shop.bank(order.id, 'paid');
    orders[0]!.updated?.({} as Order, { sequence: 1, serverTime: '' });
    await settle();
    expect(purchase.state.step).toBe('done');
    expect(ended).toEqual([order.id]);
  });
});

describe('the provider’s own page', () => {
  const away = () => reachPayment({}, { payment: 'redirect' });

  test('is gone to with the way back, and nothing of the form is loaded', async () => {
    const world = await away();
    expect(world.left).toEqual([`http://stub.test/stub/page?order=${entryOf(world).order.id}`]);
    expect(world.forms.open).toBe(0);
    expect(world.purchase.state).toMatchObject({ step: 'paying', busy: 'redirecting', inDoubt: true });
    const { success, cancel } = entryOf(world).returns;
    expect(new URL(success).searchParams.get('echoplex_order')).toBe(entryOf(world).order.id);
    expect(success).toMatch(/^https:\/\/pier\.example\.com\/nights\?from=mail&.*#tickets$/u);
    expect(cancel).toContain('echoplex_payment=cancelled');
    expect(success + cancel).not.toContain('eos_');
  });

  test('sends back after the payment: the tickets, and the page hears of them once', async () => {
    const first = await away();
    entryOf(first).paid = true;
    entryOf(first).lag = 0;
    const second = await reopen(first, { payment: 'redirect', returned: 'unknown' });
    expect(second.purchase.state.step).toBe('done');
    expect(second.heard).toEqual(['ready', 'complete']);
    const third = await reopen(second, { payment: 'redirect' });
    expect(third.purchase.state.step).toBe('done');
    expect(third.heard).toEqual(['ready']);
  });

  test('sends back after the payment was called off: another try', async () => {
    const world = await reopen(await away(), { payment: 'redirect', returned: 'calledOff' });
    expect(world.purchase.state).toMatchObject({ step: 'paying', busy: null, notice: { kind: 'declined', reason: 'calledOff' } });
    await world.purchase.pay();
    expect(world.left).toHaveLength(1);
  });

  test('is left by the browser’s own button: the tab, kept as it was, offers another try', async () => {
    const world = await away();
    world.purchase.refresh();
    await settle();
    expect(world.purchase.state).toMatchObject({ busy: null, notice: { kind: 'declined', reason: 'calledOff' } });
  });

  test('is the way out when the form cannot be loaded', async () => {
    const world = await reachPayment();
    await world.purchase.redirect();
    expect(world.left).toHaveLength(1);
  });

  test('that cannot be had is said, and the button works again', async () => {
    const world = await reachPayment({ refusedCheckouts: ['payment_provider_error'] }, { payment: 'redirect' });
    expect(world.purchase.state).toMatchObject({ step: 'details', busy: null });
    await world.purchase.submit();
    world.purchase.refresh();
    await settle();
    world.shop.settings.refusedCheckouts.push('payment_provider_error');
    await world.purchase.pay();
    expect(world.purchase.state).toMatchObject({ step: 'paying', busy: null, notice: { kind: 'problem' } });
  });
});

describe('a tab that is reloaded', () => {
  test('in the middle of a payment asks before it shows the form, and the form again when nothing came', async () => {
    const world = await reachPayment();
    world.outcomes.push({ paid: false, reason: 'connection' });
    await world.purchase.pay();
    expect(saved(world).sent).toBe(true);
    const again = await reopen(world);
    expect(again.purchase.state).toMatchObject({ step: 'confirming', waiting: 'checking' });
    expect(again.forms.open).toBe(0);
    jest.useFakeTimers();
    again.purchase.refresh();
    await jest.advanceTimersByTimeAsync(30_000);
    expect(again.purchase.state).toMatchObject({ step: 'paying', payable: true, notice: { kind: 'declined', reason: 'unfinished' } });
  });

  test('after the money was paid back says so, whatever the address says', async () => {
    const world = await reachPayment();
    const entry = entryOf(world);
    entry.order = { ...entry.order, status: 'refunded' };
    const again = await reopen(world, { returned: 'unknown' });
    expect(again.purchase.state).toMatchObject({ step: 'choosing', notice: { kind: 'late', refunded: true }, secret: null });
    expect(again.storage.length).toBe(0);
  });

  test('whose address speaks of an order that nobody knows says where its tickets are', async () => {
    const world = open({}, { stray: true, storage: createTestStorage() });
    await world.purchase.load();
    expect(world.purchase.state).toMatchObject({ step: 'choosing', notice: { kind: 'elsewhere' } });
  });
});

test('a hold that grows at the checkout warns again in its own last minutes', async () => {
  const world = open({ holdSeconds: 100, prolongSeconds: 600 });
  const { purchase } = world;
  await purchase.load();
  purchase.choose(purchase.state.tiers[0]!.id, 1);
  await purchase.hold();
  purchase.tick();
  purchase.write('firstName', 'Ana');
  purchase.write('lastName', 'Sørensen');
  purchase.write('email', 'ana@example.com');
  await purchase.submit();
  purchase.tick();
  world.clock.ahead = 490_000;
  purchase.tick();
  expect(world.heard.filter((name) => name === 'hold-expiring')).toHaveLength(2);
  expect(purchase.state.step).toBe('paying');
});
