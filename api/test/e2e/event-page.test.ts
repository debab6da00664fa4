import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium } from '../../../widget/test/chromium.js';
import { createOrganizer, createSale, eventually, type Organizer, type Sale } from '../factories.js';
import { send } from '../operations.js';
import { addApiKey } from '../rows.js';
import { startWorld, type World } from '../world.js';
import { violationsOf } from '../../../widget/test/axe.js';

const venue = { name: 'Pier Nine', address: 'Pier Road 9', city: 'Copenhagen', country: 'DK', latitude: 55.6921, longitude: 12.6005 };
const about = `When the ferries are home, **the pier is ours**.

# Practical

- Doors at 19:00
- [The pier](https://pier-nine.example.com)

> The last boat left in 1998.

| Stage | From |
|-------|-----:|
| Quay  | 20:00 |

\`\`\`
Wrap up warm.
\`\`\`
`;
let folder: string;
let world: World;
let organizer: Organizer;
let browser: Browser;
let sale: Sale;
let context: BrowserContext;
let complaints: string[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'echoplex-page-'));
  world = await startWorld({ payments: true, env: { STORAGE_URL: pathToFileURL(folder).href } });
  organizer = await createOrganizer(world);
  await organizer.client.organizations.update(organizer.organization.id, {
    name: 'Pier Nine',
    website: 'https://pier-nine.example.com',
    contactEmail: 'hello@pier-nine.example.com',
  });
  sale = await createSale(
    organizer,
    [
      { description: 'Standing, all three stages.' },
      { name: 'Free seat', price: 0 },
      { name: 'Early bird', price: 2400, salesStartAt: '2098-01-01T09:00:00Z' },
    ],
    { name: 'Harbour Lights', slug: 'harbour-lights', summary: 'Three stages, one pier, all night.', description: about, venue, onlineUrl: 'https://stream.example.com/1', startsAt: '2099-12-12T19:00:00Z', endsAt: '2099-12-13T01:00:00Z' }, // prettier-ignore
  );
  const { secret } = await addApiKey(world, organizer.organization.id, ['events:write']);
  const body = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#183446' } })
    .png()
    .toBuffer();
  expect((await send(world, 'events.setCover', { params: { event: sale.event.id }, body }, secret)).status).toBe(200);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(async () => {
  expect(complaints).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

/** Opens a page in a context of its own; what its policy refuses and what fails in it is a complaint. */
async function open(slug: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 800 }, reducedMotion: 'reduce', ...options });
  complaints = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(dialog.message()));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404 (Not Found)')) complaints.push(message.text());
  });
  await page.goto(`${world.url}/e/${slug}`);
  return page;
}

async function expectAccessible(page: Page): Promise<void> {
  const violations = await violationsOf(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => html + failureSummary).join('\n')}`)).toEqual(
    [],
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
}

const shopIsReady = (page: Page): Promise<void> => page.getByRole('button', { name: 'One more General admission' }).waitFor();

describe('without script', () => {
  test('the page is complete: what, when, where, for how much, and how to remember it', async () => {
    const page = await open('harbour-lights', { javaScriptEnabled: false });
    await page.getByRole('heading', { level: 1, name: 'Harbour Lights' }).waitFor();
    const text = await page.locator('main').innerText();
    for (const words of [
      'Three stages, one pier, all night.',
      '12 December 2099',
      '20:00 to 02:00',
      'Central European Standard Time',
      'Pier Road 9, Copenhagen',
      'General admission',
      '€32.00',
      'Free seat',
      'the pier is ours',
      'Doors at 19:00',
      'please allow JavaScript',
      'hello@pier-nine.example.com',
    ]) {
      expect(text).toContain(words);
    }
    const cover = page.locator('.cover img');
    expect(await cover.evaluate((image: HTMLImageElement) => [image.complete, image.naturalWidth > 0, image.srcset.split(',').length])).toEqual([true, true, 3]); // prettier-ignore
    for (const name of ['Show on a map', 'Watch it here', 'Google', 'Outlook'])
      expect(await page.getByRole('link', { name }).count()).toBe(1);
    const file = await page.getByRole('link', { name: 'Calendar file' }).evaluate((link: HTMLAnchorElement) => link.href);
    expect(await (await fetch(file)).text()).toContain('SUMMARY:Harbour Lights');
  });
});

describe('the page has no violation of accessibility', () => {
  const ways: [string, BrowserContextOptions][] = [
    ['in the light', { colorScheme: 'light' }],
    ['in the dark', { colorScheme: 'dark' }],
    ['on a desk', { viewport: { width: 1280, height: 900 } }],
    ['on the smallest phone', { viewport: { width: 320, height: 640 }, locale: 'de-DE' }],
  ];
  test.each(ways)('%s', async (_, options) => {
    const page = await open('harbour-lights', options);
    await page.getByRole('button', { name: /General admission/ }).first().waitFor(); // prettier-ignore
    await expectAccessible(page);
  });
  test.each(['light', 'dark'] as const)('before its shop has arrived, in the %s', async (colorScheme) => {
    context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 800 } });
    complaints = [];
    await context.route('**/widget/*', (route) => route.abort());
    const page = await context.newPage();
    await page.goto(`${world.url}/e/harbour-lights`);
    await page.getByText('On sale from').waitFor();
    await expectAccessible(page);
  });
  test.each(['light', 'dark'] as const)('cancelled, without a cover, and where there is nothing, in the %s', async (colorScheme) => {
    const cancelled = await createSale(organizer, [{}], { summary: 'Two talks.', venue });
    await organizer.client.events.cancel(cancelled.event.id, { reason: 'The hall is under water.' });
    const page = await open(cancelled.event.slug, { colorScheme });
    await page.getByText('The hall is under water.').waitFor();
    await expectAccessible(page);
    await page.goto(`${world.url}/e/nothing-here`);
    await page.getByRole('heading', { name: 'There is no event here' }).waitFor();
    await expectAccessible(page);
  });
});

test('tickets are bought and paid for on the page, and its policy refuses nothing of it', async () => {
  const page = await open('harbour-lights', { viewport: { width: 1280, height: 900 } });
  await shopIsReady(page);
  await page.getByRole('button', { name: 'One more General admission' }).click();
  await page.getByRole('button', { name: 'Hold 1 ticket' }).click();
  await page.getByLabel('First name').fill('Ana');
  await page.getByLabel('Last name').fill('Lund');
  await page.getByLabel('Email').fill('ana@example.com');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  const fields = page.frameLocator('iframe');
  await fields.locator('#number').fill('4242 4242 4242 4242');
  await fields.locator('#expiry').fill('12 / 40');
  await fields.locator('#cvc').fill('123');
  await page.getByRole('button', { name: /^Pay/ }).click();
  const orders = await eventually(
    () => organizer.client.orders.list(sale.event.id, { status: 'confirmed' }),
    ({ data }) => data.length === 1,
    'the confirmed order',
  );
  await page.getByText(orders.data[0]!.number).first().waitFor();
});

describe('a view of the page', () => {
  const views = async (): Promise<object[]> =>
    world.db('event_views').where({ eventId: sale.event.id, step: 'page' }).select('referrerHost', 'views');
  let site: Server;
  beforeAll(async () => {
    site = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Referrer-Policy': 'unsafe-url' });
      response.end(`<title>Programme</title><a href="${world.url}/e/harbour-lights">Harbour Lights</a>`);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => site.once('listening', resolve));
  });
  afterAll(() => new Promise((resolve) => site.close(resolve)));

  test('is counted with the host it came from, and not without script or by automation that says so', async () => {
    await world.db('event_views').delete();
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0';
    const from = `127.0.0.1:${(site.address() as AddressInfo).port}`;
    await open('harbour-lights', { userAgent, javaScriptEnabled: false });
    await context.close();
    await shopIsReady(await open('harbour-lights', { userAgent: 'Mozilla/5.0 (compatible; ExampleBot/1.0)' }));
    await context.close();
    const page = await open('nothing-here', { userAgent });
    await page.goto(`http://${from}/programme?visitor=ana`);
    await page.getByRole('link').click();
    await shopIsReady(page);
    await page.reload();
    await shopIsReady(page);
    expect(await eventually(views, (rows) => rows.length > 0, 'the view')).toEqual([{ referrerHost: from, views: 1 }]);
  });
});
