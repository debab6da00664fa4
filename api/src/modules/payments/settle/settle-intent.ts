import type Stripe from 'stripe';
import type { OrderModel } from '../../../db/models/orders.js';
import type { PaymentModel } from '../../../db/models/payments.js';
import { Problem } from '../../../errors/problem.js';
import { changeOrder, confirmPaidOrder } from '../../orders/service.js';
import { payingAccount } from '../../payment-accounts/service.js';
import { book, leftOf, ownPayment, paymentOf } from './books.js';
import { reserveRefund } from '../refunds/reserve-refund.js';
import type { Settling } from './settle.js';
import { begunOnPage } from '../checkout/sessions.js';
import { fromStripeAmount } from '../stripe/stripe-amounts.js';

/** For how long tickets are kept for a buyer whose bank takes days, such as for a direct debit. */
const processingDays = 7;
/** For how long they are kept once such a payment failed, for another try. */
const retryMinutes = 10;

/** The intent was never paid and cannot be any more, or still may be: what the order should say of it. */
function unpaidStatus(intent: Stripe.PaymentIntent): OrderModel['paymentStatus'] {
  if (intent.status === 'processing') return 'processing';
  if (intent.status === 'canceled' || intent.last_payment_error) return 'failed';
  return 'pending';
}

const after = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

/** Until when an unpaid order is held, now that its payment stands otherwise. */
function holdWhile({ order, now }: Settling, status: OrderModel['paymentStatus']): Partial<OrderModel> {
  if (order.status !== 'awaiting_payment' || !order.expiresAt || order.expiresAt <= now) return {};
  if (status === 'processing') return { expiresAt: new Date(Math.max(+order.expiresAt, +after(now, processingDays * 24 * 60))) };
  const isBack = order.paymentStatus === 'processing';
  return isBack ? { expiresAt: new Date(Math.min(+order.expiresAt, +after(now, retryMinutes))) } : {};
}

/** Whether the payment is what the order waits for: begun by us for it, in its currency, to its account, and exactly its total. */
async function belongs({ trx, order, truth, books }: Settling, intent: Stripe.PaymentIntent): Promise<boolean> {
  const hasBegun = order.paymentIntentId !== null || order.checkoutSessionId !== null;
  // Whoever pays very quickly is heard of before the order says where it is paid.
  const account = hasBegun ? order.stripeAccount : await payingAccount(trx, order.organizationId);
  const currency = intent.currency.toUpperCase();
  return (
    intent.metadata.orderId === order.id &&
    currency === order.currency &&
    truth.account === account &&
    fromStripeAmount(intent.amount_received, currency) === order.total &&
    ownPayment(books) === undefined
  );
}

/** Turns received money into a confirmed order, if the tickets can be had. */
async function confirmPaid(settling: Settling, intent: Stripe.PaymentIntent): Promise<boolean> {
  const { trx, order, eventStatus, now } = settling;
  const open = order.status === 'awaiting_payment' || order.status === 'held' || order.status === 'expired';
  // Of an event that was cancelled in the meantime nobody buys tickets, even if the order is not ended yet.
  if (!open || eventStatus === 'cancelled' || !(await belongs(settling, intent))) return false;
  try {
    const confirmed = await confirmPaidOrder(trx, order, now);
    const paid = { paymentIntentId: intent.id, stripeAccount: settling.truth.account };
    // Where it was paid in the end: on Stripe's page, or before our own answer had said so.
    await trx('orders').where({ id: order.id }).update(paid);
    settling.order = Object.assign(confirmed, paid);
    return true;
  } catch (error) {
    // An expired order whose tickets were sold to somebody else in the meantime.
    if (error instanceof Problem && order.status === 'expired') return false;
    throw error;
  }
}

/** Money that cannot be turned into tickets goes back, all of it. */
async function giveBack(settling: Settling, payment: PaymentModel): Promise<void> {
  const { trx, order, books, logger } = settling;
  const left = leftOf(books, payment);
  const wasTried = books.refunds.some(({ paymentId, source }) => paymentId === payment.id && source === 'surplus');
  if (left <= 0 || wasTried) return;
  logger.warn({ orderId: order.id, status: order.status }, 'a payment cannot become tickets and is refunded');
  await reserveRefund(trx, order, books, { payment, amount: left, source: 'surplus', reason: null, ticketIds: [], restock: false });
}

async function settlePaid(settling: Settling, intent: Stripe.PaymentIntent): Promise<void> {
  const { trx, truth, books, eventStatus } = settling;
  const known = paymentOf(books, intent.id);
  const confirmed = known ? !known.surplus : await confirmPaid(settling, intent);
  const { order } = settling;
  const payment =
    known ??
    (await book(trx, order, books, {
      kind: 'payment',
      stripeId: intent.id,
      stripeIntent: intent.id,
      stripeAccount: truth.account,
      amount: fromStripeAmount(intent.amount_received, intent.currency),
      surplus: !confirmed,
    }));
  if (confirmed || !payment) return;
  const canBePaidAgain = order.status === 'awaiting_payment' && eventStatus !== 'cancelled';
  if (!known && canBePaidAgain) {
    // Paid, but not what it costs now: that goes back, and it can be paid again.
    settling.order = await changeOrder(trx, order, { paymentStatus: 'failed', paymentIntentId: null }, 'payment.failed');
  } else if (!known && (order.status === 'awaiting_payment' || order.status === 'expired' || order.status === 'cancelled')) {
    settling.order = await changeOrder(trx, order, { paymentStatus: 'succeeded' }, 'payment.succeeded');
  }
  await giveBack(settling, payment);
}

/** Whether another payment than the order names tells how it stands from now on. */
function isOfOrder(order: OrderModel, intent: Stripe.PaymentIntent): boolean {
  if (intent.metadata.orderId !== order.id) return false;
  // Begun in whatever way: a bank that works on what the order costs has the tickets kept for it.
  const isRight = fromStripeAmount(intent.amount, intent.currency) === order.total;
  if (intent.status === 'processing') return isRight && order.paymentStatus !== 'processing';
  // One that was begun on Stripe's page is heard of when somebody tries to pay there. What is called off, or about to be, is the form's.
  const isOfPage = intent.metadata.begunOn === begunOnPage.begunOn && intent.status !== 'canceled';
  return order.paymentIntentId === null && order.checkoutSessionId !== null && isOfPage;
}

/** Makes the order say how its payment stands. */
export async function settleIntent(settling: Settling, intent: Stripe.PaymentIntent): Promise<void> {
  if (intent.status === 'succeeded') return settlePaid(settling, intent);
  const { trx, order } = settling;
  const status = unpaidStatus(intent);
  const isAdopted = order.paymentIntentId !== intent.id && isOfOrder(order, intent);
  if (order.paymentIntentId !== intent.id && !isAdopted) return;
  if (order.paymentStatus === status && !isAdopted) return;
  // A success that was told already is never taken back by an older word.
  if (order.paymentStatus === 'succeeded' || order.paymentStatus === 'refunded') return;
  const change = { paymentStatus: status, paymentIntentId: intent.id, ...holdWhile(settling, status) };
  settling.order = await changeOrder(trx, order, change, status === 'failed' ? 'payment.failed' : 'order.updated');
}
