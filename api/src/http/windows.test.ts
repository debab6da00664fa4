import { expect, test } from '@jest/globals';
import { createWindows } from './windows.js';

test('counts each key for itself, and anew when its window has ended', () => {
  const windows = createWindows(1000);
  expect([windows.count('a', 0).count, windows.count('a', 10).count, windows.count('b', 10).count]).toEqual([1, 2, 1]);
  expect(windows.count('a', 999)).toEqual({ count: 3, endsAt: 1000 });
  expect(windows.count('a', 1000)).toEqual({ count: 1, endsAt: 2000 });
});

test('forgets windows that have ended, and the oldest when there are too many', () => {
  const windows = createWindows(1000, 3);
  for (const [index, key] of ['a', 'b', 'c'].entries()) windows.count(key, index);
  windows.count('d', 1500);
  expect(windows.size).toBe(1);
  for (const key of ['e', 'f', 'g']) windows.count(key, 1600);
  expect(windows.size).toBe(3);
  expect(windows.count('d', 1700).count).toBe(1);
});
