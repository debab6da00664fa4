import type { Benchmark } from '../benchmark.js';
import { answerOf, bareKoaPost, ordersRoute } from '../lib/bare-post.js';
import { compareThroughput } from '../lib/compare.js';
import { holdMinutes } from '../lib/hot-tier.js';
import { sendLoad } from '../lib/load.js';
import { publishEvent, seedOrganizer } from '../lib/seed.js';
import { landing, memory, orderEffort, orderOf, sendOrder } from '../lib/selling.js';
import { purchases } from '../lib/visits.js';

/** A whole purchase that costs nothing: tickets held, the buyer named, the order confirmed. */
export const ordersCheckoutFree: Benchmark = {
  name: 'orders.checkout-free',
  about: 'free orders held, named and checked out beside bare Koa',
  effort: orderEffort,
  async run(stage, effort) {
    const api = await stage.api();
    const tier = { name: 'Open day', price: 0, quantity: 1_000_000 };
    const seeded = await publishEvent(await seedOrganizer(api), [tier], { holdMinutes });
    const request = orderOf(seeded);

    const created = await answerOf(await sendOrder(api, request), 201);
    const { id, secret } = created.body as { id: string; secret: string };
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${secret}` };
    const address = `${api.urls[0]}/v1/orders/${id}`;
    const body = JSON.stringify({ buyer: { email: 'ana.0000000@example.com', firstName: 'Ana', lastName: 'Lind' } });
    const updated = await answerOf(await fetch(address, { method: 'PATCH', headers, body }), 200);
    const confirmed = await answerOf(await fetch(`${address}/checkout`, { method: 'POST', headers }), 200);

    const bare = await bareKoaPost(stage, [
      { method: 'post', route: ordersRoute, ...created },
      { method: 'patch', route: '/v1/orders/:order', ...updated },
      { method: 'post', route: '/v1/orders/:order/checkout', ...confirmed },
    ]);
    const talk = purchases(request);
    const land = { databaseUrl: api.databaseUrl, eventIds: [seeded.event.id], orders: 'one each, confirmed' } as const;
    const reference = {
      name: 'bare-koa',
      send: (connections: number, seconds: number) => sendLoad({ urls: [bare.url], connections, seconds, talk }),
      cpuMicros: bare.cpuMicros,
    };
    const ours = landing(api, land, talk);
    return compareThroughput({ name: 'orders.checkout-free', unit: 'orders/s', ours, references: [reference], memory }, effort);
  },
};
