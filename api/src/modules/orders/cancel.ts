import type { Actor } from '../../access/actor.js';
import { may } from '../../access/permissions.js';
import type { Db, Transaction } from '../../db/knex.js';
import { OrderModel } from '../../db/models/orders.js';
import { inTransaction } from '../../db/transaction.js';
import { Problem } from '../../errors/problem.js';
import { recordAudit } from '../audit/service.js';
import { createBatches, restock } from '../inventory/service.js';
import { giveBackCodes } from '../promo-codes/service.js';
import { voidTicketsOf } from '../tickets/service.js';
import { endOrders } from './end.js';
import { lockOrders, readOrders, recordOrderEvents } from './records.js';
import { canBecome, stateProblem } from './states.js';

/** An order that somebody wants to cancel, who may. */
interface Cancelling {
  order: OrderModel;
  actor: Actor;
}

/** @throws Problem when a locked order cannot be cancelled; paid orders are refunded */
function assertCancellable({ status, total }: OrderModel): void {
  if (!canBecome(status, 'cancelled')) throw stateProblem(status);
  if (status === 'confirmed' && total > 0)
    throw new Problem('order_state_invalid', 'The order is paid. It can be refunded, not cancelled.');
}

/** Free tickets that were confirmed go back on sale and admit nobody any more. */
async function takeBack(trx: Transaction, eventId: string, orders: OrderModel[]): Promise<void> {
  if (orders.length === 0) return;
  const ids = orders.map(({ id }) => id);
  await restock(trx, eventId, orders.flatMap(({ items = [] }) => items)); // prettier-ignore
  await voidTicketsOf(trx, ids);
  await giveBackCodes(trx, orders);
  await OrderModel.query(trx).whereIn('id', ids).patch({ status: 'cancelled', expiresAt: null, updatedAt: new Date() });
  await recordOrderEvents(trx, await readOrders(trx, ids), 'order.cancelled');
}

async function cancelTogether(trx: Transaction, batch: Cancelling[]): Promise<PromiseSettledResult<OrderModel>[]> {
  const { orders } = await lockOrders(trx, batch.map(({ order }) => order)); // prettier-ignore
  const refusals = new Map<string, Problem>();
  const ending = new Set<OrderModel>();
  for (const order of orders.values()) {
    if (order.status === 'cancelled') continue;
    try {
      assertCancellable(order);
      ending.add(order);
    } catch (reason) {
      if (!(reason instanceof Problem)) throw reason;
      refusals.set(order.id, reason);
    }
  }
  const cancelled = new Set<string>();
  for (const { order: { id }, actor } of batch) {
    const order = orders.get(id);
    // Whoever of several came first has cancelled it; the others find it done.
    if (!order || !ending.has(order) || cancelled.has(id)) continue;
    cancelled.add(id);
    if (!may(actor, order.organizationId, 'orders:write')) continue;
    const changes = { before: { status: order.status }, after: { status: 'cancelled' } };
    await recordAudit(trx, actor, order.organizationId, { action: 'orders.cancel', target: { type: 'order', id }, ...changes });
  } // prettier-ignore
  for (const eventId of new Set([...ending].map((order) => order.eventId))) {
    const own = [...ending].filter((order) => order.eventId === eventId);
    const confirmed = own.filter(({ status }) => status === 'confirmed');
    await takeBack(trx, eventId, confirmed);
    await endOrders(trx, eventId, own.filter((order) => !confirmed.includes(order)), 'cancelled'); // prettier-ignore
  }
  const after = new Map((await readOrders(trx, [...orders.keys()])).map((order) => [order.id, order]));
  return batch.map(({ order: { id } }) => {
    const reason = refusals.get(id);
    return reason ? { status: 'rejected', reason } : { status: 'fulfilled', value: after.get(id) as OrderModel };
  });
}

/** Ends an order and puts its tickets back on sale; a cancelled one stays as it is. Those that wait at the same time are cancelled together. */
export type CancelOrder = (actor: Actor, order: OrderModel) => Promise<OrderModel>;

export function createCancellations(db: Db): CancelOrder {
  const batches = createBatches<Cancelling, OrderModel>({
    run: (batch) => inTransaction(db, (trx) => cancelTogether(trx, batch.map(({ operation }) => operation))), // prettier-ignore
    lanes: 2,
    maxBatch: 64,
    maxWaiting: 1000,
  });
  return (actor, order) => batches.submit(order.eventId, { actor, order });
}
