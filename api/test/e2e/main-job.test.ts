import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EchoPlex, type Event, type EventAnalytics, type Order } from '@echoplex/sdk';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type DevWorld, startDev } from '../../dev/dev.js';
import { openDatabase } from '../../src/db/knex.js';
import { examine } from '../../src/doctor.js';
import { launchChromium } from '../../../widget/test/chromium.js';
import { createTestDatabase, type TestDatabase } from '../database.js';
import { eventually } from '../factories.js';
import { openTerminal, type Terminal } from './terminal.js';

const organizer = { email: 'olive@example.com', password: 'harbour-lights-2026' };
let stateDir: string;
let database: TestDatabase;
let world: DevWorld;
let terminal: Terminal;
let browser: Browser;
let site: http.Server;
let snippet = '';

beforeAll(async () => {
  stateDir = await mkdtemp(path.join(tmpdir(), 'echoplex-main-job-'));
  database = await createTestDatabase();
  const ports = { api: 0, site: 0, mailbox: 0, stripe: 0 };
  world = await startDev({ stateDir, ports, seed: false, env: { DATABASE_URL: database.url, LOG_LEVEL: 'warn' } });
  terminal = await openTerminal({ ECHOPLEX_API_URL: world.apiUrl });
  browser = await launchChromium();
  // The organizer's own page, on an origin of its own: nothing but a heading and the snippet.
  site = http.createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Pier Nine</title><h1>Pier Nine</h1>\n${snippet}\n</html>`);
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
});
afterAll(async () => {
  await browser.close();
  site.closeAllConnections();
  site.close();
  await world.stop();
  await terminal.close();
  await database.drop();
  await rm(stateDir, { recursive: true, force: true });
});

/** Picks one ticket of a tier, holds it and says who buys. */
async function hold(page: Page, tier: string, name: string, email: string): Promise<void> {
  await page.getByRole('button', { name: `One more ${tier}` }).click();
  await page.getByRole('button', { name: 'Hold 1 ticket' }).click();
  await page.getByLabel('First name').fill(name);
  await page.getByLabel('Last name').fill('Lund');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: /^(Continue to payment|Get the tickets?)$/ }).click();
}

async function payWith(page: Page, card: string): Promise<void> {
  const fields = page.frameLocator('iframe');
  await fields.locator('#number').fill(card);
  await fields.locator('#expiry').fill('12 / 40');
  await fields.locator('#cvc').fill('123');
  await page.getByRole('button', { name: /^Pay/ }).click();
}

const mailTo = (address: string) =>
  eventually(() => world.mailbox.messages().filter((mail) => mail.to.some((to) => to.includes(address))), (mails) => mails.length > 0, `the mail to ${address}`); // prettier-ignore

test('an organizer sells with the CLI and two lines of HTML; an attendee buys free and paid tickets', async () => {
  await new EchoPlex({ baseUrl: world.apiUrl }).auth.register({ ...organizer, firstName: 'Olive', lastName: 'Hart', role: 'organizer' });
  expect(await terminal.echoplex(['login', '--email', organizer.email, '--password-stdin'], `${organizer.password}\n`)).toMatchObject({
    code: 0,
  });
  expect(await terminal.echoplex(['orgs', 'create', '--name', 'Pier Nine'])).toMatchObject({ code: 0 });
  const times = ['--starts-at', '2099-12-12T20:00', '--ends-at', '2099-12-13T02:00', '--timezone', 'Europe/Copenhagen'];
  const event = await terminal.json<Event>([
    'events',
    'create',
    '--name',
    'Harbour Lights',
    ...times,
    '--currency',
    'EUR',
    '--capacity',
    '50',
  ]);
  expect(event).toMatchObject({ slug: 'harbour-lights', status: 'draft', startsAt: '2099-12-12T19:00:00.000Z' });
  await terminal.json(['tiers', 'create', event.slug, '--name', 'Quay side', '--price', '0', '--quantity', '20']);
  await terminal.json(['tiers', 'create', event.slug, '--name', 'Balcony seat', '--price', '49.00', '--quantity', '5']);
  expect(await terminal.echoplex(['events', 'publish', event.slug])).toMatchObject({ code: 0 });
  ({ stdout: snippet } = await terminal.echoplex(['embed', event.slug]));
  expect(snippet.trim().split('\n')).toEqual([
    `<script type="module" src="${world.apiUrl}/widget/echoplex-tickets.js"></script>`,
    '<echoplex-tickets event="harbour-lights"></echoplex-tickets>',
  ]);

  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 420, height: 900 } });
  const onlooker = await context.newPage();
  const page = await context.newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  await hold(page, 'Quay side', 'Mai', 'mai@example.com');
  await page.getByRole('heading', { name: 'See you there, Mai' }).waitFor();
  await mailTo('mai@example.com');

  await onlooker.goto(page.url());
  await onlooker.getByText('5 left').waitFor();
  await page.getByRole('button', { name: 'Get more' }).click();
  await hold(page, 'Balcony seat', 'Bo', 'bo@example.com');
  // Somebody else's page hears of it by itself.
  await onlooker.getByText('4 left').waitFor();
  await payWith(page, '4000 0000 0000 0002');
  await page.getByText('Your bank declined the card.').waitFor();
  await payWith(page, '4242 4242 4242 4242');
  await page.getByRole('heading', { name: 'See you there, Bo' }).waitFor();
  const [mail] = await mailTo('bo@example.com');
  expect(await context.cookies()).toEqual([]);
  await context.close();
  expect(failures).toEqual([]);

  const orders = await terminal.json<{ data: Order[] }>(['orders', 'list', event.slug]);
  expect(orders.data.map(({ status, total, buyer }) => [status, total, buyer?.firstName])).toEqual([
    ['confirmed', 4900, 'Bo'],
    ['confirmed', 0, 'Mai'],
  ]);
  expect(mail!.text).toContain(orders.data[0]!.tickets[0]!.code);
  const shown = await terminal.echoplex(['orders', 'list', event.slug]);
  expect(shown.stdout).toContain(orders.data[0]!.number);
  expect(shown.stdout).toContain('€49.00');
  const analytics = await terminal.json<EventAnalytics>(['analytics', 'event', event.slug]);
  expect(analytics.totals).toMatchObject({ orders: 2, tickets: 2, gross: 4900 });
  expect(analytics.tiers.map(({ name, tickets, gross }) => [name, tickets, gross])).toEqual([
    ['Quay side', 1, 0],
    ['Balcony seat', 1, 4900],
  ]);
  const db = openDatabase(world.databaseUrl, { max: 1 });
  expect(await examine(db)).toEqual([]);
  await db.destroy();
});
