import type Stripe from 'stripe';
import { newId } from '../../../db/ids.js';
import { addJob } from '../../../db/jobs.js';
import type { OrderModel } from '../../../db/models/orders.js';
import { type PaymentModel, RefundModel } from '../../../db/models/payments.js';
import { changeOrder, returnTickets, takeTicketsAgain } from '../../orders/service.js';
import { voidTickets } from '../../tickets/service.js';
import { book, bookBalance } from './books.js';
import { admitsAgain, refundedOf, refundState } from './refund-state.js';
import type { Settling } from './settle.js';
import { fromStripeAmount } from '../stripe/stripe-amounts.js';

const isOver = (status: string | null): boolean => status === 'failed' || status === 'canceled';

/** The refund behind one of Stripe's: ours, or a new row for what somebody refunded in Stripe's dashboard. */
async function refundOf({ trx, order, books }: Settling, payment: PaymentModel, refund: Stripe.Refund): Promise<RefundModel> {
  const own = books.refunds.find(({ id, stripeRefundId }) => stripeRefundId === refund.id || id === refund.metadata?.refundId);
  if (own) return own;
  const { id: orderId, eventId, organizationId, currency } = order;
  const amount = fromStripeAmount(refund.amount, refund.currency);
  const links = { id: newId('rfd'), orderId, eventId, organizationId, paymentId: payment.id, stripeRefundId: refund.id };
  const row = await RefundModel.query(trx)
    .insert({ ...links, source: 'stripe', amount, currency, reason: refund.reason })
    .returning('*');
  books.refunds.push(row);
  return row;
}

/** The money is on its way: the order says so, and what it paid for is gone. */
async function moneyWent(settling: Settling, payment: PaymentModel, row: RefundModel): Promise<void> {
  const { trx } = settling;
  let { order } = settling;
  await addJob(trx, 'send-refund-notice', { refundId: row.id }, row.id);
  if (payment.surplus) {
    // The order's own last word; not that of one that was confirmed for another payment, or can be paid again.
    const isUnsold = order.status === 'expired' || order.status === 'cancelled' || order.status === 'awaiting_payment';
    if (isUnsold && order.paymentStatus === 'succeeded')
      settling.order = await changeOrder(trx, order, { paymentStatus: 'refunded' }, 'payment.refunded');
    return;
  }
  const refunded = refundedOf(settling.books, payment, order);
  if (refunded === order.total) {
    // Nothing is left of the money, so nobody is admitted any more.
    const valid = (order.tickets ?? []).filter(({ status }) => status !== 'void').map(({ id }) => id);
    await voidTickets(trx, valid);
    row.ticketIds = [...row.ticketIds, ...valid];
    await RefundModel.query(trx).findById(row.id).patch({ ticketIds: row.ticketIds });
  }
  if (row.restock) await returnTickets(trx, order, row.ticketIds);
  order = Object.assign(order, { tickets: undefined });
  settling.order = await changeOrder(trx, order, { refunded, ...refundState(order.total, refunded) }, 'payment.refunded');
}

/** A bank sent the money back: the buyer has paid after all, and gets the tickets again where they can be had. */
async function moneyCameBack(settling: Settling, payment: PaymentModel, row: RefundModel): Promise<void> {
  const { trx, order } = settling;
  await addJob(trx, 'send-refund-failed', { refundId: row.id }, row.id);
  if (payment.surplus) {
    // Not of one that was confirmed for another payment, or can be paid again.
    const change: Partial<OrderModel> = order.status === 'expired' || order.status === 'cancelled' ? { paymentStatus: 'succeeded' } : {};
    settling.order = await changeOrder(trx, order, change, 'payment.refund_failed');
    return;
  }
  const refunded = refundedOf(settling.books, payment, order);
  const change: Partial<OrderModel> = { refunded, ...refundState(order.total, refunded) };
  if (admitsAgain(Object.assign(order.$clone(), change))) await takeTicketsAgain(trx, order, row.ticketIds);
  settling.order = await changeOrder(trx, Object.assign(order, { tickets: undefined }), change, 'payment.refund_failed');
}

async function settleRefund(settling: Settling, payment: PaymentModel, refund: Stripe.Refund): Promise<void> {
  const { trx, books, truth, now } = settling;
  const known = books.rows.some(({ kind, stripeId }) => kind === 'refund' && stripeId === refund.id);
  const row = await refundOf(settling, payment, refund);
  const amount = fromStripeAmount(refund.amount, refund.currency);
  const common = {
    stripeId: refund.id,
    stripeIntent: truth.intentId,
    stripeAccount: truth.account,
    surplus: payment.surplus,
    refundId: row.id,
  };
  if (!known) {
    await book(trx, settling.order, books, { ...common, kind: 'refund', amount: -amount });
    // One that was given up, and that Stripe made nevertheless: its tickets are void after all.
    if (row.status === 'failed') await voidTickets(trx, row.ticketIds);
    Object.assign(row, { stripeRefundId: refund.id, status: 'pending', failure: null, completedAt: null });
    await RefundModel.query(trx).findById(row.id).patch({ stripeRefundId: refund.id, status: 'pending', failure: null, completedAt: null });
    await moneyWent(settling, payment, row);
  }
  if (isOver(refund.status)) {
    const cameBack = await book(trx, settling.order, books, { ...common, kind: 'refund_failure', amount });
    if (cameBack) await moneyCameBack(settling, payment, row);
  }
  const rowOf = (kind: PaymentModel['kind']) => books.rows.find((each) => each.kind === kind && each.stripeId === refund.id);
  await bookBalance(trx, rowOf('refund'), refund.balance_transaction);
  await bookBalance(trx, rowOf('refund_failure'), refund.failure_balance_transaction);
  const status = isOver(refund.status) ? 'failed' : refund.status === 'succeeded' ? 'succeeded' : 'pending';
  // What failed stays so; what succeeded may still fail, and is never pending again.
  if (row.status === status || row.status === 'failed' || status === 'pending') return;
  const failure = status === 'failed' ? (refund.failure_reason ?? 'The refund was called off.') : null;
  Object.assign(row, { status, failure, completedAt: now });
  await RefundModel.query(trx).findById(row.id).patch({ status, failure, completedAt: now });
}

/** Writes down every refund of a payment, those made in Stripe's dashboard included. */
export async function settleRefunds(settling: Settling, payment: PaymentModel): Promise<void> {
  const oldestFirst = [...settling.truth.refunds].sort((a, b) => a.created - b.created);
  for (const refund of oldestFirst) await settleRefund(settling, payment, refund);
}
