import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { createOrganizer, type Organizer } from '../../../test/factories.js';
import { unique } from '../../../test/rows.js';
import { startWorld, type World } from '../../../test/world.js';
import { createStripe } from '../payments/service.js';
import { forgetAccount, payingAccount, refreshAccount } from './service.js';

const base = 'http://stripe.example.com';
const stripe = createStripe({ stripe: { secretKey: 'sk_test_for_tests_only', apiBase: base } });
const links = { returnUrl: 'https://pier.example.com/payments' };
let world: World;

beforeAll(async () => {
  const keys = { STRIPE_SECRET_KEY: 'sk_test_for_tests_only', STRIPE_PUBLISHABLE_KEY: 'pk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' };
  world = await startWorld({ quiet: true, env: { ...keys, STRIPE_API_BASE: base, STRIPE_FEE_PERCENT: '2.5' } });
});
afterEach(() => {
  const waiting = nock.pendingMocks();
  nock.cleanAll();
  expect(waiting).toEqual([]);
});
afterAll(async () => {
  await world.close();
  nock.restore();
});

interface Request {
  body: Record<string, string>;
  key: string;
}

/** Stripe makes an account, this often, and writes down how it was asked. */
function makesAccounts(id: string, times = 1): Request[] {
  const asked: Request[] = [];
  nock(base)
    .post('/v1/accounts')
    .times(times)
    .reply(200, function (_path, body) {
      const { headers } = this.req as unknown as { headers: Record<string, string | string[]> };
      asked.push({ body: Object.fromEntries(new URLSearchParams(String(body))), key: String(headers['idempotency-key']) });
      return accountOf(id);
    });
  return asked;
}
const accountOf = (id: string, state: { charges?: boolean; payouts?: boolean; details?: boolean } = {}) => ({
  id,
  object: 'account',
  charges_enabled: state.charges ?? false,
  payouts_enabled: state.payouts ?? false,
  details_submitted: state.details ?? false,
});
const readsAs = (id: string, state: Parameters<typeof accountOf>[1] = {}) =>
  nock(base).get(`/v1/accounts/${id}`).reply(200, accountOf(id, state));
const isRevoked = (id: string) => {
  const message = 'Application access may have been revoked.';
  return nock(base)
    .get(`/v1/accounts/${id}`)
    .reply(403, { error: { type: 'invalid_request_error', code: 'account_invalid', message } });
};
function makesLinks(account: string, times = 1): Record<string, string>[] {
  const asked: Record<string, string>[] = [];
  nock(base)
    .post('/v1/account_links')
    .times(times)
    .reply(200, (_path, body) => {
      asked.push(Object.fromEntries(new URLSearchParams(String(body))));
      return { object: 'account_link', url: `https://connect.example.com/${account}`, created: 1_800_000_000, expires_at: 1_800_000_300 };
    });
  return asked;
}

const connect = ({ client, organization }: Organizer) => client.paymentAccounts.connect(organization.id, links);
const read = ({ client, organization }: Organizer) => client.paymentAccounts.get(organization.id);
const disconnect = ({ client, organization }: Organizer) => client.paymentAccounts.disconnect(organization.id);
const actionsOf = async ({ client, organization }: Organizer) =>
  (await client.auditLog.list(organization.id, { action: 'paymentAccounts.' })).data.map(({ action, before, after }) => [
    action,
    before ?? after,
  ]);
/** An organization that has connected an account. */
async function connected(): Promise<{ organizer: Organizer; account: string }> {
  const organizer = await createOrganizer(world);
  const account = `acct_${unique()}`;
  makesAccounts(account);
  makesLinks(account);
  await connect(organizer);
  return { organizer, account };
}

describe('connecting', () => {
  test('makes an account that deals with Stripe by itself, and a page to fill in its details', async () => {
    const organizer = await createOrganizer(world);
    await organizer.client.organizations.update(organizer.organization.id, { contactEmail: 'hello@pier.example.com' });
    const [accounts, pages] = [makesAccounts('acct_exact'), makesLinks('acct_exact')];
    expect(await connect(organizer)).toEqual({
      url: 'https://connect.example.com/acct_exact',
      expiresAt: new Date(1_800_000_300_000).toISOString(),
      stripeAccount: 'acct_exact',
    });
    const { id } = organizer.organization;
    expect(accounts).toEqual([
      {
        body: {
          'controller[fees][payer]': 'account',
          'controller[losses][payments]': 'stripe',
          'controller[requirement_collection]': 'stripe',
          'controller[stripe_dashboard][type]': 'full',
          email: 'hello@pier.example.com',
          'metadata[organizationId]': id,
        },
        key: expect.stringMatching(new RegExp(`^account-${id}-\\d+$`)),
      },
    ]);
    const [to] = pages;
    expect(to).toEqual({ account: 'acct_exact', return_url: links.returnUrl, refresh_url: links.returnUrl, type: 'account_onboarding' });
    expect(await actionsOf(organizer)).toEqual([['paymentAccounts.connect', { stripeAccount: 'acct_exact' }]]);
  });

  test('once more answers another page of the same account', async () => {
    const { organizer, account } = await connected();
    readsAs(account);
    makesLinks(account);
    expect(await connect(organizer)).toMatchObject({ stripeAccount: account });
    expect(await actionsOf(organizer)).toHaveLength(1);
  });

  test('twice at once makes one account: the same request to Stripe, and one that stays', async () => {
    const organizer = await createOrganizer(world);
    const asked = makesAccounts('acct_once', 2);
    makesLinks('acct_once', 2);
    const both = await Promise.all([connect(organizer), connect(organizer)]);
    expect(both.map(({ stripeAccount }) => stripeAccount)).toEqual(['acct_once', 'acct_once']);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
    expect(await actionsOf(organizer)).toHaveLength(1);
  });

  test('changes nothing when Stripe does not answer', async () => {
    const organizer = await createOrganizer(world);
    nock(base)
      .post('/v1/accounts')
      .times(3)
      .reply(500, { error: { type: 'api_error', message: 'Nothing works.' } });
    await expect(connect(organizer)).rejects.toMatchObject({ code: 'payment_provider_error', status: 502 });
    expect(await read(organizer)).toMatchObject({ stripeAccount: null });
  });

  test('makes another account once the owner has ended the connection at Stripe', async () => {
    const { organizer, account } = await connected();
    isRevoked(account);
    makesAccounts('acct_after');
    makesLinks('acct_after');
    expect(await connect(organizer)).toMatchObject({ stripeAccount: 'acct_after' });
  });
});

describe('the account', () => {
  test('is told as Stripe says now, and takes payments once Stripe lets it', async () => {
    const { organizer, account } = await connected();
    const { id } = organizer.organization;
    expect(await payingAccount(world.db, id)).toBeNull();
    readsAs(account, { details: true, charges: true });
    const now = { stripeAccount: account, chargesEnabled: true, payoutsEnabled: false, detailsSubmitted: true, feePercent: 2.5 };
    expect(await read(organizer)).toEqual(now);
    expect(await payingAccount(world.db, id)).toBe(account);
    readsAs(account, { details: true });
    expect(await refreshAccount({ db: world.db, stripe }, account)).toBe(true);
    expect(await payingAccount(world.db, id)).toBeNull();
    expect(await refreshAccount({ db: world.db, stripe }, 'acct_of_nobody')).toBe(false);
  });

  test('is none before one is connected, and Stripe is not asked', async () => {
    const none = { stripeAccount: null, chargesEnabled: false, payoutsEnabled: false, detailsSubmitted: false, feePercent: 2.5 };
    expect(await read(await createOrganizer(world))).toEqual(none);
  });

  test('is told as an error when Stripe is away, and kept', async () => {
    const { organizer, account } = await connected();
    nock(base)
      .get(`/v1/accounts/${account}`)
      .times(3)
      .reply(503, { error: { type: 'api_error', message: 'Away.' } });
    await expect(read(organizer)).rejects.toMatchObject({ code: 'payment_provider_error' });
    readsAs(account);
    expect(await read(organizer)).toMatchObject({ stripeAccount: account });
  });

  test('is forgotten when its owner has ended the connection, by webhook or when looked at', async () => {
    const { organizer, account } = await connected();
    isRevoked(account);
    expect(await read(organizer)).toMatchObject({ stripeAccount: null, chargesEnabled: false });
    const other = await connected();
    expect(await forgetAccount(world.db, other.account)).toBe(true);
    expect(await forgetAccount(world.db, other.account)).toBe(false);
    expect(await read(other.organizer)).toMatchObject({ stripeAccount: null });
  });
});

describe('disconnecting', () => {
  test('sends new payments to the platform, is written down, and may be done twice', async () => {
    const { organizer, account } = await connected();
    readsAs(account, { charges: true });
    await read(organizer);
    await disconnect(organizer);
    await disconnect(organizer);
    expect(await read(organizer)).toMatchObject({ stripeAccount: null, chargesEnabled: false });
    expect(await payingAccount(world.db, organizer.organization.id)).toBeNull();
    expect(await actionsOf(organizer)).toEqual([
      ['paymentAccounts.disconnect', { stripeAccount: account }],
      ['paymentAccounts.connect', { stripeAccount: account }],
    ]);
  });

  test('can be taken back: the same account is connected again', async () => {
    const { organizer, account } = await connected();
    await disconnect(organizer);
    readsAs(account, { charges: true });
    makesLinks(account);
    expect(await connect(organizer)).toMatchObject({ stripeAccount: account });
    expect(await payingAccount(world.db, organizer.organization.id)).toBe(account);
  });
});
