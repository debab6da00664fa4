import type { Db, Transaction } from '../../db/knex.js';
import { inTransaction } from '../../db/transaction.js';

const columns = [
  ...['event_id', 'organization_id', 'series_id', 'starts_at', 'ends_at', 'document', 'categories', 'tags', 'city', 'city_key'],
  ...['country', 'online', 'in_person', 'currency', 'min_price', 'max_price', 'location'],
];
const list = columns.join(', ');
const updates = columns.slice(1).map((column) => `${column} = excluded.${column}`);

/**
 * Makes discovery say what events, their tiers and categories say now: listings come, change and go. Call it in the transaction of every
 * change to an event or its tiers, after the change, with all events it was made to; for events about to be deleted see `dropListings`.
 */
export async function refreshListings(trx: Transaction, eventIds: string[]): Promise<void> {
  if (eventIds.length === 0) return;
  // Two changes to one event at once: the later one must see what the earlier one did before it writes the listing.
  await trx.raw('select 1 from events where id = any(?) order by id for no key update', [eventIds]);
  await withLeads(trx, eventIds, () =>
    trx.raw(
      `with
         current as materialized (select ${list}, popularity from listable_events where event_id = any(:eventIds)),
         gone as (
           delete from event_listings where event_id = any(:eventIds) and event_id not in (select event_id from current)),
         words as (
           insert into search_words
             select distinct word from current, unnest(tsvector_to_array(document)) word where length(word) between 3 and 40 order by word
             on conflict do nothing)
       insert into event_listings (${list}, popularity, lead)
         select ${list}, popularity, series_id is null from current
         on conflict (event_id) do update
           set ${updates.join(', ')}, lead = excluded.series_id is null
             or (event_listings.lead and event_listings.series_id is not distinct from excluded.series_id)`,
      { eventIds },
    ),
  );
}

/** Takes events out of discovery, in the transaction that deletes them and before it does, so that their series get another next date. */
export async function dropListings(trx: Transaction, eventIds: string[]): Promise<void> {
  await withLeads(trx, eventIds, () => trx.raw('delete from event_listings where event_id = any(?)', [eventIds]));
}

/** Takes events that are over out of discovery; the next date of a series takes the place of the one that was. */
export async function dropEndedListings(db: Db): Promise<void> {
  await inTransaction(db, async (trx) => {
    const ended = await trx('event_listings').where('endsAt', '<=', trx.fn.now()).limit(10_000).pluck<string[]>('event_id');
    if (ended.length > 0) await dropListings(trx, ended);
  });
}

/** Changes listings, then sees to it that each series they were or are dates of has exactly one next date. */
async function withLeads(trx: Transaction, eventIds: string[], change: () => PromiseLike<unknown>): Promise<void> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select id from series where id in
       (select series_id from event_listings where event_id = any(:eventIds) union select series_id from events where id = any(:eventIds))
       -- Two dates of a series changed at once: the later change must see the earlier one before it says which is next.
       order by id for no key update`,
    { eventIds },
  );
  await change();
  if (rows.length === 0) return;
  await trx.raw(
    `with next as (
       select distinct on (series_id) series_id, event_id from event_listings
        where series_id = any(?) and ends_at > now() order by series_id, starts_at, event_id)
     update event_listings l set lead = (l.event_id = next.event_id)
       from next where l.series_id = next.series_id and l.lead <> (l.event_id = next.event_id)`,
    [rows.map(({ id }) => id)],
  );
}
