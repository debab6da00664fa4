import { addJobs } from '../../db/jobs.js';
import type { Db, Transaction } from '../../db/knex.js';
import { OrderModel } from '../../db/models/orders.js';
import { inTransaction } from '../../db/transaction.js';
import { lockStock, release } from '../inventory/service.js';
import { giveBackCodes } from '../promo-codes/service.js';
import { recordOrderEvents } from './records.js';

/** Payments that nobody needs any more are called off at Stripe, so that they cannot succeed later. */
const callOffPayments = (trx: Transaction, orders: OrderModel[]): Promise<void> =>
  addJobs(
    trx,
    'cancel-payment',
    orders.flatMap(({ id: orderId, paymentIntentId, checkoutSessionId, paymentStatus }) =>
      (paymentIntentId ?? checkoutSessionId) && paymentStatus !== 'succeeded'
        ? [{ payload: { orderId, paymentIntentId, checkoutSessionId }, key: orderId }]
        : [],
    ),
  );

/** Ends locked orders of one event that are held or being paid: their tickets and the uses of their codes are free again. */
export async function endOrders(trx: Transaction, eventId: string, orders: OrderModel[], status: 'expired' | 'cancelled'): Promise<void> {
  if (orders.length === 0) return;
  await release(trx, eventId, orders.flatMap(({ items = [] }) => items)); // prettier-ignore
  await giveBackCodes(trx, orders);
  await callOffPayments(trx, orders);
  const change = { status, networkHash: null, updatedAt: new Date(), ...(status === 'cancelled' ? { expiresAt: null } : {}) };
  await OrderModel.query(trx).whereIn('id', orders.map(({ id }) => id)).patch(change); // prettier-ignore
  await recordOrderEvents(
    trx,
    orders.map((order) => Object.assign(order, change)),
    `order.${status}`,
  );
}

const open = ['held', 'awaiting_payment'] as const;

/** The clock of the statement, which an index can be asked with; the clock of each moment would have every open order looked at. */
const isDue = 'expires_at <= statement_timestamp()';

/** Locks an event's stock and then so many of its open orders; those that somebody else is working on are left to them. */
async function lockOpen(trx: Transaction, eventId: string, limit: number, which: 'due' | 'all'): Promise<OrderModel[]> {
  await lockStock(trx, eventId);
  const query = OrderModel.query(trx)
    .where({ eventId })
    .whereIn('status', [...open])
    .limit(limit)
    .forUpdate();
  // By their expiry, so that the index of it is walked. Judged by the time when this statement begins, after the lock: somebody may have prolonged
  // an order while we waited for it.
  const locked = await (which === 'due' ? query.whereRaw(isDue).orderBy('expiresAt').skipLocked() : query.orderBy('id'));
  return locked.length === 0 ? [] : OrderModel.fetchGraph(locked, '[items, tickets]', { transaction: trx });
}

/** Orders of one event that are ended in one transaction, so that buyers never wait long for its stock. */
const atOnce = 200;

/** Ends the holds of one event that ran out. @returns how many */
export async function expireDueOrdersOf(db: Db, eventId: string): Promise<number> {
  let expired = 0;
  for (let done = atOnce; done === atOnce; expired += done) {
    done = await inTransaction(db, async (trx) => {
      const orders = await lockOpen(trx, eventId, atOnce, 'due');
      await endOrders(trx, eventId, orders, 'expired');
      return orders.length;
    });
  }
  return expired;
}

/**
 * Ends the holds that ran out, many of an event together, an event at a time.
 * @returns how many orders expired
 */
export async function expireDueOrders(db: Db, limit = 2000): Promise<number> {
  const due = (await db('orders')
    .whereIn('status', [...open])
    .whereRaw(isDue)
    .orderBy('expires_at')
    .limit(limit)
    .select('eventId')) as { eventId: string }[];
  const failures: unknown[] = [];
  let expired = 0;
  for (const eventId of new Set(due.map((row) => row.eventId))) {
    // An event that cannot be swept does not keep the others from it.
    expired += await expireDueOrdersOf(db, eventId).catch((error: unknown) => {
      failures.push(error);
      return 0;
    });
  }
  if (failures.length > 0) throw new AggregateError(failures, `the holds of ${failures.length} events could not be expired`);
  return expired;
}

/** Ends what is still open at an event that was cancelled; safe to run again. */
export async function cancelOpenOrders(db: Db, eventId: string): Promise<void> {
  for (let done = atOnce; done === atOnce;) {
    done = await inTransaction(db, async (trx) => {
      const orders = await lockOpen(trx, eventId, atOnce, 'all');
      await endOrders(trx, eventId, orders, 'cancelled');
      return orders.length;
    });
  }
}
