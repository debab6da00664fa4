import type { Actor } from '../../../access/actor.js';
import type { components } from '../../../contract/generated.js';
import type { Db, Transaction } from '../../../db/knex.js';
import { inTransaction } from '../../../db/transaction.js';
import { getOwnEvent } from '../../events/service.js';
import { changeOrder, lockOrderAlone } from '../../orders/service.js';
import { leftOf, openBooks, ownPayment } from '../settle/books.js';
import { reserveRefund } from './reserve-refund.js';

type Progress = components['schemas']['RefundProgress'];

/** Paid orders that are looked at in one go; each is refunded in a transaction of its own. */
const atOnce = 100;

/** Reserves all that is left of an order's money. Whoever is called a second time finds nothing left. */
async function refundAll(trx: Transaction, id: string, reason: string | null): Promise<void> {
  const { order } = await lockOrderAlone(trx, id);
  if (order.status !== 'confirmed' && order.status !== 'partially_refunded') return;
  const books = await openBooks(trx, id);
  const payment = ownPayment(books);
  const left = payment ? leftOf(books, payment) : 0;
  // What a bank took already is not paid back a second time.
  if (!payment || left <= 0) return;
  const ticketIds = (order.tickets ?? []).filter(({ status }) => status !== 'void').map((ticket) => ticket.id);
  await reserveRefund(trx, order, books, { payment, amount: left, source: 'event_cancelled', reason, ticketIds, restock: false });
  await changeOrder(trx, Object.assign(order, { tickets: undefined }), {}, 'order.updated');
}

/**
 * Refunds every paid order of a cancelled event in full. It may be cut off anywhere and begun again: an order whose money is reserved has
 * nothing left to reserve, and each refund is a job of its own.
 */
export async function refundEvent(db: Db, eventId: string): Promise<void> {
  const event = (await db('events').where({ id: eventId }).first('cancelReason')) as { cancelReason: string | null } | undefined;
  if (!event) return;
  let after = '';
  for (let ids: string[] = ['']; ids.length > 0; after = ids.at(-1) ?? after) {
    ids = (await db('orders')
      .where({ eventId })
      .whereIn('status', ['confirmed', 'partially_refunded'])
      .where('total', '>', 0)
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .pluck('id')) as string[];
    for (const id of ids) await inTransaction(db, (trx) => refundAll(trx, id, event.cancelReason));
  }
}

/** How far the refunds of a cancelled event are. */
export async function refundProgress(db: Db, actor: Actor, ref: string): Promise<Progress> {
  const { event } = await getOwnEvent(db, actor, ref, 'orders:read');
  const { rows } = await db.raw<{ rows: Omit<Progress, 'currency'>[] }>(
    `with begun as (
       select order_id, status, amount from refunds where event_id = :event and source = 'event_cancelled'),
     waiting as (
       select count(*) as orders, coalesce(sum(o.total - o.refunded), 0) as due from orders o
        where o.event_id = :event and o.status in ('confirmed', 'partially_refunded') and o.total > o.refunded
          and coalesce(o.dispute ->> 'status', '') <> 'open'
          -- While the job is at it, or waits to be.
          and exists (select from graphile_worker.jobs where key = 'refund-event:' || :event)
          and not exists (select from begun b where b.order_id = o.id))
     select (count(distinct order_id) + (select orders from waiting))::integer as orders,
            (select orders from waiting)::integer as waiting,
            count(*) filter (where status = 'pending')::integer as pending,
            count(*) filter (where status = 'succeeded')::integer as succeeded,
            count(*) filter (where status = 'failed')::integer as failed,
            (coalesce(sum(amount), 0) + (select due from waiting))::float8 as amount,
            coalesce(sum(amount) filter (where status = 'succeeded'), 0)::float8 as refunded
       from begun`,
    { event: event.id },
  );
  return { ...(rows[0] as Omit<Progress, 'currency'>), currency: event.currency };
}
