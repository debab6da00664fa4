import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { coalesce } from './coalesce.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('the first ask is served at once, the others together, and the last one always', async () => {
  const served: string[] = [];
  const push = coalesce((key) => {
    served.push(key);
    return Promise.resolve();
  }, 200);
  for (let ask = 0; ask < 50; ask += 1) push.ask('a');
  push.ask('b');
  expect(served).toEqual(['a', 'b']);
  await jest.advanceTimersByTimeAsync(200);
  expect(served).toEqual(['a', 'b', 'a']);
  await jest.advanceTimersByTimeAsync(1000);
  expect(served).toEqual(['a', 'b', 'a']);
  push.ask('a');
  expect(served).toHaveLength(4);
  await push.stop();
  push.ask('a');
  expect(served).toHaveLength(4);
  expect(jest.getTimerCount()).toBe(0);
});
