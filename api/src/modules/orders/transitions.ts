import type { Actor } from '../../access/actor.js';
import { may } from '../../access/permissions.js';
import { addJob } from '../../db/jobs.js';
import type { Db, Transaction } from '../../db/knex.js';
import { OrderModel } from '../../db/models/orders.js';
import { inTransaction } from '../../db/transaction.js';
import { Problem } from '../../errors/problem.js';
import { recordAudit } from '../audit/service.js';
import { confirm, hold, release, restock } from '../inventory/service.js';
import { giveBackCodes, reserveCodesAgain } from '../promo-codes/service.js';
import { issueTickets, voidTickets } from '../tickets/service.js';
import { findProvenUser } from './ownership.js';
import { changeOrder, lockOrder } from './records.js';
import { canBecome, stateProblem } from './states.js';

/** A payment that nobody needs any more is called off at Stripe, so that it cannot succeed later. */
async function callOffPayment(trx: Transaction, { id, paymentIntentId, paymentStatus }: OrderModel): Promise<void> {
  if (paymentIntentId && paymentStatus !== 'succeeded') {
    await addJob(trx, 'cancel-payment', { orderId: id, paymentIntentId }, paymentIntentId);
  }
}

/** What an order takes of its event's stock. */
const stockOf = (order: OrderModel) => (order.items ?? []).map(({ tierId, quantity }) => ({ tierId, quantity }));

/**
 * Confirms a locked order: held tickets are sold, tickets issued, the confirmation mail queued. An expired order takes its tickets anew, if
 * they are still there.
 * @throws Problem when the state does not allow it, or the tickets of an expired order are gone
 */
export async function confirmOrder(trx: Transaction, order: OrderModel, now: Date, change: Partial<OrderModel> = {}): Promise<OrderModel> {
  if (!canBecome(order.status, 'confirmed')) throw stateProblem(order.status);
  // The last guard: whoever calls this for an order that costs something says that it is paid.
  if (order.total > 0 && change.paymentStatus !== 'succeeded') throw new Error(`order ${order.id} is not paid`);
  const items = stockOf(order);
  if (order.status === 'expired') {
    // Codes are looked at before stock is taken: whichever is gone, nothing has been written.
    const takeCodes = await reserveCodesAgain(trx, order);
    await hold(trx, order.eventId, items);
    await takeCodes();
  }
  await confirm(trx, order.eventId, items);
  const buyerUserId = order.buyerUserId ?? (await findProvenUser(trx, order.buyerEmail));
  await issueTickets(trx, { orderId: order.id, eventId: order.eventId, items, attendees: order.attendees });
  await addJob(trx, 'send-order-confirmation', { orderId: order.id }, order.id);
  return changeOrder(trx, order, { ...change, buyerUserId, status: 'confirmed', confirmedAt: now, expiresAt: null }, 'order.confirmed');
}

/** Ends an order and puts its tickets back on sale; a cancelled one stays as it is. Paid orders are refunded, not cancelled. */
export async function cancelOrder(db: Db, actor: Actor, found: OrderModel): Promise<OrderModel> {
  return inTransaction(db, async (trx) => {
    const { order } = await lockOrder(trx, found);
    if (order.status === 'cancelled') return order;
    if (!canBecome(order.status, 'cancelled')) throw stateProblem(order.status);
    if (order.status === 'confirmed' && order.total > 0) {
      throw new Problem('order_state_invalid', 'The order is paid. It can be refunded, not cancelled.');
    }
    const items = order.items ?? [];
    if (order.status === 'confirmed') {
      await restock(trx, order.eventId, items);
      await voidTickets(trx, order.id);
    } else {
      await release(trx, order.eventId, items);
      await callOffPayment(trx, order);
    }
    await giveBackCodes(trx, order);
    if (may(actor, order.organizationId, 'orders:write')) {
      const changes = { before: { status: order.status }, after: { status: 'cancelled' } };
      await recordAudit(trx, actor, order.organizationId, { action: 'orders.cancel', target: { type: 'order', id: order.id }, ...changes });
    }
    return changeOrder(trx, order, { status: 'cancelled', expiresAt: null }, 'order.cancelled');
  });
}

/** Ends what is still open at an event that was cancelled, an order at a time; safe to run again. */
export async function cancelOpenOrders(db: Db, eventId: string): Promise<void> {
  const open = await OrderModel.query(db).where({ eventId }).whereIn('status', ['held', 'awaiting_payment']).select('id');
  for (const { id } of open) {
    await inTransaction(db, async (trx) => {
      const { order } = await lockOrder(trx, { id, eventId });
      if (!canBecome(order.status, 'cancelled') || order.status === 'confirmed') return;
      await release(trx, eventId, order.items ?? []);
      await giveBackCodes(trx, order);
      await callOffPayment(trx, order);
      await changeOrder(trx, order, { status: 'cancelled', expiresAt: null }, 'order.cancelled');
    });
  }
}

const dueOrders = (db: Db, limit: number) =>
  OrderModel.query(db)
    .whereIn('status', ['held', 'awaiting_payment'])
    .whereRaw('expires_at <= clock_timestamp()')
    .orderBy('expires_at')
    .limit(limit)
    .select('id', 'eventId');

/**
 * Ends the holds that ran out: an event at a time, so that one busy event does not keep another waiting.
 * @returns how many orders expired
 */
export async function expireDueOrders(db: Db, limit = 500): Promise<number> {
  const due = await dueOrders(db, limit);
  let expired = 0;
  const failures: unknown[] = [];
  for (const { id, eventId } of due) {
    const expire = async (trx: Transaction): Promise<number> => {
      const { order, now } = await lockOrder(trx, { id, eventId });
      // Somebody may have paid, cancelled or swept it while we waited for the lock.
      if (!canBecome(order.status, 'expired') || !order.expiresAt || order.expiresAt > now) return 0;
      await release(trx, eventId, order.items ?? []);
      await giveBackCodes(trx, order);
      await callOffPayment(trx, order);
      await changeOrder(trx, order, { status: 'expired' }, 'order.expired');
      return 1;
    };
    // One order that cannot be expired does not keep the others from it.
    expired += await inTransaction(db, expire).catch((error: unknown) => {
      failures.push(error);
      return 0;
    });
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${due.length} holds could not be expired`);
  return expired;
}
