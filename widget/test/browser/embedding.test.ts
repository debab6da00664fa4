/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { makeEvent, makeTier } from '../stub/data.js';
import { pageOf } from '../stub/server.js';
import { cards, fillDetails, holdTickets, payWith, useBrowser, WIDGET } from './harness.js';

const { stub: startStub, page: openPage } = useBrowser();
const done = { name: 'See you there, Ana' };

test('sells under a strict content policy without one violation, and sets no cookie', async () => {
  const stub = await startStub();
  const page = await openPage();
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; script-src ${stub.api}; connect-src ${stub.api} ${stub.api.replace('http', 'ws')}`;
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(stub.page('/', pageOf(stub, WIDGET), { 'content-security-policy': policy }));
  await holdTickets(page, 'General admission', 2);
  await fillDetails(page);
  await payWith(page, cards.good);
  await page.getByRole('heading', done).waitFor();
  await page.getByRole('img', { name: 'QR code of ticket Q7RM-2XKD' }).waitFor();
  const violations = await page.evaluate(() => (window as unknown as { violations: string[] }).violations);
  // Chromium asks for the page's icon by itself, and the policy forbids it.
  expect(violations.filter((violation) => !violation.includes('favicon'))).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});

test('the classic script sells too, and knows where its API is', async () => {
  const stub = await startStub();
  const page = await openPage();
  const script = `<script src="${stub.api}/widget/echoplex-tickets.iife.js"></script>`;
  await page.goto(stub.page('/', `<!doctype html><html lang="de"><title>Alt</title>${WIDGET}${script}`));
  await page.getByRole('button', { name: 'Eine mehr: General admission' }).click();
  await page.getByRole('button', { name: '1 Karte reservieren' }).click();
  await page.getByRole('heading', { name: 'Ihre Angaben' }).waitFor();
});

test('two widgets in a page keep two orders, also after a reload', async () => {
  const stub = await startStub();
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, `<section id="one">${WIDGET}</section><section id="two">${WIDGET}</section>`)));
  for (const [section, tier] of [
    ['#one', 'General admission'],
    ['#two', 'Balcony seat'],
  ] as const) {
    const shop = page.locator(section);
    await shop.getByRole('button', { name: `One more ${tier}` }).click();
    await shop.getByRole('button', { name: 'Hold 1 ticket' }).click();
    await shop.getByText(`Ticket 1 · ${tier}`).waitFor();
  }
  await page.reload();
  await page.locator('#one').getByText('Ticket 1 · General admission').waitFor();
  await page.locator('#two').getByText('Ticket 1 · Balcony seat').waitFor();
  expect(stub.requests.filter((request) => request.startsWith('POST') && request.endsWith('/orders'))).toHaveLength(2);
});

test('inserted later, moved and taken away', async () => {
  const stub = await startStub();
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, '<section id="one"></section><section id="two"></section>')));
  await page.evaluate(() => {
    const widget = document.createElement('echoplex-tickets');
    widget.setAttribute('event', 'harbour-lights');
    document.querySelector('#one')?.append(widget);
  });
  await holdTickets(page);
  await page.getByLabel('First name').fill('Ana');
  await page.evaluate(() => document.querySelector('#two')?.append(document.querySelector('echoplex-tickets') as Element));
  expect(await page.getByLabel('First name').inputValue()).toBe('Ana');

  await page.evaluate(() => {
    const widget = document.querySelector('echoplex-tickets') as Element;
    widget.remove();
    setTimeout(() => document.querySelector('#one')?.append(widget), 50);
  });
  await page.locator('#one').getByRole('heading', { name: 'Your details' }).waitFor();
});

test('pays inside other shadow roots, whose own content stays as it was', async () => {
  const stub = await startStub();
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, '<venue-page></venue-page>')));
  await page.evaluate(() => {
    const outer = (document.querySelector('venue-page') as Element).attachShadow({ mode: 'closed' });
    outer.innerHTML = '<div><inner-box></inner-box></div>';
    const inner = (outer.querySelector('inner-box') as Element).attachShadow({ mode: 'open' });
    inner.innerHTML = '<echoplex-tickets event="harbour-lights"></echoplex-tickets>';
    Object.assign(window, { inner });
  });
  const act = (code: string): Promise<unknown> =>
    page.evaluate(`(async () => {
    const root = window.inner.querySelector('echoplex-tickets').shadowRoot;
    const until = async (find) => { for (;;) { const found = find(); if (found) return found; await new Promise((r) => setTimeout(r, 20)); } };
    const press = async (words) => (await until(() => [...root.querySelectorAll('button')].find((b) => (b.getAttribute('aria-label') ?? b.textContent).trim().startsWith(words) && !b.ariaDisabled))).click();
    const write = async (id, value) => { const input = await until(() => root.getElementById(id)); input.value = value; input.dispatchEvent(new InputEvent('input')); };
    ${code}
  })()`);
  await act(
    "await press('One more General'); await press('Hold 1'); await write('firstName', 'Ana'); await write('lastName', 'S'); await write('email', 'ana@example.com'); await press('Continue');",
  );
  const card = page.locator('venue-page input[name=card]');
  await card.fill(cards.good);
  expect(await card.isVisible()).toBe(true);
  await act("await press('Pay'); await until(() => root.textContent.includes('See you there, Ana'));");
  expect(await page.locator('venue-page > *').count()).toBe(0);
});

test('right to left: the whole layout turns, the page does not scroll sideways', async () => {
  const stub = await startStub();
  const page = await openPage();
  await page.goto(stub.page('/', pageOf(stub, WIDGET, { dir: 'rtl' })));
  const less = await page.getByRole('button', { name: 'One less General admission' }).boundingBox();
  const more = await page.getByRole('button', { name: 'One more General admission' }).boundingBox();
  const name = await page.getByRole('heading', { name: 'General admission' }).boundingBox();
  expect(less?.x).toBeGreaterThan(more?.x ?? Infinity);
  expect((name?.x ?? 0) + (name?.width ?? 0)).toBeGreaterThan(more?.x ?? Infinity);
  await holdTickets(page);
  const arrow = page.getByRole('button', { name: 'Back, and give the tickets back' }).locator('svg');
  expect(await arrow.evaluate((element) => getComputedStyle(element).transform)).toBe('matrix(-1, 0, 0, 1, 0, 0)');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
});

test('speaks the language of its attribute, else of the page, else of the visitor', async () => {
  const stub = await startStub();
  const page = await openPage({ locale: 'es-ES' });
  const widgets = `<echoplex-tickets event="harbour-lights" locale="fr"></echoplex-tickets><div lang="de">${WIDGET}</div>`;
  await page.goto(stub.page('/', pageOf(stub, widgets, { lang: 'da' })));
  await page.getByRole('button', { name: 'Choisissez vos billets' }).waitFor();
  await page.getByRole('button', { name: 'Wählen Sie Ihre Karten' }).waitFor();
  await page.getByText('32,00 €').first().waitFor();
  await page.goto(stub.page('/es', pageOf(stub, WIDGET, { lang: 'da' })));
  await page.getByRole('button', { name: 'Elige tus entradas' }).waitFor();
});

test('a page’s region decides how dates are written, the words stay', async () => {
  const stub = await startStub({ event: makeEvent({ startsAt: '2099-12-15T18:00:00Z' }) });
  const page = await openPage({ locale: 'en-US' });
  const widget = '<echoplex-tickets event="harbour-lights" mode="button"></echoplex-tickets>';
  for (const [lang, date] of [
    ['en-GB', /^Tue,? 15 Dec,? 19:00$/u],
    ['en-US', /^Tue, Dec 15, 7:00\sPM$/u],
  ] as const) {
    await page.goto(stub.page(`/${lang}`, pageOf(stub, widget, { lang })));
    await page.getByRole('button', { name: 'Tickets' }).click();
    await page.getByRole('dialog').getByText(date).waitFor();
    await page.getByRole('button', { name: 'Choose your tickets' }).waitFor();
  }
});

test('slots, parts, the tier filter and the fallback', async () => {
  const stub = await startStub({ tiers: [makeTier(1, { name: 'Stalls' }), makeTier(2, { name: 'Circle' })] });
  const page = await openPage();
  const style = '<style>echoplex-tickets::part(tier-name) { color: rgb(1, 2, 3); } echoplex-tickets { --echoplex-radius: 3px; }</style>';
  const widget = `<echoplex-tickets event="harbour-lights" tiers="${makeTier(2).id}"><p>Call us for tickets.</p><b slot="header">Our shop</b><i slot="footer">No refunds at the bar</i></echoplex-tickets>`;
  await page.goto(stub.page('/', pageOf(stub, widget, { head: style })));
  await page.getByText('Circle').waitFor();
  expect(await page.getByText('Stalls').count()).toBe(0);
  expect(await page.getByText('Call us for tickets.').isVisible()).toBe(false);
  expect(await page.getByText('Our shop').isVisible()).toBe(true);
  expect(await page.getByText('No refunds at the bar').isVisible()).toBe(true);
  expect(await page.getByText('Circle').evaluate((element) => getComputedStyle(element).color)).toBe('rgb(1, 2, 3)');
  expect(await page.locator('echoplex-tickets .w').evaluate((element) => getComputedStyle(element).borderTopLeftRadius)).toBe('3px');

  await page.goto(stub.page('/none', widget));
  expect(await page.getByText('Call us for tickets.').isVisible()).toBe(true);
});
