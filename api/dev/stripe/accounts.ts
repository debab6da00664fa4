import type { Account, AccountLink } from './account-objects.js';
import { applicationId, type Context } from './context.js';
import { invalidRequest, missingParam, noAccess, StripeFault } from './faults.js';
import { nested, text, type Params } from './form.js';
import { readMetadata } from './metadata.js';
import { newId, now } from './store.js';

const currencies: Record<string, string> = { DK: 'dkk', GB: 'gbp', JP: 'jpy', NO: 'nok', SE: 'sek', US: 'usd' };
const stillDue = ['business_profile.url', 'external_account', 'tos_acceptance.date', 'tos_acceptance.ip'];

/** `POST /v1/accounts`, with controller properties or a type. */
export function createAccount(context: Context, params: Params): Account {
  if (context.account !== null) throw invalidRequest('Accounts are made by the platform, without Stripe-Account.');
  const type = text(params, 'type');
  if (type !== undefined && params['controller'] !== undefined) {
    throw invalidRequest('You may only specify one of these parameters: type, controller.', { code: 'parameters_exclusive' });
  }
  if (type !== undefined && type !== 'standard' && type !== 'express' && type !== 'custom') {
    throw invalidRequest(`Invalid type: ${type}`, { param: 'type' });
  }
  const country = text(params, 'country') ?? 'DK';
  const account: Account = {
    id: newId('acct', 16),
    object: 'account',
    business_profile: { name: null, url: null },
    business_type: text(params, 'business_type') ?? null,
    capabilities: { card_payments: 'inactive', transfers: 'inactive' },
    charges_enabled: false,
    controller: readController(nested(params, 'controller'), type),
    country,
    created: now(),
    default_currency: text(params, 'default_currency') ?? currencies[country] ?? 'eur',
    details_submitted: false,
    email: null,
    metadata: {},
    payouts_enabled: false,
    requirements: requirements(stillDue),
    settings: { payments: { statement_descriptor: null } },
    type: type ?? 'none',
  };
  return keep(context, account, params);
}

/** `GET /v1/accounts/:id`; the platform sees only those that are connected. */
export function getAccount(context: Context, id: string): Account {
  const account = context.in(null).store.get('account', id);
  if (!account || account.revoked) throw noAccess(id);
  return account;
}

/** `POST /v1/accounts/:id` */
export function updateAccount(context: Context, id: string, params: Params): Account {
  const changed = keep(context, getAccount(context, id), params);
  context.in(id).emit('account.updated', changed);
  return changed;
}

/** `POST /v1/account_links`: the address of a page where the organizer finishes what Stripe wants to know. */
export function createAccountLink(context: Context, params: Params): object {
  const id = text(params, 'account');
  if (!id) throw missingParam('account');
  const type = text(params, 'type');
  if (type !== 'account_onboarding' && type !== 'account_update') throw invalidRequest(`Invalid type: ${type ?? ''}`, { param: 'type' });
  const [refresh_url, return_url] = [text(params, 'refresh_url'), text(params, 'return_url')];
  if (!refresh_url) throw missingParam('refresh_url');
  if (!return_url) throw missingParam('return_url');
  const account = getAccount(context, id).id;
  const created = now();
  const expires_at = created + 300;
  const link: AccountLink = {
    id: newId('link'),
    object: 'account_link',
    account,
    created,
    expires_at,
    refresh_url,
    return_url,
    used: false,
  };
  context.store.put(link);
  return { object: 'account_link', created, expires_at, url: `${context.url()}/connect/onboard/${link.id}` };
}

/** What an account is after the organizer told Stripe everything. */
export function completeOnboarding(context: Context, id: string): Account {
  const before = getAccount(context, id);
  const account: Account = {
    ...before,
    capabilities: { card_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    details_submitted: true,
    payouts_enabled: true,
    requirements: requirements([]),
  };
  context.in(null).store.put(account);
  const { charges_enabled, details_submitted, payouts_enabled } = before;
  context.in(id).emit('account.updated', account, { charges_enabled, details_submitted, payouts_enabled });
  return account;
}

/** `POST /oauth/deauthorize`: the connection ends; the platform finds nothing of the account any more. */
export function deauthorize(context: Context, params: Params): object {
  const id = text(params, 'stripe_user_id');
  const account = id ? context.in(null).store.get('account', id) : undefined;
  if (!id || !account || account.revoked) {
    const message = `This application is not connected to stripe account ${id ?? ''}, or that account does not exist.`;
    throw new StripeFault(401, { type: 'invalid_request_error', code: 'invalid_client', message });
  }
  disconnect(context, account);
  return { stripe_user_id: id };
}

/** `DELETE /v1/accounts/:id` */
export function deleteAccount(context: Context, id: string): object {
  disconnect(context, getAccount(context, id));
  return { id, object: 'account', deleted: true };
}

function disconnect(context: Context, account: Account): void {
  context.in(null).store.put({ ...account, revoked: true });
  context.in(account.id).emit('account.application.deauthorized', { id: applicationId, object: 'application', name: 'EchoPlex Tickets' });
}

function keep(context: Context, account: Account, params: Params): Account {
  const profile = nested(params, 'business_profile');
  const kept: Account = {
    ...account,
    business_profile: {
      name: text(profile, 'name') ?? account.business_profile.name,
      url: text(profile, 'url') ?? account.business_profile.url,
    },
    email: text(params, 'email') ?? account.email,
    metadata: readMetadata(account.metadata, params),
  };
  context.in(null).store.put(kept);
  return kept;
}

function readController(given: Params, type: string | undefined): Account['controller'] {
  const standard = type === 'standard';
  const usual = { payer: standard ? 'account' : 'application', losses: standard ? 'stripe' : 'application' };
  return {
    fees: { payer: text(nested(given, 'fees'), 'payer') ?? (type ? usual.payer : 'account') },
    is_controller: true,
    losses: { payments: text(nested(given, 'losses'), 'payments') ?? (type ? usual.losses : 'stripe') },
    requirement_collection: text(given, 'requirement_collection') ?? (type === 'custom' ? 'application' : 'stripe'),
    stripe_dashboard: { type: text(nested(given, 'stripe_dashboard'), 'type') ?? dashboardOf(type) },
    type: 'application',
  };
}

function dashboardOf(type: string | undefined): string {
  if (type === 'express') return 'express';
  return type === 'custom' ? 'none' : 'full';
}

function requirements(due: string[]): Account['requirements'] {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason: due.length > 0 ? 'requirements.past_due' : null,
    errors: [],
    eventually_due: due,
    past_due: due,
    pending_verification: [],
  };
}
