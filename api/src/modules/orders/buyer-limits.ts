import type { Db, Transaction } from '../../db/knex.js';
import type { OrderModel } from '../../db/models/orders.js';
import type { PreparedRunner } from '../../db/prepared-query.js';
import { bodyFault, Problem } from '../../errors/problem.js';

/** Orders in these states have tickets or may yet get them. */
const counted = `('held', 'awaiting_payment', 'confirmed', 'partially_refunded')`;

const tickets = (count: number): string => (count === 1 ? '1 ticket' : `${count} tickets`);

/**
 * Refuses what would be more than one buyer may have of an event. Pure.
 * @param most the event's `maxTicketsPerBuyer`
 * @param taken tickets in the buyer's other orders; 0 for somebody who is not known yet
 * @param wanted tickets of the order in question
 * @param pointer what of the request says who buys, or how much
 * @throws Problem `limit_exceeded`; the fault's `available` is how many are left for this buyer
 */
export function assertBuyerMayHave(most: number | null, taken: number, wanted: number, pointer: '/buyer/email' | '/items'): void {
  if (most === null || taken + wanted <= most) return;
  const left = Math.max(0, most - taken);
  const limit = `One buyer can have at most ${tickets(most)} of this event`;
  const message = taken === 0 ? `${limit}.` : `${limit}: ${taken} in other orders, ${left} left.`;
  throw new Problem('limit_exceeded', message, { errors: [{ ...bodyFault(pointer, 'buyer_limit', message), available: left }] });
}

/** How many tickets of an event one buyer may have; null without a limit. For whoever has to know whether to lock the event first. */
export async function buyerLimitOf(db: Db, eventId: string): Promise<number | null> {
  const row = (await db('events').where({ id: eventId }).first('maxTicketsPerBuyer')) as { maxTicketsPerBuyer: number | null } | undefined;
  return row?.maxTicketsPerBuyer ?? null;
}

/**
 * Makes sure that an order and the other ones of its buyer stay within what one buyer may have of the event. Others are the buyer's when they
 * have the same address, compared without case, or the same user.
 *
 * Whoever gives an order its address must hold the event's row lock from before this until the commit (`lockOrder`, not `lockOrderAlone`),
 * wherever the event has a limit: two orders of one buyer that are filled in at once would otherwise not see each other. A checkout needs no
 * lock for it: its order and those it is counted with have their addresses already.
 * @param email the address the order has or is about to get
 * @throws Problem `limit_exceeded` at `/buyer/email`
 */
export async function assertWithinBuyerLimit(
  trx: Db | Transaction,
  { id, eventId, buyerUserId, items = [] }: Pick<OrderModel, 'id' | 'eventId' | 'buyerUserId' | 'items'>,
  email: string,
): Promise<void> {
  const most = await buyerLimitOf(trx, eventId);
  if (most === null) return;
  const { rows } = await trx.raw<{ rows: { taken: number }[] }>(
    `select coalesce(sum(i.quantity), 0)::integer as taken from orders o join order_items i on i.order_id = o.id
      where o.event_id = ? and o.id <> ? and o.status in ${counted} and (lower(o.buyer_email) = lower(?) or o.buyer_user_id = ?)`,
    [eventId, id, email, buyerUserId],
  );
  const wanted = items.reduce((sum, { quantity }) => sum + quantity, 0);
  assertBuyerMayHave(most, rows[0]?.taken ?? 0, wanted, '/buyer/email');
}

const countStatement = `
  select p.event_id as "eventId", p.user_id as "userId", sum(i.quantity)::integer as quantity
    from (select distinct event_id, user_id from unnest($1::text[], $2::text[]) as p(event_id, user_id)) p
    join orders o on o.buyer_user_id = p.user_id and o.event_id = p.event_id and o.status in ${counted}
    join order_items i on i.order_id = o.id
   group by p.event_id, p.user_id`;

/** How many tickets a user has at an event; 0 for one who was not asked about. */
export type TicketsOfBuyer = (eventId: string, userId: string) => number;

/**
 * Counts what signed-in users have at events: all of them with one statement, and none where nobody is asked about. Their events' rows must be
 * locked, so that nobody else gets tickets for them meanwhile.
 * @param pairs whom to count where; the same pair may come several times
 */
export async function countOfBuyers(run: PreparedRunner, pairs: { eventId: string; userId: string }[]): Promise<TicketsOfBuyer> {
  if (pairs.length === 0) return () => 0;
  const key = (eventId: string, userId: string): string => `${eventId} ${userId}`;
  const values = [pairs.map(({ eventId }) => eventId), pairs.map(({ userId }) => userId)];
  const rows = await run<{ eventId: string; userId: string; quantity: number }>('hold_buyers', countStatement, values);
  const counts = new Map(rows.map(({ eventId, userId, quantity }) => [key(eventId, userId), quantity]));
  return (eventId, userId) => counts.get(key(eventId, userId)) ?? 0;
}

/**
 * Says that one network holds as many orders of an event as it may.
 * @param most `HOLDS_PER_ADDRESS`
 */
export const networkLimitProblem = (most: number): Problem => {
  const waiting = most === 1 ? '1 order is waiting' : `${most} orders are waiting`;
  const message = `From this network ${waiting} to be finished, and more cannot be. Finish or cancel one, or try again when their time is over.`;
  // Of the whole request: nothing in it is wrong but where it comes from.
  return new Problem('limit_exceeded', message, { errors: [bodyFault('', 'network_limit', message)] });
};
