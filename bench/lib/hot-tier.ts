import { publishEvent, type SeededEvent, seedOrganizer } from './seed.js';
import { orderOf } from './selling.js';
import type { Api } from './stage.js';
import type { OrderRequest } from './visits.js';

/** What everybody wants: an event, and the order of one of its tickets. */
export interface HotTier {
  seeded: SeededEvent;
  eventIds: string[];
  requests: OrderRequest[];
}

/** The longest that the contract allows: that nothing expires while something else is measured. */
export const holdMinutes = 120;

/** Publishes an event with one tier that has a million tickets. */
export async function seedHotTier(api: Api): Promise<HotTier> {
  const tier = { name: 'Standing', price: 3200, quantity: 1_000_000 };
  const seeded = await publishEvent(await seedOrganizer(api), [tier], { holdMinutes });
  return { seeded, eventIds: [seeded.event.id], requests: [orderOf(seeded)] };
}
