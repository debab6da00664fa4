import { expect, test } from '@jest/globals';
import { versionCondition } from './if-match.js';

test.each([
  ['"3"', 3, true],
  ['W/"3-abc"', 3, true],
  ['W/"3-abc"', 4, false],
  ['"2", W/"3-x"', 3, true],
  ['"nonsense"', 3, false],
  ['3', 3, false],
  ['""', 3, false],
  ['', 3, false],
])('If-Match: %s and version %i', (header, version, fits) => {
  expect(versionCondition(header)?.(version)).toBe(fits);
});

test('without the header, and with *, any version is right', () => {
  expect(versionCondition(undefined)).toBeUndefined();
  expect(versionCondition('*')).toBeUndefined();
});
