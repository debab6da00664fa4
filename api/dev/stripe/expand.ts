import { invalidRequest } from './faults.js';
import type { Session } from './session-objects.js';
import type { Store } from './store.js';

type Json = Record<string, unknown>;
/** Where ids are looked up. */
type Places = { store: Store; platform: Store };

/** Fields that an object has only sometimes; to expand them is no mistake even then. */
const optional = new Set(['refund.failure_balance_transaction']);

/**
 * Replaces ids by the objects they name, along paths such as `latest_charge.balance_transaction` or `data.payment_method`, and adds
 * lists that are only there when they are asked for.
 *
 * @returns a copy; the stored object keeps its ids.
 */
export function expand(places: Places, body: object, paths: string[]): object {
  return paths.reduce<object>((result, path) => follow(places, result as Json, path.split('.'), path), body);
}

function follow(places: Places, object: Json, [field = '', ...rest]: string[], path: string): Json {
  const value = object[field] === undefined ? included(places.store, object, field) : object[field];
  if (value === undefined && optional.has(`${String(object['object'])}.${field}`)) return object;
  if (value === undefined) throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
  return {
    ...object,
    [field]: Array.isArray(value) ? value.map((each: Json) => follow(places, each, rest, path)) : one(places, value, rest, path),
  };
}

function one(places: Places, value: unknown, rest: string[], path: string): unknown {
  if (value === null) return null;
  const target = typeof value === 'string' ? (places.store.find(value) ?? places.platform.find(value)) : value;
  if (typeof target !== 'object' || target === null)
    throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
  return rest.length > 0 ? follow(places, target as Json, rest, path) : target;
}

/** What an object holds only on demand. */
function included(store: Store, object: Json, field: string): object | undefined {
  const id = String(object['id']);
  const list = (url: string, data: object[]): object => ({ object: 'list', url, has_more: false, data });
  if (object['object'] === 'charge' && field === 'refunds') {
    return list(`/v1/charges/${id}/refunds`, [...store.walk('refund', { charge: id })]);
  }
  if (object['object'] === ('checkout.session' satisfies Session['object']) && field === 'line_items') {
    return list(`/v1/checkout/sessions/${id}/line_items`, store.get('session_secrets', id)?.items ?? []);
  }
  // Objects that were kept before they had the field.
  return undefined;
}
