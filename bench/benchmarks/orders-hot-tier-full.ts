import type { Benchmark } from '../benchmark.js';
import { compareThroughput } from '../lib/compare.js';
import { holdMinutes } from '../lib/hot-tier.js';
import { addPastOrders } from '../lib/past-orders.js';
import { publishEvent, seedOrganizer } from '../lib/seed.js';
import { creating, landing, orderEffort, orderOf } from '../lib/selling.js';
import { orders } from '../lib/visits.js';

const pastOrders = 1_000_000;

/** Selling does not become slower when an event has sold a lot. */
export const ordersHotTierFull: Benchmark = {
  name: 'orders.hot-tier-full',
  about: 'the same of an event that has 1,000,000 orders beside an empty one',
  effort: orderEffort,
  async run(stage, effort) {
    const [api, other] = [await stage.api(), await stage.api()];
    const tier = { name: 'Standing', price: 0, quantity: 1_000_000 };
    const full = await publishEvent(await seedOrganizer(api), [tier], { holdMinutes });
    const empty = await publishEvent(await seedOrganizer(other), [tier], { holdMinutes });

    const visitor = api.client();
    const first = await visitor.orders.create(full.event.id, { items: [{ tierId: full.tiers[0]?.id ?? '', quantity: 1 }] });
    const own = { credential: first.secret ?? '' };
    await visitor.orders.update(first.id, { buyer: { email: 'ana@example.com', firstName: 'Ana', lastName: 'Lind' } }, own);
    await visitor.orders.checkout(first.id, own);
    await addPastOrders({ databaseUrl: api.databaseUrl, likeOrder: first.id, orders: pastOrders });

    const land = { databaseUrl: other.databaseUrl, eventIds: [empty.event.id], orders: 'one each' } as const;
    const reference = { name: 'empty event', ...landing(other, land, orders([orderOf(empty)])), asked: { atLeast: 0.8 } };
    const sold = { eventIds: [full.event.id], requests: [orderOf(full)] };
    // One number of connections is enough to see whether size matters; filling the event takes long already.
    const once = { ...effort, connections: effort.connections.slice(0, 1) };
    return compareThroughput(creating('orders.hot-tier-full', api, sold, [reference]), once);
  },
};
