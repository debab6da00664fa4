import type { Benchmark } from './benchmark.js';
import { ordersCheckoutFree } from './benchmarks/orders-checkout-free.js';
import { ordersHotTier } from './benchmarks/orders-hot-tier.js';
import { ordersHotTier1000 } from './benchmarks/orders-hot-tier-1000.js';
import { ordersHotTier3 } from './benchmarks/orders-hot-tier-3.js';
import { ordersHotTierFull } from './benchmarks/orders-hot-tier-full.js';
import { ordersSoldOut } from './benchmarks/orders-sold-out.js';
import { ordersSpread } from './benchmarks/orders-spread.js';
import { ordersThreeTiers } from './benchmarks/orders-three-tiers.js';
import { readsAvailability } from './benchmarks/reads-availability.js';
import { readsEvent, readsEvent304 } from './benchmarks/reads-event.js';
import { readsSearch } from './benchmarks/reads-search.js';

/** Every benchmark, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [
  readsEvent,
  readsEvent304,
  readsAvailability,
  readsSearch,
  ordersHotTier,
  ordersHotTier3,
  ordersHotTier1000,
  ordersHotTierFull,
  ordersThreeTiers,
  ordersSpread,
  ordersSoldOut,
  ordersCheckoutFree,
];
