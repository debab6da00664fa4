import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../../../widget/test/chromium.js';
import { buyTickets, createOrganizer, createSale, eventually, type Organizer, type Sale } from '../factories.js';
import { startWorld, type World } from '../world.js';
import { violationsOf } from '../../../widget/test/axe.js';

let world: World;
let organizer: Organizer;
let browser: Browser;
let sale: Sale;
let context: BrowserContext;
let complaints: string[];
/** Everything that was asked for, with its headers. */
let asked: string[];

beforeAll(async () => {
  world = await startWorld({ payments: true, mail: true, env: { LOG_LEVEL: 'debug' } });
  organizer = await createOrganizer(world);
  sale = await createSale(organizer, [{ quantity: 100 }], {
    name: 'Harbour Lights',
    startsAt: '2099-12-12T19:00:00Z',
    endsAt: '2099-12-13T01:00:00Z',
    refundPolicy: { selfService: 'until', hoursBefore: 24, feePercent: 10 },
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});
afterEach(async () => {
  expect(complaints).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

/** A tab in a context of its own; what a policy refuses and what fails in it is a complaint. */
async function newTab(options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 800 }, reducedMotion: 'reduce', ...options });
  complaints = [];
  asked = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  page.on('request', (request) => asked.push(`${request.url()} ${request.headers()['referer'] ?? ''}`));
  return page;
}

/** The link in the newest mail about an order, as it is there but for the host. */
async function mailedLink(number: string): Promise<string> {
  const about = () => world.mailbox.messages().find(({ text }) => text.includes(number));
  const mail = await eventually(about, (found) => found !== undefined, 'the mail');
  const [, path] = /Your order: http:\/\/tickets\.example\.com(\/o\/\S+)/.exec(mail!.text) ?? [];
  return world.url + path!;
}

async function expectAccessible(page: Page): Promise<void> {
  const violations = await violationsOf(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => html + failureSummary).join('\n')}`)).toEqual(
    [],
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
}

const missing = 'To see your order, please open the whole link in your mail.';

async function buyOnEventPage(page: Page): Promise<string> {
  await page.goto(`${world.url}/e/${sale.event.slug}`);
  await page.getByRole('button', { name: 'One more General admission' }).click({ clickCount: 2 });
  await page.getByRole('button', { name: 'Hold 2 tickets' }).click();
  await page.getByLabel('First name').fill('Ana');
  await page.getByLabel('Last name').fill('Lund');
  await page.getByLabel('Email').fill('ana@example.com');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  const fields = page.frameLocator('iframe');
  await fields.locator('#number').fill('4242 4242 4242 4242');
  await fields.locator('#expiry').fill('12 / 40');
  await fields.locator('#cvc').fill('123');
  await page.getByRole('button', { name: /^Pay/ }).click();
  await page.getByRole('heading', { name: 'See you there, Ana' }).waitFor();
  return (await organizer.client.orders.list(sale.event.id, { status: 'confirmed' })).data[0]!.number;
}

test('a buyer opens the link of the mail, gives a ticket back, reloads, and the secret stays in the tab', async () => {
  const page = await newTab();
  const link = await mailedLink(await buyOnEventPage(page));
  const [address, secret] = link.split('#') as [string, string];
  asked.length = 0;
  await page.goto(link);
  await page.getByText('Confirmed').waitFor();
  expect(page.url()).toBe(address);
  expect(await page.content()).not.toContain(secret);
  await page.getByRole('button', { name: 'Give tickets back' }).click();
  await page.getByRole('checkbox').first().check();
  await page.getByText('€28.80').waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Refund €28.80' }).click();
  await page.getByRole('heading', { name: 'Paid back' }).waitFor();
  await page.reload();
  await page.getByText('Partly refunded').waitFor();
  await page.getByText('€28.80 was paid back').waitFor();
  const orders = await organizer.client.orders.list(sale.event.id, { status: 'partially_refunded' });
  expect(orders.data).toMatchObject([{ refunded: 2880 }]);
  // The notice of the refund leads back to the order.
  const notice = () => world.mailbox.messages().find(({ subject }) => subject.includes('was refunded'));
  const [, again] = /Your order: \S+?#(\S+)/.exec((await eventually(notice, (mail) => mail !== undefined, 'the notice'))!.text) ?? [];
  await page.goto(`${address}#${again}`);
  await page.waitForURL(address);
  await page.getByText('Partly refunded').waitFor();

  expect(asked.some((request) => request.startsWith(address))).toBe(true);
  const log = JSON.stringify(world.logs);
  expect(log).toContain('pages.order');
  for (const kept of [secret, again!]) {
    expect(asked.filter((request) => request.includes(kept))).toEqual([]);
    expect(log).not.toContain(kept);
  }
  // Another tab has its own store: it needs the link.
  const other = await context.newPage();
  await other.goto(address);
  await other.getByText(missing).waitFor();
});

describe('the page has no violation of accessibility', () => {
  const ways: [string, BrowserContextOptions][] = [
    ['in the light', { colorScheme: 'light' }],
    ['in the dark', { colorScheme: 'dark' }],
    ['on a desk', { viewport: { width: 1280, height: 900 } }],
    ['on the smallest phone', { viewport: { width: 320, height: 640 } }],
  ];
  test.each(ways)('with an order and without one, %s', async (_, options) => {
    const { id, secret } = await buyTickets(world, sale, 2);
    const page = await newTab(options);
    await page.goto(`${world.url}/o/${id}`);
    await page.getByText(missing).waitFor();
    await expectAccessible(page);
    // In the same tab this changes the fragment alone.
    await page.goto(`${world.url}/o/${id}#${secret}`);
    await page.getByRole('button', { name: 'Give tickets back' }).click();
    await page.getByRole('checkbox').first().check();
    await page.getByText('€28.80').waitFor();
    await expectAccessible(page);
  });
});

describe('the page says what to do', () => {
  test('without script', async () => {
    const page = await newTab({ javaScriptEnabled: false });
    await page.goto(`${world.url}/o/ord_any#eos_any`);
    expect(await page.locator('main').innerText()).toMatch(/Your order[\s\S]*allow it first[\s\S]*whole link in your mail/);
    expect(await page.getByText('One moment').isVisible()).toBe(false);
  });
  test.each([
    ['not-a-secret', missing],
    ['eos_cut-off', 'Please use the one in your mail.'],
  ])('with %s behind #', async (fragment, advice) => {
    const { id } = await buyTickets(world, sale);
    const page = await newTab();
    await page.goto(`${world.url}/o/${id}#${fragment}`);
    await page.getByText(advice).waitFor();
    await expectAccessible(page);
  });
  test.each(['**/widget/echoplex-tickets.js', '**/widget/chunk-order-shell-*.js'])('when %s does not come', async (file) => {
    const { id, secret } = await buyTickets(world, sale);
    const page = await newTab();
    await context.route(file, (route) => route.abort());
    await page.goto(`${world.url}/o/${id}#${secret}`);
    await page.getByText('Your order could not be loaded.').waitFor();
    await expectAccessible(page);
    await context.unroute(file);
    await page.reload();
    await page.getByText('Confirmed').waitFor();
  });
});
