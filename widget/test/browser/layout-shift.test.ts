/** @jest-environment node */
import { expect, test } from '@jest/globals';
import type { Tier } from '@echoplex/sdk';
import type { Page } from 'playwright-core';
import { makeTier } from '../stub/data.js';
import { pageOf, type Stub } from '../stub/server.js';
import { useBrowser, WIDGET } from './harness.js';

const { stub: startStub, page: openPage } = useBrowser();

/** What the embedding guide recommends, so that the place is kept while the script is on its way. */
const placeOf = (height: string): string => `<style>echoplex-tickets:not(:defined) { display: block; min-height: ${height} }</style>`;
const BODY = `${WIDGET}<p>Three stages, one pier.</p><p>${'When the ferries are home, the pier is ours. '.repeat(20)}</p>`;

/** The tiers of the demo's event. */
const demoTiers = (): Tier[] => [
  makeTier(1, { name: 'General admission', description: 'Standing, all three stages. Doors 19:00.' }),
  makeTier(2, { name: 'Balcony seat', description: 'A numbered seat above the main stage, blanket included.', price: 4900, available: 69 }),
  makeTier(3, {
    name: 'Early bird',
    description: 'As general admission, for those who decide early.',
    price: 2400,
    quantity: 10,
    available: 2,
  }),
];

/** From here on the page counts its layout shifts, over a line as slow as a phone's at the edge of a town. */
const onSlowLine = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 200,
    downloadThroughput: 100_000,
    uploadThroughput: 50_000,
  });
  await page.addInitScript(() => {
    const seen = { shift: 0, rows: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    const look = (): void => {
      seen.rows = Math.max(
        seen.rows,
        document.querySelector('echoplex-tickets')?.shadowRoot?.querySelectorAll('.loading .row').length ?? 0,
      );
      requestAnimationFrame(look);
    };
    look();
  });
};

/** Opens the page and answers how much it shifted until the tiers were there, and how many rows stood in their place. */
const visit = async (page: Page, stub: Stub, height = '28rem'): Promise<{ shift: number; rows: number }> => {
  await page.goto(stub.page('/', pageOf(stub, BODY, { head: placeOf(height) })));
  await page.getByText('86 left').first().waitFor();
  // Two frames later whatever moved has been reported.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => (window as unknown as { seen: { shift: number; rows: number } }).seen);
};

test.each([
  [320, 700],
  [390, 844],
  [1280, 900],
])('nothing jumps when the tiers come, %i pixels wide', async (width, height) => {
  const stub = await startStub({ tiers: demoTiers() });
  const page = await openPage({ viewport: { width, height } });
  await onSlowLine(page);
  const { shift, rows } = await visit(page, stub);
  expect(rows).toBe(3);
  expect(shift).toBeLessThan(0.1);
});

test('the next visit expects as many tiers as the last one found', async () => {
  const stub = await startStub({ tiers: [1, 2, 3, 4, 5, 6].map((number) => makeTier(number, { description: 'Standing.' })) });
  const page = await openPage({ viewport: { width: 700, height: 1200 } });
  await onSlowLine(page);
  expect((await visit(page, stub)).rows).toBe(3);
  const { shift, rows } = await visit(page, stub, '48rem');
  expect(rows).toBe(6);
  expect(shift).toBeLessThan(0.1);
});
