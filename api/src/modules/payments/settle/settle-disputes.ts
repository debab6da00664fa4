import type Stripe from 'stripe';
import type { components } from '../../../contract/generated.js';
import { addJob } from '../../../db/jobs.js';
import type { Transaction } from '../../../db/knex.js';
import type { OrderModel } from '../../../db/models/orders.js';
import type { PaymentModel } from '../../../db/models/payments.js';
import { changeOrder } from '../../orders/service.js';
import { voidTickets } from '../../tickets/service.js';
import { book, bookBalance } from './books.js';
import { refundedOf, refundState } from './refund-state.js';
import type { Settling } from './settle.js';
import { fromStripeAmount } from '../stripe/stripe-amounts.js';

type Dispute = components['schemas']['Dispute'];

function statusOf({ status }: Stripe.Dispute): Dispute['status'] {
  if (status === 'lost') return 'lost';
  // An inquiry that ended, and what was settled before it became a dispute, cost nothing.
  return status === 'won' || status === 'warning_closed' || status === 'prevented' ? 'won' : 'open';
}

/** Money that a bank took, and what it gave back. */
async function bookDispute({ trx, order, books, truth }: Settling, payment: PaymentModel, dispute: Stripe.Dispute): Promise<void> {
  const amount = fromStripeAmount(dispute.amount, dispute.currency);
  for (const booked of dispute.balance_transactions) {
    const kind = booked.amount < 0 ? 'dispute' : 'dispute_reversal';
    const common = { stripeId: dispute.id, stripeIntent: truth.intentId, stripeAccount: truth.account, surplus: payment.surplus };
    await book(trx, order, books, { ...common, kind, amount: kind === 'dispute' ? -amount : amount });
    const row = books.rows.find((each) => each.kind === kind && each.stripeId === dispute.id);
    await bookBalance(trx, row, booked);
  }
}

/** Whether the event was cancelled, and its orders are refunded. */
const wasCancelled = async (trx: Transaction, { eventId }: OrderModel): Promise<boolean> =>
  (await trx('refunds').where({ eventId, source: 'event_cancelled' }).first('id')) !== undefined;

/** Flags the order, tells its organizer, and ends the admission of who got the money back from the bank. */
async function flag(settling: Settling, payment: PaymentModel, dispute: Stripe.Dispute): Promise<void> {
  const { trx, order } = settling;
  const status = statusOf(dispute);
  const amount = fromStripeAmount(dispute.amount, dispute.currency);
  const dueBy = dispute.evidence_details.due_by;
  const respondBy = dueBy && status === 'open' ? new Date(dueBy * 1000).toISOString() : null;
  const said: Dispute = { status, amount, reason: dispute.reason, respondBy };
  const before = order.dispute?.status;
  // What was decided is not taken back by an older word; but who has won once may lose a second dispute of the same payment.
  if (before === status || before === 'lost' || (before === 'won' && status !== 'lost')) return;
  await addJob(trx, 'send-dispute-notice', { orderId: order.id, status }, `${dispute.id}:${status}`);
  // What could not be paid back while the bank had it goes back now, as everybody else's did.
  if (status === 'won' && (await wasCancelled(trx, order))) await addJob(trx, 'refund-event', { eventId: order.eventId }, order.eventId);
  if (status !== 'lost') {
    settling.order = await changeOrder(trx, order, { dispute: said }, status === 'open' ? 'dispute.opened' : 'dispute.closed');
    return;
  }
  await voidTickets(trx, (order.tickets ?? []).map(({ id }) => id)); // prettier-ignore
  const refunded = refundedOf(settling.books, payment, { ...order, dispute: said });
  const change = { dispute: said, refunded, ...refundState(order.total, refunded) };
  settling.order = await changeOrder(trx, Object.assign(order, { tickets: undefined }), change, 'dispute.closed');
}

/** Writes down the disputes of a payment. */
export async function settleDisputes(settling: Settling, payment: PaymentModel): Promise<void> {
  for (const dispute of settling.truth.disputes) {
    await bookDispute(settling, payment, dispute);
    if (!payment.surplus) await flag(settling, payment, dispute);
  }
}
