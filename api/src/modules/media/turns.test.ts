import { expect, test } from '@jest/globals';
import { createTurns } from './turns.js';

/** Work that ends when it is told to. */
function controlled() {
  let finish!: (value: string) => void;
  let fail!: (error: Error) => void;
  const done = new Promise<string>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  return { done, finish, fail };
}

/** Lets everything run that can run now. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('so many run at once, the next wait in their order, and those beyond are refused', async () => {
  const inTurn = createTurns({ running: 2, waiting: 2, retryAfter: 5 });
  const works = Array.from({ length: 4 }, controlled);
  const started: number[] = [];
  const results = works.map((work, index) =>
    inTurn(() => {
      started.push(index);
      return work.done;
    }),
  );
  await settle();
  expect(started).toEqual([0, 1]);
  await expect(inTurn(() => Promise.resolve('fifth'))).rejects.toMatchObject({
    code: 'overloaded',
    status: 503,
    headers: { 'Retry-After': '5' },
  });

  works[1]!.finish('second');
  await settle();
  expect(started).toEqual([0, 1, 2]);
  works.forEach((work, index) => work.finish(`work ${index}`));
  expect(await Promise.all(results)).toEqual(['work 0', 'second', 'work 2', 'work 3']);
});

test('work that fails gives its turn on', async () => {
  const inTurn = createTurns({ running: 1, waiting: 1, retryAfter: 5 });
  const first = controlled();
  const failing = inTurn(() => first.done);
  const next = inTurn(() => Promise.resolve('next'));
  first.fail(new Error('no picture'));
  await expect(failing).rejects.toThrow('no picture');
  expect(await next).toBe('next');
  expect(await inTurn(() => Promise.resolve('later'))).toBe('later');
});
