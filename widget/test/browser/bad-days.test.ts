/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { makeTier, makeTiers } from '../stub/data.js';
import { pageOf } from '../stub/server.js';
import { cards, fillDetails, holdTickets, payWith, useBrowser, WIDGET } from './harness.js';

const { stub: startStub, page: openPage } = useBrowser();
const done = { name: 'See you there, Ana' };

test('sold out says so, shows the organizer’s own words, and sells again when tickets come back', async () => {
  const stub = await startStub({
    salesState: 'sold_out',
    tiers: [makeTier(1, { name: 'Stalls', salesState: 'sold_out', available: 0 })],
    held: { [makeTier(1).id]: 3 },
  });
  const page = await openPage();
  await page.clock.install();
  await page.goto(
    stub.page('/', pageOf(stub, '<echoplex-tickets event="harbour-lights"><p slot="sold-out">Ask at the bar.</p></echoplex-tickets>')),
  );
  await page.getByRole('heading', { name: 'Sold out' }).waitFor();
  await page.getByText('3 tickets are held by others and may return.').waitFor();
  expect(await page.getByText('Ask at the bar.').isVisible()).toBe(true);

  stub.shop.settings.salesState = 'on_sale';
  stub.shop.settings.tiers = [makeTier(1, { name: 'Stalls', available: 1 })];
  stub.shop.changed();
  await page.clock.runFor(11_000);
  await page.getByText('1 left').waitFor();
});

test('a hold that ran out can be held again, with what was written', async () => {
  const stub = await startStub({ holdSeconds: 1 });
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await holdTickets(page, 'General admission', 2);
  await page.getByLabel('First name').fill('Ana');
  await page.getByRole('heading', { name: 'Your hold ran out' }).waitFor();
  stub.shop.settings.holdSeconds = 600;
  await page.getByRole('button', { name: 'Hold 2 again' }).click();
  await page.getByRole('heading', { name: 'Your details' }).waitFor();
  expect(await page.getByLabel('First name').inputValue()).toBe('Ana');
});

test('the last two minutes are amber and announced', async () => {
  const stub = await startStub({ holdSeconds: 90 });
  const page = await openPage();
  await page.addInitScript(() => {
    document.addEventListener('echoplex-hold-expiring', (event) =>
      Object.assign(window, { expiring: (event as CustomEvent).detail.secondsLeft }),
    );
  });
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await holdTickets(page);
  await page.waitForFunction(() => (window as unknown as { expiring?: number }).expiring !== undefined);
  const clock = page.getByRole('timer');
  expect(await clock.getAttribute('aria-label')).toMatch(/^Time left 1:\d\d$/u);
  expect(await clock.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(133, 87, 0)');
});

test('the API is away at first and comes back', async () => {
  const stub = await startStub();
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await page.getByText('86 left').waitFor();
  await page.route(`${stub.api}/v1/**`, (route) => route.abort());
  await page.reload();
  await page.getByRole('heading', { name: 'The ticket shop cannot be reached.' }).waitFor();
  await page.unroute(`${stub.api}/v1/**`);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('86 left').waitFor();
});

test('the API goes away in the middle: nothing written is lost and the same button goes on', async () => {
  const stub = await startStub();
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await holdTickets(page);
  stub.down = true;
  await fillDetails(page);
  await page.getByRole('alert').getByText('The ticket shop cannot be reached.').waitFor();
  stub.down = false;
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.getByRole('heading', { name: 'Payment' }).waitFor();
});

test('somebody was faster: the quantity is corrected and the message says how many are left', async () => {
  const stub = await startStub();
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  for (let press = 0; press < 3; press += 1) await page.getByRole('button', { name: 'One more Balcony seat' }).click();
  stub.shop.settings.tiers = makeTiers().map((tier) => (tier.name === 'Balcony seat' ? { ...tier, available: 1 } : tier));
  stub.shop.changed();
  await page.getByRole('button', { name: 'Hold 3 tickets' }).click();
  await page.getByRole('alert').getByText('Only 1 Balcony seat is left.').waitFor();
  await page.getByRole('button', { name: 'Hold 1 ticket' }).click();
  await page.getByRole('heading', { name: 'Your details' }).waitFor();
});

test('going back gives the tickets back and keeps the choice', async () => {
  const stub = await startStub();
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await holdTickets(page, 'General admission', 2);
  await page.getByRole('button', { name: 'Back, and give the tickets back' }).click();
  await page.getByRole('button', { name: 'Hold 2 tickets' }).waitFor();
  expect([...stub.shop.orders.values()][0]?.order.status).toBe('cancelled');
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toMatch(/ord_|eos_/u);
});

test('a reload goes on where the buyer was, and shows bought tickets again', async () => {
  const stub = await startStub();
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await holdTickets(page);
  await page.reload();
  await page.getByRole('heading', { name: 'Your details' }).waitFor();
  await fillDetails(page);
  await page.getByLabel('Card number').waitFor();
  await page.reload();
  await payWith(page, cards.good);
  await page.getByRole('heading', done).waitFor();
  await page.reload();
  await page.getByRole('heading', done).waitFor();
  expect(stub.shop.orders.size).toBe(1);
});

test.each([
  ['succeeded', done],
  ['failed', { name: 'Payment' }],
])('coming back from a bank’s page with %s', async (status, heading) => {
  const stub = await startStub();
  const page = await openPage();
  const address = stub.page('/', pageOf(stub, WIDGET));
  await page.goto(address);
  await holdTickets(page);
  await fillDetails(page);
  await page.getByLabel('Card number').waitFor();
  const [entry] = [...stub.shop.orders.values()];
  if (!entry?.order.payment) throw new Error('The order awaits its payment.');
  if (status === 'succeeded') entry.paid = true;
  const returned = new URLSearchParams({
    keep: 'me',
    payment_intent: 'pi_1',
    payment_intent_client_secret: entry.order.payment.clientSecret ?? '',
    redirect_status: status,
  });
  await page.goto(`${address}?${returned}#tickets`);
  await page.getByRole('heading', heading).waitFor();
  if (status === 'failed') await page.getByText('The payment did not go through.').waitFor();
  expect(page.url()).toBe(`${address}?keep=me#tickets`);
});

test('a late confirmation is waited for, and the buyer is told', async () => {
  const stub = await startStub({ webhookLag: 1000 });
  const page = await openPage();
  await page.clock.install();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await holdTickets(page);
  await fillDetails(page);
  await page.getByLabel('Card number').fill(cards.good);
  await page.clock.runFor(100);
  await page.getByRole('button', { name: 'Pay €32.00' }).click();
  await page.getByRole('heading', { name: 'Confirming…' }).waitFor();
  for (let round = 0; round < 10 && !(await page.getByRole('heading', { name: 'This takes longer than usual' }).isVisible()); round += 1)
    await page.clock.runFor(6_000);
  await page.getByText('your tickets are sent to ana@example.com').waitFor();
  for (const entry of stub.shop.orders.values()) entry.lag = 0;
  await page.clock.runFor(11_000);
  await page.getByRole('heading', done).waitFor();
});

test('a payment script that does not load can be tried again', async () => {
  const stub = await startStub();
  const page = await openPage();
  await page.route(`${stub.api}/stripe.js`, (route) => route.abort());
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await holdTickets(page);
  await fillDetails(page);
  await page.getByText('The payment form could not be loaded.').waitFor();
  await page.unroute(`${stub.api}/stripe.js`);
  await page.getByRole('button', { name: 'Try again' }).click();
  await payWith(page, cards.good);
  await page.getByRole('heading', done).waitFor();
});

test('more than one buyer may have: said above the form, and whoever else buys goes on', async () => {
  const stub = await startStub({ refused: { 'ana@example.com': 'buyer_limit' } });
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await holdTickets(page, 'General admission', 2);
  await fillDetails(page);
  await page.getByRole('alert').getByText('Beside your other orders you can have 1 more ticket.').waitFor();
  const email = page.getByLabel('Email');
  expect([await email.getAttribute('aria-invalid'), await email.inputValue()]).not.toContain('true');
  await email.fill('cleo@example.com');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await payWith(page, cards.good);
  await page.getByRole('heading', done).waitFor();
});
