import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../chromium.js';
import type { ShopSettings } from '../stub/shop.js';
import { startStub, type Stub } from '../stub/server.js';

/** The embed snippet's element, without its script. */
export const WIDGET = '<echoplex-tickets event="harbour-lights"></echoplex-tickets>';

/** One browser per test file; every page and stub a test opens is closed after it. */
export const useBrowser = () => {
  let browser: Browser;
  const cleanups: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });
  afterAll(async () => {
    await browser.close();
  });

  return {
    async stub(changes: Partial<ShopSettings> = {}): Promise<Stub> {
      const stub = await startStub(changes);
      cleanups.push(() => stub.close());
      return stub;
    },
    /** A page whose errors fail the test that opened it. */
    async page(options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 420, height: 900 }, locale: 'en-GB', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const errors: Error[] = [];
      page.on('pageerror', (error) => errors.push(error));
      cleanups.push(async () => {
        await context.close();
        if (errors.length > 0) throw new AggregateError(errors, `The page threw: ${errors.map((error) => error.message).join('; ')}`);
      });
      return page;
    },
  };
};

/** What the focus is on, through every shadow root: its accessible name, or its text. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element instanceof HTMLInputElement) return (element.labels?.[0]?.textContent ?? '').trim();
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
  });

/** Presses Tab until the focus is there, as somebody without a mouse would. */
export const tabTo = async (page: Page, name: string): Promise<void> => {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  throw new Error(`Forty times Tab does not lead to "${name}".`);
};

/** Holds tickets of one tier. */
export const holdTickets = async (page: Page, tier = 'General admission', count = 1): Promise<void> => {
  for (let press = 0; press < count; press += 1) await page.getByRole('button', { name: `One more ${tier}` }).click();
  await page.getByRole('button', { name: /^Hold \d/u }).click();
  await page.getByRole('heading', { name: 'Your details' }).waitFor();
};

/** Fills in the buyer and goes on. */
export const fillDetails = async (page: Page): Promise<void> => {
  await page.getByLabel('First name').fill('Ana');
  await page.getByLabel('Last name').fill('Sørensen');
  await page.getByLabel('Email').fill('ana@example.com');
  await page.getByRole('button', { name: /^(Continue to payment|Get the tickets?)$/u }).click();
};

/** Pays with a card number. */
export const payWith = async (page: Page, card: string): Promise<void> => {
  await page.getByLabel('Card number').fill(card);
  await page.getByRole('button', { name: /^Pay/u }).click();
};

/** A card that is taken, and one that is not. */
export const cards = { good: '4242 4242 4242 4242', declined: '4000 0000 0000 0002' };
