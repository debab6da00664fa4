import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createHistogram } from './histogram.js';

test('a percentile is at most 0.8 % above the time it stands for, and never below', () => {
  const times = fc.array(fc.integer({ min: 0, max: 4_000_000_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(times, fc.double({ min: 0.001, max: 1, noNaN: true }), (micros, share) => {
      const histogram = createHistogram();
      for (const time of micros) histogram.record(time);
      const exact = [...micros].sort((a, b) => a - b)[Math.max(1, Math.ceil(micros.length * share)) - 1] ?? 0;
      const told = histogram.percentile(share) * 1000;
      expect(told).toBeGreaterThanOrEqual(exact - 1e-6);
      expect(told).toBeLessThanOrEqual(exact * (1 + 1 / 128) + 1e-6);
    }),
  );
});

test('there is no percentile of nothing', () => {
  expect(() => createHistogram().percentile(0.5)).toThrow('nothing');
});
