import { afterEach, expect, jest, test } from '@jest/globals';
import { createTestClient } from '../../test/client.js';
import { idOf } from '../../test/stub/data.js';
import type { ShopSettings } from '../../test/stub/shop.js';
import { createDesk, ORDER_INTERVAL, type Desk } from './desk.js';

const running: Desk[] = [];
afterEach(() => {
  for (const desk of running.splice(0)) desk.stop();
  jest.useRealTimers();
});

const settle = () => new Promise((resolve) => setTimeout(resolve));

const openDesk = async (changes: Partial<ShopSettings> = {}, { secret = null as string | null, visible = true } = {}) => {
  const { shop, line, client } = createTestClient(changes);
  const sold = shop.sell([{ tierId: idOf('tier', 1), quantity: 2 }]);
  const heard: string[] = [];
  const desk = createDesk({
    client,
    orderId: sold.id,
    secret: secret ?? sold.secret,
    loadRealtime: () => Promise.reject(new Error('There is no socket here.')),
    isVisible: () => visible,
    emit: (name) => void heard.push(name),
    changed: () => undefined,
  });
  running.push(desk);
  await desk.load();
  return { desk, shop, line, heard };
};

const chooseFirst = async (desk: Desk): Promise<void> => {
  desk.open();
  desk.toggle(desk.state.facts?.order.tickets[0]?.id ?? '');
  await settle();
};

test('one ticket is given back for what was said beforehand', async () => {
  const { desk, shop } = await openDesk();
  await chooseFirst(desk);
  expect(desk.state.offer).toMatchObject({ amount: 2880, fee: 320 });
  desk.ask();
  await desk.send();
  expect(desk.state).toMatchObject({ stage: 'done', outcome: { status: 'succeeded', amount: 2880 } });
  expect(desk.state.facts?.order.tickets.map(({ status }) => status)).toEqual(['void', 'valid']);
  expect(desk.state.facts?.quote?.ticketIds).toHaveLength(1);
  expect([...shop.orders.values()][0]?.refunds).toHaveLength(1);
});

test('when no answer comes the same request is sent again, so that it is one refund', async () => {
  const { desk, line, heard } = await openDesk();
  await chooseFirst(desk);
  desk.ask();
  line.down = true;
  await desk.send();
  expect(desk.state).toMatchObject({ stage: 'asking', problem: { code: 'unreachable' } });
  expect(heard).toEqual(['echoplex-error']);
  line.down = false;
  await desk.send();
  expect(desk.state.stage).toBe('done');
  expect(line.keys[0]).toMatch(/^[0-9a-f]{32}$/u);
  expect(line.keys[1]).toBe(line.keys[0]);
});

test('another choice is another request', async () => {
  const { desk, line } = await openDesk();
  await chooseFirst(desk);
  desk.ask();
  line.down = true;
  await desk.send();
  line.down = false;
  desk.back();
  desk.toggle(desk.state.facts?.order.tickets[1]?.id ?? '');
  await settle();
  desk.ask();
  await desk.send();
  expect(line.keys[1]).not.toBe(line.keys[0]);
});

test('what is on its way is followed until it is there, while the page is looked at', async () => {
  const { desk, shop } = await openDesk({ refundsEnd: ['pending'] });
  await chooseFirst(desk);
  desk.ask();
  await desk.send();
  expect(desk.state.outcome?.status).toBe('pending');
  const entry = [...shop.orders.values()][0];
  if (entry) entry.refunds = entry.refunds.map((refund) => ({ ...refund, status: 'succeeded' as const }));
  await desk.refresh();
  expect(desk.state.outcome?.status).toBe('succeeded');
});

test('nobody asks while nothing is under way', async () => {
  jest.useFakeTimers();
  const { line } = await openDesk();
  const before = line.calls.length;
  await jest.advanceTimersByTimeAsync(ORDER_INTERVAL * 3);
  expect(line.calls).toHaveLength(before);
});

test('with a wrong secret nothing is shown', async () => {
  const { desk } = await openDesk({}, { secret: 'eos_wrong' });
  expect(desk.state).toMatchObject({ step: 'failed', failure: { code: 'unauthenticated' } });
});
