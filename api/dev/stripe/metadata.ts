import { invalidRequest } from './faults.js';
import { nested, type Params } from './form.js';
import type { Metadata } from './objects.js';

/** Merges new pairs into the old ones; an empty value removes its key, an empty text all of them. */
export function readMetadata(before: Metadata, params: Params): Metadata {
  if (params['metadata'] === '') return {};
  const merged = Object.entries({ ...before, ...nested(params, 'metadata') });
  const kept = merged.filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '');
  if (kept.length > 50) throw invalidRequest('Metadata can have up to 50 keys.', { param: 'metadata' });
  for (const [key, value] of kept) {
    if (key.length > 40) throw invalidRequest(`Metadata keys have up to 40 characters: ${key}`, { param: 'metadata' });
    if (value.length > 500) throw invalidRequest(`Metadata values have up to 500 characters: ${key}`, { param: `metadata[${key}]` });
  }
  return Object.fromEntries(kept);
}
