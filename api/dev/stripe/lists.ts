import type { Context } from './context.js';
import { invalidRequest, noSuch } from './faults.js';
import { nested, text, texts, type Params } from './form.js';
import type { Kind, Stored } from './objects.js';

const listed: Partial<Record<Kind, { path: string; filters: string[] }>> = {
  payment_intent: { path: '/v1/payment_intents', filters: ['customer'] },
  charge: { path: '/v1/charges', filters: ['payment_intent', 'customer'] },
  refund: { path: '/v1/refunds', filters: ['payment_intent', 'charge'] },
  dispute: { path: '/v1/disputes', filters: ['payment_intent', 'charge'] },
  balance_transaction: { path: '/v1/balance_transactions', filters: ['source', 'type', 'currency'] },
  application_fee: { path: '/v1/application_fees', filters: ['charge'] },
  'checkout.session': { path: '/v1/checkout/sessions', filters: ['payment_intent', 'customer', 'status'] },
  account: { path: '/v1/accounts', filters: [] },
  customer: { path: '/v1/customers', filters: ['email'] },
  event: { path: '/v1/events', filters: ['type'] },
};
const always = ['limit', 'starting_after', 'ending_before', 'created', 'expand'];

/** A page of objects, newest first, with Stripe's cursors and filters. */
export function page(kind: Kind) {
  const { path, filters } = listed[kind] ?? { path: '', filters: [] };
  const allowed = new Set([...always, ...filters, ...(kind === 'event' ? ['types'] : [])]);
  return ({ store }: Context, params: Params): object => {
    const stranger = Object.keys(params).find((name) => !allowed.has(name));
    if (stranger) throw invalidRequest(`Received unknown parameter: ${stranger}`, { code: 'parameter_unknown', param: stranger });
    const limit = readLimit(params);
    const where = Object.fromEntries(filters.flatMap((name) => (typeof params[name] === 'string' ? [[name, params[name]]] : [])));
    const { cursor: beyond, forward } = readCursor(params);
    if (beyond !== undefined && !store.get(kind, beyond)) throw noSuch(kind, beyond, forward ? 'ending_before' : 'starting_after');
    const types = texts(params, 'types');
    const range = readCreated(params);
    const data: Stored[] = [];
    let more = false;
    for (const row of store.walk(kind, where, { forward, beyond })) {
      if (forward ? row.created > range.to : row.created < range.from) break; // rows stand in the order of time
      if (row.object === 'account' && row.revoked) continue;
      if (row.created < range.from || row.created > range.to || (types.length > 0 && !types.includes(typeOf(row)))) continue;
      more = data.length === limit;
      if (more) break;
      data.push(row);
    }
    return { object: 'list', url: path, has_more: more, data: forward ? data.reverse() : data };
  };
}

/** The list object around rows that are all there. */
export function wholeList(url: string, data: object[], params: Params): object {
  const limit = readLimit(params);
  const { cursor } = readCursor(params);
  const start = cursor === undefined ? 0 : data.findIndex((row) => 'id' in row && row.id === cursor) + 1;
  return { object: 'list', url, has_more: data.length > start + limit, data: data.slice(start, start + limit) };
}

function readLimit(params: Params): number {
  const limit = Number(text(params, 'limit') ?? 10);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit;
  throw invalidRequest('limit is between 1 and 100.', { code: 'parameter_invalid_integer', param: 'limit' });
}

function readCursor(params: Params): { cursor: string | undefined; forward: boolean } {
  const before = text(params, 'ending_before');
  const after = text(params, 'starting_after');
  if (before && after) {
    const message = 'Received both starting_after and ending_before parameters. Please pass in only one.';
    throw invalidRequest(message, { code: 'parameters_exclusive' });
  }
  return { cursor: before ?? after, forward: before !== undefined };
}

/** Seconds, both ends included; `created` may also be one exact second. */
function readCreated(params: Params): { from: number; to: number } {
  const exact = text(params, 'created');
  if (exact !== undefined) return { from: Number(exact), to: Number(exact) };
  const range = nested(params, 'created');
  const bound = (name: string, change: number): number[] => (range[name] === undefined ? [] : [Number(text(range, name)) + change]);
  return {
    from: Math.max(0, ...bound('gte', 0), ...bound('gt', 1)),
    to: Math.min(Number.MAX_SAFE_INTEGER, ...bound('lte', 0), ...bound('lt', -1)),
  };
}

function typeOf(row: Stored): string {
  return row.object === 'event' ? row.type : '';
}
