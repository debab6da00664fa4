import type { Benchmark } from '../benchmark.js';
import { compareThroughput } from '../lib/compare.js';
import { seedHotTier } from '../lib/hot-tier.js';
import { bareKoa, creating, landing, orderEffort } from '../lib/selling.js';
import { orders } from '../lib/visits.js';

/** The same tickets sold by three processes, whose batches wait for each other at the row locks. */
export const ordersHotTier3: Benchmark = {
  name: 'orders.hot-tier-3',
  about: 'the same on three processes beside one, and bare Koa',
  effort: orderEffort,
  async run(stage, effort) {
    const [three, one] = [await stage.api({ processes: 3 }), await stage.api()];
    const [hot, alone] = [await seedHotTier(three), await seedHotTier(one)];
    const single = landing(one, { databaseUrl: one.databaseUrl, eventIds: alone.eventIds, orders: 'one each' }, orders(alone.requests));
    const references = [{ name: '1 process', ...single }, await bareKoa(stage, three, hot.requests)];
    return compareThroughput(creating('orders.hot-tier-3', three, hot, references), effort);
  },
};
