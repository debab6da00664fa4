import type { Benchmark } from '../benchmark.js';
import { compareThroughput } from '../lib/compare.js';
import { seedHotTier } from '../lib/hot-tier.js';
import { bareKoa, creating, orderEffort, p99, textbook } from '../lib/selling.js';

/** Everybody wants the same ticket at the same moment. */
export const ordersHotTier: Benchmark = {
  name: 'orders.hot-tier',
  about: 'orders of one tier beside one transaction per buyer, and bare Koa',
  effort: orderEffort,
  async run(stage, effort) {
    const api = await stage.api();
    const hot = await seedHotTier(api);
    const references = [
      await textbook(stage, api, hot, { atLeast: 8 }),
      await bareKoa(stage, api, hot.requests, { asked: { atLeast: 0.6 }, p99 }),
    ];
    return compareThroughput(creating('orders.hot-tier', api, hot, references), effort);
  },
};
