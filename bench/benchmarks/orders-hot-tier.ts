import type { Benchmark } from '../benchmark.js';
import { compareThroughput } from '../lib/compare.js';
import { seedEvent } from '../lib/seed.js';

/** Everybody wants the same ticket at the same moment. */
export const ordersHotTier: Benchmark = {
  name: 'orders.hot-tier',
  about: 'POST /v1/events/{event}/orders on one tier beside bare Koa with the same request and answer sizes',
  asked: { atLeast: 0.6 },
  async run(stage, effort) {
    const api = await stage.api();
    const { organizer, event } = await seedEvent(api);
    const tier = await organizer.tiers.create(event.id, { name: 'Standing', price: 3200, quantity: 1_000_000 });
    await organizer.events.update(event.id, { capacity: null });
    const url = `${api.urls[0]}/v1/events/${event.id}/orders`;
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ items: [{ tierId: tier.id, quantity: 1 }], locale: 'en' });
    const first = await fetch(url, { method: 'POST', headers, body });
    if (first.status !== 201) throw new Error(`${url} answered ${first.status}: ${await first.text()}`);
    const answer = await first.text();
    const reference = await stage.bareKoa({ status: 201, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: answer });
    const request = { method: 'POST' as const, headers, body, status: 201 };
    return compareThroughput('orders.hot-tier', { url, cpuMicros: api.cpuMicros, ...request }, { name: 'bare-koa', ...reference, ...request }, effort);
  },
};
