import type { Db } from '../../db/knex.js';

/** How much more somebody who bought a ticket says about an event than somebody who looked at it. The view for new listings says the same. */
const viewsInATicket = 20;
/** Who looked longer ago says nothing about now. */
const recentDays = 30;

/** Counts anew how popular listed events are. Only those that changed are written: each write is one to every index. */
export async function refreshPopularity(db: Db): Promise<void> {
  await db.raw(
    `with
       seen as (
         select event_id, sum(views) as views from event_views where hour > now() - make_interval(days => :recentDays) group by event_id),
       counted as (
         select e.id, least(e.sold::bigint * :viewsInATicket + coalesce(seen.views, 0), 2147483647)::integer as popularity
           from events e left join seen on seen.event_id = e.id)
     update event_listings l set popularity = counted.popularity
       from counted where counted.id = l.event_id and l.popularity <> counted.popularity`,
    { viewsInATicket, recentDays },
  );
}
