import type Stripe from 'stripe';
import { newId } from '../../db/ids.js';
import { addJob } from '../../db/jobs.js';
import type { Transaction } from '../../db/knex.js';
import type { OrderModel } from '../../db/models/orders.js';
import { PaymentModel } from '../../db/models/payments.js';
import { inTransaction } from '../../db/transaction.js';
import type { Deps } from '../../deps.js';
import { notFound, Problem } from '../../errors/problem.js';
import { changeOrder, confirmPaidOrder, findOrder, lockOrder } from '../orders/service.js';

export type PaymentDeps = Pick<Deps, 'db' | 'stripe' | 'logger'>;

/** The intent was never paid and cannot be any more, or still may be: what the order should say of it. */
function unpaidStatus(intent: Stripe.PaymentIntent): OrderModel['paymentStatus'] {
  if (intent.status === 'processing') return 'processing';
  if (intent.status === 'canceled' || intent.last_payment_error) return 'failed';
  return 'pending';
}

/** Money that cannot be turned into tickets goes back, all of it. */
const giveBack = (trx: Transaction, order: OrderModel, intent: Stripe.PaymentIntent): Promise<void> =>
  addJob(trx, 'refund-payment', { orderId: order.id, paymentIntentId: intent.id, amount: intent.amount_received }, intent.id);

/** Turns received money into a confirmed order, or sends it back when the tickets are gone. Exactly one of the two. */
async function settlePaid(
  trx: Transaction,
  { order, event, now }: Awaited<ReturnType<typeof lockOrder>>,
  intent: Stripe.PaymentIntent,
  deps: PaymentDeps,
): Promise<void> {
  const recorded = await PaymentModel.query(trx)
    .insert({
      id: newId('pay'),
      orderId: order.id,
      eventId: order.eventId,
      kind: 'payment',
      stripeId: intent.id,
      amount: intent.amount_received,
      currency: intent.currency.toUpperCase(),
    })
    .onConflict('stripe_id')
    .ignore()
    .returning('created_at');
  // Told before: by another webhook, or by the reconcile job.
  if (!recorded.createdAt) return;
  const belongs = order.paymentIntentId === intent.id && intent.amount_received === order.total;
  const open = order.status === 'awaiting_payment' || order.status === 'held' || order.status === 'expired';
  // Of an event that was cancelled in the meantime nobody buys tickets, even if the order is not ended yet.
  const payable = open && event.status !== 'cancelled';
  if (belongs && payable) {
    try {
      await confirmPaidOrder(trx, order, now);
      return;
    } catch (error) {
      // An expired order whose tickets were sold to somebody else in the meantime.
      if (!(error instanceof Problem) || order.status !== 'expired') throw error;
    }
  }
  deps.logger.warn({ orderId: order.id, status: order.status, belongs }, 'a payment cannot become tickets and is refunded');
  await changeOrder(trx, order, { paymentStatus: 'succeeded' }, 'payment.succeeded');
  await giveBack(trx, order, intent);
}

/**
 * Makes an order say what Stripe says of its payment. Safe to call any number of times, in any order, by webhook and reconcile at once.
 * @throws Problem `not_found` for an intent that no order of ours started
 */
export async function settle(deps: PaymentDeps, orderId: string, intent: Stripe.PaymentIntent): Promise<void> {
  const found = await findOrder(deps.db, orderId);
  if (!found) throw notFound('order');
  await inTransaction(deps.db, async (trx) => {
    const locked = await lockOrder(trx, found);
    const { order } = locked;
    if (intent.status === 'succeeded') return settlePaid(trx, locked, intent, deps);
    const status = unpaidStatus(intent);
    if (order.paymentIntentId !== intent.id || order.paymentStatus === status) return undefined;
    // A success that was told already is never taken back by an older word.
    if (order.paymentStatus === 'succeeded' || order.paymentStatus === 'refunded') return undefined;
    await changeOrder(trx, order, { paymentStatus: status }, status === 'failed' ? 'payment.failed' : 'order.updated');
    return undefined;
  });
}

/** Asks Stripe what became of an order's payment and makes the order say so. */
export async function syncPayment(deps: PaymentDeps, orderId: string): Promise<void> {
  const order = await findOrder(deps.db, orderId);
  if (!order?.paymentIntentId || !deps.stripe) return;
  await settle(deps, orderId, await deps.stripe.paymentIntents.retrieve(order.paymentIntentId));
}

/** Calls a payment off, so that an ended order cannot be paid any more; one that was paid in the last moment is settled instead. */
export async function cancelPayment(deps: PaymentDeps, orderId: string, paymentIntentId: string): Promise<void> {
  const { stripe } = deps;
  if (!stripe) return;
  let intent = await stripe.paymentIntents.retrieve(paymentIntentId);
  if (['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture'].includes(intent.status)) {
    intent = await stripe.paymentIntents.cancel(paymentIntentId);
  }
  await settle(deps, orderId, intent);
}

/** Pays a payment back in full that could not become tickets, and tells the buyer. */
export async function refundPayment(deps: PaymentDeps, orderId: string, paymentIntentId: string, amount: number): Promise<void> {
  const { stripe } = deps;
  if (!stripe) throw new Error('a refund waits, but no payment provider is configured');
  const refund = await stripe.refunds.create(
    { payment_intent: paymentIntentId, amount, metadata: { orderId, reason: 'tickets_gone' } },
    { idempotencyKey: `refund-${paymentIntentId}-${amount}` },
  );
  const found = await findOrder(deps.db, orderId);
  if (!found) throw notFound('order');
  await inTransaction(deps.db, async (trx) => {
    const { order } = await lockOrder(trx, found);
    const recorded = await PaymentModel.query(trx)
      .insert({
        id: newId('pay'),
        orderId,
        eventId: order.eventId,
        kind: 'refund',
        stripeId: refund.id,
        amount: -amount,
        currency: order.currency,
      })
      .onConflict('stripe_id')
      .ignore()
      .returning('created_at');
    if (!recorded.createdAt) return;
    await changeOrder(
      trx,
      order,
      { paymentStatus: 'refunded', refunded: Math.min(order.total, order.refunded + amount) },
      'payment.refunded',
    );
    await addJob(trx, 'send-refund-notice', { orderId, amount }, refund.id);
  });
}
