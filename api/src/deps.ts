import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type Stripe from 'stripe';
import type { Config } from './config.js';
import type { Contract } from './contract/document.js';
import type { MediaStore } from './media-store.js';
import type { Metrics } from './metrics.js';
import type { StockNews } from './stock-news.js';
import type { Views } from './views.js';

/** What the app is built from; `server.ts` makes the real ones, tests may make their own. */
export interface Deps {
  config: Config;
  contract: Contract;
  db: Knex;
  logger: Logger;
  metrics: Metrics;
  media: MediaStore;
  /** Counts looks at events; what was counted is written when it stops. */
  views: Views;
  /** What realtime hears of committed changes, for whoever remembers stock. */
  stockNews: StockNews;
  /** Null when no payment provider is configured: only free orders can be checked out. */
  stripe: Stripe | null;
  /** Whether the process is shutting down: `/ready` says so before connections close. */
  isDraining: () => boolean;
}
