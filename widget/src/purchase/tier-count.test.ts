import { expect, test } from '@jest/globals';
import { createTestStorage } from '../../test/client.js';
import { createTierCount, USUAL_TIERS } from './tier-count.js';

test('each event has its own count, the usual one until it has been seen', () => {
  const storage = createTestStorage();
  const count = createTierCount('http://a.test', 'gig', () => storage);
  expect(count.read()).toBe(USUAL_TIERS);
  count.write(5);
  expect(createTierCount('http://a.test', 'gig', () => storage).read()).toBe(5);
  expect(createTierCount('http://a.test', 'other', () => storage).read()).toBe(USUAL_TIERS);
});

test.each(['', 'many', '-2', '1.5', '0'])('%j in the storage is not believed', (written) => {
  const storage = createTestStorage();
  storage.setItem('echoplex:http://a.test:gig:tiers', written);
  expect(createTierCount('http://a.test', 'gig', () => storage).read()).toBe(USUAL_TIERS);
});

test('no more than fill a screen, and no storage is no fault', () => {
  const storage = createTestStorage();
  const count = createTierCount('http://a.test', 'gig', () => storage);
  count.write(180);
  expect(count.read()).toBe(12);
  const refused = createTierCount('http://a.test', 'gig', () => {
    throw new Error('Refused.');
  });
  refused.write(5);
  expect(refused.read()).toBe(USUAL_TIERS);
});
