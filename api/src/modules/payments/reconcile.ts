import { addJob } from '../../db/jobs.js';
import type { Db } from '../../db/knex.js';
import { OrderModel } from '../../db/models/orders.js';
import { inTransaction } from '../../db/transaction.js';

/**
 * Queues a question to Stripe for every order whose payment is open: those that await it, and those that ended in the last days without a
 * last word. A lost webhook so costs a minute, not a ticket.
 * @returns how many were queued
 */
export async function reconcilePayments(db: Db): Promise<number> {
  const open = await OrderModel.query(db)
    .whereNotNull('paymentIntentId')
    .whereIn('paymentStatus', ['pending', 'processing', 'failed'])
    .where((query) => {
      void query
        .where({ status: 'awaiting_payment' })
        .orWhere((ended) => void ended.whereIn('status', ['expired', 'cancelled']).whereIn('paymentStatus', ['pending', 'processing']));
    })
    .whereRaw(`updated_at between now() - interval '3 days' and now() - interval '20 seconds'`)
    .select('id')
    .limit(1000);
  await inTransaction(db, async (trx) => {
    for (const { id } of open) await addJob(trx, 'sync-payment', { orderId: id }, id);
  });
  return open.length;
}
