import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  requests: Histogram<'operation' | 'status'>;
  ordersExpired: Counter;
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
    ordersExpired: new Counter({ name: 'echoplex_orders_expired_total', help: 'Orders whose hold ran out.', registers: [registry] }),
    stripeEvents: new Counter({
      name: 'echoplex_stripe_events_total',
      help: 'Stripe events by what was done with them.',
      labelNames: ['type', 'outcome'],
      registers: [registry],
    }),
  };
}
