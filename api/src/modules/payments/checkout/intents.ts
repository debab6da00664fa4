import { createHash } from 'node:crypto';
import Stripe from 'stripe';
import type { EventModel } from '../../../db/models/events.js';
import type { OrderModel } from '../../../db/models/orders.js';
import { Problem } from '../../../errors/problem.js';
import { amountStep } from '../../../money/currency.js';
import { formatAmount } from '../../../money/format.js';
import { applicationFee } from '../../payment-accounts/service.js';
import { ofAccount } from '../settle/read-payment.js';
import { fromStripeAmount, toStripeAmount } from '../stripe/stripe-amounts.js';

/** A payment that is to be begun: of which order, at which account, and what the platform keeps of it. */
export interface Beginning {
  order: OrderModel;
  event: Pick<EventModel, 'name'>;
  account: string | null;
  /** Percent of the payment; only of payments to an organization's own account. */
  feePercent: number;
  /** How many payments of this order came to nothing: the next one is another one. */
  failures?: number;
}

/** Stripe's refusal or silence, without its internals. */
export function providerProblem(error: unknown, { total, currency }: OrderModel): Problem {
  if (error instanceof Problem) return error;
  const { code } = error as { code?: string };
  if (code === 'amount_too_small' || code === 'amount_too_large') {
    const which = code === 'amount_too_small' ? 'less than' : 'more than';
    const detail = `${formatAmount(total, currency)} is ${which} can be paid by card. Nothing was charged; change the order or ask the organizer.`;
    return new Problem('amount_not_payable', detail, { cause: error });
  }
  if (error instanceof Stripe.errors.StripeInvalidRequestError) {
    return new Problem('payment_failed', 'The payment provider refuses this payment. Nothing was charged; tell the organizer.', {
      cause: error,
    });
  }
  return new Problem(
    'payment_provider_error',
    'The payment could not be started. Nothing was charged; your tickets are still held. Try again.',
    { headers: { 'Retry-After': '2' }, cause: error },
  );
}

/** A key that is the same for the same order, amount and whatever else is asked for, so that they never become two payments. */
const keyOf = (kind: string, { id, total }: OrderModel, params: object, salt: string): string =>
  `${kind}-${id}-${total}-${createHash('sha256').update(JSON.stringify(params)).update(salt).digest('hex').slice(0, 16)}`;

/**
 * Asks Stripe to make something of an order once.
 *
 * Stripe keeps the answer to a key even when it is a failure of its own: asked again, it would fail until tomorrow. What it may have made then
 * can never be paid, because nobody knows its secret; so something else is asked for.
 */
export async function createOnce<T, Params extends object>(
  kind: string,
  { order, account, failures = 0 }: Beginning,
  params: Params,
  create: (params: Params, options: Stripe.RequestOptions) => Promise<T>,
): Promise<T> {
  const options = ofAccount(account);
  // A payment that can no longer be made is followed by another one, which must not be answered with the first.
  const salt = [order.paymentIntentId, order.checkoutSessionId, failures].join();
  try {
    return await create(params, { ...options, idempotencyKey: keyOf(kind, order, params, salt) });
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeAPIError)) throw error;
    return create(params, { ...options, idempotencyKey: keyOf(kind, order, params, `${salt}${Date.now()}`) });
  }
}

/** What stands on the buyer's statement behind the account's own name: letters of the event's. */
export function statementSuffix(name: string): string | undefined {
  const plain = name.normalize('NFKD').replaceAll(/[^A-Za-z0-9 ]/g, '').replaceAll(/ +/g, ' ').trim(); // prettier-ignore
  const suffix = plain.slice(0, 12).trim();
  return /[A-Za-z]/.test(suffix) ? suffix : undefined;
}

/** What is said of a payment however it is begun. */
export function paymentData({ order, event, account, feePercent }: Beginning) {
  const suffix = statementSuffix(event.name);
  const fee = account === null ? 0 : applicationFee(order.total, feePercent, amountStep(order.currency));
  return {
    description: `Order ${order.number} · ${event.name}`.slice(0, 1000),
    metadata: { orderId: order.id, eventId: order.eventId, orderNumber: order.number },
    ...(order.buyerEmail === null ? {} : { receipt_email: order.buyerEmail }),
    ...(suffix === undefined ? {} : { statement_descriptor_suffix: suffix }),
    ...(fee === 0 ? {} : { application_fee_amount: toStripeAmount(fee, order.currency) }),
  };
}

const changeable = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action']);

/** Makes an intent ask for what the order costs now. @returns null when it can no longer be paid */
export async function updatedIntent(
  stripe: Stripe,
  intent: Stripe.PaymentIntent,
  beginning: Beginning,
): Promise<Stripe.PaymentIntent | null> {
  const { order, account } = beginning;
  if (intent.status === 'canceled') return null;
  const isRight = fromStripeAmount(intent.amount, intent.currency) === order.total && intent.receipt_email === order.buyerEmail;
  if (isRight || !changeable.has(intent.status)) return intent;
  const { receipt_email, application_fee_amount = account === null ? undefined : ('' as const) } = paymentData(beginning);
  const amount = toStripeAmount(order.total, order.currency);
  // No key of our own: the price may go up and down again, and the last word counts.
  return stripe.paymentIntents.update(intent.id, { amount, receipt_email, application_fee_amount }, ofAccount(account));
}

/** The order's PaymentIntent for Stripe.js: made on the first checkout, and kept up to date by the next. */
export async function intentFor(stripe: Stripe, beginning: Beginning): Promise<Stripe.PaymentIntent> {
  const { order, account } = beginning;
  const before = order.paymentIntentId ? await stripe.paymentIntents.retrieve(order.paymentIntentId, {}, ofAccount(account)) : null;
  const kept = before && (await updatedIntent(stripe, before, beginning));
  if (kept) return kept;
  const params: Stripe.PaymentIntentCreateParams = {
    amount: toStripeAmount(order.total, order.currency),
    currency: order.currency.toLowerCase(),
    automatic_payment_methods: { enabled: true },
    ...paymentData(beginning),
  };
  return createOnce('order', beginning, params, (body, options) => stripe.paymentIntents.create(body, options));
}
