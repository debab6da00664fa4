import TestSequencer from '@jest/test-sequencer';

/**
 * Suites that take long though their files are short, which is all that jest knows of them in a fresh clone. Begun last, one of them would keep
 * the other workers waiting for minutes.
 */
const slow = [
  'payments/cancelled-event',
  'rush/sold-exactly',
  'e2e/account-pages',
  'payments/property',
  'rush/chaos',
  'payments/stripe-fails',
  'rush/stress',
  'rush/negative-controls',
  'e2e/event-page',
  'browser/payments',
  'permissions/matrix',
  'test/process',
  'payments/together',
  'cli/test/events',
  'cli/test/accounts',
  'cli/test/basics',
  'cli/test/team',
  'cli/test/refunds',
  'test/account-life',
  'payments/attacks',
  'test/payments',
  'e2e/order-page',
  'e2e/widget-payments',
  'e2e/main-job',
  'e2e/money-job',
  'e2e/stripe-pages',
  'e2e/stripe-elements',
  'e2e/widget-programme',
  'cli/test/tiers',
  'cli/test/sessions',
  'cli/test/selling',
  'cli/test/payments',
  'cli/test/codes',
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
