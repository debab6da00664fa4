import type { Benchmark } from '../benchmark.js';
import { compareThroughput } from '../lib/compare.js';
import { holdMinutes } from '../lib/hot-tier.js';
import { publishEvent, seedOrganizer } from '../lib/seed.js';
import { bareKoa, creating, orderEffort, orderOf, p99, textbook } from '../lib/selling.js';

const tiers = ['Friday', 'Saturday', 'Sunday'].map((name) => ({ name, price: 4900, quantity: 1_000_000 }));

/** Several tiers at once, all of them or none, within what the event can take. */
export const ordersThreeTiers: Benchmark = {
  name: 'orders.three-tiers',
  about: 'orders of three tiers each, with a capacity; the same references',
  effort: orderEffort,
  async run(stage, effort) {
    const api = await stage.api();
    const seeded = await publishEvent(await seedOrganizer(api), tiers, { holdMinutes, capacity: 1_000_000 });
    const sold = { eventIds: [seeded.event.id], requests: [orderOf(seeded)] };
    const references = [await textbook(stage, api, sold, { atLeast: 5 }), await bareKoa(stage, api, sold.requests, { p99 })];
    return compareThroughput(creating('orders.three-tiers', api, sold, references), effort);
  },
};
