import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { EchoPlex, type Event, type PromoCodeInput, type Tier, type TierInput } from '@echoplex/sdk';
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
  stateDir = await mkdtemp(path.join(tmpdir(), 'echoplex-programme-'));
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
  page.on('pageerror', (error) => failures.push(error.message));
});
afterEach(async () => {
  await context.close();
  expect(failures).toEqual([]);
});

/** A published event with tiers by name; `after` names the tier that has to be gone first. */
async function publish(inputs: (TierInput & { after?: string })[]): Promise<{ event: Event; tiers: Record<string, Tier> }> {
  const times = { startsAt: '2099-12-12T19:00:00Z', endsAt: '2099-12-13T01:00:00Z', timezone: 'Europe/Copenhagen' };
  const event = await organizer.events.create(organizationId, { name: `Night ${(events += 1)}`, ...times, currency: 'EUR' });
  const tiers: Record<string, Tier> = {};
  for (const { after, ...input } of inputs) {
    tiers[input.name] = await organizer.tiers.create(event.id, { ...input, ...(after ? { availableAfter: tiers[after]!.id } : {}) });
  }
  return { event: await organizer.events.publish(event.id), tiers };
}

const visit = async (event: Event, attributes = ''): Promise<void> => {
  markup = `<echoplex-tickets event="${event.slug}" ${attributes}></echoplex-tickets>`;
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
};

const choose = (tier: string) => page.getByRole('button', { name: `One more ${tier}` }).click();
const hold = () => page.getByRole('button', { name: /^Hold \d/ }).click();

const fill = async (email: string): Promise<void> => {
  await page.getByLabel('First name').fill('Mai');
  await page.getByLabel('Last name').fill('Lund');
  await page.getByLabel('Email').fill(email);
};
const goOn = () => page.getByRole('button', { name: /^(Continue to payment|Get the tickets?)$/ }).click();

const ordersOf = async (event: Event) => (await organizer.orders.list(event.id)).data;

test('a code, a price of one’s own and answers arrive with the order', async () => {
  const { event, tiers } = await publish([
    { name: 'Standard', price: 3200, quantity: 10 },
    { name: 'Solidarity', price: 500, quantity: 10, payWhatYouWant: true, suggestedPrice: 1500 },
  ]);
  await organizer.promoCodes.create(event.id, { code: 'HARBOUR20', discountType: 'percent', percentOff: 20 });
  const heard = { type: 'choice' as const, label: 'How did you hear of us?', options: ['Friends', 'Poster'], required: true };
  await organizer.questions.create(event.id, heard);
  const size = { scope: 'attendee' as const, type: 'choice' as const, label: 'Size', options: ['S', 'M', 'L'], required: true };
  await organizer.questions.create(event.id, { ...size, tierIds: [tiers['Standard']!.id] });
  await organizer.questions.create(event.id, { scope: 'attendee', type: 'date', label: 'Date of birth' });

  await visit(event);
  await choose('Standard');
  await choose('Solidarity');
  await page.getByLabel('Your price for each ticket').fill('12,5');
  await page.getByRole('button', { name: 'Have a code?' }).click();
  await page.getByLabel('Promo or access code').fill('harbor');
  await page.keyboard.press('Enter');
  await page.getByText('There is no such code here.').waitFor();
  await page.getByLabel('Promo or access code').fill('harbour20');
  await page.keyboard.press('Enter');
  await page.getByText('€25.60 instead of €32.00').waitFor({ state: 'attached' });
  await page.getByText('€35.60').waitFor();
  await hold();
  await fill('mai@example.com');
  await goOn();
  await page.getByText('Please answer this.').first().waitFor();
  await page.getByLabel('Poster').check();
  await page.getByRole('group', { name: 'Ticket 1 · Standard' }).getByLabel('M', { exact: true }).check();
  await page.getByLabel('Date of birth').first().fill('1998-04-02');
  await goOn();
  await page.getByRole('heading', { name: 'Payment' }).waitFor();
  const [order] = await ordersOf(event);
  expect(order).toMatchObject({ status: 'awaiting_payment', promoCode: 'HARBOUR20', subtotal: 4450, discount: 890, total: 3560 });
  expect(order?.items.map(({ unitPrice, discount }) => [unitPrice, discount])).toEqual([[3200, 640], [1250, 250]]); // prettier-ignore
  expect(order?.answers.map(({ label, value }) => [label, value])).toEqual([['How did you hear of us?', 'Poster']]);
  expect(order?.attendees.map(({ answers }) => answers.map(({ value }) => value))).toEqual([['M', '1998-04-02']]);
});

test('an access code opens a hidden tier, and everything off needs no payment', async () => {
  const { event, tiers } = await publish([
    { name: 'Standard', price: 3200, quantity: 10 },
    { name: 'Crew', price: 1800, quantity: 5, visibility: 'hidden' },
  ]);
  const code = (input: PromoCodeInput) => organizer.promoCodes.create(event.id, input);
  await code({ code: 'QUAYSIDE', discountType: 'none', tierIds: [tiers['Crew']!.id] });
  await code({ code: 'GUEST', discountType: 'percent', percentOff: 100, tierIds: [tiers['Crew']!.id] });
  await visit(event, 'access-code="quayside"');
  await choose('Crew');
  await page.getByRole('button', { name: 'Have a code?' }).click();
  await page.getByLabel('Promo or access code').fill('guest');
  await page.keyboard.press('Enter');
  await page.getByText('100% off').waitFor();
  await hold();
  await fill('crew@example.com');
  await goOn();
  await page.getByRole('heading', { name: 'See you there, Mai' }).waitFor();
  expect(await ordersOf(event)).toMatchObject([{ status: 'confirmed', total: 0, promoCode: 'GUEST', discount: 1800 }]);
});

test('a code that is used up at the hold is said, and the choice stays', async () => {
  const { event } = await publish([{ name: 'Standard', price: 0, quantity: 10 }]);
  await organizer.promoCodes.create(event.id, { code: 'ONCE', discountType: 'percent', percentOff: 10, maxUses: 1 });
  await visit(event, 'promo-code="once"');
  await choose('Standard');
  const visitor = new EchoPlex({ baseUrl: world.apiUrl });
  const { data: tiers } = await visitor.tiers.list(event.id);
  await visitor.orders.create(event.id, { items: [{ tierId: tiers[0]!.id, quantity: 1 }], promoCode: 'ONCE' });
  await hold();
  await page.getByRole('alert').getByText('The code ONCE can no longer be used.').waitFor();
  await page.getByText('This code has been used as often as it can be.').waitFor();
  await hold();
  await page.getByRole('heading', { name: 'Your details' }).waitFor();
});

test('a code that this buyer has used before can be left behind', async () => {
  const { event } = await publish([{ name: 'Standard', price: 1000, quantity: 10 }]);
  await organizer.promoCodes.create(event.id, { code: 'MINE', discountType: 'percent', percentOff: 100, maxUsesPerEmail: 1 });
  for (const round of [1, 2]) {
    await visit(event, 'promo-code="mine"');
    await choose('Standard');
    await hold();
    await fill('mai@example.com');
    await goOn();
    if (round === 2) break;
    await page.getByRole('heading', { name: 'See you there, Mai' }).waitFor();
    await page.evaluate(() => sessionStorage.clear());
  }
  await page.getByText('This email address has used the code as often as it can.').waitFor();
  await page.getByRole('button', { name: 'Go on without the code' }).click();
  await page.getByText('1 ticket · €10.00').waitFor();
  await goOn();
  await page.getByRole('heading', { name: 'Payment' }).waitFor();
});

test('when the early birds are gone, the next tier opens in every open page by itself', async () => {
  const { event, tiers } = await publish([
    { name: 'Early bird', price: 0, quantity: 1 },
    { name: 'Regular', price: 0, quantity: 10, after: 'Early bird' },
  ]);
  await visit(event);
  await page.getByText('After Early bird').waitFor();
  const visitor = new EchoPlex({ baseUrl: world.apiUrl });
  await visitor.orders.create(event.id, { items: [{ tierId: tiers['Early bird']!.id, quantity: 1 }] });
  await page.getByText('10 left').waitFor();
  await choose('Regular');
  await hold();
  await page.getByRole('heading', { name: 'Your details' }).waitFor();
});

test('a cancellation reaches an open page with its reason', async () => {
  const { event } = await publish([{ name: 'Standard', price: 0, quantity: 10 }]);
  await visit(event);
  await page.getByText('10 left').waitFor();
  await organizer.events.cancel(event.id, { reason: 'The storm took the roof.' });
  await page.getByRole('heading', { name: 'This event is cancelled' }).waitFor();
  await page.getByText('The storm took the roof.').waitFor();
});

test('a cancellation before the page listens reaches it with its reason too', async () => {
  const { event } = await publish([{ name: 'Standard', price: 0, quantity: 10 }]);
  let listen: () => void = () => undefined;
  const cancelled = new Promise<void>((resolve) => (listen = resolve));
  await page.route('**/chunk-realtime-*.js', async (route) => {
    await cancelled;
    await route.continue();
  });
  await visit(event);
  await page.getByText('10 left').waitFor();
  await organizer.events.cancel(event.id, { reason: 'The storm took the roof.' });
  listen();
  await page.getByRole('heading', { name: 'This event is cancelled' }).waitFor();
  await page.getByText('The storm took the roof.').waitFor();
});
