import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { fillWithEvents } from '../../../dev/seed-events/fill.js';
import { createTestDatabase, type TestDatabase } from '../../../test/database.js';
import { openDatabase } from '../../db/knex.js';
import type { SearchInput } from './input.js';
import { searchEvents } from './service.js';

// Enough that PostgreSQL has a reason to choose: of a small table it would read all rows, and rightly so. Most are copies, which is quick.
const events = 6000;
const copies = 8;

let database: TestDatabase;
let db: Knex;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 4 });
  await fillWithEvents(db, { events, seed: 7 });
  await multiply();
}, 120_000);
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** Copies every event and its listing some hours later; indexes are built afterwards, at once. */
async function multiply(): Promise<void> {
  const { rows } = await db.raw<{ rows: { name: string; definition: string }[] }>(
    `select indexname as name, indexdef as definition from pg_indexes where tablename = 'event_listings' and indexname not like '%pkey'`,
  );
  for (const { name } of rows) await db.raw('drop index ??', [name]);
  const copy = (table: string, key: string, more: string): PromiseLike<unknown> =>
    db.raw(
      `insert into ${table} select copied.* from ${table} original, generate_series(1, ${copies}) n,
         jsonb_populate_record(original, jsonb_build_object('${key}', left(original.${key}, -1) || chr(64 + n), 'starts_at', starts_at + n * interval '5h',
           'ends_at', ends_at + n * interval '5h' ${more})) copied`,
    );
  await copy('events', 'id', `, 'slug', slug || '-' || n`);
  await copy('event_listings', 'event_id', '');
  for (const { definition } of rows) await db.raw(definition);
  for (const table of ['events', 'event_listings']) await db.raw('vacuum analyze ??', [table]);
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: PlanNode[];
}
const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** What each statement of a search reads, and how: `Index Scan event_listings`. */
async function readsOf(query: Partial<SearchInput>): Promise<string[]> {
  const statements: { sql: string; bindings: Knex.RawBinding[] }[] = [];
  const note = ({ sql, bindings }: { sql: string; bindings: Knex.RawBinding[] }): void => void statements.push({ sql, bindings });
  db.on('query', note);
  await searchEvents(db, { limit: 50, ...query }).finally(() => db.off('query', note));
  const reads: string[] = [];
  for (const { sql, bindings } of statements) {
    // The statements as they were sent: their numbered placeholders are none to Knex.
    const client = (await db.client.acquireConnection()) as { query(sql: string, values: unknown[]): Promise<{ rows: Row[] }> };
    try {
      const { rows } = await client.query(`explain (format json) ${sql}`, bindings);
      for (const node of nodesOf(rows[0]!['QUERY PLAN'][0]!.Plan)) {
        if (node['Relation Name']) reads.push(`${node['Node Type']} ${node['Relation Name']}`);
      }
    } finally {
      await db.client.releaseConnection(client);
    }
  }
  return reads;
}
interface Row {
  'QUERY PLAN': { Plan: PlanNode }[];
}

const soon = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString();
const later = new Date(Date.now() + 37 * 24 * 60 * 60 * 1000).toISOString();
const berlin = '52.52,13.4';

const filters: Record<string, Partial<SearchInput>> = {
  nothing: {},
  'a word': { q: 'jazz' },
  'a frequent word': { q: 'stage' },
  'a letter': { q: 's' },
  'a typo': { q: 'festivla' },
  'words that never meet': { q: 'marathon opera' },
  'a category': { category: 'opera' },
  'a category above': { category: 'music' },
  'a tag': { tag: 'sailing' },
  'a city': { city: 'berlin' },
  'a rare city': { city: 'tromso' },
  'a country': { country: 'IS' },
  'a currency': { currency: 'EUR' },
  times: { from: soon, to: later },
  'free tickets': { maxPrice: 0 },
  'a price': { minPrice: 2000, maxPrice: 4000, currency: 'EUR' },
  'a price nobody asks': { minPrice: 90_000_000 },
  online: { online: true },
  'at a place': { online: false },
  'a point': { near: berlin },
  'a point far out': { near: '0,-140', radiusKm: 500 },
  'half the earth': { near: berlin, radiusKm: 10_000 },
  'every date': { dates: 'all' },
  'city, times and words': { city: 'london', from: soon, q: 'live' },
  'category, price and point': { category: 'music', maxPrice: 4000, near: berlin },
  'all of them': {
    q: 'night',
    category: 'music',
    tag: 'live',
    city: 'berlin',
    country: 'DE',
    currency: 'EUR',
    maxPrice: 9000,
    near: berlin,
    from: soon,
    online: false,
  },
};
const orders: Record<string, (filter: Partial<SearchInput>) => Partial<SearchInput> | null> = {
  'as usual': (filter) => filter,
  'by date': (filter) => ({ ...filter, sort: 'date' }),
  'by popularity': (filter) => ({ ...filter, sort: 'popularity' }),
  'by distance': (filter) => (filter.near ? { ...filter, sort: 'distance' } : null),
  'with facets': (filter) => ({ ...filter, facets: true }),
};
const combinations = Object.entries(filters).flatMap(([name, filter]) =>
  Object.entries(orders).flatMap(([order, with_]) => {
    const query = with_(filter);
    return query ? [[`${name}, ${order}`, query] as const] : [];
  }),
);

describe('from an index alone', () => {
  test.each(combinations)('%s', async (_, query) => {
    const reads = await readsOf(query);
    expect(reads.filter((read) => read.endsWith(' event_listings'))).not.toEqual([]);
    expect(reads.filter((read) => /^Seq Scan (events|event_listings|tiers)$/.test(read))).toEqual([]);
  });

  test.each(['date', 'popularity', 'distance', 'relevance'] as const)('the second page by %s', async (sort) => {
    const query = { sort, q: 'live', near: berlin, radiusKm: 5000, limit: 5 };
    const { nextCursor } = await searchEvents(db, query);
    expect(nextCursor).not.toBeNull();
    expect(
      (await readsOf({ ...query, after: nextCursor! })).filter((read) => /^Seq Scan (events|event_listings|tiers)$/.test(read)),
    ).toEqual([]);
  });
});

test('this test sees a sequential scan where nothing keeps PostgreSQL from one', async () => {
  await db.raw('drop index event_listings_max_price, event_listings_time');
  expect(await readsOf({ minPrice: 90_000_000 })).toContain('Seq Scan event_listings');
});
