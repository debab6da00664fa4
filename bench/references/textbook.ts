// What orders are compared with too: the way it is usually written, as well as it can be. The same Koa, router, body parser, driver and tables
// (the real, migrated ones, with their indexes and constraints), a pool of ten connections, prepared statements, and one transaction per buyer
// that locks the event and its tiers in id order, checks, counts, writes and commits. Two statements less than a first draft would have: items
// and tiers go in sets. It leaves out what costs the API time and would cost it some too: validating against a contract, limits, idempotency
// keys, promo codes, logs, metrics, notifications. Its answer is as large as ours.
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import Koa from 'koa';
import pg from 'pg';
import { newId } from '../../api/src/db/ids.js';
import { hashSecret, newOrderSecret, readableCode } from '../../api/src/db/secrets.js';
import { ordersRoute } from '../lib/bare-post.js';

interface EventRow {
  organization_id: string;
  status: string;
  capacity: number | null;
  held: number;
  sold: number;
  currency: string;
  hold_minutes: number;
  max_tickets_per_order: number;
  ends_at: Date;
}
interface TierRow {
  id: string;
  name: string;
  price: number;
  quantity: number | null;
  held: number;
  sold: number;
  min_per_order: number;
  max_per_order: number;
  sales_start_at: Date | null;
  sales_end_at: Date | null;
  now: Date;
}
interface Wanted {
  tierId: string;
  quantity: number;
}
type Item = Wanted & { name: string; unitPrice: number; discount: number };

/** Somebody wants what cannot be had. */
class Refused extends Error {}

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const lockEvent = `select organization_id, status, capacity, held, sold, currency, hold_minutes, max_tickets_per_order, ends_at
                     from events where id = $1 for update`;
const lockTiers = `select id, name, price, quantity, held, sold, min_per_order, max_per_order, sales_start_at, sales_end_at, now() as now
                     from tiers where event_id = $1 and id = any($2) order by id for update`;
const countTiers = `update tiers set held = held + w.quantity from unnest($1::text[], $2::integer[]) as w(id, quantity) where tiers.id = w.id`;
const countEvent = `update events set held = held + $2, sequence = sequence + 1 where id = $1`;
const insertOrder = `insert into orders (id, event_id, organization_id, number, status, currency, subtotal, total, locale, expires_at, created_at,
                                         updated_at, secret_hash)
                     values ($1, $2, $3, $4, 'held', $5, $6, $6, $7, $8, $9, $9, $10)`;
const insertItems = `insert into order_items (order_id, tier_id, event_id, name, quantity, unit_price, position)
                     select $1, i.tier_id, $2, i.name, i.quantity, i.unit_price, i.position - 1
                       from unnest($3::text[], $4::text[], $5::integer[], $6::integer[]) with ordinality
                         as i(tier_id, name, quantity, unit_price, position)`;
const insertDomainEvent = `insert into domain_events (organization_id, event_id, order_id, type, payload) values ($1, $2, $3, 'order.held', $4)`;

/** @throws Refused when the tickets cannot be had */
function check(event: EventRow, tiers: TierRow[], wanted: Wanted[]): Item[] {
  const all = wanted.reduce((sum, { quantity }) => sum + quantity, 0);
  const [first] = tiers;
  if (!first || event.status !== 'published' || event.ends_at <= first.now) throw new Refused('event_not_on_sale');
  if (all > event.max_tickets_per_order) throw new Refused('limit_exceeded');
  if (event.capacity !== null && event.held + event.sold + all > event.capacity) throw new Refused('sold_out');
  return wanted.map(({ tierId, quantity }) => {
    const tier = tiers.find(({ id }) => id === tierId);
    if (!tier) throw new Refused('unknown_tier');
    if (tier.sales_start_at && tier.sales_start_at > tier.now) throw new Refused('sales_not_started');
    if (tier.sales_end_at && tier.sales_end_at <= tier.now) throw new Refused('sales_ended');
    if (quantity < tier.min_per_order || quantity > tier.max_per_order) throw new Refused('limit_exceeded');
    if (tier.quantity !== null && tier.held + tier.sold + quantity > tier.quantity) throw new Refused('sold_out');
    return { tierId, name: tier.name, quantity, unitPrice: tier.price, discount: 0 };
  });
}

/** One buyer's transaction. */
async function hold(client: pg.PoolClient, eventId: string, wanted: Wanted[], locale: string): Promise<object> {
  const run = <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<pg.QueryResult<Row>> =>
    client.query<Row>({ name, text, values });
  const ids = wanted.map(({ tierId }) => tierId);
  const quantities = wanted.map(({ quantity }) => quantity);
  await client.query('begin');
  const { rows: events } = await run<EventRow>('lock_event', lockEvent, [eventId]);
  const { rows: tiers } = await run<TierRow>('lock_tiers', lockTiers, [eventId, ids]);
  const [event] = events;
  if (!event) throw new Refused('not_found');
  const items = check(event, tiers, wanted);
  await run('count_tiers', countTiers, [ids, quantities]);
  await run('count_event', countEvent, [eventId, quantities.reduce((sum, quantity) => sum + quantity, 0)]);
  const id = newId('ord');
  const number = readableCode(3, 3);
  const subtotal = items.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + event.hold_minutes * 60_000);
  const secret = newOrderSecret(id);
  const order = {
    ...{ id, number, eventId, status: 'held', items, subtotal, discount: 0, total: subtotal, refunded: 0, currency: event.currency },
    ...{ buyer: null, promoCode: null, answers: [], attendees: [], tickets: [], payment: null, expiresAt, confirmedAt: null, createdAt },
  };
  const amounts = [event.currency, subtotal];
  await run('insert_order', insertOrder, [
    ...[id, eventId, event.organization_id, number, ...amounts, locale, expiresAt, createdAt, hashSecret(secret)],
  ]);
  const [names, prices] = [items.map(({ name }) => name), items.map(({ unitPrice }) => unitPrice)];
  await run('insert_items', insertItems, [id, eventId, ids, names, quantities, prices]);
  await run('insert_domain_event', insertDomainEvent, [event.organization_id, eventId, id, JSON.stringify(order)]);
  await client.query('commit');
  return { ...order, secret };
}

const router = new Router();
router.get('/ready', (ctx) => void (ctx.status = 204));
router.post(ordersRoute, async (ctx) => {
  const { items, locale = 'en' } = ctx.request.body as { items: Wanted[]; locale?: string };
  const client = await pool.connect();
  try {
    ctx.body = await hold(client, ctx.params.event ?? '', items, locale);
    ctx.status = 201;
  } catch (error) {
    await client.query('rollback');
    if (!(error instanceof Refused)) throw error;
    ctx.status = 409;
    ctx.body = { code: error.message };
  } finally {
    client.release();
  }
});
new Koa().use(bodyParser()).use(router.routes()).listen(Number(process.env.PORT), '127.0.0.1');
