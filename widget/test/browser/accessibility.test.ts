/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { makeAccessCode, makeCode, makeEvent, makeQuestion, makeTier } from '../stub/data.js';
import { pageOf } from '../stub/server.js';
import { cards, fillDetails, holdTickets, payWith, useBrowser, WIDGET } from './harness.js';
import { violationsOf } from '../axe.js';

const { stub: startStub, page: openPage } = useBrowser();

/** No violation, best practices included. Waits for what fades in, or its colours would be those of the way there. */
const expectClean = async (page: Page, step: string): Promise<void> => {
  await page.evaluate(() =>
    Promise.all(
      document.getAnimations().map((animation) => Promise.race([animation.finished, new Promise((done) => setTimeout(done, 400))])),
    ),
  );
  const violations = await violationsOf(page);
  const found = violations.map(
    ({ id, nodes }) => `${step}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}: ${nodes[0]?.failureSummary}`,
  );
  expect(found).toEqual([]);
};

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test('axe finds nothing in any step', async () => {
    const stub = await startStub({ webhookLag: 3 });
    const page = await openPage({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(stub.page('/', pageOf(stub, WIDGET, { head: '<meta name="color-scheme" content="light dark">' })));
    await page.getByText('86 left').waitFor();
    await expectClean(page, 'nothing chosen');
    await page.getByRole('button', { name: 'One more Balcony seat' }).click();
    await expectClean(page, 'chosen');
    await page.getByRole('button', { name: 'Hold 1 ticket' }).click();
    await page.getByLabel('First name').fill('Ana');
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    await expectClean(page, 'details with faults');
    await fillDetails(page);
    await payWith(page, cards.declined);
    await page.getByText('Your bank declined the card.').waitFor();
    await page.getByRole('button', { name: 'Back, and give the tickets back' }).click();
    await expectClean(page, 'declined');
    await page.getByRole('button', { name: 'Keep them' }).click();
    await payWith(page, cards.good);
    await page.getByRole('heading', { name: 'Confirming…' }).waitFor();
    await expectClean(page, 'confirming');
    await page.getByRole('img', { name: 'QR code of ticket Q7RM-2XKD' }).waitFor();
    await expectClean(page, 'done');

    await page.getByRole('button', { name: 'Buy more' }).click();
    stub.shop.settings.holdSeconds = 1;
    await holdTickets(page);
    await page.getByRole('heading', { name: 'Your hold ran out' }).waitFor();
    await expectClean(page, 'expired');

    stub.shop.settings.salesState = 'sold_out';
    stub.shop.changed();
    await page.reload();
    await page.getByRole('heading', { name: 'Sold out' }).waitFor();
    await expectClean(page, 'sold out');

    stub.shop.settings.event = { ...stub.shop.settings.event, slug: 'moved', id: 'evt_moved' };
    await page.reload();
    await page.getByRole('heading', { name: 'This event was not found.' }).waitFor();
    await expectClean(page, 'not found');
  });
});

describe.each(['light', 'dark'] as const)('codes, prices of one’s own and questions, %s', (colorScheme) => {
  test('axe finds nothing', async () => {
    const early = makeTier(1, { name: 'Early bird', price: 2400 });
    const crew = makeTier(4, { name: 'Crew', visibility: 'hidden' });
    const tiers = [
      early,
      makeTier(2, { name: 'General', salesState: 'upcoming', availableAfter: early.id }),
      makeTier(3, { name: 'Solidarity', price: 500, payWhatYouWant: true, suggestedPrice: 1500 }),
      crew,
    ];
    const types = ['text', 'long_text', 'choices', 'date', 'number', 'checkbox'] as const;
    const questions = [
      ...types.map((type, index) =>
        makeQuestion(index + 1, { type, label: `About ${type}`, required: true, options: type === 'choices' ? ['A', 'B'] : [] }),
      ),
      makeQuestion(7, { type: 'choice', label: 'One of few', options: ['A', 'B'], help: 'Whichever you like.' }),
      makeQuestion(8, {
        scope: 'attendee',
        type: 'choice',
        label: 'One of many',
        required: true,
        options: ['1', '2', '3', '4', '5', '6', '7'],
      }),
    ];
    const stub = await startStub({ tiers, questions, codes: [makeCode(), makeAccessCode([crew])], held: {} });
    const page = await openPage({ colorScheme, reducedMotion: 'reduce' });
    const widget = '<echoplex-tickets event="harbour-lights" promo-code="harbour20" access-code="crew"></echoplex-tickets>';
    await page.goto(stub.page('/', pageOf(stub, widget, { head: '<meta name="color-scheme" content="light dark">' })));
    await page.getByRole('button', { name: 'One more Solidarity' }).click();
    await page.getByLabel('Your price for each ticket').fill('1');
    await page.getByRole('button', { name: 'Have a code?' }).click();
    await page.getByLabel('Promo or access code').fill('wrong');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('There is no such code here.').waitFor();
    await expectClean(page, 'codes and amounts');
    for (const button of await page.locator('echoplex-tickets button, echoplex-tickets input').all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    await page.getByLabel('Your price for each ticket').fill('12');
    await page.getByRole('button', { name: 'Hold 1 ticket' }).click();
    await page.getByRole('heading', { name: 'Your details' }).waitFor();
    await expectClean(page, 'questions');
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    await page.getByText('Please answer this.').first().waitFor();
    await expectClean(page, 'questions with faults');
    for (const field of await page.locator('echoplex-tickets .option, echoplex-tickets select, echoplex-tickets textarea').all()) {
      expect((await field.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }

    stub.shop.settings.salesState = 'cancelled';
    stub.shop.settings.event = makeEvent({ cancelReason: 'The storm took the roof.' });
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await page.getByText('The storm took the roof.').waitFor();
    await expectClean(page, 'cancelled');
  });
});

test('axe finds nothing in the dialog, and targets are 44 pixels', async () => {
  const stub = await startStub();
  const page = await openPage({ viewport: { width: 320, height: 700 } });
  await page.goto(stub.page('/', pageOf(stub, '<echoplex-tickets event="harbour-lights" mode="button"></echoplex-tickets>')));
  await page.getByRole('button', { name: 'Tickets' }).click();
  await page.getByText('86 left').waitFor();
  await expectClean(page, 'dialog');
  for (const button of await page.getByRole('button').all()) {
    const box = await button.boundingBox();
    if (box) expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBe(0);
});
