import type { Transaction } from '../../db/knex.js';
import { EventModel, TierModel } from '../../db/models/events.js';
import { notFound, Problem } from '../../errors/problem.js';
import { decideHold, type HeldItem, type WantedItem } from './decide.js';
import { availableOf } from './sales-state.js';

/** The event's stock, locked until the transaction ends. */
export interface LockedStock {
  event: EventModel;
  tiers: Map<string, TierModel>;
  /** The database's clock. */
  now: Date;
}

/**
 * Locks event rows and then their tier rows, each in id order: everybody takes these locks in this order and before any order row, so operations
 * on one event queue up and none of them can deadlock.
 * @returns the stock of the events that exist
 */
export async function lockStocks(trx: Transaction, eventIds: Iterable<string>): Promise<Map<string, LockedStock>> {
  const ids = [...new Set(eventIds)].sort();
  const events = await EventModel.query(trx).whereIn('id', ids).orderBy('id').forUpdate();
  const rows = await TierModel.query(trx).whereIn('eventId', ids).orderBy(['eventId', 'id']).forUpdate();
  // Read after the locks: a buyer who waited is judged by the time when it was their turn.
  const { rows: clock } = await trx.raw<{ rows: { now: Date }[] }>('select clock_timestamp() as now');
  const now = clock[0]?.now ?? new Date();
  const tiersOf = (eventId: string) => new Map(rows.filter((tier) => tier.eventId === eventId).map((tier) => [tier.id, tier]));
  return new Map(events.map((event) => [event.id, { event, tiers: tiersOf(event.id), now }]));
}

/** Locks the stock of one event. */
export async function lockStock(trx: Transaction, eventId: string): Promise<LockedStock> {
  const stock = (await lockStocks(trx, [eventId])).get(eventId);
  if (!stock) throw notFound('event');
  return stock;
}

/** Adds to the counters of tiers and event; the named CHECK constraints are the last guard. */
async function move(
  trx: Transaction,
  eventId: string,
  items: WantedItem[],
  { held, sold }: { held: -1 | 0 | 1; sold: -1 | 0 | 1 },
): Promise<void> {
  await trx.raw(
    `with moved as (
            select tier_id, sum(quantity)::integer as quantity from unnest(?::text[], ?::integer[]) as t(tier_id, quantity) group by tier_id),
          counted as (
            update tiers set held = held + ? * moved.quantity, sold = sold + ? * moved.quantity
              from moved where tiers.id = moved.tier_id and tiers.event_id = ?)
     update events set held = held + ? * total, sold = sold + ? * total, sequence = sequence + 1
       from (select coalesce(sum(quantity), 0)::integer as total from moved) as sums where events.id = ?`,
    [items.map(({ tierId }) => tierId), items.map(({ quantity }) => quantity), held, sold, eventId, held, sold, eventId],
  );
}

/**
 * Sets items aside: all of them or none.
 * @throws Problem saying which item cannot be had and what is left
 */
export async function hold(trx: Transaction, eventId: string, items: WantedItem[]): Promise<LockedStock & { items: HeldItem[] }> {
  const stock = await lockStock(trx, eventId);
  const decision = decideHold(stock.event, stock.tiers, items, stock.now);
  if ('refused' in decision) throw new Problem(decision.refused.code, decision.refused.detail, { errors: decision.refused.errors });
  await move(trx, eventId, items, { held: 1, sold: 0 });
  return { ...stock, items: decision.held };
}

/**
 * Sets tickets of one tier aside once more for somebody who has paid for them: all that counts is whether there is room, not whether or how
 * they are sold now.
 * @returns whether there was room
 */
export async function holdAgain(trx: Transaction, eventId: string, item: WantedItem): Promise<boolean> {
  const { event, tiers } = await lockStock(trx, eventId);
  const tier = tiers.get(item.tierId);
  const available = tier ? availableOf(event, tier) : 0;
  if (available !== null && available < item.quantity) return false;
  await move(trx, eventId, [item], { held: 1, sold: 0 });
  return true;
}

/** Held tickets become sold ones. The stock must be locked. */
export const confirm = (trx: Transaction, eventId: string, items: WantedItem[]): Promise<void> =>
  move(trx, eventId, items, { held: -1, sold: 1 });

/** Held tickets go back on sale. The stock must be locked. */
export const release = (trx: Transaction, eventId: string, items: WantedItem[]): Promise<void> =>
  move(trx, eventId, items, { held: -1, sold: 0 });

/** Sold tickets go back on sale. The stock must be locked. */
export const restock = (trx: Transaction, eventId: string, items: WantedItem[]): Promise<void> =>
  move(trx, eventId, items, { held: 0, sold: -1 });

/** Says that what can be had has changed for another reason than stock: a new tier, a publication. */
export const touchAvailability = (trx: Transaction, eventId: string): Promise<unknown> =>
  trx('events').where({ id: eventId }).increment('sequence', 1);
