import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { EchoPlex, type Event, type Order } from '@echoplex/sdk';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type DevWorld, startDev } from '../../dev/dev.js';
import { launchChromium } from '../../../widget/test/chromium.js';
import { createTestDatabase, type TestDatabase } from '../database.js';

let stateDir: string;
let database: TestDatabase;
let world: DevWorld;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let site: http.Server;
let markup = '';
let organizer: EchoPlex;
let organizationId: string;
let events = 0;
const failures: string[] = [];

beforeAll(async () => {
  stateDir = await mkdtemp(path.join(tmpdir(), 'echoplex-payments-'));
  database = await createTestDatabase();
  const ports = { api: 0, site: 0, mailbox: 0, stripe: 0 };
  world = await startDev({ stateDir, ports, seed: false, env: { DATABASE_URL: database.url, LOG_LEVEL: 'warn' } });
  browser = await launchChromium();
  site = http.createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    const script = `<script type="module" src="${world.apiUrl}/widget/echoplex-tickets.js"></script>`;
    response.end(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pier Nine</title><h1>Pier Nine</h1>${script}${markup}</html>`,
    );
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  const account = { email: 'olive@example.com', password: 'harbour-lights-2026', firstName: 'Olive', lastName: 'Hart' };
  const session = await new EchoPlex({ baseUrl: world.apiUrl }).auth.register({ ...account, role: 'organizer' });
  organizer = new EchoPlex({ baseUrl: world.apiUrl, accessToken: session.accessToken });
  organizationId = session.user.memberships[0]!.organizationId;
});
afterAll(async () => {
  await browser.close();
  site.closeAllConnections();
  site.close();
  await world.stop();
  await database.drop();
  await rm(stateDir, { recursive: true, force: true });
});
beforeEach(async () => {
  failures.length = 0;
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 420, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => failures.push(error.message));
});
afterEach(async () => {
  await context.close();
  expect(failures).toEqual([]);
});

/** A published event that gives back 90 % until a day before. */
async function publish(): Promise<Event> {
  const times = { startsAt: '2099-12-12T19:00:00Z', endsAt: '2099-12-13T01:00:00Z', timezone: 'Europe/Copenhagen' };
  const refundPolicy = { selfService: 'until' as const, hoursBefore: 24, feePercent: 10 };
  const event = await organizer.events.create(organizationId, { name: `Night ${(events += 1)}`, ...times, currency: 'EUR', refundPolicy });
  await organizer.tiers.create(event.id, { name: 'Standard', price: 3200, quantity: 10 });
  return organizer.events.publish(event.id);
}

const address = (): string => `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;

/** Chooses, holds and fills in the details of two tickets. */
async function reachPayment(event: Event, attributes = ''): Promise<void> {
  markup = `<echoplex-tickets event="${event.slug}" ${attributes}></echoplex-tickets>`;
  await page.goto(address());
  await page.getByRole('button', { name: 'One more Standard' }).click({ clickCount: 2 });
  await page.getByText('Refundable until 24 hours before it begins; 10% is kept.').waitFor();
  await page.getByRole('button', { name: 'Hold 2 tickets' }).click();
  await page.getByLabel('First name').fill('Mai');
  await page.getByLabel('Last name').fill('Lund');
  await page.getByLabel('Email').fill('mai@example.com');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
}

const card = () => page.frameLocator('iframe[title="Secure card payment"]');
async function payWith(number: string): Promise<void> {
  await card().getByLabel('Card number').fill(number);
  await card().locator('[name=expiry]').fill('1299');
  await card().locator('[name=cvc]').fill('123');
  await page.getByRole('button', { name: 'Pay €64.00' }).click();
}

const thanks = { name: 'See you there, Mai' };
const orderOf = async (event: Event): Promise<Order> => (await organizer.orders.list(event.id)).data[0]!;

test('3-D Secure failed, then a declined card, then paid: one order, paid once', async () => {
  const event = await publish();
  await reachPayment(event);
  await payWith('4000 0025 0000 3155');
  const dialog = page.frameLocator('iframe[title^="Confirm your payment"]');
  await dialog.getByRole('button', { name: 'Fail authentication' }).click();
  await page.getByRole('alert').getByText('Your bank could not confirm that it is you.').waitFor();
  await payWith('4000 0000 0000 0002');
  await page.getByRole('alert').getByText('Your bank declined the card.').waitFor();
  await payWith('4242 4242 4242 4242');
  await page.getByRole('heading', thanks).waitFor();
  expect(await orderOf(event)).toMatchObject({ status: 'confirmed', total: 6400 });
  expect((await organizer.payments.list(event.id)).data).toMatchObject([{ kind: 'payment', amount: 6400, surplus: false }]);
});

test("the provider's own page: called off, then paid, and the address is clean again", async () => {
  const event = await publish();
  await reachPayment(event, 'payment="redirect"');
  await page.getByRole('link', { name: 'Back without paying' }).click();
  await page.getByText('You called the payment off.').waitFor();
  expect(page.url()).toBe(address());
  await page.getByRole('button', { name: 'Go to payment · €64.00' }).click();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByLabel('Expiry, MM / YY').fill('12 / 99');
  await page.getByLabel('Security code').fill('123');
  const email = page.getByLabel('E-mail');
  if (await email.isEditable()) await email.fill('mai@example.com');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', thanks).waitFor();
  expect(page.url()).toBe(address());
  expect(await orderOf(event)).toMatchObject({ status: 'confirmed' });
});

/** The order that the widget has kept for a reload; other things it keeps may be there before it. */
async function savedOrder(): Promise<{ id: string; secret: string }> {
  const saved = await page.waitForFunction(() => {
    for (const [key, text] of Object.entries(sessionStorage as Record<string, string>)) {
      if (!key.startsWith('echoplex:')) continue;
      const { orderId, secret } = JSON.parse(text) as { orderId?: string; secret?: string };
      if (orderId && secret) return { id: orderId, secret };
    }
    return null;
  });
  return (await saved.jsonValue()) as { id: string; secret: string };
}

test('a buyer gives one of two tickets back on the order page', async () => {
  const event = await publish();
  await reachPayment(event);
  const { id, secret } = await savedOrder();
  markup = `<echoplex-order order="${id}" secret="${secret}"></echoplex-order>`;
  const orderPage = await context.newPage();
  await orderPage.goto(address());
  await orderPage.getByText('Awaiting payment').waitFor();
  await payWith('4242 4242 4242 4242');
  await page.getByRole('heading', thanks).waitFor();

  // Told by the socket, without a reload.
  await orderPage.getByRole('button', { name: 'Give tickets back' }).click();
  await orderPage.getByRole('checkbox').first().check();
  await orderPage.getByText('€28.80').waitFor();
  await orderPage.getByRole('button', { name: 'Go on' }).click();
  await orderPage.getByRole('button', { name: 'Refund €28.80' }).click();
  await orderPage.getByRole('heading', { name: 'Paid back' }).waitFor();
  await orderPage.getByText('Partly refunded').waitFor();
  const order = await orderOf(event);
  expect(order).toMatchObject({ status: 'partially_refunded', refunded: 2880 });
  expect(order.tickets.map(({ status }) => status).sort()).toEqual(['valid', 'void']);
});
