/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { makeTier } from '../stub/data.js';
import { pageOf } from '../stub/server.js';
import { cards, fillDetails, focused, holdTickets, payWith, tabTo, useBrowser, WIDGET } from './harness.js';

const { stub: startStub, page: openPage } = useBrowser();

test('two tickets are bought by keyboard alone', async () => {
  const stub = await startStub();
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await page.getByText('86 left').waitFor();

  await tabTo(page, 'One more General admission');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await tabTo(page, 'Hold 2 tickets');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your details' }).waitFor();
  expect(await focused(page)).toBe('Your details');

  await tabTo(page, 'First name');
  await page.keyboard.type('Ana');
  await tabTo(page, 'Last name');
  await page.keyboard.type('Sørensen');
  await tabTo(page, 'Email');
  await page.keyboard.type('ana@example');
  await page.keyboard.press('Enter');
  await page.getByText('This address has no ending such as .com.').waitFor();
  expect(await focused(page)).toBe('Email');
  await page.keyboard.press('End');
  await page.keyboard.type('.com');
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: 'Payment' }).waitFor();
  await tabTo(page, 'Card number');
  await page.keyboard.type('4242424242424242');
  await tabTo(page, 'Pay €64.00');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'See you there, Ana' }).waitFor();
  expect(await focused(page)).toBe('See you there, Ana');

  await page.getByText('Q7RM-2XKD').waitFor();
  await page.getByRole('img', { name: 'QR code of ticket H4TN-9WPC' }).waitFor();
  const [sold] = [...stub.shop.orders.values()];
  expect(sold?.order).toMatchObject({ status: 'confirmed', buyer: { email: 'ana@example.com' } });
  expect(sold?.order.tickets.map(({ attendee }) => attendee?.firstName ?? null)).toEqual(['Ana', null]);
});

test('a declined card holds the tickets, another one buys them, the page hears every step', async () => {
  const stub = await startStub();
  const page = await openPage();
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const name of ['ready', 'hold', 'checkout', 'complete', 'error']) {
      document.addEventListener(`echoplex-${name}`, (event) =>
        heard.push(`${name} ${JSON.stringify((event as CustomEvent).detail.total ?? null)}`),
      );
    }
  });
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await holdTickets(page, 'Balcony seat', 1);
  await fillDetails(page);
  await payWith(page, cards.declined);
  await page.getByRole('alert').getByText('Nothing was charged and your tickets are still held.').waitFor();
  expect(await page.getByRole('status').first().textContent()).toBe('');
  await payWith(page, cards.good);
  await page.getByRole('heading', { name: 'See you there, Ana' }).waitFor();
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([
    'ready null',
    'hold 4900',
    'checkout 4900',
    'complete 4900',
  ]);

  const link = page.getByRole('link', { name: 'Add to calendar' });
  expect(await link.getAttribute('download')).toBe('harbour-lights.ics');
  expect(decodeURIComponent((await link.getAttribute('href')) ?? '')).toContain('SUMMARY:Harbour Lights');

  await page.getByRole('button', { name: 'Buy more' }).click();
  await page.getByRole('button', { name: 'Choose your tickets' }).waitFor();
});

test('a free order needs no payment and no script for one', async () => {
  const stub = await startStub({ tiers: [makeTier(1, { name: 'Free seat', price: 0 })] });
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await holdTickets(page, 'Free seat', 1);
  await fillDetails(page);
  await page.getByRole('heading', { name: 'See you there, Ana' }).waitFor();
  expect(stub.requests).not.toContain('GET /stripe.js');
  await page.getByRole('button', { name: 'Get more' }).click();
  await page.getByRole('button', { name: 'Choose your tickets' }).waitFor();
});

test('a button of a sold-out event says so, steps back, and still opens', async () => {
  const stub = await startStub({ salesState: 'sold_out' });
  const page = await openPage({ reducedMotion: 'reduce' });
  await page.goto(
    stub.page('/', pageOf(stub, '<echoplex-tickets event="harbour-lights" mode="button" label="Get in"></echoplex-tickets>')),
  );
  const button = page.getByRole('button', { name: 'Get in · Sold out' });
  await button.waitFor();
  expect(await button.getAttribute('part')).toBe('button');
  const ground = await button.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(ground).toBe('rgb(255, 255, 255)');
  await button.click();
  await page.getByRole('dialog').getByRole('heading', { name: 'Sold out' }).waitFor();
});

test('a button opens the shop as a dialog, closing it keeps the hold', async () => {
  const stub = await startStub();
  const page = await openPage();
  await page.goto(
    stub.page('/', pageOf(stub, '<echoplex-tickets event="harbour-lights" mode="button" label="Get in"></echoplex-tickets>')),
  );
  await page.getByRole('button', { name: 'Get in' }).click();
  const dialog = page.getByRole('dialog', { name: 'Harbour Lights' });
  await dialog.waitFor();
  await holdTickets(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /^Your tickets are held · \d+:\d\d$/u }).click();
  await fillDetails(page);

  // While the bank is asked the dialog leaves the top layer, where it would cover the bank's own question and make it inert.
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.route(`${stub.api}/stub/pay`, async (route) => {
    await asked;
    await route.continue();
  });
  await payWith(page, cards.declined);
  await page.getByRole('button', { name: 'Talking to your bank…' }).waitFor();
  expect(await page.locator('dialog').evaluate((element) => element.matches('[open]:not(:modal)'))).toBe(true);
  expect(await focused(page)).toBe('Talking to your bank…');
  answer();
  await page.getByText('Your bank declined the card.').waitFor();
  expect(await page.locator('dialog').evaluate((element) => element.matches(':modal'))).toBe(true);
  await payWith(page, cards.good);
  await dialog.getByRole('heading', { name: 'See you there, Ana' }).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Get in' }).waitFor();
});
