import { expect, test } from '@jest/globals';
import { createTestClient } from '../../test/client.js';
import { originOfReferrer, recordView } from './views.js';

test.each([
  ['https://news.example.com/letter/7?reader=ana', 'https://news.example.com'],
  ['', null],
  ['about:blank', null],
  ['nonsense', null],
])('of %j stays %s', (referrer, origin) => {
  expect(originOfReferrer(referrer)).toBe(origin);
});

test('each step of an event counts once, and a count that is lost is nobody’s business', async () => {
  const { client, shop, line } = createTestClient();
  recordView(client, 'evt_1', 'widget', 'https://news.example.com/letter');
  recordView(client, 'evt_1', 'widget', '');
  recordView(client, 'evt_1', 'checkout', '');
  await Promise.resolve();
  await Promise.resolve();
  expect(shop.views.map((body) => JSON.parse(body) as unknown)).toEqual([
    { step: 'widget', referrer: 'https://news.example.com' },
    { step: 'checkout', referrer: null },
  ]);
  line.down = true;
  expect(() => recordView(client, 'evt_2', 'widget', '')).not.toThrow();
  await new Promise((resolve) => setTimeout(resolve));
});
