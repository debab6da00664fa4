import { expect, test } from '@jest/globals';
import { createMemory } from './remember.js';

test('a memory makes each result once, and forgets what was asked for longest ago', () => {
  const made: string[] = [];
  const memory = createMemory<string>(2);
  const ask = (key: string): string =>
    memory(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
