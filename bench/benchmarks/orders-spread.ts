import type { Benchmark } from '../benchmark.js';
import { compareThroughput } from '../lib/compare.js';
import { holdMinutes } from '../lib/hot-tier.js';
import { publishEvent, type SeededEvent, seedOrganizer } from '../lib/seed.js';
import { bareKoa, creating, orderEffort, orderOf, p99 } from '../lib/selling.js';

const events = 100;

/** An ordinary day: many events sell a little each. */
export const ordersSpread: Benchmark = {
  name: 'orders.spread',
  about: `orders of ${events} events in turn beside bare Koa`,
  effort: orderEffort,
  async run(stage, effort) {
    const api = await stage.api();
    const organizer = await seedOrganizer(api);
    const seeded: SeededEvent[] = [];
    while (seeded.length < events) {
      const tier = { name: 'General admission', price: 3200, quantity: 100_000 };
      seeded.push(await publishEvent(organizer, [tier], { name: `Harbour Lights ${seeded.length + 1}`, holdMinutes }));
    }
    const sold = { eventIds: seeded.map(({ event }) => event.id), requests: seeded.map(orderOf) };
    const references = [await bareKoa(stage, api, sold.requests, { asked: { atLeast: 0.5 }, p99 })];
    return compareThroughput(creating('orders.spread', api, sold, references), effort);
  },
};
