import type { Benchmark } from '../benchmark.js';
import { compareThroughput } from '../lib/compare.js';
import { publishEvent, seedOrganizer } from '../lib/seed.js';
import { bareKoa, landing, memory, orderEffort, orderOf, p99 } from '../lib/selling.js';
import { orders } from '../lib/visits.js';

const tickets = 10;

/** Everything is gone, and everybody still asks. */
export const ordersSoldOut: Benchmark = {
  name: 'orders.sold-out',
  about: 'orders when everything is sold (409) beside bare Koa',
  effort: orderEffort,
  async run(stage, effort) {
    const api = await stage.api();
    const seeded = await publishEvent(await seedOrganizer(api), [{ name: 'Lecture', price: 0, quantity: tickets }]);
    const [tier] = seeded.tiers;
    const order = await api.client().orders.create(seeded.event.id, { items: [{ tierId: tier?.id ?? '', quantity: tickets }] });
    const own = { credential: order.secret ?? '' };
    await api.client().orders.update(order.id, { buyer: { email: 'ana@example.com', firstName: 'Ana', lastName: 'Lind' } }, own);
    await api.client().orders.checkout(order.id, own);

    const requests = [orderOf(seeded)];
    const land = { databaseUrl: api.databaseUrl, eventIds: [seeded.event.id], orders: 'none' } as const;
    const ours = landing(api, land, orders(requests, 409));
    const references = [await bareKoa(stage, api, requests, { status: 409, asked: { atLeast: 0.8 }, p99 })];
    return compareThroughput({ name: 'orders.sold-out', unit: 'answers/s', ours, references, memory }, effort);
  },
};
