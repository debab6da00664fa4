import pg from 'pg';
import type { Throughput } from './load.js';

/** What becomes of the orders that are sent. */
export interface Landing {
  databaseUrl: string;
  eventIds: readonly string[];
  /** How many orders stand there for each thing that is counted, and in which state: any unless it is named. */
  orders: 'one each' | 'one each, confirmed' | 'none';
}

/** Runs statements on a connection of their own. */
export async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What can be sold again when less than half of it is left: the most that the contract allows. */
const fullStock = 1_000_000;

/** Puts tickets on sale again, so that a long run measures selling and not what comes after it. */
const restock = (client: pg.Client, eventIds: readonly string[]): Promise<unknown> =>
  client.query(
    `with e as (update events set capacity = held + sold + ${fullStock} where id = any($1) and capacity - held - sold < ${fullStock / 2})
     update tiers set quantity = held + sold + ${fullStock} where event_id = any($1) and quantity - held - sold < ${fullStock / 2}`,
    [eventIds],
  );

async function countOrders(client: pg.Client, { eventIds, orders }: Landing): Promise<number> {
  const state = orders === 'one each, confirmed' ? ` and status = 'confirmed'` : '';
  const { rows } = await client.query<{ count: number }>(`select count(*)::integer as count from orders where event_id = any($1)${state}`, [
    eventIds,
  ]);
  return rows[0]?.count ?? 0;
}

/**
 * Counts what has landed in the database instead of what was answered.
 * @throws Error when the rows are not as many as the answers say: somebody was told of an order that is not there, or not told of one that is
 */
export async function countLanded(landing: Landing, send: () => Promise<Throughput>): Promise<Throughput> {
  const { databaseUrl, eventIds, orders } = landing;
  const before = await withClient(databaseUrl, async (client) => {
    if (orders !== 'none') await restock(client, eventIds);
    return countOrders(client, landing);
  });
  const throughput = await send();
  const landed = (await withClient(databaseUrl, (client) => countOrders(client, landing))) - before;
  const expected = orders === 'none' ? 0 : throughput.count;
  if (landed !== expected) throw new Error(`${throughput.count} answers, but ${landed} orders in the database instead of ${expected}`);
  return orders === 'none' ? throughput : { ...throughput, count: landed, perSecond: landed / throughput.elapsed };
}
