import type { Db, Transaction } from '../../src/db/knex.js';
import { inTransaction } from '../../src/db/transaction.js';
import { refreshListings, refreshPopularity } from '../../src/modules/listings/service.js';
import { type Batch, makeEvents, makeNames, type Row, seededId } from './make.js';
import { places } from './places.js';
import { createRandom } from './random.js';

/** How many events to add, and from which seed. */
export type FillOptions = {
  events: number;
  /** The same seed on the same day makes the same events again: those that are there already are left alone. */
  seed: number;
  /** Told how many are done. */
  report?: (done: number) => void;
};

const batchSize = 2000;
const organizationCount = 40;

const eventColumns = `id text, organization_id text, slug text, name text, summary text, description text, starts_at timestamptz, ends_at timestamptz,
  timezone text, venue jsonb, online_url text, currency text, category text, tags text[], series_id text`;
const eventList = eventColumns.replaceAll(/ (text\[\]|text|timestamptz|jsonb)/g, '');

async function write(trx: Transaction, { series, events, tiers, views }: Batch): Promise<void> {
  const json = (rows: Row[]): string => JSON.stringify(rows);
  await trx.raw(
    `insert into series (id, organization_id, name, timezone)
       select * from jsonb_to_recordset(?::jsonb) as row (id text, organization_id text, name text, timezone text) on conflict do nothing`,
    [json(series)],
  );
  await trx.raw(
    `insert into events (${eventList}, status, visibility, max_tickets_per_order, hold_minutes, published_at)
       select ${eventList}, 'published', 'public', 10, 10, now() from jsonb_to_recordset(?::jsonb) as row (${eventColumns})
       on conflict do nothing`,
    [json(events)],
  );
  await trx.raw(
    `insert into tiers (id, event_id, organization_id, name, price, quantity, position, min_per_order, max_per_order, visibility)
       select id, event_id, organization_id, name, price, quantity, position, 1, 10, 'public' from jsonb_to_recordset(?::jsonb)
         as row (id text, event_id text, organization_id text, name text, price integer, quantity integer, position integer)
       on conflict do nothing`,
    [json(tiers)],
  );
  await trx.raw(
    `insert into event_views (event_id, hour, step, referrer_host, views)
       select event_id, date_trunc('hour', now()), 'page', '', views from jsonb_to_recordset(?::jsonb) as row (event_id text, views integer)
       on conflict do nothing`,
    [json(views)],
  );
}

/** Many rows at once are indexed twice as fast when their words are collected first; usually each row is indexed at once. */
async function collectIndexEntries(db: Db, collect: boolean): Promise<void> {
  await db.raw(`alter index event_listings_content set (fastupdate = ${collect ? 'on' : 'off'})`);
  if (!collect) await db.raw(`select gin_clean_pending_list('event_listings_content')`);
}

/** Fills a migrated database with published events that are plausible enough to search, list and measure. */
export async function fillWithEvents(db: Db, { events, seed, report = () => undefined }: FillOptions): Promise<void> {
  const random = createRandom(seed);
  const organizations = Array.from({ length: organizationCount }, (_, index) => {
    const id = seededId('org', random);
    return { id, name: `Seed Stage ${index + 1}`, slug: `seed-stage-${id.slice(-8)}`, defaultCurrency: random.pick(places).currency };
  });
  await db('organizations').insert(organizations).onConflict().ignore();
  const categories = new Set(await db('categories').pluck<string[]>('slug'));
  const names = makeNames(random);
  const setting = { random, organizations: organizations.map(({ id }) => id), categories, midnight: new Date().setUTCHours(0, 0, 0, 0) };

  await collectIndexEntries(db, true);
  try {
    for (let done = 0; done < events;) {
      const batch: Batch = { series: [], events: [], tiers: [], views: [] };
      const size = Math.min(batchSize, events - done);
      while (batch.events.length < size) {
        const made = makeEvents(setting, names, size - batch.events.length);
        batch.series.push(...made.series);
        batch.events.push(...made.events);
        batch.tiers.push(...made.tiers);
        batch.views.push(...made.views);
      }
      await inTransaction(db, async (trx) => {
        await write(trx, batch);
        await refreshListings(
          trx,
          batch.events.map(({ id }) => String(id)),
        );
      });
      done += batch.events.length;
      report(done);
    }
  } finally {
    await collectIndexEntries(db, false);
  }
  await refreshPopularity(db);
  // As autovacuum would after a while: what was just filled is about to be searched.
  for (const table of ['events', 'tiers', 'series', 'event_views', 'event_listings', 'search_words'])
    await db.raw('vacuum analyze ??', [table]);
}
