import type Stripe from 'stripe';
import type { JobPayloads } from '../../../db/jobs.js';
import type { OrderModel } from '../../../db/models/orders.js';
import { PaymentModel } from '../../../db/models/payments.js';
import type { Transaction } from '../../../db/knex.js';
import { inTransaction } from '../../../db/transaction.js';
import type { Deps } from '../../../deps.js';
import { changeOrder, findOrder, lockOrder, lockOrderAlone } from '../../orders/service.js';
import { bookBalance, type Books, openBooks, paymentOf } from './books.js';
import { ofAccount, type PaymentTruth, readPayment, intentsOf } from './read-payment.js';
import { settleDisputes } from './settle-disputes.js';
import { settleIntent } from './settle-intent.js';
import { settleRefunds } from './settle-refunds.js';

export type PaymentDeps = Pick<Deps, 'db' | 'stripe' | 'logger'>;

/** A locked order whose money is being written down. */
export interface Settling {
  trx: Transaction;
  /** As it is now; who changes it puts the changed one here. */
  order: OrderModel;
  eventStatus: string;
  books: Books;
  truth: PaymentTruth;
  /** The database's clock. */
  now: Date;
  logger: PaymentDeps['logger'];
}

/**
 * Makes an order and the ledger say what Stripe says of a payment. Safe to call any number of times, in any order, by webhook and reconcile at
 * once. An order that is not ours is left to whose it is.
 */
export async function settle(deps: PaymentDeps, orderId: string, truth: PaymentTruth): Promise<void> {
  // Its event is enough to lock it; what it is then is read under the lock.
  const found = (await deps.db('orders').where({ id: orderId }).first('id', 'eventId')) as Pick<OrderModel, 'id' | 'eventId'> | undefined;
  if (!found) return;
  await inTransaction(deps.db, async (trx) => {
    const { order, event, now } = await lockOrder(trx, found);
    const books = await openBooks(trx, orderId);
    // Who sells through an account of their own may write any order's id into a payment there: that is between them and their buyers.
    if (truth.account !== order.stripeAccount && !paymentOf(books, truth.intentId)) return;
    const settling: Settling = { trx, order, eventStatus: event.status, books, truth, now, logger: deps.logger };
    if (truth.intent) await settleIntent(settling, truth.intent);
    const payment = paymentOf(books, truth.intentId);
    if (payment) {
      await settleRefunds(settling, payment);
      await settleDisputes(settling, payment);
      await bookBalance(trx, payment, truth.charge?.balance_transaction);
    }
    await trx('orders').where({ id: orderId }).update({ paymentCheckedAt: now });
  });
}

/** Asks Stripe about one payment of an order and writes down what it says. */
export async function syncIntent(deps: PaymentDeps, orderId: string, intentId: string, account: string | null): Promise<void> {
  if (!deps.stripe) return;
  const known = (await deps.db('payments').where({ orderId }).whereNot({ kind: 'payment' }).first('id')) as object | undefined;
  const asked = (await deps.db('refunds').where({ orderId }).first('id')) as object | undefined;
  await settle(deps, orderId, await readPayment(deps.stripe, intentId, account, Boolean(known ?? asked)));
}

/** Asks Stripe about every payment of an order. */
export async function syncPayment(deps: PaymentDeps, orderId: string): Promise<void> {
  const order = await findOrder(deps.db, orderId);
  if (!order || !deps.stripe) return;
  try {
    const paid = await PaymentModel.query(deps.db).where({ orderId, kind: 'payment' });
    const { intentIds, session } = await intentsOf(deps.stripe, order);
    const open = intentIds.filter((id) => paid.every(({ stripeId }) => stripeId !== id));
    for (const intentId of open) await syncIntent(deps, orderId, intentId, order.stripeAccount);
    for (const { stripeId, stripeAccount } of paid) await syncIntent(deps, orderId, stripeId, stripeAccount);
    if (session) await closeUnpaid(deps, orderId, session);
  } finally {
    // Said also when there is nothing to ask about yet, and when Stripe did not answer: others wait for their turn to be asked about.
    await deps
      .db('orders')
      .where({ id: orderId })
      .update({ paymentCheckedAt: deps.db.raw('clock_timestamp()') });
  }
}

/** The last word of an order that ended while its buyer was on Stripe's page, and paid nothing there: else it would be asked about for days. */
async function closeUnpaid({ db }: PaymentDeps, orderId: string, { id, status }: Stripe.Checkout.Session): Promise<void> {
  if (status !== 'expired') return;
  await inTransaction(db, async (trx) => {
    const { order } = await lockOrderAlone(trx, orderId);
    const isOver = order.status === 'expired' || order.status === 'cancelled';
    if (!isOver || order.checkoutSessionId !== id || order.paymentIntentId !== null || order.paymentStatus !== 'pending') return;
    await changeOrder(trx, order, { paymentStatus: 'failed' }, 'payment.failed');
  });
}

const canBeCalledOff = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture']);

/** Calls a payment off, so that an ended order cannot be paid any more; one that was paid in the last moment is settled instead. */
export async function cancelPayment(
  deps: PaymentDeps,
  orderId: string,
  { paymentIntentId, checkoutSessionId, account: named }: Omit<JobPayloads['cancel-payment'], 'orderId'>,
): Promise<void> {
  const { stripe } = deps;
  const order = await findOrder(deps.db, orderId);
  if (!stripe || !order) return;
  const account = order.stripeAccount ?? named ?? null;
  const intents = paymentIntentId ? [paymentIntentId] : [];
  if (checkoutSessionId) {
    let session = await stripe.checkout.sessions.retrieve(checkoutSessionId, {}, ofAccount(account));
    if (session.status === 'open') session = await stripe.checkout.sessions.expire(checkoutSessionId, {}, ofAccount(account));
    const paying = session.payment_intent;
    await closeUnpaid(deps, orderId, session);
    if (paying) intents.push(typeof paying === 'string' ? paying : paying.id);
  }
  for (const id of new Set(intents)) {
    const intent = await stripe.paymentIntents.retrieve(id, {}, ofAccount(account));
    if (canBeCalledOff.has(intent.status)) await stripe.paymentIntents.cancel(id, {}, ofAccount(account));
    await syncIntent(deps, orderId, id, account);
  }
}
