import type { Db } from '../../db/knex.js';

/** How much more somebody who bought a ticket says about an event than somebody who looked at it. The view for new listings says the same. */
const viewsInATicket = 20;

/** Counts anew how popular listed events are. Only those that changed are written: each write is one to every index. */
export async function refreshPopularity(db: Db): Promise<void> {
  await db.raw(
    `update event_listings l set popularity = e.sold * ?::integer
       from events e where e.id = l.event_id and l.popularity <> e.sold * ?::integer`,
    [viewsInATicket, viewsInATicket],
  );
}
