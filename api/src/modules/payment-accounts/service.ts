import Stripe from 'stripe';
import type { Actor } from '../../access/actor.js';
import { authorize } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import type { Db } from '../../db/knex.js';
import { AuditEntryModel, OrganizationModel } from '../../db/models/accounts.js';
import { inTransaction } from '../../db/transaction.js';
import type { Deps } from '../../deps.js';
import { notFound, Problem } from '../../errors/problem.js';
import { recordAudit } from '../audit/service.js';
import { lockOwnOrganization } from '../organizations/service.js';
import { accountColumns, type AccountColumns, askStripe, makeAccount, noAccount, readAccount } from './stripe-accounts.js';

export { applicationFee } from './fee.js';
export { isGone } from './stripe-accounts.js';

type AccountDeps = Pick<Deps, 'db' | 'stripe'>;

async function findOwn(db: Db, actor: Actor, organizationId: string): Promise<OrganizationModel> {
  const organization = await OrganizationModel.query(db).findById(organizationId);
  if (!organization) throw notFound('organization');
  authorize(actor, organizationId, 'organization:manage', 'organization');
  return organization;
}

/** Writes down what Stripe says of an account, wherever it is connected (still). @returns whether it is */
async function keep(db: Db, account: Stripe.Account): Promise<boolean> {
  const changed = await OrganizationModel.query(db).where({ stripeAccount: account.id }).patch(accountColumns(account));
  return changed > 0;
}

/** The account that takes an organization's payments: its own once Stripe lets it take any, null for the platform's. */
export async function payingAccount(db: Db, organizationId: string): Promise<string | null> {
  const found = await OrganizationModel.query(db).findById(organizationId).select('stripeAccount', 'stripeChargesEnabled');
  return found?.stripeChargesEnabled ? found.stripeAccount : null;
}

/**
 * Asks Stripe for the present state of a connected account and keeps it.
 * @returns whether an organization of ours has it
 * @throws Problem `payment_provider_error`
 */
export async function refreshAccount({ db, stripe }: AccountDeps, stripeAccountId: string): Promise<boolean> {
  const known = await OrganizationModel.query(db).findOne({ stripeAccount: stripeAccountId }).select('id');
  if (!known || !stripe) return false;
  const account = await readAccount(stripe, stripeAccountId);
  return account ? keep(db, account) : forgetAccount(db, stripeAccountId);
}

/** An account is not ours to use any more: new payments go to the platform's. @returns whether an organization of ours had it */
export async function forgetAccount(db: Db, stripeAccountId: string): Promise<boolean> {
  const change = { ...noAccount, updatedAt: new Date() };
  return (await OrganizationModel.query(db).where({ stripeAccount: stripeAccountId }).patch(change)) > 0;
}

/** Where an organization's money goes, as Stripe says now. Where no Stripe is configured, as was known last. */
export async function getPaymentAccount({ db, stripe }: AccountDeps, actor: Actor, organizationId: string): Promise<AccountColumns> {
  const organization = await findOwn(db, actor, organizationId);
  if (organization.stripeAccount === null || !stripe) return organization;
  await refreshAccount({ db, stripe }, organization.stripeAccount);
  return (await OrganizationModel.query(db).findById(organizationId)) ?? noAccount;
}

/** The account that was disconnected last, if it is still ours to see. */
async function formerAccount(db: Db, stripe: Stripe, organizationId: string): Promise<Stripe.Account | null> {
  const entry = await AuditEntryModel.query(db)
    .where({ organizationId, action: 'paymentAccounts.disconnect' })
    .orderBy('id', 'desc')
    .first();
  const id = entry?.before?.['stripeAccount'];
  return typeof id === 'string' ? readAccount(stripe, id) : null;
}

/** Connects an account to an organization that has none; of two at once the first stays. @returns the account it has now */
const attach = (db: Db, actor: Actor, organizationId: string, account: Stripe.Account): Promise<string> =>
  inTransaction(db, async (trx) => {
    const { stripeAccount } = await lockOwnOrganization(trx, actor, organizationId);
    if (stripeAccount !== null) return stripeAccount;
    await OrganizationModel.query(trx)
      .findById(organizationId)
      .patch({ ...accountColumns(account), updatedAt: new Date() });
    await recordAudit(trx, actor, organizationId, {
      action: 'paymentAccounts.connect',
      target: { type: 'organization', id: organizationId },
      after: { stripeAccount: account.id },
    });
    return account.id;
  });

async function makeAccountFor(db: Db, stripe: Stripe, organization: OrganizationModel): Promise<Stripe.Account> {
  try {
    return await makeAccount(stripe, organization);
  } catch (error) {
    // Stripe keeps its answer to a key, a failure of its own too: the next try needs another one. Without an answer it is asked again.
    if (error instanceof Problem && error.cause instanceof Stripe.errors.StripeError && error.cause.statusCode !== undefined) {
      await OrganizationModel.query(db).findById(organization.id).patch({ updatedAt: new Date() });
    }
    throw error;
  }
}

/**
 * The organization's account, connected now if it has none: the one it had before, or a new one. Whoever wants another one than before ends
 * the connection of that at Stripe.
 */
async function ensureAccount(db: Db, stripe: Stripe, actor: Actor, organizationId: string): Promise<string> {
  const { stripeAccount } = await findOwn(db, actor, organizationId);
  if (stripeAccount !== null) {
    if (await readAccount(stripe, stripeAccount)) return stripeAccount;
    await forgetAccount(db, stripeAccount);
  }
  // Read again: forgetting has changed the time that the key for a new account is made of.
  const organization = await findOwn(db, actor, organizationId);
  const account = (await formerAccount(db, stripe, organizationId)) ?? (await makeAccountFor(db, stripe, organization));
  return attach(db, actor, organizationId, account);
}

/**
 * Connects an account of Stripe's to an organization and answers the page where its details are filled in. Stripe is asked outside any
 * transaction.
 * @throws Problem `payment_provider_error`
 */
export async function connectAccount(
  { db, stripe }: AccountDeps,
  actor: Actor,
  organizationId: string,
  { returnUrl, refreshUrl }: components['schemas']['ConnectInput'],
): Promise<components['schemas']['ConnectLink']> {
  await findOwn(db, actor, organizationId);
  if (!stripe) throw new Problem('payment_provider_error', 'This site takes no payments yet: STRIPE_SECRET_KEY is not set.');
  const account = await ensureAccount(db, stripe, actor, organizationId);
  const link = await askStripe(() =>
    stripe.accountLinks.create({
      account,
      return_url: returnUrl,
      refresh_url: refreshUrl ?? returnUrl,
      type: 'account_onboarding',
    }),
  );
  return { url: link.url, expiresAt: new Date(link.expires_at * 1000).toISOString(), stripeAccount: account };
}

/** Ends the connection on our side; what was paid stays where it is, and is refunded from there. Doing it twice is fine. */
export async function disconnectAccount(db: Db, actor: Actor, organizationId: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { stripeAccount } = await lockOwnOrganization(trx, actor, organizationId);
    if (stripeAccount === null) return;
    await forgetAccount(trx, stripeAccount);
    await recordAudit(trx, actor, organizationId, {
      action: 'paymentAccounts.disconnect',
      target: { type: 'organization', id: organizationId },
      before: { stripeAccount },
    });
  });
}
