import type { operations } from '../../contract/generated.js';
import { type Fault, invalid } from '../../errors/problem.js';
import { type Near, readNear } from './near.js';

/** What `events.search` was asked, as the contract lets it be. */
export type SearchInput = NonNullable<operations['events.search']['parameters']['query']> & { limit: number };
export type Sort = NonNullable<SearchInput['sort']>;

/** What was asked, without contradictions. */
export interface Asked extends Omit<SearchInput, 'near' | 'sort'> {
  sort: Sort;
  near: Near | null;
}

/** What was asked, with what the database had to be asked about it first. */
export interface Search extends Asked {
  /** As a text search query; null when nobody looks for words. */
  words: string | null;
  /** As listings spell it; null for any. */
  cityKey: string | null;
  /** Whether much is around `near`. */
  crowded: boolean;
}

const usualRadiusKm = 25;

/** @throws Problem `validation_failed` with every contradiction */
export function readSearch({ near: point, sort: asked, ...input }: SearchInput): Asked {
  const faults: Fault[] = [];
  const fault = (name: string, code: string, message: string): void =>
    void faults.push({ in: 'query', pointer: `/${name}`, code, message });
  const near = point === undefined ? null : readNear(point, input.radiusKm ?? usualRadiusKm);
  const sort = asked ?? (input.q === undefined ? 'date' : 'relevance');
  if (point !== undefined && !near) {
    fault('near', 'invalid_format', 'Latitudes lie between -90 and 90 degrees, longitudes between -180 and 180.');
  }
  if (sort === 'relevance' && input.q === undefined) fault('sort', 'needs_q', 'Sorting by relevance needs words to look for: give q.');
  if (sort === 'distance' && point === undefined) fault('sort', 'needs_near', 'Sorting by distance needs a point: give near.');
  if (input.minPrice !== undefined && input.maxPrice !== undefined && input.minPrice > input.maxPrice) {
    fault('maxPrice', 'below_minimum', 'maxPrice must not be below minPrice.');
  }
  if (input.from !== undefined && input.to !== undefined && new Date(input.from) >= new Date(input.to)) {
    fault('to', 'before_start', 'to must be after from.');
  }
  if (faults.length > 0) throw invalid(faults);
  return { ...input, sort, near };
}
