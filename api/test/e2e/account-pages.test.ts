import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../../../widget/test/chromium.js';
import { SessionModel, UserTokenModel, InvitationModel } from '../../src/db/models/accounts.js';
import { createAttendee, createOrganizer, type Organizer, password, tokenMailedTo } from '../factories.js';
import { addInvitation } from '../rows.js';
import { startWorld, type World } from '../world.js';
import { violationsOf } from '../../../widget/test/axe.js';

let world: World;
let organizer: Organizer;
let browser: Browser;
let context: BrowserContext;
let complaints: string[];
let asked: string[];

beforeAll(async () => {
  world = await startWorld({ mail: true });
  organizer = await createOrganizer(world);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});
afterEach(async () => {
  expect(complaints).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

/** Opens a page as the link in a mail would. */
async function open(name: string, token: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 800 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  complaints = [];
  asked = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  // What the policy of the page refused is told as an error of the console; refused requests are part of the tests.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  await page.goto(`${world.url}/account/${name}#token=${token}`);
  return page;
}

const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click();

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).filter({ visible: true }).fill(value);
}

/** axe with its best practices, and every control large enough for a thumb. */
async function expectAccessible(page: Page): Promise<void> {
  const violations = await violationsOf(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary}`)).toEqual([]);
  const small = await page.$$eval('button, input:not([type=checkbox]), label:has([type=checkbox])', (controls) =>
    controls
      .filter((control) => control.checkVisibility() && control.getBoundingClientRect().height < 44)
      .map((control) => control.outerHTML),
  );
  expect(small).toEqual([]);
}

describe('confirming an address', () => {
  test('takes one press; the link is then spent, and a new one can be had', async () => {
    const { email, client } = await createAttendee(world);
    const token = await tokenMailedTo(world, email, 'verify-email');
    const page = await open('verify-email', token);
    await heading(page, 'Confirm your email address');
    expect((await client.me.get()).emailVerified).toBe(false);
    await press(page, 'Confirm this address');
    await heading(page, 'Your address is confirmed');
    expect((await client.me.get()).emailVerified).toBe(true);
    expect(new URL(page.url()).hash).toBe('');

    await page.goto(`${world.url}/account/verify-email#token=${token}`);
    await press(page, 'Confirm this address');
    await heading(page, 'This link does not work any more');
    await fill(page, { Email: email, Password: 'not this one at all' });
    await press(page, 'Send a new link');
    await page.getByRole('alert').filter({ hasText: 'Email or password is wrong.' }).waitFor();
    await fill(page, { Password: password });
    await press(page, 'Send a new link');
    await heading(page, 'Look into your mailbox');
  });

  test('says when the link has expired, and a new one works', async () => {
    const { email, userId, client } = await createAttendee(world);
    const old = await tokenMailedTo(world, email, 'verify-email');
    await UserTokenModel.query(world.db)
      .where({ userId })
      .patch({ expiresAt: new Date(Date.now() - 1000) });
    world.mailbox.clear();
    const page = await open('verify-email', old);
    await press(page, 'Confirm this address');
    await heading(page, 'This link has expired');
    await fill(page, { Email: email, Password: password });
    await press(page, 'Send a new link');
    await heading(page, 'Look into your mailbox');
    // Another fragment in the same tab is another link.
    await page.goto(`${world.url}/account/verify-email#token=${await tokenMailedTo(world, email, 'verify-email')}`);
    await press(page, 'Confirm this address');
    await heading(page, 'Your address is confirmed');
    expect((await client.me.get()).emailVerified).toBe(true);
    // What was signed in for sending the mail is signed out again: the registration's session alone is left.
    expect(await SessionModel.query(world.db).where({ userId }).whereNull('revokedAt').resultSize()).toBe(1);
  });

  test('without a token, and without a server, says what to do', async () => {
    const { email } = await createAttendee(world);
    const page = await open('verify-email', '');
    await heading(page, 'This link does not work any more');
    await page.goto(`${world.url}/account/verify-email#token=${await tokenMailedTo(world, email, 'verify-email')}`);
    await heading(page, 'Confirm your email address');
    await context.setOffline(true);
    await press(page, 'Confirm this address');
    await page.getByRole('alert').filter({ hasText: 'The server could not be reached.' }).waitFor();
    await context.setOffline(false);
    await press(page, 'Confirm this address');
    await heading(page, 'Your address is confirmed');
  });
});

describe('setting a new password', () => {
  test('by keyboard alone: a weak one is explained at its field, a good one signs in', async () => {
    const { email } = await createAttendee(world);
    await world.visitor.auth.forgotPassword({ email });
    const page = await open('reset-password', await tokenMailedTo(world, email, 'reset-password'));
    await heading(page, 'Choose a new password');
    const field = page.getByLabel('New password', { exact: true });
    await page.keyboard.press('Tab');
    await page.keyboard.type('short');
    await page.keyboard.press('Enter');
    await page.locator('[aria-invalid=true]').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('reset-password');
    expect(await field.getAttribute('aria-describedby')).toContain('reset-password-fault');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await field.getAttribute('type')).toBe('text');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('seven-boats-at-night');
    await page.keyboard.press('Enter');
    await heading(page, 'Your new password is set');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Your new password is set');
    await world.visitor.auth.login({ email, password: 'seven-boats-at-night' });
  });

  test('with a spent link: another one is sent, without saying whether there is an account', async () => {
    const page = await open('reset-password', 'ept_used');
    await fill(page, { 'New password': 'seven-boats-at-night' });
    await press(page, 'Set the password');
    await heading(page, 'This link does not work any more');
    await fill(page, { Email: 'no-account@example.com' });
    await press(page, 'Send a new link');
    await heading(page, 'Look into your mailbox');
  });
});

describe('accepting an invitation', () => {
  const invite = async (email: string): Promise<string> => {
    await organizer.client.members.invite(organizer.organization.id, { email, role: 'admin' });
    return tokenMailedTo(world, email, 'accept-invitation');
  };

  test('makes an account for somebody new, and leaves nobody signed in', async () => {
    const page = await open('accept-invitation', await invite('nina@example.com'));
    await fill(page, { 'First name': 'Nina', 'Last name': '', Password: 'seven-boats-at-night' });
    await press(page, 'Create the account and accept');
    await page.getByText('Please fill this in.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('join-lastName');
    await fill(page, { 'Last name': 'Berg' });
    await press(page, 'Create the account and accept');
    await heading(page, 'You are in');
    await page.getByText(`You are now an admin of ${organizer.organization.name}.`).waitFor();
    const { user } = await world.visitor.auth.login({ email: 'nina@example.com', password: 'seven-boats-at-night' });
    expect(user).toMatchObject({ firstName: 'Nina', emailVerified: true, memberships: [{ role: 'admin' }] });
    expect(await SessionModel.query(world.db).where({ userId: user.id }).whereNull('revokedAt').resultSize()).toBe(1);
  });

  test('leads who has an account to signing in, with the invited address alone', async () => {
    const [invited, other] = [await createAttendee(world), await createAttendee(world)];
    const page = await open('accept-invitation', await invite(invited.email));
    await fill(page, { 'First name': 'Mai', 'Last name': 'Lund', Password: 'seven-boats-at-night' });
    await press(page, 'Create the account and accept');
    await heading(page, 'Sign in to accept');
    await page.getByText('There is an account with this address already.').waitFor();
    await fill(page, { Email: other.email, Password: password });
    await press(page, 'Sign in and accept');
    await page.getByText('This invitation was sent to another address.').waitFor();
    await fill(page, { Email: invited.email });
    await press(page, 'Sign in and accept');
    await heading(page, 'You are in');
    expect((await invited.client.me.get()).memberships).toMatchObject([{ organizationId: organizer.organization.id, role: 'admin' }]);
  });

  test('says when it was taken back or has expired', async () => {
    const { id, token } = await addInvitation(world, organizer.organization.id);
    const page = await open('accept-invitation', token);
    await InvitationModel.query(world.db)
      .findById(id)
      .patch({ expiresAt: new Date(Date.now() - 1000) });
    const person = { 'First name': 'Nina', 'Last name': 'Berg', Password: 'seven-boats-at-night' };
    await fill(page, person);
    await press(page, 'Create the account and accept');
    await heading(page, 'This invitation has expired');
    await organizer.client.invitations.revoke(organizer.organization.id, id);
    await page.goto(`${world.url}/account/accept-invitation#token=${token}`);
    await fill(page, person);
    await press(page, 'Create the account and accept');
    await heading(page, 'This invitation does not work any more');
  });
});

describe('every account page', () => {
  const pages = ['verify-email', 'reset-password', 'accept-invitation'];

  test.each(['light', 'dark'] as const)('is accessible in every state, in a %s browser', async (colorScheme) => {
    const page = await open('verify-email', 'x', { colorScheme });
    for (const name of pages) {
      await page.goto('about:blank');
      await page.goto(`${world.url}/account/${name}#token=x`);
      for (const state of await page.$$eval('[data-panel]', (panels) => panels.map((panel) => panel.getAttribute('data-panel')!))) {
        await page.evaluate((shown) => {
          for (const panel of document.querySelectorAll<HTMLElement>('[data-panel]')) panel.hidden = panel.dataset['panel'] !== shown;
        }, state);
        await expectAccessible(page);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    await page.goto(`${world.url}/account/reset-password#token=y`);
    await press(page, 'Set the password');
    await page.getByText('Please fill this in.').waitFor();
    await expectAccessible(page);
  });

  test('keeps the token out of every address, log and store, and takes two presses for one', async () => {
    const { email } = await createAttendee(world);
    const token = await tokenMailedTo(world, email, 'verify-email');
    const page = await open('verify-email', token);
    await page.getByRole('button', { name: 'Confirm this address' }).dblclick();
    await heading(page, 'Your address is confirmed');
    // Browsers show themselves the fragment; what they send is without it.
    expect(asked.filter((line) => line.startsWith('POST'))).toEqual([`POST ${world.url}/v1/auth/verify-email`]);
    expect(asked.filter((line) => line.replace(/#.*$/, '').includes(token))).toEqual([]);
    expect(JSON.stringify(world.logs)).not.toContain(token);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await page.reload();
    await heading(page, 'This link does not work any more');
  });

  test('runs nothing inline, loads nothing from elsewhere and stands in no frame', async () => {
    const page = await open('verify-email', 'x');
    for (const name of pages) {
      const response = await page.goto(`${world.url}/account/${name}`);
      const policy = response?.headers()['content-security-policy'];
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(response?.headers()['referrer-policy']).toBe('no-referrer');
    }
    expect(asked.filter((line) => !line.startsWith(`GET ${world.url}/`))).toEqual([]);
    expect((await fetch(`${world.url}/account/files/elsewhere.js`)).status).toBe(404);
    expect((await fetch(`${world.url}/account/anything`)).status).toBe(404);
  });
});
