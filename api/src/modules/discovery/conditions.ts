import type { QueryBuilder } from 'objection';
import type { Db } from '../../db/knex.js';
import { ListingModel } from '../../db/models/listings.js';
import type { Search } from './input.js';
import { boxBindings, boxSql } from './near.js';

export type ListingQuery = QueryBuilder<ListingModel, ListingModel[]>;

/** The distance of a listing as the database measures it: a binding for each degree. */
export const chordSql = 'event_listings.location <-> earth_point(?, ?)';

/** A series shows its next date, unless somebody asks for certain dates. */
const showsEveryDate = ({ dates, from, to, series }: Search): boolean =>
  dates === undefined ? from !== undefined || to !== undefined || series !== undefined : dates === 'all';

/**
 * The listings a search is about, each condition in the form its index knows.
 */
export function found(db: Db, search: Search): ListingQuery {
  const query = ListingModel.query(db).whereRaw('event_listings.ends_at > now()');
  const where = (condition: string, ...values: (string | number | Date)[]): void => void query.whereRaw(condition, values);
  const { category, tag, organization, series, from, to, minPrice, maxPrice, currency, cityKey, country, near, crowded, online, words } =
    search;

  if (!showsEveryDate(search)) where('lead');
  if (words !== null) where('document @@ ?::tsquery', words);
  if (category !== undefined) where('categories @> array[?]', category);
  if (tag !== undefined) where('tags @> array[lower(?)]', tag);
  if (organization !== undefined) where('organization_id = ?', organization);
  if (series !== undefined) where('series_id = ?', series);
  if (from !== undefined) where('starts_at >= ?', new Date(from));
  if (to !== undefined) where('starts_at < ?', new Date(to));
  if (minPrice !== undefined) where('max_price >= ?', minPrice);
  if (maxPrice !== undefined) where('min_price <= ?', maxPrice);
  if (currency !== undefined) where('currency = ?', currency);
  if (cityKey !== null) where('city_key = ?', cityKey);
  if (country !== undefined) where('country = ?', country);
  if (online !== undefined) where(online ? 'online' : 'not online');
  if (near) {
    // In a crowd the next ones or the nearest ones are soon found one by one, which the box would keep the planner from.
    if (!crowded) where(boxSql, ...boxBindings(near));
    where(`${chordSql} <= ?`, near.latitude, near.longitude, near.chord);
  }
  return query;
}
