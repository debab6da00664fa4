/** @jest-environment node */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { makeAccessCode, makeCode, makeEvent, makeQuestion, makeTier } from '../stub/data.js';
import { pageOf } from '../stub/server.js';
import { cards, fillDetails, focused, holdTickets, payWith, tabTo, useBrowser, WIDGET } from './harness.js';

const { stub: startStub, page: openPage } = useBrowser();

const early = makeTier(1, { name: 'Early bird', description: 'For those who decide early.', price: 2400, available: 3, quantity: 100 });
const general = makeTier(2, { name: 'General', description: 'Standing.', salesState: 'upcoming', availableAfter: early.id });
const open = makeTier(3, { name: 'Solidarity', price: 500, payWhatYouWant: true, suggestedPrice: 1500 });
const crew = makeTier(4, { name: 'Crew', price: 1000, visibility: 'hidden', available: 8, position: 0 });
const tiers = [early, general, open, crew];
const questions = [
  makeQuestion(1, { type: 'choice', label: 'How did you hear of us?', options: ['Friends', 'Poster'], required: true }),
  makeQuestion(2, { type: 'checkbox', label: 'I accept the terms', required: true }),
  makeQuestion(3, { scope: 'attendee', type: 'number', label: 'Shoe size' }),
];

/** Counts violations of the page's policy from here on. */
const watchPolicy = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });

test('by keyboard alone and under a strict policy: a code, a price of one’s own, questions, and tickets', async () => {
  const stub = await startStub({ tiers, questions, codes: [makeCode()] });
  const page = await openPage();
  await watchPolicy(page);
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; script-src ${stub.api}; connect-src ${stub.api} ${stub.api.replace('http', 'ws')}`;
  await page.goto(stub.page('/', pageOf(stub, WIDGET), { 'content-security-policy': policy }));
  await page.getByText('3 left').waitFor();

  await tabTo(page, 'One more Solidarity');
  await page.keyboard.press('Enter');
  await page.getByLabel('Your price for each ticket').waitFor();
  await tabTo(page, 'Your price for each ticket');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('4');
  await page.getByText('€5.00 or more').waitFor();
  expect(await page.getByLabel('Your price for each ticket').getAttribute('aria-invalid')).toBe('true');
  await page.keyboard.type('2,5');
  expect(await page.getByLabel('Your price for each ticket').getAttribute('aria-invalid')).toBeNull();

  await tabTo(page, 'Have a code?');
  await page.keyboard.press('Enter');
  await page.getByLabel('Promo or access code').waitFor();
  expect(await focused(page)).toBe('Promo or access code');
  await page.keyboard.type('nothing');
  await page.keyboard.press('Enter');
  await page.getByText('There is no such code here.').waitFor();
  expect(await focused(page)).toBe('Promo or access code');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('harbour20');
  await page.keyboard.press('Enter');
  await page.getByText('20% off').waitFor();
  expect(await focused(page)).toBe('Have a code?');
  expect(await page.getByRole('status').first().textContent()).toBe('Code HARBOUR20 applied.');
  await page.getByText('€19.20 instead of €24.00').waitFor({ state: 'attached' });
  await page.getByText('−€8.50').waitFor();

  await tabTo(page, 'Hold 1 ticket');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your details' }).waitFor();
  await tabTo(page, 'First name');
  await page.keyboard.type('Ana');
  await tabTo(page, 'Last name');
  await page.keyboard.type('Sørensen');
  await tabTo(page, 'Email');
  await page.keyboard.type('ana@example.com');
  await page.keyboard.press('Enter');
  await page.getByText('Please answer this.').waitFor();
  expect(await focused(page)).toBe('Friends');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('I accept the terms');
  await page.keyboard.press('Space');
  await tabTo(page, 'Shoe size');
  await page.keyboard.type('38.5');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Payment' }).waitFor();
  await tabTo(page, 'Card number');
  await page.keyboard.type('4242424242424242');
  await tabTo(page, 'Pay €34.00');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'See you there, Ana' }).waitFor();

  const [sold] = [...stub.shop.orders.values()];
  expect(sold?.order).toMatchObject({ promoCode: 'HARBOUR20', subtotal: 4250, discount: 850, total: 3400 });
  expect(sold?.order.answers.map(({ value }) => value)).toEqual(['Poster', true]);
  expect(sold?.order.attendees[0]?.answers.map(({ value }) => value)).toEqual([38.5]);
  const violations = await page.evaluate(() => (window as unknown as { violations: string[] }).violations);
  expect(violations.filter((violation) => !violation.includes('favicon'))).toEqual([]);
});

test('codes of the page count from the start, and its hidden tiers stay current', async () => {
  const stub = await startStub({ tiers, codes: [makeCode(), makeAccessCode([crew])] });
  const page = await openPage();
  await page.clock.install();
  const widget = '<echoplex-tickets event="harbour-lights" promo-code="harbour20" access-code="crew"></echoplex-tickets>';
  await page.goto(stub.page('/', pageOf(stub, widget)));
  await page.getByRole('button', { name: 'One more Crew' }).click();
  await page.getByText('€8.00 instead of €10.00').waitFor({ state: 'attached' });
  expect(await page.locator('h3').allTextContents()).toEqual(['Crew', 'Early bird', 'General', 'Solidarity']);

  stub.shop.settings.tiers = tiers.map((tier) => (tier.id === crew.id ? { ...tier, available: 2 } : tier));
  stub.shop.changed();
  await page.clock.runFor(16_000);
  await page.getByText('2 left').waitFor();

  await page.getByRole('button', { name: 'Remove code CREW' }).click();
  await page.getByRole('button', { name: 'One more Crew' }).waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('Have a code?');
});

test('a code that was used up meanwhile: the buyer is told, and keeps the choice', async () => {
  const stub = await startStub({ tiers, codes: [makeCode()] });
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, '<echoplex-tickets event="harbour-lights" promo-code="HARBOUR20"></echoplex-tickets>')));
  await page.getByRole('button', { name: 'One more Early bird' }).click();
  stub.shop.settings.refused = { HARBOUR20: 'used_up' };
  await page.getByRole('button', { name: 'Hold 1 ticket' }).click();
  await page.getByRole('alert').getByText('The code HARBOUR20 can no longer be used.').waitFor();
  await page.getByText('This code has been used as often as it can be.').waitFor();
  await page.getByRole('button', { name: 'Hold 1 ticket' }).click();
  await page.getByRole('heading', { name: 'Your details' }).waitFor();
});

test('a code that this buyer has used before: on without it, nothing is lost', async () => {
  const stub = await startStub({ tiers, codes: [makeCode()], refused: { 'ana@example.com': 'used_by_buyer' } });
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, '<echoplex-tickets event="harbour-lights" promo-code="HARBOUR20"></echoplex-tickets>')));
  await holdTickets(page, 'Early bird', 1);
  await fillDetails(page);
  await page.getByRole('alert').getByText('This email address has used the code as often as it can.').waitFor();
  await page.getByRole('button', { name: 'Go on without the code' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  expect(await page.getByLabel('Email').inputValue()).toBe('ana@example.com');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await payWith(page, cards.good);
  await page.getByRole('heading', { name: 'See you there, Ana' }).waitFor();
  expect([...stub.shop.orders.values()][0]?.order).toMatchObject({ promoCode: null, total: 2400 });
});

test('everything off needs no payment', async () => {
  const stub = await startStub({ tiers, codes: [makeCode({ percentOff: 100 })] });
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, '<echoplex-tickets event="harbour-lights" promo-code="HARBOUR20"></echoplex-tickets>')));
  await holdTickets(page, 'Early bird', 1);
  await fillDetails(page);
  await page.getByRole('heading', { name: 'See you there, Ana' }).waitFor();
  expect(stub.requests).not.toContain('GET /stripe.js');
});

test('when the early birds are gone the next tier opens, and no row moves', async () => {
  const stub = await startStub({ tiers });
  const page = await openPage();
  await page.clock.install();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await page.getByText('After Early bird').waitFor();
  const places = () => page.locator('li.row').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
  const before = await places();
  stub.shop.settings.tiers = [
    { ...early, salesState: 'sold_out', available: 0 },
    { ...general, salesState: 'on_sale', available: 40 },
    open,
  ];
  stub.shop.changed();
  await page.clock.runFor(11_000);
  await page.getByText('40 left').waitFor();
  await page.getByText('Sold out').waitFor();
  expect(await places()).toEqual(before);
});

test('a question that was added meanwhile is shown, and the first missing answer has the focus', async () => {
  const stub = await startStub({ tiers });
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await holdTickets(page, 'Early bird', 1);
  expect(await page.getByRole('radiogroup').count()).toBe(0);
  stub.shop.settings.questions = questions;
  await fillDetails(page);
  await page.getByText('Please answer this.').waitFor();
  await page.waitForFunction(() => document.querySelector('echoplex-tickets')?.shadowRoot?.activeElement?.getAttribute('type') === 'radio');
});

test('answers that were sent are still there after a reload', async () => {
  const stub = await startStub({ tiers, questions });
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await holdTickets(page, 'Early bird', 1);
  await page.getByLabel('Poster').check();
  await page.getByLabel('I accept the terms').check();
  await page.getByLabel('Shoe size').fill('41');
  await page.route(`${stub.api}/v1/orders/*/checkout`, (route) => route.abort());
  await fillDetails(page);
  await page.getByRole('alert').waitFor();
  await page.unroute(`${stub.api}/v1/orders/*/checkout`);
  await page.reload();
  await page.getByRole('heading', { name: 'Your details' }).waitFor();
  expect(await page.getByLabel('Poster').isChecked()).toBe(true);
  expect(await page.getByLabel('I accept the terms').isChecked()).toBe(true);
  expect(await page.getByLabel('Shoe size').inputValue()).toBe('41');
  expect(await page.getByLabel('Email').inputValue()).toBe('ana@example.com');
});

test('a cancelled event says why', async () => {
  const stub = await startStub({ tiers, salesState: 'cancelled', event: makeEvent({ cancelReason: 'The storm took the roof.' }) });
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET)));
  await page.getByRole('heading', { name: 'This event is cancelled' }).waitFor();
  await page.getByText('The storm took the roof.').waitFor();
});

test('a view is counted once it is in sight, and the checkout once; of where the visitor came from only the origin', async () => {
  const stub = await startStub({ tiers });
  const page = await openPage();
  const spacer = '<div id="far"></div>';
  const link = stub.page('/from/newsletter', '<!doctype html><title>From</title><a href="/">On</a>', { 'referrer-policy': 'unsafe-url' });
  stub.page('/', pageOf(stub, `${spacer}${WIDGET}`, { head: '<style>#far { height: 3000px }</style>' }));
  await page.goto(link);
  await page.getByRole('link', { name: 'On' }).click();
  await page.getByText('3 left').waitFor();
  expect(stub.shop.views).toEqual([]);
  await page.getByText('3 left').scrollIntoViewIfNeeded();
  await holdTickets(page, 'Early bird', 1);
  await fillDetails(page);
  await page.getByRole('heading', { name: 'Payment' }).waitFor();
  const heard = () => stub.shop.views.map((body) => JSON.parse(body) as unknown);
  expect(heard()).toEqual([
    { step: 'widget', referrer: stub.site },
    { step: 'checkout', referrer: stub.site },
  ]);
});
