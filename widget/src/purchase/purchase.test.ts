import { afterEach, describe, expect, test } from '@jest/globals';
import { idOf, makeTier } from '../../test/stub/data.js';
import { endWorlds, open, reachPayment, write } from '../../test/purchase-world.js';
import type { PaymentReturn } from './payments.js';

afterEach(endWorlds);

const general = idOf('tier', 1);

test('a paid purchase from beginning to end', async () => {
  const { purchase, heard, forms, storage, shop } = await reachPayment({ webhookLag: 0 });
  expect(purchase.state).toMatchObject({ step: 'paying', payable: true });
  const paid = purchase.pay();
  for (const entry of shop.orders.values()) entry.paid = true;
  await paid;
  expect(purchase.state).toMatchObject({ step: 'done', order: { number: '7KX-42M' } });
  expect(purchase.state.order?.tickets).toHaveLength(2);
  expect(heard).toEqual(['ready', 'hold', 'checkout', 'complete']);
  expect(forms).toEqual({ open: 1, disposed: 1 });
  purchase.restart();
  expect(storage.length).toBe(0);
});

test('details with faults ask nothing of the API', async () => {
  const { purchase, line } = open();
  await purchase.load();
  purchase.choose(general, 1);
  await purchase.hold();
  await purchase.submit();
  expect(purchase.state.faults).toEqual({ firstName: 'missing', lastName: 'missing', email: 'missing' });
  expect(line.calls).not.toContain('orders.update');
});

test('more than one buyer may have is said above the details, not at an address that is right', async () => {
  const { purchase } = open({ refused: { 'ana@example.com': 'buyer_limit' } });
  await purchase.load();
  purchase.choose(general, 2);
  await purchase.hold();
  write(purchase);
  await purchase.submit();
  const problem = expect.objectContaining({ code: 'limit_exceeded' });
  expect(purchase.state).toMatchObject({ step: 'details', busy: null, faults: {}, notice: { kind: 'problem', problem } });
  // Somebody else may have them.
  purchase.write('email', 'cleo@example.com');
  await purchase.submit();
  expect(purchase.state.step).toBe('paying');
});

test('pressing twice holds once', async () => {
  const { purchase, line } = open();
  await purchase.load();
  purchase.choose(general, 1);
  await Promise.all([purchase.hold(), purchase.hold()]);
  expect(line.calls.filter((call) => call === 'orders.create')).toHaveLength(1);
});

describe('declines', () => {
  test('keep the order, and the same form pays the next time', async () => {
    const { purchase, outcomes, forms, shop } = await reachPayment({ webhookLag: 0 });
    outcomes.push({ paid: false, reason: 'card' });
    await purchase.pay();
    expect(purchase.state).toMatchObject({ step: 'paying', busy: null, notice: { kind: 'declined', reason: 'card' } });
    const paid = purchase.pay();
    for (const entry of shop.orders.values()) entry.paid = true;
    await paid;
    expect(purchase.state.step).toBe('done');
    expect(forms.open).toBe(1);
  });

  test('the hold may end while the bank is asked; it expires once the bank said no', async () => {
    const { purchase, outcomes, clock } = await reachPayment();
    outcomes.push(() => {
      clock.ahead = 3_600_000;
      purchase.tick();
      expect(purchase.state.step).toBe('paying');
      return { paid: false, reason: 'card' };
    });
    await purchase.pay();
    purchase.tick();
    expect(purchase.state.step).toBe('expired');
  });
});

describe('the hold', () => {
  test('warns once, then ends', async () => {
    const { purchase, heard, clock } = open();
    await purchase.load();
    purchase.choose(general, 1);
    await purchase.hold();
    clock.ahead = 490_000;
    purchase.tick();
    purchase.tick();
    clock.ahead = 602_000;
    purchase.tick();
    purchase.tick();
    expect(purchase.state.step).toBe('expired');
    expect(heard).toEqual(['ready', 'hold', 'hold-expiring', 'hold-expired']);
  });

  test('is given back on the way back, even when nobody answers', async () => {
    const { purchase, line, heard, storage } = open();
    await purchase.load();
    purchase.choose(general, 2);
    await purchase.hold();
    line.down = true;
    await purchase.release();
    expect(purchase.state).toMatchObject({ step: 'choosing', quantities: { [general]: 2 }, order: null });
    expect(heard).toContain('error');
    expect(storage.length).toBe(0);
  });

  test('that was confirmed meanwhile shows its tickets instead of being given back', async () => {
    const { purchase, shop } = open({ tiers: [makeTier(1, { price: 0 })] });
    await purchase.load();
    purchase.choose(general, 1);
    await purchase.hold();
    const { order, secret } = purchase.state;
    shop.checkout(order?.id ?? '', secret);
    await purchase.release();
    await new Promise((resolve) => setTimeout(resolve));
    expect(purchase.state.step).toBe('done');
  });
});

describe('a tab that comes back', () => {
  const reopen = async (changes: { paid?: boolean; returned?: PaymentReturn | null; status?: 'cancelled' | 'expired' } = {}) => {
    const first = await reachPayment({ webhookLag: 0 });
    const saved = first.storage;
    endWorlds();
    const second = open({}, { storage: saved, returned: changes.returned ?? null });
    for (const [id, entry] of first.shop.orders) {
      if (changes.paid) entry.paid = true;
      if (changes.status) entry.order = { ...entry.order, status: changes.status };
      second.shop.orders.set(id, entry);
    }
    await second.purchase.load();
    await new Promise((resolve) => setTimeout(resolve));
    return second;
  };

  test('goes on with the payment', async () => {
    const { purchase, forms } = await reopen();
    expect(purchase.state).toMatchObject({ step: 'paying', payable: true, buyer: { firstName: 'Ana' } });
    expect(forms.open).toBe(1);
  });

  test('from the bank’s page waits for the confirmation', async () => {
    const { purchase } = await reopen({ paid: true, returned: 'unknown' });
    expect(['confirming', 'done']).toContain(purchase.state.step);
  });

  test('from the bank’s page that said no may pay again', async () => {
    const { purchase } = await reopen({ returned: 'failed' });
    expect(purchase.state).toMatchObject({ step: 'paying', notice: { kind: 'declined', reason: 'bank' } });
  });

  test('forgets a cancelled order', async () => {
    const { purchase, storage } = await reopen({ status: 'cancelled' });
    expect(purchase.state.step).toBe('choosing');
    expect(storage.length).toBe(0);
  });

  test('says that the hold is over', async () => {
    const { purchase } = await reopen({ status: 'expired' });
    expect(purchase.state).toMatchObject({ step: 'expired', quantities: { [general]: 2 } });
  });
});

test('an unreachable API is a failure with another try', async () => {
  const { purchase, line, heard } = open();
  line.down = true;
  await purchase.load();
  expect(purchase.state).toMatchObject({ step: 'failed', failure: { code: 'unreachable' } });
  line.down = false;
  await purchase.load();
  expect(purchase.state.step).toBe('choosing');
  expect(heard).toEqual(['error', 'ready']);
});

test('the opening of a tier is asked for when it comes', async () => {
  const { purchase, line, clock } = open();
  purchase.watch();
  await purchase.load();
  const asked = () => line.calls.filter((call) => call === 'availability.get').length;
  purchase.tick();
  expect(asked()).toBe(1);
  clock.ahead = 3 * 86_400_000;
  purchase.tick();
  expect(asked()).toBe(2);
});
