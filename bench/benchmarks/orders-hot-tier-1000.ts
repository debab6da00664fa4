import type { Benchmark } from '../benchmark.js';
import { compareThroughput } from '../lib/compare.js';
import { seedHotTier } from '../lib/hot-tier.js';
import { creating, orderEffort } from '../lib/selling.js';

const [many, few] = [1000, 64];

/** Selling does not become slower when more people want to buy. */
export const ordersHotTier1000: Benchmark = {
  name: 'orders.hot-tier-1000',
  about: 'the same at 1,000 connections beside 64, whatever --connections says',
  effort: orderEffort,
  async run(stage, effort) {
    const api = await stage.api();
    const hot = await seedHotTier(api);
    const comparison = creating('orders.hot-tier-1000', api, hot, []);
    const { ours } = comparison;
    const reference = {
      ...ours,
      name: `at ${few}`,
      send: (_: number, seconds: number) => ours.send(few, seconds),
      asked: { atLeast: 0.8 },
    };
    return compareThroughput({ ...comparison, references: [reference] }, { ...effort, connections: [many] });
  },
};
