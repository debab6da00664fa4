import Stripe from 'stripe';
import { addJob } from '../../../db/jobs.js';
import { PaymentModel, RefundModel } from '../../../db/models/payments.js';
import { inTransaction } from '../../../db/transaction.js';
import { changeOrder, findOrder, lockOrder } from '../../orders/service.js';
import { restoreTickets } from '../../tickets/service.js';
import { ofAccount, readRefunds } from '../settle/read-payment.js';
import { admitsAgain } from '../settle/refund-state.js';
import { type PaymentDeps, settle, syncIntent } from '../settle/settle.js';
import { toStripeAmount } from '../stripe/stripe-amounts.js';

/** Refusals that may be none tomorrow. */
const passing = new Set(['balance_insufficient', 'lock_timeout', 'idempotency_key_in_use', 'rate_limit']);

/** Whether Stripe will never do this, however often it is asked. */
const isRefusal = (error: unknown): error is Stripe.errors.StripeInvalidRequestError | Stripe.errors.StripeCardError =>
  (error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripeCardError) &&
  !passing.has(error.code ?? '');

/** Whether the account's owner has ended the connection at Stripe. */
const isDisconnected = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripePermissionError && error.code === 'account_invalid';

/** Stripe refused: the money stays, and so do the tickets. */
async function giveUp(deps: PaymentDeps, refund: RefundModel, failure: string): Promise<void> {
  const found = await findOrder(deps.db, refund.orderId);
  if (!found) return;
  await inTransaction(deps.db, async (trx) => {
    const { order, now } = await lockOrder(trx, found);
    const failed = await RefundModel.query(trx)
      .where({ id: refund.id, status: 'pending', stripeRefundId: null })
      .patch({ status: 'failed', failure, completedAt: now });
    if (failed === 0) return;
    // Somebody else may have been quicker with paying back, in Stripe's dashboard or as the buyer's bank.
    if (admitsAgain(order)) await restoreTickets(trx, refund.ticketIds);
    await addJob(trx, 'send-refund-failed', { refundId: refund.id }, refund.id);
    await changeOrder(trx, Object.assign(order, { tickets: undefined }), {}, 'payment.refund_failed');
  });
}

/** Remembers why it has to be tried again, for who looks. */
async function noteFailure({ db }: PaymentDeps, { id }: RefundModel, error: unknown): Promise<void> {
  const failure =
    error instanceof Stripe.errors.StripeConnectionError ? 'Stripe could not be reached.' : 'Stripe had a problem of its own.';
  // Stripe keeps the answer to a key, a failure of its own too: what it has answered with one is asked for under the next key.
  const answered = error instanceof Stripe.errors.StripeAPIError ? 1 : 0;
  await db('refunds')
    .where({ id, status: 'pending' })
    .update({ failure, tries: db.raw('tries + ?', [answered]) });
}

async function request(stripe: Stripe, refund: RefundModel, payment: PaymentModel): Promise<Stripe.Refund> {
  const { id, orderId, tries } = refund;
  return stripe.refunds.create(
    {
      payment_intent: payment.stripeId,
      amount: toStripeAmount(refund.amount, refund.currency),
      reason: refund.source === 'surplus' ? 'duplicate' : 'requested_by_customer',
      metadata: { orderId, refundId: id },
      expand: ['balance_transaction'],
      // What the platform took of the payment goes back in the same part.
      ...(payment.stripeAccount === null ? {} : { refund_application_fee: true }),
    },
    { ...ofAccount(payment.stripeAccount), idempotencyKey: `refund-${id}${tries === 0 ? '' : `-${tries}`}` },
  );
}

/**
 * Has Stripe pay back what a refund reserved, at most once however often it is called.
 * @param isFirst nobody has asked Stripe for it yet: it need not be looked for
 * @throws whatever kept Stripe from answering; the refund stays pending
 */
export async function executeRefund(deps: PaymentDeps, refundId: string, { isFirst = false } = {}): Promise<void> {
  const { db, stripe } = deps;
  const refund = await RefundModel.query(db).findById(refundId);
  if (!refund || refund.status !== 'pending') return;
  if (!stripe) throw new Error('a refund waits, but no payment provider is configured');
  const payment = await PaymentModel.query(db).findById(refund.paymentId).throwIfNotFound();
  const { orderId } = refund;
  const { stripeId: intentId, stripeAccount: account } = payment;
  if (refund.stripeRefundId) return syncIntent(deps, orderId, intentId, account);
  try {
    const made = isFirst
      ? undefined
      : (await readRefunds(stripe, intentId, account)).find(({ metadata }) => metadata?.refundId === refundId);
    const answer = made ?? (await request(stripe, refund, payment));
    await settle(deps, orderId, { intentId, account, refunds: [answer], disputes: [] });
  } catch (error) {
    if (isRefusal(error)) {
      // Somebody may have refunded it in Stripe's dashboard: that is known before it is said that this one failed.
      await syncIntent(deps, orderId, intentId, account);
      return giveUp(deps, refund, error.message);
    }
    // Should it have been made before that, it is found once the account is ours to see again.
    if (isDisconnected(error)) return giveUp(deps, refund, 'The account that took the payment is not connected any more.');
    await noteFailure(deps, refund, error);
    throw error;
  }
}
