import type { components } from '../../contract/generated.js';
import type { Db } from '../../db/knex.js';
import { type EventView, viewsOf } from '../events/service.js';
import { facetsOf, noFacets } from './facets.js';
import { readSearch, type SearchInput } from './input.js';
import { isCrowded, overGround } from './near.js';
import { pageOf } from './orders.js';
import { readCity, readQuery } from './words.js';

/** An event that was found. */
export interface FoundEvent extends EventView {
  /** Metres from the point that was searched around; null without one. */
  distance: number | null;
}

export interface SearchResult {
  data: FoundEvent[];
  nextCursor: string | null;
  /** There when they were asked for. */
  facets?: components['schemas']['EventFacets'];
}

/**
 * Finds published, public events that are not over.
 * @throws Problem `validation_failed` for contradictions and for a cursor of another search's order
 */
export async function searchEvents(db: Db, input: SearchInput): Promise<SearchResult> {
  const asked = readSearch(input);
  const [words, cityKey, crowded] = await Promise.all([
    asked.q === undefined ? null : readQuery(db, asked.q),
    asked.city === undefined ? null : readCity(db, asked.city),
    asked.near ? isCrowded(db, asked.near) : false,
  ]);
  if (asked.q !== undefined && words === null) return { data: [], nextCursor: null, ...(asked.facets && { facets: noFacets }) };
  const search = { ...asked, words, cityKey, crowded };
  const facets = search.facets ? facetsOf(db, search) : undefined;
  const page = pageOf(db, search).then(async ({ data: listings, nextCursor }) => {
    const chords = new Map(listings.map(({ eventId, chord }) => [eventId, chord]));
    const views = await viewsOf(db, [...chords.keys()]);
    const data = views
      // What was taken back while we looked is not shown: listing and event are read one after the other.
      .filter(({ event }) => event.status === 'published' && event.visibility === 'public')
      .map((view) => ({ ...view, distance: distanceOf(chords.get(view.event.id)) }));
    return { data, nextCursor };
  });
  const [found, counts] = await Promise.all([page, facets]);
  return { ...found, ...(counts && { facets: counts }) };
}

const distanceOf = (chord: number | undefined): number | null => (chord === undefined ? null : overGround(chord));
