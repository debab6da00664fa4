import { addJobs } from '../../../db/jobs.js';
import type { Db } from '../../../db/knex.js';
import { type OrderModel } from '../../../db/models/orders.js';
import { inTransaction } from '../../../db/transaction.js';

const pluck = async (db: Db, statement: string): Promise<string[]> =>
  (await db.raw<{ rows: { id: string }[] }>(statement)).rows.map(({ id }) => id);

/** Orders whose payment is open: those that await it, and those that ended in the last days without a last word. */
const openPayments = `
  select id from orders
   where payment_status in ('pending', 'processing', 'failed') and status in ('awaiting_payment', 'expired', 'cancelled')
     and (status = 'awaiting_payment' or payment_status <> 'failed')
     and updated_at > now() - interval '10 days'
     and coalesce(payment_checked_at, updated_at) < now() - interval '20 seconds'
   order by coalesce(payment_checked_at, updated_at) limit 1000`;

/** Paid orders for whose payment Stripe has booked nothing yet that we know of; looked at less often the longer that takes. */
const unbooked = `
  select distinct p.order_id as id from payments p join orders o on o.id = p.order_id
   where p.created_at between now() - interval '10 days' and now() - interval '1 minute'
     and not exists (select from balance_transactions b where b.payment_id = p.id)
     and coalesce(o.payment_checked_at, p.created_at) < now() - (now() - p.created_at) / 4
   limit 500`;

/** Refunds that have nobody who carries them out. Those that Stripe has and banks work on are asked about now and then. */
const pendingRefunds = `
  select id from refunds r
   where status = 'pending'
     and case when stripe_refund_id is null then created_at < now() - interval '1 minute'
              else created_at < now() - interval '1 hour' and extract(minute from now()) = 7 end
     and 'execute-refund:' || id not in (select key from graphile_worker.jobs where key is not null and attempts < max_attempts)
   limit 1000`;

/** Events that arrived and whose job gave up. */
const unhandledEvents = `
  select id from stripe_events
   where processed_at is null and received_at between now() - interval '10 days' and now() - interval '10 minutes'
     and 'handle-stripe-event:' || id not in (select key from graphile_worker.jobs where key is not null and attempts < max_attempts)
   limit 1000`;

/**
 * Queues a question to Stripe for whatever is not certain yet. A lost webhook so costs a minute, not a ticket.
 * @returns how many were queued
 */
export async function reconcilePayments(db: Db): Promise<number> {
  const [orders, booked, refunds, events] = [
    await pluck(db, openPayments),
    await pluck(db, unbooked),
    await pluck(db, pendingRefunds),
    await pluck(db, unhandledEvents),
  ];
  const asked = [...new Set([...orders, ...booked])];
  await inTransaction(db, async (trx) => {
    await addJobs(trx, 'sync-payment', asked.map((orderId) => ({ payload: { orderId }, key: orderId }))); // prettier-ignore
    await addJobs(trx, 'execute-refund', refunds.map((refundId) => ({ payload: { refundId }, key: refundId }))); // prettier-ignore
    await addJobs(trx, 'handle-stripe-event', events.map((stripeEventId) => ({ payload: { stripeEventId }, key: stripeEventId }))); // prettier-ignore
  });
  return asked.length + refunds.length + events.length;
}

/** How long what Stripe said last counts as its word, for somebody who looks at an order. In seconds. */
const freshSeconds = 5;

/** Asks Stripe about an order that somebody looks at while its payment is open. */
export async function lookAfterPayment(db: Db, order: OrderModel): Promise<void> {
  const isOpen = order.paymentStatus === 'pending' || order.paymentStatus === 'processing';
  const checked = order.paymentCheckedAt ?? order.updatedAt;
  if (!isOpen || Date.now() - checked.getTime() < freshSeconds * 1000) return;
  await inTransaction(db, (trx) => addJobs(trx, 'sync-payment', [{ payload: { orderId: order.id }, key: order.id }]));
}
