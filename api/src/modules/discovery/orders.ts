import type { Db } from '../../db/knex.js';
import { ListingModel } from '../../db/models/listings.js';
import { type Page, readPage } from '../../db/page.js';
import { chordSql, found, type ListingQuery } from './conditions.js';
import type { Search, Sort } from './input.js';

/** So many of the soonest matches are weighed for relevance: the cost stays the same when nearly everything matches. */
const weighed = 1000;

type Keys = Parameters<typeof readPage<ListingModel>>[2];

const time = { column: 'starts_at', property: 'startsAt', kind: 'time' } as const;
const id = { column: 'event_id', property: 'eventId' } as const;

/** A page is continued behind the last row's keys, so that it does not matter what was added before it. */
const keys: Record<Sort, { keys: Keys; direction: 'asc' | 'desc' }> = {
  date: { keys: [time, id], direction: 'asc' },
  popularity: { keys: [{ column: 'popularity', property: 'popularity', kind: 'number' }, id], direction: 'desc' },
  distance: { keys: [{ column: 'chord', property: 'chord', kind: 'decimal' }, id], direction: 'asc' },
  relevance: { keys: [{ column: 'unfitness', property: 'unfitness', kind: 'number' }, time, id], direction: 'asc' },
};

/** A relevance between 0 and 1 as a whole number, the other way round: cursors compare it exactly. */
const unfitness = '-round(ts_rank_cd(document, ?::tsquery, 32) * 1000000)::integer as unfitness';

/** The rows of a subquery under the name of the table, so that computed columns can be keys like any other. */
const from = (db: Db, inner: ListingQuery): ListingQuery => ListingModel.query(db).from(inner.as('event_listings'));

function rowsOf(db: Db, search: Search): ListingQuery {
  const { near, words } = search;
  const chord = near && ListingModel.raw(`${chordSql} as chord`, [near.latitude, near.longitude]);
  const columns = [...['event_listings.event_id', 'starts_at', 'popularity'], ...(chord ? [chord] : [])];
  const rows = found(db, search).select(...columns);
  if (search.sort !== 'relevance' || words === null) return from(db, rows);
  const soonest = rows.select('document').orderBy(['starts_at', 'event_id']).limit(weighed);
  const passedOn = [...['event_id', 'starts_at', 'popularity'], ...(chord ? ['chord'] : [])];
  return from(db, from(db, soonest).select(...passedOn, ListingModel.raw(unfitness, [words])));
}

/** One page of the listings that were found, in the order that was asked for. */
export const pageOf = (db: Db, search: Search): Promise<Page<ListingModel>> =>
  readPage(rowsOf(db, search), search, keys[search.sort].keys, keys[search.sort].direction, search.sort);
