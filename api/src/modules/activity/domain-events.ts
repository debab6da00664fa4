import type { Db, Transaction } from '../../db/knex.js';

/** What can be told of a committed change. */
export type DomainEventType =
  | 'event.created'
  | 'event.updated'
  | 'event.published'
  | 'event.unpublished'
  | 'event.cancelled'
  | 'event.deleted'
  | 'tier.created'
  | 'tier.updated'
  | 'tier.deleted'
  | 'question.created'
  | 'question.updated'
  | 'question.deleted'
  | 'promo_code.created'
  | 'promo_code.updated'
  | 'promo_code.deleted'
  | 'order.held'
  | 'order.updated'
  | 'order.awaiting_payment'
  | 'order.confirmed'
  | 'order.cancelled'
  | 'order.expired'
  | 'payment.succeeded'
  | 'payment.failed'
  | 'payment.refunded'
  | 'payment.refund_failed'
  | 'dispute.opened'
  | 'dispute.closed';

export interface NewDomainEvent {
  type: DomainEventType;
  organizationId: string;
  eventId: string | null;
  orderId?: string | null;
  /** The presented resource: what a consumer would get by asking for it at this moment. */
  payload: object;
}

/** One NOTIFY wakes every follower; what it says is read from the table. */
export const domainEventChannel = 'echoplex_domain_events';

/** Writes facts in the transaction that makes them true. Nobody hears of them before its commit. */
export async function recordDomainEvents(trx: Transaction, events: NewDomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  await trx.raw(
    `with facts as (
       insert into domain_events (type, organization_id, event_id, order_id, payload)
         select type, "organizationId", "eventId", "orderId", payload
           from jsonb_to_recordset(?::jsonb) as f(type text, "organizationId" text, "eventId" text, "orderId" text, payload jsonb))
     select pg_notify(?, '')`,
    [JSON.stringify(events), domainEventChannel],
  );
}

/** A committed fact as a follower reads it. */
export interface DomainEvent {
  id: string;
  transactionId: string;
  type: DomainEventType;
  eventId: string | null;
  orderId: string | null;
  /** The presented resource; null for facts about orders, which are told to each by what they may see. */
  payload: unknown;
}

/** A place in the stream: everything up to it was read. */
export interface DomainEventCursor {
  transactionId: string;
  id: string;
}

/** The place where the stream ends now: what commits from here on comes after it. */
export async function currentCursor(db: Db): Promise<DomainEventCursor> {
  const { rows } = await db.raw<{ rows: { xmin: string }[] }>(`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`);
  return { transactionId: rows[0]?.xmin ?? '0', id: '-1' };
}

/** Facts that are so many that only the last one of each event is told: what follows from them is read where it stands. */
const folded = 'order.held';

/**
 * The next facts after the cursor, in commit-safe order: only rows whose transaction is older than every running one, so a transaction that
 * commits late is never passed over. Holds are folded: of each event's the last one stands for all.
 * @returns the facts and the place behind them; null when there are none
 */
export async function readDomainEvents(
  db: Db,
  after: DomainEventCursor,
  limit = 2000,
): Promise<{ events: DomainEvent[]; cursor: DomainEventCursor } | null> {
  const { rows } = await db.raw<{ rows: DomainEvent[] }>(
    `with next as (
         select id, transaction_id, type, event_id, order_id,
                -- Orders are many, and who is told of one reads it anew for them.
                case when order_id is null then payload end as payload
           from domain_events
          where (transaction_id, id) > (?::text::xid8, ?::bigint)
            and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
          order by transaction_id, id
          limit ?),
       told as (
         select * from next where type <> '${folded}'
         union all
         (select distinct on (event_id) * from next where type = '${folded}' order by event_id, transaction_id desc, id desc))
     select id::text, transaction_id::text as "transactionId", type, event_id as "eventId", order_id as "orderId", payload
       from told order by told.transaction_id, told.id`,
    [after.transactionId, after.id, limit],
  );
  const last = rows.at(-1);
  return last ? { events: rows, cursor: { transactionId: last.transactionId, id: last.id } } : null;
}
