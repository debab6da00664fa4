/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { idOf, makeEvent } from '../stub/data.js';
import { pageOf, type Stub } from '../stub/server.js';
import { focused, tabTo, useBrowser } from './harness.js';
import { violationsOf } from '../axe.js';

const { stub: startStub, page: openPage } = useBrowser();

const CSP = (stub: Stub): Record<string, string> => ({
  'content-security-policy': `default-src 'none'; script-src ${stub.api}; connect-src ${stub.api} ${stub.api.replace('http', 'ws')}; style-src 'none'`,
});

/** An order page of so many tickets, under a strict policy. */
const visit = async (page: Page, stub: Stub, options: Parameters<typeof pageOf>[2] = {}, changes = {}, quantity = 2): Promise<void> => {
  const { id, secret } = stub.shop.sell([{ tierId: idOf('tier', 1), quantity }], changes);
  const element = `<echoplex-order order="${id}" secret="${secret}"><p>One moment.</p></echoplex-order>`;
  await page.goto(stub.page('/order', pageOf(stub, element, options), CSP(stub)));
};

test('an order shows its tickets, its sum and the way to give them back, which goes by keyboard alone', async () => {
  const stub = await startStub();
  const page = await openPage();
  await visit(page, stub);
  await page.getByRole('heading', { name: 'Harbour Lights' }).waitFor();
  await page.getByText('Confirmed').waitFor();
  expect(await page.getByRole('img', { name: /^QR code of ticket/u }).count()).toBe(2);

  await tabTo(page, 'Give tickets back');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Which tickets do you give back?' }).waitFor();
  expect(await focused(page)).toBe('Which tickets do you give back?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.getByText('€28.80').waitFor();
  await page.getByText('€3.20').waitFor();
  await tabTo(page, 'Go on');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Give 1 ticket back?' }).waitFor();
  await page.getByText('€3.20 is kept.').waitFor();
  await tabTo(page, 'Refund €28.80');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Paid back' }).waitFor();
  expect(await focused(page)).toBe('Paid back');
  await page.getByText('Partly refunded').waitFor();
  await page.getByText('Void').waitFor();
  expect(await page.getByRole('img', { name: /^QR code of ticket/u }).count()).toBe(1);
  await page.getByText(/^€28\.80 was paid back · /u).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Give tickets back' }).waitFor();
});

test.each([
  ['pending', 'It is on its way'],
  ['failed', 'It did not work'],
] as const)('a refund that is %s is told as that', async (status, title) => {
  const stub = await startStub({ refundsEnd: [status] });
  const page = await openPage();
  await visit(page, stub);
  await page.getByRole('button', { name: 'Give tickets back' }).click();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Refund €28.80' }).click();
  await page.getByRole('heading', { name: title }).waitFor();
});

test.each([
  ['too_late', 'The time for giving tickets back is over.'],
  ['policy', 'Please ask the organizer.'],
  ['not_refundable', 'These tickets are not refundable.'],
] as const)('%s is said in words', async (reason, words) => {
  const stub = await startStub({ noRefund: reason });
  const page = await openPage();
  await visit(page, stub);
  await page.getByText(words).waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
});

test('the API goes away in the middle: said in place, and the same button goes on', async () => {
  const stub = await startStub();
  const page = await openPage();
  await visit(page, stub);
  await page.getByRole('button', { name: 'Give tickets back' }).click();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Go on' }).click();
  stub.down = true;
  await page.getByRole('button', { name: 'Refund €28.80' }).click();
  await page.getByRole('alert').getByText('The ticket shop cannot be reached.').waitFor();
  stub.down = false;
  await page.getByRole('button', { name: 'Refund €28.80' }).click();
  await page.getByRole('heading', { name: 'Paid back' }).waitFor();
  expect([...stub.shop.orders.values()][0]?.refunds).toHaveLength(1);
});

test('a wrong secret, an old address, and what stands between the tags', async () => {
  const stub = await startStub();
  const page = await openPage();
  const { id } = stub.shop.sell([{ tierId: idOf('tier', 1), quantity: 1 }]);
  await page.goto(stub.page('/', pageOf(stub, `<echoplex-order order="${id}" secret="eos_wrong"></echoplex-order>`)));
  await page.getByRole('heading', { name: 'This order cannot be shown.' }).waitFor();
  await page.goto(stub.page('/', pageOf(stub, '<echoplex-order><p>The link is in your mail.</p></echoplex-order>')));
  expect(await page.getByText('The link is in your mail.').isVisible()).toBe(true);
});

test('the events speak up for themselves when a dispute is open', async () => {
  const stub = await startStub();
  const page = await openPage();
  await visit(page, stub, {}, { dispute: { status: 'open', amount: 6400, reason: 'fraudulent', respondBy: null } });
  await page.getByText('Your bank is looking into this payment.').waitFor();
});

test('while the bank disputes the payment it says why nothing can be paid back', async () => {
  const stub = await startStub({ noRefund: 'nothing_left' });
  const page = await openPage();
  await visit(page, stub, {}, { dispute: { status: 'open', amount: 6400, reason: 'fraudulent', respondBy: null } });
  await page.getByText('Your bank disputes this payment. Nothing can be paid back until that is decided.').waitFor();
  expect(await page.getByText('There is nothing left to pay back.').count()).toBe(0);
});

test('of one ticket it speaks as of one', async () => {
  const stub = await startStub();
  const page = await openPage();
  await visit(page, stub, {}, {}, 1);
  await page.getByRole('button', { name: 'Give the ticket back' }).click();
  await page.getByRole('heading', { name: 'Do you give your ticket back?' }).waitFor();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('The ticket is void at once, and others can buy it.').waitFor();
  await page.getByRole('button', { name: 'Keep it' }).click();
});

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test('axe finds nothing in any stage, nothing runs over on a phone, targets are 44 pixels', async () => {
    const stub = await startStub();
    const page = await openPage({ colorScheme, reducedMotion: 'reduce', viewport: { width: 320, height: 700 } });
    const expectClean = async (): Promise<void> => {
      // In a page without a policy: axe puts styles of its own into it.
      const violations = await violationsOf(page);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      for (const target of await page.locator('echoplex-order :is(button, .option, a)').all()) {
        expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      }
    };
    const { id, secret } = stub.shop.sell([{ tierId: idOf('tier', 1), quantity: 2 }]);
    const element = `<echoplex-order order="${id}" secret="${secret}"></echoplex-order>`;
    await page.goto(stub.page('/', pageOf(stub, element, { head: '<meta name="color-scheme" content="light dark">' })));
    await page.getByRole('button', { name: 'Give tickets back' }).waitFor();
    await expectClean();
    await page.getByRole('button', { name: 'Give tickets back' }).click();
    await page.getByRole('checkbox').first().check();
    await page.getByText('€28.80').waitFor();
    await expectClean();
    await page.getByRole('button', { name: 'Go on' }).click();
    await expectClean();
    await page.getByRole('button', { name: 'Refund €28.80' }).click();
    await page.getByRole('heading', { name: 'Paid back' }).waitFor();
    await expectClean();
  });
});

test.each([
  ['de', 'ltr', 'Karten zurückgeben'],
  ['fr', 'ltr', 'Rendre des billets'],
  ['es', 'ltr', 'Devolver entradas'],
  ['en', 'rtl', 'Give tickets back'],
] as const)('in %s, %s', async (lang, dir, words) => {
  const stub = await startStub({ event: makeEvent() });
  const page = await openPage({ locale: lang });
  await visit(page, stub, { lang, dir });
  await page.getByRole('button', { name: words }).click();
  await page.getByRole('checkbox').first().waitFor();
});
