import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { ConnectionError, fromProblem, type EchoPlex, type Order, type Problem } from '@echoplex/sdk';
import type { Waiting } from '../state/model.js';
import { makeOrder } from '../../test/stub/data.js';
import { awaitConfirmation } from './await-confirmation.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const problem = (status: number): Error =>
  fromProblem({ type: 'x', title: 'x', status, code: 'internal', detail: 'x', requestId: 'r', errors: [] } satisfies Problem);

/** Asks until settled; the n-th answer is the n-th of the list, the last one again and again. */
type Status = NonNullable<Order['payment']>['status'];
const waitThrough = async (answers: (Order['status'] | Error | { payment: Status })[], waiting: Waiting = 'paid', minutes = 5) => {
  let asked = 0;
  let slow = 0;
  const stop = new AbortController();
  const get = (): Promise<Order> => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? 'held';
    asked += 1;
    if (answer instanceof Error) return Promise.reject(answer);
    const said =
      typeof answer === 'string' ? { status: answer } : { status: 'awaiting_payment' as const, payment: { status: answer.payment } };
    return Promise.resolve(makeOrder([], said));
  };
  const client = { orders: { get } } as unknown as EchoPlex;
  const running = awaitConfirmation({
    client,
    orderId: 'ord_1',
    secret: 'eos_1',
    signal: stop.signal,
    waiting: () => waiting,
    onNews: () => undefined,
    onSlow: () => void (slow += 1),
  }).catch((error: unknown) => error);
  await jest.advanceTimersByTimeAsync(minutes * 60_000);
  stop.abort();
  const settled = await running;
  return { settled, asked, slow };
};

test('a confirmation that is already there is found at once', async () => {
  expect(await waitThrough(['confirmed'])).toMatchObject({ settled: { status: 'confirmed' }, asked: 1, slow: 0 });
});

test('a late one is waited for, saying so once', async () => {
  const answers = [...Array.from({ length: 9 }, () => 'awaiting_payment' as const), 'confirmed' as const];
  expect(await waitThrough(answers)).toMatchObject({ settled: { status: 'confirmed' }, asked: 10, slow: 1 });
});

test('a broken line is no answer', async () => {
  expect(await waitThrough([new ConnectionError('x'), problem(503), 'confirmed'])).toMatchObject({
    settled: { status: 'confirmed' },
    asked: 3,
  });
});

test('an order that may not be seen ends the waiting', async () => {
  expect(await waitThrough([problem(404)])).toMatchObject({ settled: { status: 404 }, asked: 1 });
});

test('expired is not believed at first: a payment in the last second takes the tickets again', async () => {
  expect(await waitThrough(['awaiting_payment', 'expired', 'expired', 'confirmed'])).toMatchObject({ settled: { status: 'confirmed' } });
  expect(await waitThrough(['expired'])).toMatchObject({ settled: { status: 'expired' }, asked: 13 });
});

test('it never gives up by itself', async () => {
  const { settled, asked } = await waitThrough(['awaiting_payment']);
  expect(settled).toBeNull();
  expect(asked).toBeGreaterThan(25);
});

test('a payment that turns out to have failed is an answer; an old failure is not, unless it stays', async () => {
  const failed = { settled: { status: 'awaiting_payment', payment: { status: 'failed' } } };
  expect(await waitThrough([{ payment: 'processing' }, { payment: 'failed' }])).toMatchObject({ ...failed, asked: 2 });
  expect(await waitThrough([{ payment: 'failed' }, { payment: 'failed' }, 'confirmed'])).toMatchObject({
    settled: { status: 'confirmed' },
  });
  expect(await waitThrough([{ payment: 'failed' }])).toMatchObject({ ...failed, asked: 5 });
});

test('where nobody knows whether it was paid, an order that still awaits its payment is an answer after a while', async () => {
  expect(await waitThrough([{ payment: 'pending' }], 'checking')).toMatchObject({ settled: { status: 'awaiting_payment' }, asked: 7 });
});

test('a bank that takes days is asked once a minute', async () => {
  const hurried = await waitThrough([{ payment: 'processing' }], 'paid', 60);
  const calm = await waitThrough([{ payment: 'processing' }], 'processing', 60);
  expect(calm.settled).toBeNull();
  expect(calm.asked).toBeLessThan(hurried.asked / 4);
});
