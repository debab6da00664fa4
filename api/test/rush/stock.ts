import type { Knex } from 'knex';
import type { Sale } from '../factories.js';
import type { Answer, Crowd } from './crowd.js';

/** Everybody asks for one ticket in the same moment, at the processes and for the tiers in turn. */
export const rush = (crowd: Crowd, { event, tiers }: Sale, { buyers, urls }: { buyers: number; urls: string[] }): Promise<Answer[]> =>
  Promise.all(
    Array.from({ length: buyers }, (_, n) =>
      crowd.hold(urls[n % urls.length]!, event.id, [{ tierId: tiers[(n * 7) % tiers.length]!.id, quantity: 1 }]),
    ),
  );

/** What the database says is held of a sale: by its orders, by its tiers, by the event. */
export async function taken(db: Knex, { event }: Sale): Promise<{ orders: number; tiers: number; event: number }> {
  const { rows } = await db.raw<{ rows: { orders: number; tiers: number; event: number }[] }>(
    `select (select coalesce(sum(i.quantity), 0)::integer from order_items i join orders o on o.id = i.order_id
              where o.event_id = e.id and o.status in ('held', 'awaiting_payment')) as orders,
            (select sum(held)::integer from tiers where event_id = e.id) as tiers, held as event from events e where id = ?`,
    [event.id],
  );
  return rows[0]!;
}

/** What was taken beyond what there is, in words; nothing when all is well. Counted by rows, not by counters. */
export async function oversold(db: Knex, { event }: Sale): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { what: string; there: number; taken: number }[] }>(
    `with items as (
       select i.tier_id, i.quantity from order_items i join orders o on o.id = i.order_id
        where o.event_id = :event and o.status in ('held', 'awaiting_payment', 'confirmed'))
     select 'tier ' || t.id as what, t.quantity as there, sum(i.quantity)::integer as taken
       from tiers t join items i on i.tier_id = t.id group by t.id having sum(i.quantity) > t.quantity
     union all
     select 'event', e.capacity, (select sum(quantity)::integer from items) from events e
      where e.id = :event and (select sum(quantity) from items) > e.capacity`,
    { event: event.id },
  );
  return rows.map((row) => `${row.what}: ${row.taken} taken of ${row.there}`);
}

/** Everything that is still held of an event runs out now, by the database's clock. */
export const runOut = async (db: Knex, { event }: Sale): Promise<void> => {
  await db.raw(`update orders set expires_at = clock_timestamp() where event_id = ? and status in ('held', 'awaiting_payment')`, [
    event.id,
  ]);
};

/** For negative controls: takes away the last guard that the database itself is. */
export async function dropStockConstraints(db: Knex): Promise<void> {
  const { rows } = await db.raw<{ rows: { relation: string; name: string }[] }>(
    `select conrelid::regclass::text as relation, conname as name from pg_constraint
      where contype = 'c' and conrelid in ('tiers'::regclass, 'events'::regclass, 'promo_codes'::regclass)`,
  );
  for (const { relation, name } of rows) await db.raw('alter table ?? drop constraint ??', [relation, name]);
}
