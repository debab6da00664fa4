import type { Actor } from '../../access/actor.js';
import { may } from '../../access/permissions.js';
import { addJob } from '../../db/jobs.js';
import type { Db, Transaction } from '../../db/knex.js';
import type { OrderModel } from '../../db/models/orders.js';
import { inTransaction } from '../../db/transaction.js';
import { Problem } from '../../errors/problem.js';
import { recordAudit } from '../audit/service.js';
import { confirm, hold, release, restock } from '../inventory/service.js';
import { giveBackCodes, reserveCodesAgain } from '../promo-codes/service.js';
import { issueTickets, voidTickets } from '../tickets/service.js';
import { callOffPayment } from './end.js';
import { findProvenUser } from './ownership.js';
import { changeOrder, lockOrder } from './records.js';
import { canBecome, stateProblem } from './states.js';

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
    await giveBackCodes(trx, [order]);
    if (may(actor, order.organizationId, 'orders:write')) {
      const changes = { before: { status: order.status }, after: { status: 'cancelled' } };
      await recordAudit(trx, actor, order.organizationId, { action: 'orders.cancel', target: { type: 'order', id: order.id }, ...changes });
    }
    return changeOrder(trx, order, { status: 'cancelled', expiresAt: null }, 'order.cancelled');
  });
}
