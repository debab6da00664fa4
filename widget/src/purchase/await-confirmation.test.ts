import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { ConnectionError, fromProblem, type EchoPlex, type Order, type Problem } from '@echoplex/sdk';
import { makeOrder } from '../../test/stub/data.js';
import { awaitConfirmation } from './await-confirmation.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const problem = (status: number): Error =>
  fromProblem({ type: 'x', title: 'x', status, code: 'internal', detail: 'x', requestId: 'r', errors: [] } satisfies Problem);

/** Asks until settled; the n-th answer is the n-th of the list, the last one again and again. */
const waitThrough = async (answers: (Order['status'] | Error)[]) => {
  let asked = 0;
  let slow = 0;
  const stop = new AbortController();
  const get = (): Promise<Order> => {
    const answer = answers[Math.min(asked, answers.length - 1)] as Order['status'] | Error;
    asked += 1;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(makeOrder([], { status: answer }));
  };
  const client = { orders: { get } } as unknown as EchoPlex;
  const waiting = awaitConfirmation({
    client,
    orderId: 'ord_1',
    secret: 'eos_1',
    signal: stop.signal,
    onSlow: () => void (slow += 1),
  }).catch((error: unknown) => error);
  await jest.advanceTimersByTimeAsync(300_000);
  stop.abort();
  const settled = await waiting;
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
