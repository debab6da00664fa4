import { expect, it } from '@jest/globals';
import { toApiError } from './errors.js';
import { delayBefore, parseRetryAfter } from './retry.js';

const refused = (retryAfter: number | null) => toApiError(503, {}, new Headers(), retryAfter);

it.each([
  ['12', 12],
  ['0', 0],
  [' 1.5 ', 1.5],
  ['Fri, 20 Nov 2026 10:00:30 GMT', 30],
  ['Fri, 20 Nov 2026 09:00:00 GMT', 0],
  ['soon', null],
  ['', null],
  [null, null],
])('reads Retry-After %p as %p seconds', (header, seconds) => {
  expect(parseRetryAfter(header, Date.parse('2026-11-20T10:00:00Z'))).toBe(seconds);
});

it('doubles the delay, up to a limit, with jitter downwards', () => {
  expect([0, 1, 2, 9].map((retry) => delayBefore(refused(null), retry, () => 1))).toEqual([250, 500, 1000, 8000]);
  expect(delayBefore(refused(null), 0, () => 0)).toBe(125);
});

it('never comes back earlier than asked', () => {
  expect(delayBefore(refused(2), 0, () => 0)).toBe(2000);
  expect(delayBefore(refused(2), 0, () => 1)).toBe(2250);
  expect(delayBefore(refused(31), 0)).toBeNull();
});
