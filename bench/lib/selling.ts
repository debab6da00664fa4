import { answerOf, bareKoaPost, ordersRoute } from './bare-post.js';
import type { Comparison, Reference, Side } from './compare.js';
import { copyEvents } from './copy-rows.js';
import { countLanded, type Landing } from './landed.js';
import { sendLoad, type Talk } from './load.js';
import type { SeededEvent } from './seed.js';
import type { Api, Stage } from './stage.js';
import { type OrderRequest, orders } from './visits.js';

/** How thoroughly orders are measured unless somebody says otherwise: there are many benchmarks of them. */
export const orderEffort = { rounds: 3, seconds: 2 };

/** Most megabytes that a process which takes orders may have had. */
export const memory = { atMost: 250 };

/** How much longer than bare Koa's the 99th percentile may be, in a crowd. */
export const p99 = { atMost: 3, connections: 256 };

/** The order of one ticket of each of these tiers. */
export const orderOf = ({ event, tiers }: SeededEvent): OrderRequest => ({
  path: `/v1/events/${event.id}/orders`,
  body: JSON.stringify({ items: tiers.map(({ id }) => ({ tierId: id, quantity: 1 })), locale: 'en' }),
});

type TalkOf = (connection: number, url: string) => Talk;

/** The API, or another server on a database; what it answers is compared with the rows that land. */
export const landing = (
  { urls, cpuMicros, peakBytes }: Pick<Api, 'urls' | 'cpuMicros' | 'peakBytes'>,
  land: Landing,
  talk: TalkOf,
): Side => ({
  send: (connections, seconds) => countLanded(land, () => sendLoad({ urls, connections, seconds, talk })),
  cpuMicros,
  peakBytes,
});

/** Sends an order as clients do. */
export const sendOrder = (api: Api, { path, body }: OrderRequest): Promise<Response> =>
  fetch(api.urls[0] + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });

/** Bare Koa, which answers the same requests with what the API has answered to the first of them. */
export async function bareKoa(
  stage: Stage,
  api: Api,
  requests: OrderRequest[],
  { status = 201, ...asked }: Pick<Reference, 'asked' | 'p99'> & { status?: number } = {},
): Promise<Reference> {
  const answer = await answerOf(await sendOrder(api, requests[0] as OrderRequest), status);
  const { url, cpuMicros } = await bareKoaPost(stage, [{ method: 'post', route: ordersRoute, ...answer }]);
  const talk = orders(requests, status);
  return {
    name: 'bare-koa',
    send: (connections, seconds) => sendLoad({ urls: [url], connections, seconds, talk }),
    cpuMicros,
    ...asked,
  };
}

/** The textbook's server, on a database of its own with the same events. */
export async function textbook(
  stage: Stage,
  api: Api,
  { eventIds, requests }: { eventIds: string[]; requests: OrderRequest[] },
  asked: Reference['asked'],
): Promise<Reference> {
  const databaseUrl = await stage.database();
  await copyEvents(api.databaseUrl, databaseUrl);
  const server = await stage.reference('textbook', { DATABASE_URL: databaseUrl });
  const side = landing({ ...server, urls: [server.url] }, { databaseUrl, eventIds, orders: 'one each' }, orders(requests));
  return { name: 'textbook', ...side, asked };
}

/** What is compared where orders of events are created. */
export const creating = (
  name: string,
  api: Api,
  { eventIds, requests }: { eventIds: string[]; requests: OrderRequest[] },
  references: Reference[],
): Comparison => ({
  name,
  unit: 'orders/s',
  ours: landing(api, { databaseUrl: api.databaseUrl, eventIds, orders: 'one each' }, orders(requests)),
  references,
  memory,
});
