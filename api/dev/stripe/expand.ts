import { invalidRequest } from './faults.js';
import type { Store } from './store.js';

type Json = Record<string, unknown>;

/**
 * Replaces ids by the objects they name, along paths such as `latest_charge` or `data.payment_method`.
 *
 * @returns a copy; the stored object keeps its ids.
 */
export function expand(store: Store, body: object, paths: string[]): object {
  return paths.reduce<object>((result, path) => follow(store, result as Json, path.split('.'), path), body);
}

function follow(store: Store, object: Json, [field = '', ...rest]: string[], path: string): Json {
  const value = object[field];
  if (value === undefined) throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
  return {
    ...object,
    [field]: Array.isArray(value) ? value.map((each: Json) => follow(store, each, rest, path)) : one(store, value, rest, path),
  };
}

function one(store: Store, value: unknown, rest: string[], path: string): unknown {
  if (value === null) return null;
  const target = typeof value === 'string' ? store.find(value) : value;
  if (typeof target !== 'object' || target === null)
    throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
  return rest.length > 0 ? follow(store, target as Json, rest, path) : target;
}
