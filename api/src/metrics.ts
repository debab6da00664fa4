import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  requests: Histogram<'operation' | 'status'>;
  ordersExpired: Counter;
  /** Orders that were held together. */
  holdBatchSize: Histogram;
  holdBatchSeconds: Histogram;
  /** Wishes that wait for their batch. */
  holdsWaiting: Gauge;
  /** Batches that were decided on before the stock had been looked at, and whether it was as foreseen. */
  holdForecasts: Counter<'result'>;
  /** Refused from memory: sold out. */
  holdsRefused: Counter;
  stripeEvents: Counter<'type' | 'outcome'>;
}

/** One registry per process start, so that tests can have several apps in one process. */
export function createMetrics({ processMetrics }: { processMetrics: boolean }): Metrics {
  const registry = new Registry();
  if (processMetrics) collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'echoplex_http_request_seconds',
      help: 'Time from request to answer.',
      labelNames: ['operation', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    holdBatchSize: new Histogram({
      name: 'echoplex_hold_batch_size',
      help: 'Orders that were decided and written together.',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers: [registry],
    }),
    holdBatchSeconds: new Histogram({
      name: 'echoplex_hold_batch_seconds',
      help: 'Time a batch of holds took, from its locks to its commit.',
      buckets: [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [registry],
    }),
    holdForecasts: new Counter({
      name: 'echoplex_hold_forecasts_total',
      help: 'Batches of holds that were decided on by a forecast of the stock; a wrong one costs a second try.',
      labelNames: ['result'],
      registers: [registry],
    }),
    holdsRefused: new Counter({
      name: 'echoplex_holds_refused_total',
      help: 'Holds of sold-out tickets that were refused without asking the database.',
      registers: [registry],
    }),
    holdsWaiting: new Gauge({ name: 'echoplex_holds_waiting', help: 'Holds that wait for their batch.', registers: [registry] }),
    ordersExpired: new Counter({ name: 'echoplex_orders_expired_total', help: 'Orders whose hold ran out.', registers: [registry] }),
    stripeEvents: new Counter({
      name: 'echoplex_stripe_events_total',
      help: 'Stripe events by what was done with them.',
      labelNames: ['type', 'outcome'],
      registers: [registry],
    }),
  };
}
