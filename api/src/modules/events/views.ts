import type { Db } from '../../db/knex.js';
import { EventModel, TierModel } from '../../db/models/events.js';
import type { EventView } from './present.js';

/** Many events with their tiers in selling order, in the order of their ids; those that are gone are left out. Asks nobody who wants to know. */
export async function viewsOf(db: Db, ids: string[]): Promise<EventView[]> {
  if (ids.length === 0) return [];
  const [rows, tiers] = await Promise.all([
    EventModel.query(db).whereIn('id', ids).select('events.*').select(EventModel.raw('clock_timestamp() as now')),
    TierModel.query(db).whereIn('eventId', ids).orderBy(['position', 'id']),
  ]);
  const byId = new Map(
    (rows as (EventModel & { now: Date })[]).map((event) => [event.id, { event, tiers: [] as TierModel[], now: event.now }]),
  );
  for (const tier of tiers) byId.get(tier.eventId)?.tiers.push(tier);
  return ids.flatMap((id) => byId.get(id) ?? []);
}
