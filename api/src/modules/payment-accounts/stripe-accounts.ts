import Stripe from 'stripe';
import type { OrganizationModel } from '../../db/models/accounts.js';
import { Problem } from '../../errors/problem.js';

/** What is kept of an account. */
export type AccountColumns = Pick<
  OrganizationModel,
  'stripeAccount' | 'stripeChargesEnabled' | 'stripePayoutsEnabled' | 'stripeDetailsSubmitted'
>;

export const accountColumns = (account: Stripe.Account): AccountColumns => ({
  stripeAccount: account.id,
  stripeChargesEnabled: account.charges_enabled,
  stripePayoutsEnabled: account.payouts_enabled,
  stripeDetailsSubmitted: account.details_submitted,
});

export const noAccount: AccountColumns = {
  stripeAccount: null,
  stripeChargesEnabled: false,
  stripePayoutsEnabled: false,
  stripeDetailsSubmitted: false,
};

/** Whether Stripe says that an account is not ours to see (any more): its owner has ended the connection, or it was deleted. */
export const isGone = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError && (error.code === 'account_invalid' || error.code === 'resource_missing');

/** Stripe's refusal or silence, without its internals. */
export const providerProblem = (cause: unknown): Problem =>
  new Problem('payment_provider_error', 'Stripe did not answer as expected. Nothing was changed; try again.', {
    headers: { 'Retry-After': '2' },
    cause,
  });

/** Makes a request to Stripe. @throws Problem `payment_provider_error` */
export async function askStripe<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw providerProblem(error);
  }
}

/** An account, or null when it is not ours to see. */
export async function readAccount(stripe: Stripe, id: string): Promise<Stripe.Account | null> {
  try {
    return await stripe.accounts.retrieve(id);
  } catch (error) {
    if (isGone(error)) return null;
    throw providerProblem(error);
  }
}

/**
 * Makes an account that deals with Stripe by itself: it pays Stripe's fees, sees the whole dashboard, and Stripe bears its losses and asks for
 * what the law wants to know. Asked for twice before the organization changes, it is the same account.
 */
export const makeAccount = (stripe: Stripe, { id, contactEmail, updatedAt }: OrganizationModel): Promise<Stripe.Account> =>
  askStripe(() =>
    stripe.accounts.create(
      {
        controller: {
          fees: { payer: 'account' },
          losses: { payments: 'stripe' },
          requirement_collection: 'stripe',
          stripe_dashboard: { type: 'full' },
        },
        ...(contactEmail === null ? {} : { email: contactEmail }),
        metadata: { organizationId: id },
      },
      // Whatever of the above changes, and an account that was given up, changes the time: a key never stands for two requests.
      { idempotencyKey: `account-${id}-${updatedAt.getTime()}` },
    ),
  );
