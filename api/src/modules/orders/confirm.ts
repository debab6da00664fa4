import { addJobs } from '../../db/jobs.js';
import type { Db, Transaction } from '../../db/knex.js';
import type { OrderModel } from '../../db/models/orders.js';
import type { QuestionModel } from '../../db/models/programme.js';
import { plainArray } from '../../db/plain-array.js';
import { inTransaction } from '../../db/transaction.js';
import { Problem } from '../../errors/problem.js';
import { confirm, createBatches, hold, type LockedStock } from '../inventory/service.js';
import { reserveCodesAgain } from '../promo-codes/service.js';
import { issueTickets } from '../tickets/service.js';
import { questionsOf } from '../questions/service.js';
import { assertAnswers } from './answered.js';
import { assertWithinBuyerLimit } from './buyer-limits.js';
import { findProvenUsers } from './ownership.js';
import { lockOrders, readOrders, recordOrderEvents } from './records.js';
import { canBecome, stateProblem } from './states.js';

/** What an order takes of its event's stock. */
const stockOf = ({ items = [] }: OrderModel) => items.map(({ tierId, quantity }) => ({ tierId, quantity }));

/** Held tickets of locked orders are sold: tickets issued, confirmation mails queued, facts written. */
async function sell(trx: Transaction, orders: OrderModel[], now: Date, paymentStatus?: 'succeeded'): Promise<OrderModel[]> {
  const events = new Map(orders.map(({ eventId }) => [eventId, orders.filter((order) => order.eventId === eventId)]));
  for (const [eventId, own] of events) await confirm(trx, eventId, own.flatMap(stockOf));
  await issueTickets(
    trx,
    orders.map((order) => ({ orderId: order.id, eventId: order.eventId, items: stockOf(order), attendees: order.attendees })),
  );
  const users = await findProvenUsers(trx, orders.map(({ buyerEmail }) => buyerEmail)); // prettier-ignore
  const ids = orders.map(({ id }) => id);
  const owners = orders.map((order) => order.buyerUserId ?? users.get((order.buyerEmail ?? '').toLowerCase()) ?? null);
  await trx.raw(
    `update orders set status = 'confirmed', confirmed_at = ?, updated_at = ?, expires_at = null, network_hash = null, buyer_user_id = owner,
            payment_status = coalesce(?, payment_status)
       from unnest(?::text[], ?::text[]) as sold(id, owner) where orders.id = sold.id`,
    [now, now, paymentStatus ?? null, plainArray(ids), plainArray(owners)],
  );
  await addJobs(trx, 'send-order-confirmation', ids.map((orderId) => ({ payload: { orderId }, key: orderId }))); // prettier-ignore
  const confirmed = await readOrders(trx, ids);
  await recordOrderEvents(trx, confirmed, 'order.confirmed');
  return confirmed;
}

/**
 * Confirms a locked order that is paid. An expired one takes its tickets anew, if they are still there.
 * @throws Problem when the state does not allow it, or the tickets of an expired order are gone
 */
export async function confirmPaidOrder(trx: Transaction, order: OrderModel, now: Date): Promise<OrderModel> {
  if (!canBecome(order.status, 'confirmed')) throw stateProblem(order.status);
  if (order.status === 'expired') {
    // Codes are looked at before stock is taken: whichever is gone, nothing has been written.
    const takeCodes = await reserveCodesAgain(trx, order);
    await hold(trx, order.eventId, stockOf(order));
    await takeCodes();
  }
  const [confirmed] = await sell(trx, [order], now, 'succeeded');
  return confirmed ?? order;
}

const priceChanged = (): Problem =>
  new Problem('order_state_invalid', 'The price has changed meanwhile. Look at the order and check out again; nothing was charged.');

/** @throws Problem when a locked order cannot be confirmed without a payment */
async function assertFree(trx: Transaction, order: OrderModel, { event, now }: LockedStock, questions: QuestionModel[]): Promise<void> {
  if (event.status === 'cancelled') throw new Problem('event_not_on_sale', 'The event was cancelled. Nothing was charged.');
  if (order.status !== 'held') throw stateProblem(order.status);
  if (order.expiresAt && order.expiresAt <= now) throw stateProblem('expired');
  // Asked again now that nothing can change: somebody may have taken a code off, or an answer back.
  if (order.total > 0) throw priceChanged();
  assertAnswers(questions, order);
  if (event.maxTicketsPerBuyer !== null) await assertWithinBuyerLimit(trx, order, order.buyerEmail ?? '');
}

/** Confirms free orders together; each is refused on its own. One that is confirmed already stays as it is. */
async function confirmTogether(trx: Transaction, refs: OrderModel[]): Promise<PromiseSettledResult<OrderModel>[]> {
  const { stocks, orders } = await lockOrders(trx, refs);
  const selling: OrderModel[] = [];
  const outcomes = new Map<string, PromiseSettledResult<OrderModel>>();
  const asked = new Map<string, QuestionModel[]>();
  for (const order of orders.values()) {
    const stock = stocks.get(order.eventId) as LockedStock;
    outcomes.set(order.id, { status: 'fulfilled', value: order });
    if (order.status === 'confirmed') continue;
    try {
      let questions = asked.get(order.eventId);
      if (!questions) asked.set(order.eventId, (questions = await questionsOf(trx, order.eventId)));
      await assertFree(trx, order, stock, questions);
      selling.push(order);
    } catch (reason) {
      if (!(reason instanceof Problem)) throw reason;
      outcomes.set(order.id, { status: 'rejected', reason });
    }
  }
  const now = [...stocks.values()][0]?.now ?? new Date();
  const sold = selling.length === 0 ? [] : await sell(trx, selling, now);
  for (const order of sold) outcomes.set(order.id, { status: 'fulfilled', value: order });
  return refs.map(({ id }) => outcomes.get(id) as PromiseSettledResult<OrderModel>);
}

/** Confirms a free order; those that wait at the same time are confirmed together. */
export type ConfirmFree = (order: OrderModel) => Promise<OrderModel>;

export function createConfirmations(db: Db): ConfirmFree {
  const batches = createBatches<OrderModel, OrderModel>({
    run: (batch) => inTransaction(db, (trx) => confirmTogether(trx, batch.map(({ operation }) => operation))), // prettier-ignore
    lanes: 2,
    maxBatch: 64,
    maxWaiting: 1000,
  });
  return (order) => batches.submit(order.eventId, order);
}
