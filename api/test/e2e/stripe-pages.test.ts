import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import Stripe from 'stripe';
import { startStripeEmulator, type StripeEmulator } from '../../dev/stripe/emulator.js';
import { launchChromium } from '../../../widget/test/chromium.js';
import { violationsOf } from '../../../widget/test/axe.js';

type Confirm = { clientSecret: string; confirmParams: object };
type TestWindow = { Stripe(key: string, options: object): { confirmPayment(options: Confirm): Promise<unknown> } };

let browser: Browser;
let context: BrowserContext;
let page: Page;
let emulator: StripeEmulator;
let stripe: Stripe;
let shop: http.Server;
let shopUrl: string;

beforeAll(async () => {
  browser = await launchChromium();
  emulator = await startStripeEmulator({ webhookSecret: 'whsec_page', secretKey: 'sk_test_page' });
  stripe = new Stripe('sk_test_page', { host: '127.0.0.1', port: emulator.port, protocol: 'http', telemetry: false });
  shop = http.createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(`<!doctype html><html lang="en"><title>Shop</title><script src="${emulator.scriptUrl}"></script></html>`);
  });
  shop.listen(0, '127.0.0.1');
  await once(shop, 'listening');
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser.close();
  await emulator.stop();
  shop.closeAllConnections();
  shop.close();
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(() => context.close());

const violations = async (): Promise<string[]> => (await violationsOf(page)).map(({ id }) => id);

test('the hosted page sells by test card, through a refusal and 3-D Secure, and leads back', async () => {
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ price_data: { currency: 'eur', unit_amount: 2400, product_data: { name: 'Early bird' } }, quantity: 2 }],
    success_url: `${shopUrl}/done?session={CHECKOUT_SESSION_ID}`,
    cancel_url: `${shopUrl}/back`,
  });
  await page.goto(session.url ?? '');
  expect(await violations()).toEqual([]);
  expect(await page.getByRole('link', { name: 'Back without paying' }).getAttribute('href')).toBe(`${shopUrl}/back`);
  const pay = async (number: string): Promise<void> => {
    await page.getByLabel('E-mail').fill('kim@example.com');
    await page.getByLabel('Card number').fill(number);
    await page.getByLabel('Expiry, MM / YY').fill('12 / 99');
    await page.getByLabel('Security code').fill('123');
    await page.keyboard.press('Enter');
  };
  await pay('4000 0000 0000 0002');
  expect(await page.getByRole('alert').textContent()).toBe('Your card was declined.');
  expect(await violations()).toEqual([]);
  await pay('4000 0000 0000 3220');
  await page.getByRole('heading', { name: 'Is this you?' }).waitFor();
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: 'Yes, pay' }).click();
  await page.waitForURL(`${shopUrl}/done?session=${session.id}`);
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    payment_status: 'paid',
    customer_details: { email: 'kim@example.com' },
  });
});

test("an organizer finishes the onboarding, and a buyer pays to the account through the bank's page and through 3-D Secure", async () => {
  const { id: stripeAccount } = await stripe.accounts.create({ type: 'standard' });
  const link = { account: stripeAccount, refresh_url: `${shopUrl}/again`, return_url: `${shopUrl}/connected` };
  await page.goto((await stripe.accountLinks.create({ ...link, type: 'account_onboarding' })).url);
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.waitForURL(link.return_url);

  const draft = { amount: 6400, currency: 'eur', automatic_payment_methods: { enabled: true } };
  const { id, client_secret } = await stripe.paymentIntents.create(draft, { stripeAccount });
  const confirm = async (more: object): Promise<void> => {
    const confirmParams = { return_url: `${shopUrl}/done`, ...more };
    await page.goto(shopUrl);
    await page.evaluate(
      (given) => {
        const view = window as unknown as TestWindow;
        // It leaves the page and never answers.
        void view.Stripe('pk_test_page', { stripeAccount: given.stripeAccount }).confirmPayment(given.payment);
      },
      { stripeAccount, payment: { clientSecret: client_secret ?? '', confirmParams } },
    );
  };
  await confirm({ payment_method_data: { type: 'ideal' } });
  await page.getByRole('button', { name: 'No, do not pay' }).click();
  await page.waitForURL(/redirect_status=failed/);
  await confirm({ payment_method: 'pm_card_threeDSecure2Required' });
  await page.frameLocator('iframe').getByRole('button', { name: 'Complete authentication' }).click();
  await page.waitForURL(/redirect_status=succeeded/);
  expect(await stripe.paymentIntents.retrieve(id, {}, { stripeAccount })).toMatchObject({ status: 'succeeded' });
});
