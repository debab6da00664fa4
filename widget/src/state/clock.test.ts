import { expect, test } from '@jest/globals';
import { makeOrder, makeTier } from '../../test/stub/data.js';
import { clockFace, clockOffset, fractionLeft, nextBoundary, secondsLeft, spokenMoment } from './clock.js';

const now = Date.parse('2026-12-01T12:00:00Z');
const order = makeOrder([], { createdAt: '2026-12-01T11:55:00Z', expiresAt: '2026-12-01T12:05:00Z' });

test.each([
  ['this clock is right', 0, 300],
  ['this clock is slow by a minute', 60_000, 240],
  ['this clock is fast by a minute', -60_000, 360],
  ['long over', 900_000, 0],
])('seconds left when %s', (_name, offset, seconds) => {
  expect(secondsLeft({ order, clockOffset: offset }, now)).toBe(seconds);
});

test('nothing is counted down without a hold', () => {
  expect(secondsLeft({ order: null, clockOffset: 0 }, now)).toBeNull();
  expect(secondsLeft({ order: { ...order, expiresAt: null }, clockOffset: 0 }, now)).toBeNull();
});

test('the offset is how far the server is ahead', () => {
  expect(clockOffset('2026-12-01T12:00:05Z', now)).toBe(5000);
});

test('the ring is half after half the hold', () => {
  expect(fractionLeft(order, 300)).toBe(0.5);
  expect(fractionLeft(order, 9000)).toBe(1);
  expect(fractionLeft({ ...order, expiresAt: null }, 5)).toBe(0);
});

test.each([
  [521, '8:41'],
  [60, '1:00'],
  [9, '0:09'],
  [3723, '1:02:03'],
])('%i seconds read %s', (seconds, face) => {
  expect(clockFace(seconds)).toBe(face);
});

test.each([
  [301, 300, 300],
  [300, 299, null],
  [121, 120, 120],
  [400, 25, 30],
  [10, 9, null],
  [11, 10, 10],
])('from %i to %i reads out %s', (before, after, spoken) => {
  expect(spokenMoment(before, after)).toBe(spoken);
});

test('the next opening or closing', () => {
  const tiers = [
    makeTier(1, { salesStartAt: '2026-12-01T11:00:00Z', salesEndAt: '2026-12-01T13:00:00Z' }),
    makeTier(2, { salesStartAt: '2026-12-01T12:00:30Z' }),
  ];
  expect(nextBoundary({ tiers, clockOffset: 0 }, now)).toBe(30_000);
  expect(nextBoundary({ tiers: [makeTier(3)], clockOffset: 0 }, now)).toBeNull();
});
