import type { Transaction } from '../db/knex.js';
import { lockEvent, recordEvents } from '../modules/events/service.js';
import { touchAvailability } from '../modules/inventory/service.js';
import { openStates, soldStates } from './check.js';

/** A counter that was set right. */
export interface Recounted {
  kind: 'tier' | 'event' | 'code';
  id: string;
  event: string;
  counter: 'held' | 'uses';
  from: number;
  to: number;
}

/** Rows do not prove what is held when an open order has lost its items, or names a tier of another event. */
const unprovenStatement = `
  select o.id from orders o
         left join order_items i on i.order_id = o.id
         left join tiers t on t.id = i.tier_id and t.event_id = o.event_id and i.event_id = o.event_id
   where o.event_id = ? and o.status in ${openStates} and t.id is null limit 1`;

const tierStatement = `
  update tiers set held = proven.held
    from (select t.id, t.held as before, coalesce(sum(open.quantity), 0)::integer as held
            from tiers t left join (
                   select i.tier_id, i.quantity from orders o join order_items i on i.order_id = o.id
                    where o.event_id = :eventId and o.status in ${openStates}
                 ) open on open.tier_id = t.id
           where t.event_id = :eventId group by t.id) proven
   where tiers.id = proven.id and tiers.held <> proven.held
   returning tiers.id, proven.before as "from", proven.held as "to"`;

const eventStatement = `
  update events set held = proven.held
    from (select e.id, e.held as before, coalesce(sum(t.held), 0)::integer as held
            from events e left join tiers t on t.event_id = e.id where e.id = :eventId group by e.id) proven
   where events.id = proven.id and events.held <> proven.held
   returning events.id, proven.before as "from", proven.held as "to"`;

const codeStatement = `
  update promo_codes set uses = proven.uses
    from (select p.id, p.uses as before, count(used.id)::integer as uses
            from promo_codes p left join (
                   select promo_code_id as id from orders
                    where promo_code_id = any(:codes) and (status in ${openStates} or status in ${soldStates})
                   union all
                   select access_code_id from orders
                    where access_code_id = any(:codes) and access_code_id is distinct from promo_code_id
                      and (status in ${openStates} or status in ${soldStates})
                 ) used on used.id = p.id
           where p.id = any(:codes) group by p.id) proven
   where promo_codes.id = proven.id and promo_codes.uses <> proven.uses
   returning promo_codes.id, proven.before as "from", proven.uses as "to"`;

type Change = Pick<Recounted, 'id' | 'from' | 'to'>;

async function recountStock(trx: Transaction, eventId: string, publicUrl: string): Promise<Recounted[]> {
  const tiers = (await trx.raw<{ rows: Change[] }>(tierStatement, { eventId })).rows;
  const events = (await trx.raw<{ rows: Change[] }>(eventStatement, { eventId })).rows;
  if (tiers.length + events.length === 0) return [];
  await touchAvailability(trx, eventId);
  // Whoever looks at the event is told what can be had now.
  await recordEvents(trx, 'event.updated', [await lockEvent(trx, eventId)], publicUrl);
  const of = (kind: 'tier' | 'event') => (change: Change) => ({ kind, event: eventId, counter: 'held' as const, ...change });
  return [...tiers.map(of('tier')), ...events.map(of('event'))];
}

async function recountCodes(trx: Transaction, eventId: string): Promise<Recounted[]> {
  const codes = await trx('promo_codes').where({ eventId }).orderBy('id').forUpdate().pluck<string[]>('id');
  if (codes.length === 0) return [];
  const { rows } = await trx.raw<{ rows: Change[] }>(codeStatement, { codes });
  return rows.map((change) => ({ kind: 'code', event: eventId, counter: 'uses', ...change }));
}

/**
 * Counts anew what an event's open orders hold and how often its codes are used. Locks as everybody does, the event, its tiers, its codes, so
 * that nobody buys or gives back meanwhile; orders change none of these numbers without those locks.
 * @returns what was wrong; `unproven` is an order because of which its stock was left alone
 */
export async function recountEvent(
  trx: Transaction,
  eventId: string,
  publicUrl: string,
): Promise<{ recounted: Recounted[]; unproven: string | null }> {
  await lockEvent(trx, eventId);
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(unprovenStatement, [eventId]);
  const unproven = rows[0]?.id ?? null;
  const stock = unproven === null ? await recountStock(trx, eventId, publicUrl) : [];
  return { recounted: [...stock, ...(await recountCodes(trx, eventId))], unproven };
}
