import { expect, test } from '@jest/globals';
import { namesTag } from './etag.js';

test.each([
  ['W/"a"', 'W/"a"', true],
  ['"a"', 'W/"a"', true],
  ['W/"b", "a"', 'W/"a"', true],
  ['*', 'W/"a"', true],
  ['"b"', 'W/"a"', false],
  ['a', 'W/"a"', false],
  ['W/a', 'W/"a"', false],
])('If-None-Match: %s names %s: %s', (header, tag, named) => {
  expect(namesTag(header, tag)).toBe(named);
});
