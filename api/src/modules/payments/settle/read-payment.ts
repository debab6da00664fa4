import type Stripe from 'stripe';
import type { OrderModel } from '../../../db/models/orders.js';

/** What Stripe says of a payment now. */
export interface PaymentTruth {
  intentId: string;
  /** The account it was paid to; null for the platform's. */
  account: string | null;
  /** Left out when only refunds were asked for. */
  intent?: Stripe.PaymentIntent;
  /** The last try, with its balance transaction. */
  charge?: Stripe.Charge | null;
  refunds: Stripe.Refund[];
  disputes: Stripe.Dispute[];
}

/** Where a request for an order's money goes. */
export const ofAccount = (account: string | null): Stripe.RequestOptions => (account === null ? {} : { stripeAccount: account });

const balances = ['data.balance_transaction', 'data.failure_balance_transaction'];

/** Every refund of a payment, those that failed included. */
export const readRefunds = (stripe: Stripe, intentId: string, account: string | null): Promise<Stripe.Refund[]> =>
  stripe.refunds.list({ payment_intent: intentId, limit: 100, expand: balances }, ofAccount(account)).autoPagingToArray({ limit: 10_000 });

/**
 * Asks Stripe what became of a payment: how it stands, and what came after it.
 * @param hasRefunds asks for refunds even when the charge says that there are none, as it does once they failed
 */
export async function readPayment(stripe: Stripe, intentId: string, account: string | null, hasRefunds: boolean): Promise<PaymentTruth> {
  const options = ofAccount(account);
  const intent = await stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge.balance_transaction'] }, options);
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const isPaid = charge?.paid === true;
  const refunds = isPaid && (hasRefunds || charge.amount_refunded > 0) ? await readRefunds(stripe, intentId, account) : [];
  const disputes =
    isPaid && charge.disputed
      ? await stripe.disputes.list({ payment_intent: intentId, limit: 100 }, options).autoPagingToArray({ limit: 100 })
      : [];
  return { intentId, account, intent, charge, refunds, disputes };
}

/** The payments that an order may be paid by: the one in the page, and the one made on Stripe's page. */
export async function intentsOf(
  stripe: Stripe,
  order: OrderModel,
): Promise<{ intentIds: string[]; session: Stripe.Checkout.Session | null }> {
  const { paymentIntentId, checkoutSessionId, stripeAccount } = order;
  const session = checkoutSessionId ? await stripe.checkout.sessions.retrieve(checkoutSessionId, {}, ofAccount(stripeAccount)) : null;
  const onPage = session?.payment_intent ?? null;
  const ids = [paymentIntentId, typeof onPage === 'string' ? onPage : onPage?.id];
  return { intentIds: [...new Set(ids.filter((id): id is string => typeof id === 'string'))], session };
}
