import type { Actor } from '../../access/actor.js';
import type { Db, Transaction } from '../../db/knex.js';
import { OrderModel, OrderSecretModel } from '../../db/models/orders.js';
import { hashSecret, newOrderSecret } from '../../db/secrets.js';
import { notFound, Problem } from '../../errors/problem.js';
import { type DomainEventType, recordDomainEvents } from '../activity/service.js';
import { lockStock, lockStocks } from '../inventory/service.js';
import { assertMayChange, assertMayRead } from './policy.js';
import { presentOrder } from './present.js';

const withParts = '[items, tickets]';

/** An order with its items and tickets; without asking who wants to know. */
export async function findOrder(db: Db, id: string): Promise<OrderModel | null> {
  return (await OrderModel.query(db).findById(id).withGraphFetched(withParts)) ?? null;
}

/** Loads an order for its buyer or its organization. */
export async function getOrder(db: Db, actor: Actor, id: string): Promise<OrderModel> {
  const order = await findOrder(db, id);
  if (!order) throw notFound('order');
  assertMayRead(actor, order);
  return order;
}

/** Loads an order for somebody who wants to change it. */
export async function getOrderToChange(db: Db, actor: Actor, id: string): Promise<OrderModel> {
  const order = await findOrder(db, id);
  if (!order) throw notFound('order');
  assertMayChange(actor, order);
  return order;
}

/** Locks orders with the stock of their events: stock first, each in id order, the order in which everybody locks. */
export async function lockOrders(trx: Transaction, refs: Pick<OrderModel, 'id' | 'eventId'>[]) {
  const stocks = await lockStocks(trx, refs.map(({ eventId }) => eventId)); // prettier-ignore
  const ids = refs.map(({ id }) => id);
  const locked = await OrderModel.query(trx).whereIn('id', ids).orderBy('id').forUpdate();
  const orders = locked.length === 0 ? [] : await OrderModel.fetchGraph(locked, withParts, { transaction: trx });
  return { stocks, orders: new Map(orders.map((order) => [order.id, order])) };
}

/** Orders with their parts as they are now, in the order of the ids. */
export async function readOrders(db: Db, ids: string[]): Promise<OrderModel[]> {
  const orders = new Map((await OrderModel.query(db).whereIn('id', ids).withGraphFetched(withParts)).map((order) => [order.id, order]));
  return ids.flatMap((id) => orders.get(id) ?? []);
}

/** Locks the event's stock, then the order: the order in which everybody locks. */
export async function lockOrder(trx: Transaction, order: Pick<OrderModel, 'id' | 'eventId'>) {
  const stock = await lockStock(trx, order.eventId);
  const locked = await OrderModel.query(trx).findById(order.id).forUpdate();
  if (!locked) throw notFound('order');
  return { ...stock, order: await locked.$fetchGraph(withParts, { transaction: trx }) };
}

/** Locks an order whose stock does not change. Nothing else may be locked after it. */
export async function lockOrderAlone(trx: Transaction, id: string): Promise<{ order: OrderModel; now: Date }> {
  // Sent together, carried out one after the other: the time is that after the lock.
  const [locked, { rows }] = await Promise.all([
    OrderModel.query(trx).findById(id).forUpdate(),
    trx.raw<{ rows: { now: Date }[] }>('select clock_timestamp() as now'),
  ]);
  if (!locked) throw notFound('order');
  return { order: await locked.$fetchGraph(withParts, { transaction: trx }), now: rows[0]?.now ?? new Date() };
}

/**
 * Writes a change of a locked order and the fact of it; returns the order as it is now. Its items and tickets are those it was loaded with: who
 * changes them says so in `order`.
 */
export async function changeOrder(
  trx: Transaction,
  order: OrderModel,
  change: Partial<OrderModel>,
  type: DomainEventType,
): Promise<OrderModel> {
  const { items, tickets } = order.items && order.tickets ? order : ((await findOrder(trx, order.id)) ?? order);
  const row = await OrderModel.query(trx)
    .findById(order.id)
    .patch({ ...change, updatedAt: new Date() })
    .returning('*')
    .first();
  if (!row) throw notFound('order');
  const changed = Object.assign(row, { items, tickets });
  await recordOrderEvents(trx, [changed], type);
  return changed;
}

/** Writes the same fact of each order. */
export const recordOrderEvents = (trx: Transaction, orders: OrderModel[], type: DomainEventType): Promise<void> =>
  recordDomainEvents(
    trx,
    orders.map((order) => {
      const { organizationId, eventId, id: orderId } = order;
      return { type, organizationId, eventId, orderId, payload: presentOrder(order) };
    }),
  );

/**
 * Makes another credential for whoever repeats the request that created an order. Once somebody has given their name, a key that was guessed
 * or used twice must not open it.
 * @throws Problem `idempotency_key_reused`
 */
export async function issueSecretAgain(db: Db, orderId: string): Promise<string> {
  const order = await OrderModel.query(db).findById(orderId).select('buyerEmail');
  if (order?.buyerEmail) {
    throw new Problem(
      'idempotency_key_reused',
      'This Idempotency-Key made an order that is filled in already. Use a new one for each order.',
    );
  }
  return issueOrderSecret(db, orderId);
}

/** Makes another credential for an order; the secret exists only in what this returns. */
export async function issueOrderSecret(db: Db, orderId: string): Promise<string> {
  const secret = newOrderSecret(orderId);
  await OrderSecretModel.query(db).insert({ secretHash: hashSecret(secret), orderId });
  return secret;
}
