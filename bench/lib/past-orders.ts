import pg from 'pg';
import { readableCode } from '../../api/src/db/secrets.js';
import { withClient } from './landed.js';

interface Past {
  databaseUrl: string;
  /** A confirmed order of one ticket, as the API made it: the others are like it. */
  likeOrder: string;
  /** How many there are to be with it. */
  orders: number;
}

/** How many are written with one statement. */
const atOnce = 50_000;

const tables = ['orders', 'order_items', 'tickets'];

interface Column {
  name: string;
  isBinary: boolean;
}

async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as name, atttypid = 'bytea'::regtype as "isBinary" from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows;
}

/** Codes of the form that this one has, each another one. */
function codesLike(code: string, count: number): string[] {
  const groups = code.split('-').map(({ length }) => length);
  const codes = new Set([code]);
  while (codes.size <= count) codes.add(readableCode(...groups));
  codes.delete(code);
  return [...codes];
}

/** Ids of the form that ours have, older than any that are made now, and ascending as they are. */
const idLike = (prefix: string): string => `'${prefix}_00' || lpad(to_hex(n.n), 8, '0') || substr(md5(n.n::text), 1, 16)`;

/**
 * Inserts rows that copy those of the order, in which some columns are others for each. Hashes, which are random and indexed, differ whatever
 * they are of.
 */
async function copyRows(
  client: pg.Client,
  table: string,
  order: string,
  column: string,
  changes: Record<string, string>,
  values: unknown[],
) {
  const columns = await columnsOf(client, table);
  const expression = ({ name, isBinary }: Column): string => {
    const own = `t.${pg.escapeIdentifier(name)}`;
    if (isBinary) return `case when ${own} is null then null else sha256(convert_to('${name}' || n.n, 'UTF8')) end`;
    return changes[name] ?? own;
  };
  await client.query(
    `insert into ${table} (${columns.map(({ name }) => pg.escapeIdentifier(name)).join()})
       select ${columns.map(expression).join()}
         from (select ordinality + $2::bigint as n, code from unnest($3::text[]) with ordinality as c(code, ordinality)) as n
         cross join (select * from ${table} where ${column} = $1) as t`,
    [order, ...values],
  );
}

/**
 * Takes the indexes off while many rows are written, those that are no constraint, and builds them anew: half the time.
 * @returns what builds them
 */
async function withoutIndexes(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
      where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return async () => {
    for (const { definition } of rows) await client.query(definition);
  };
}

/**
 * Adds orders that were confirmed before, each with its item and its ticket, and counts them as sold. Without their domain events, which
 * nothing looks at when tickets are held and which everybody who follows them would have to read first.
 */
export async function addPastOrders({ databaseUrl, likeOrder, orders }: Past): Promise<void> {
  const more = orders - 1;
  await withClient(databaseUrl, async (client) => {
    // What is written follows from rows that are there: checking every reference again would take longer than writing.
    await client.query('set session_replication_role = replica');
    const template = await client.query<{ number: string; code: string; event: string }>(
      `select o.number, t.code, o.event_id as event from orders o join tickets t on t.order_id = o.id where o.id = $1 and o.status = 'confirmed'`,
      [likeOrder],
    );
    const [like] = template.rows;
    if (!like) throw new Error(`${likeOrder} is no confirmed order`);
    await client.query(`set maintenance_work_mem = '256MB'`);
    const buildIndexes = await withoutIndexes(client);
    const [numbers, codes] = [codesLike(like.number, more), codesLike(like.code, more)];
    for (let done = 0; done < more; done += atOnce) {
      const [some, their] = [numbers.slice(done, done + atOnce), codes.slice(done, done + atOnce)];
      const email = `'buyer' || n.n || '@example.com'`;
      await copyRows(client, 'orders', likeOrder, 'id', { id: idLike('ord'), number: 'n.code', buyer_email: email }, [done, some]);
      await copyRows(client, 'order_items', likeOrder, 'order_id', { order_id: idLike('ord') }, [done, some]);
      const ticket = { id: idLike('tkt'), order_id: idLike('ord'), code: 'n.code' };
      await copyRows(client, 'tickets', likeOrder, 'order_id', ticket, [done, their]);
    }
    await buildIndexes();
    await client.query('update tiers set quantity = quantity + $2, sold = sold + $2 where event_id = $1', [like.event, more]);
    await client.query('update events set sold = sold + $2 where id = $1', [like.event, more]);
    await client.query(`vacuum analyze ${tables.join()}`);
    await client.query('checkpoint');
  });
}
