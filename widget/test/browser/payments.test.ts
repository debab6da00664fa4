/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { pageOf, type Stub } from '../stub/server.js';
import { cards, fillDetails, focused, holdTickets, payWith, useBrowser, WIDGET } from './harness.js';

const { stub: startStub, page: openPage } = useBrowser();
const done = { name: 'See you there, Ana' };
const REDIRECT = '<echoplex-tickets event="harbour-lights" payment="redirect"></echoplex-tickets>';

/** As far as the payment. */
const reachPayment = async (page: Page, stub: Stub, body = WIDGET, path = '/'): Promise<string> => {
  const address = stub.page(path, pageOf(stub, body));
  await page.goto(address);
  await holdTickets(page);
  await fillDetails(page);
  return address;
};

const orderOf = (stub: Stub) => {
  const [entry] = [...stub.shop.orders.values()];
  if (!entry) throw new Error('There is an order.');
  return entry;
};

test('a page of a connected account is paid for in its name', async () => {
  const stub = await startStub({ stripeAccount: 'acct_1' });
  const page = await openPage();
  const sent: string[] = [];
  page.on('request', (request) => request.url().endsWith('/stub/pay') && sent.push(request.postData() ?? ''));
  await reachPayment(page, stub);
  await payWith(page, cards.good);
  await page.getByRole('heading', done).waitFor();
  expect(sent.map((body) => JSON.parse(body) as unknown)).toMatchObject([{ account: 'acct_1' }]);
});

test('what the bank could not confirm can be tried again in the same form', async () => {
  const stub = await startStub({ webhookLag: 0 });
  const page = await openPage();
  await reachPayment(page, stub);
  await payWith(page, '4000 0000 0000 3220');
  await page.getByRole('alert').getByText('Your bank could not confirm that it is you.').waitFor();
  await payWith(page, cards.good);
  await page.getByRole('heading', done).waitFor();
});

test('a bank that takes days is waited for calmly, across a reload, and the page goes on by itself', async () => {
  const stub = await startStub({ webhookLag: 0 });
  const page = await openPage();
  await reachPayment(page, stub);
  await payWith(page, '6000 0000 0000 0000');
  const calm = { name: 'Your bank is working on it' };
  await page.getByRole('heading', calm).waitFor();
  expect(await focused(page)).toBe(calm.name);
  await page.getByText('sent to ana@example.com as soon as it is through').waitFor();
  await page.reload();
  await page.getByRole('heading', calm).waitFor();
  stub.shop.bank(orderOf(stub).order.id, 'paid');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByRole('heading', done).waitFor();
});

test('a bank that says no after days leads back to the payment', async () => {
  const stub = await startStub();
  const page = await openPage();
  await reachPayment(page, stub);
  await payWith(page, '6000 0000 0000 0000');
  await page.getByRole('heading', { name: 'Your bank is working on it' }).waitFor();
  stub.shop.bank(orderOf(stub).order.id, 'failed');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByRole('alert').getByText('The payment did not go through.').waitFor();
  await payWith(page, cards.good);
  await page.getByRole('heading', done).waitFor();
});

describe('the provider’s own page', () => {
  test('is gone to and come back from, with a clean address', async () => {
    const stub = await startStub({ webhookLag: 1 });
    const page = await openPage();
    const address = await reachPayment(page, stub, REDIRECT);
    await page.getByRole('heading', { name: 'Stripe’s page' }).waitFor();
    expect(stub.requests).not.toContain('GET /stripe.js');
    stub.shop.bank(orderOf(stub).order.id, 'paid');
    await page.getByRole('link', { name: 'Pay' }).click();
    await page.getByRole('heading', done).waitFor();
    expect(page.url()).toBe(address);
  });

  test('called off: the tickets are still held, and another try is one press away', async () => {
    const stub = await startStub({ prolongSeconds: 1860 });
    const page = await openPage();
    const address = await reachPayment(page, stub, REDIRECT);
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByText('You called the payment off.').waitFor();
    expect(page.url()).toBe(address);
    expect(await page.getByRole('timer').getAttribute('aria-label')).toMatch(/^Time left 3\d:\d\d$/u);
    await page.getByRole('button', { name: 'Go to payment · €32.00' }).click();
    await page.getByRole('heading', { name: 'Stripe’s page' }).waitFor();
  });

  test('left by the browser’s own button: nothing came, so another try is offered', async () => {
    const stub = await startStub();
    const page = await openPage();
    await reachPayment(page, stub, REDIRECT);
    await page.getByRole('heading', { name: 'Stripe’s page' }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Go to payment · €32.00' }).waitFor({ timeout: 30_000 });
  });

  test('an address that claims a payment shows no ticket: the API is asked, and knows of none', async () => {
    const stub = await startStub();
    const page = await openPage();
    await page.clock.install();
    const address = stub.page('/', pageOf(stub, REDIRECT));
    await page.goto(address);
    await holdTickets(page);
    await fillDetails(page);
    await page.getByRole('heading', { name: 'Stripe’s page' }).waitFor();
    await page.getByRole('link', { name: 'Pay' }).click();
    await page.getByRole('heading', { name: 'Looking for your payment…' }).waitFor();
    for (let round = 0; round < 10 && !(await page.getByText('No payment has arrived yet.').isVisible()); round += 1)
      await page.clock.runFor(6_000);
    await page.getByRole('button', { name: 'Go to payment · €32.00' }).waitFor();
  });

  test('is the way out when a policy or a blocker keeps Stripe.js out', async () => {
    const stub = await startStub();
    const page = await openPage();
    await page.route(`${stub.api}/stripe.js`, (route) => route.abort());
    await reachPayment(page, stub);
    await page.getByText('The payment form could not be loaded.').waitFor();
    await page.getByRole('button', { name: 'Pay on Stripe’s page instead' }).click();
    await page.getByRole('heading', { name: 'Stripe’s page' }).waitFor();
  });
});

test('of two widgets in a page only the one whose order it is takes the buyer back', async () => {
  const stub = await startStub({ webhookLag: 0 });
  const page = await openPage();
  const button = '<echoplex-tickets event="harbour-lights" mode="button" label="Again" payment="redirect"></echoplex-tickets>';
  const address = await reachPayment(page, stub, REDIRECT + button);
  await page.getByRole('heading', { name: 'Stripe’s page' }).waitFor();
  stub.shop.bank(orderOf(stub).order.id, 'paid');
  await page.getByRole('link', { name: 'Pay' }).click();
  await page.getByRole('heading', done).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('button', { name: 'Again' }).waitFor();
  expect(page.url()).toBe(address);
});

test('whoever comes back in another browser hears where the tickets are', async () => {
  const stub = await startStub();
  const page = await openPage();
  const address = stub.page('/', pageOf(stub, WIDGET));
  await page.goto(`${address}?echoplex_order=ord_elsewhere&echoplex_event=${stub.shop.settings.event.id}`);
  await page.getByText('Have you just paid?').waitFor();
  expect(page.url()).toBe(address);
});

test('a checkout that is refused is said, and the same button tries again', async () => {
  const stub = await startStub({ refusedCheckouts: ['payment_failed'] });
  const page = await openPage();
  await reachPayment(page, stub);
  await page.getByRole('alert').getByText('The payment was refused.').waitFor();
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await payWith(page, cards.good);
  await page.getByRole('heading', done).waitFor();
});

test('a hold that grows at the checkout moves nothing', async () => {
  const stub = await startStub({ holdSeconds: 300, prolongSeconds: 660 });
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await holdTickets(page);
  const clock = page.getByRole('timer');
  const before = await clock.boundingBox();
  await fillDetails(page);
  await page.getByRole('heading', { name: 'Payment' }).waitFor();
  expect(await clock.getAttribute('aria-label')).toMatch(/^Time left 1[01]:/u);
  expect((await clock.boundingBox())?.width).toBe(before?.width);
});

test('the sum says until when tickets can be given back, in the page’s language', async () => {
  const stub = await startStub();
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET, { lang: 'de' })));
  await page
    .getByRole('button', { name: /General admission/u })
    .last()
    .click();
  await page.getByText(/^Rückgabe möglich bis 24 Stunden vor Beginn; 10\s% werden einbehalten\.$/u).waitFor();
});
