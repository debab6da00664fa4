import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { startStripeEmulator, type StripeEmulator } from '../../dev/stripe/emulator.js';
import { launchChromium } from '../../../widget/test/chromium.js';

/** The part of Stripe.js that the test page calls. */
type PageStripe = {
  elements(options: object): {
    create(type: string): { mount(target: string): void; on(name: string, listener: (detail: unknown) => void): void };
  };
  confirmPayment(options: object): Promise<unknown>;
  retrievePaymentIntent(clientSecret: string): Promise<{ paymentIntent: { status: string } }>;
};
type TestWindow = { Stripe(key: string): PageStripe; stripe: PageStripe; elements: unknown };

let browser: Browser;
let emulator: StripeEmulator;
let site: http.Server;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await launchChromium();
  emulator = await startStripeEmulator({ webhookSecret: 'whsec_page', secretKey: 'sk_test_page' });
  // As strict as an organizer's page may be: no inline styles, nothing from elsewhere but the payment service.
  const policy = `default-src 'none'; script-src ${emulator.url}; frame-src ${emulator.url}; connect-src ${emulator.url}; style-src 'none'`;
  site = http.createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy });
    response.end(
      `<!doctype html><html lang="en"><title>Pay</title><main id="pay"></main><script src="${emulator.scriptUrl}"></script></html>`,
    );
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
});
afterAll(async () => {
  await browser.close();
  await emulator.stop();
  site.closeAllConnections();
  site.close();
});

async function newIntent(): Promise<{ id: string; clientSecret: string }> {
  const answer = await fetch(`${emulator.url}/v1/payment_intents`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_page' },
    body: new URLSearchParams({ amount: '3200', currency: 'eur' }),
  });
  const intent = (await answer.json()) as { id: string; client_secret: string };
  return { id: intent.id, clientSecret: intent.client_secret };
}

async function mount(clientSecret: string, options: object = {}): Promise<FrameLocator> {
  await page.evaluate(
    ([secret, more]) =>
      new Promise((resolve) => {
        const view = window as unknown as TestWindow;
        view.stripe = view.Stripe('pk_test_page');
        const elements = view.stripe.elements({ clientSecret: secret, ...(more as object) });
        view.elements = elements;
        const payment = elements.create('payment');
        payment.on('ready', resolve);
        payment.mount('#pay');
      }),
    [clientSecret, options] as const,
  );
  return page.frameLocator('iframe[title="Secure card payment"]');
}

function pay(): Promise<unknown> {
  return page.evaluate(() => {
    const { stripe, elements } = window as unknown as TestWindow;
    return stripe.confirmPayment({ elements, confirmParams: { return_url: location.href }, redirect: 'if_required' });
  });
}

async function fill(card: FrameLocator, number: string): Promise<void> {
  await card.getByLabel('Card number').pressSequentially(number);
  await page.keyboard.press('Tab');
  await page.keyboard.type('1299');
  await page.keyboard.press('Tab');
  await page.keyboard.type('123');
}

describe('the card fields in a page with a strict content security policy', () => {
  beforeEach(async () => {
    page = await browser.newPage();
    complaints = [];
    page.on('console', (message) => message.type() === 'error' && !message.text().includes('402') && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  });
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  test('say what is missing, refuse a declined card, and pay with a good one', async () => {
    const { id, clientSecret } = await newIntent();
    const card = await mount(clientSecret);
    expect(await pay()).toMatchObject({ error: { type: 'validation_error', code: 'incomplete_number' } });
    await fill(card, '4000000000000002');
    expect(await card.locator('[name=number]').inputValue()).toBe('4000 0000 0000 0002');
    expect(await pay()).toMatchObject({
      error: {
        type: 'card_error',
        code: 'card_declined',
        decline_code: 'generic_decline',
        payment_intent: { id, status: 'requires_payment_method' },
      },
    });
    await card.getByRole('button', { name: 'Fill in the test card' }).click();
    expect(await pay()).toMatchObject({ paymentIntent: { id, status: 'succeeded' } });
    const found = await page.evaluate((secret) => (window as unknown as TestWindow).stripe.retrievePaymentIntent(secret), clientSecret);
    expect(found.paymentIntent.status).toBe('succeeded');
  });

  test('ask for 3-D Secure, which the buyer may fail and complete', async () => {
    const { clientSecret } = await newIntent();
    const card = await mount(clientSecret, { appearance: { theme: 'night', variables: { colorPrimary: '#ff8800' } }, locale: 'de' });
    await card.getByLabel('Kartennummer').fill('4000 0025 0000 3155');
    await card.locator('[name=expiry]').fill('1299');
    await card.locator('[name=cvc]').fill('123');
    const dialog = page.frameLocator('iframe[title^="Confirm your payment"]');
    const failed = pay();
    await dialog.getByRole('button', { name: 'Fail authentication' }).click();
    expect(await failed).toMatchObject({ error: { code: 'payment_intent_authentication_failure' } });
    const paid = pay();
    await dialog.getByRole('button', { name: 'Complete authentication' }).click();
    expect(await paid).toMatchObject({ paymentIntent: { status: 'succeeded' } });
    expect(await page.locator('iframe').count()).toBe(1);
  });

  test('grow with their messages instead of scrolling', async () => {
    const { clientSecret } = await newIntent();
    await mount(clientSecret);
    const height = (): Promise<number> => page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().height);
    const before = await height();
    await pay();
    await page.waitForFunction((low) => (document.querySelector('iframe')?.getBoundingClientRect().height ?? 0) > low, before);
    expect(await height()).toBeGreaterThan(before);
  });
});
