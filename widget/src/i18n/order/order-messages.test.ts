import { describe, expect, test } from '@jest/globals';
import { languages } from '../locale.js';
import { fallbackOrderMessages, loadOrderMessages } from './load.js';

/** Every message by its path; functions are called with 1 and with 3. */
const flatten = (value: unknown, path = ''): [string, string][] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const say = value as (...given: number[]) => string;
    return [1, 3].map((count) => [`${path}(${count})`, say(count, count)]);
  }
  return Object.entries(value as Record<string, unknown>).flatMap(([key, each]) => flatten(each, path ? `${path}.${key}` : key));
};

describe.each(languages)('%s', (language) => {
  test('says everything that English says, without placeholders', async () => {
    const said = flatten(await loadOrderMessages(language));
    expect(said.map(([path]) => path)).toEqual(flatten(fallbackOrderMessages).map(([path]) => path));
    for (const [, text] of said) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/#|undefined|NaN|\[object/u);
    }
  });
});
