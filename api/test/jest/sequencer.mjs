import TestSequencer from '@jest/test-sequencer';

/**
 * Suites that take long though their files are short, which is all that jest knows of them in a fresh clone. Begun last, one of them would keep
 * the other workers waiting for minutes.
 */
const slow = [
  'rush/sold-exactly',
  'payments/cancelled-event',
  'rush/chaos',
  'payments/stripe-fails',
  'payments/property',
  'rush/stress',
  'rush/negative-controls',
];

/** Begins with what takes longest. */
export default class SlowFirst extends TestSequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = slow.findIndex((name) => path.endsWith(`/${name}.test.ts`));
      return found < 0 ? slow.length : found;
    };
    // Sorting keeps the order of those that are equal: jest's own.
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
}
