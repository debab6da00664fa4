import type { Benchmark } from './benchmark.js';
import { ordersHotTier } from './benchmarks/orders-hot-tier.js';
import { readsAvailability } from './benchmarks/reads-availability.js';
import { readsEvent, readsEvent304 } from './benchmarks/reads-event.js';
import { readsSearch } from './benchmarks/reads-search.js';

/** Every benchmark, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [readsEvent, readsEvent304, readsAvailability, readsSearch, ordersHotTier];
