import type { Context } from './context.js';
import { createMethod } from './cards.js';
import { invalidRequest, noSuch, StripeFault } from './faults.js';
import { nested, text, texts, type Params } from './form.js';
import type { Stored } from './objects.js';
import {
  cancelIntent,
  confirmIntent,
  createIntent,
  finishAuthentication,
  getIntent,
  publicIntent,
  updateIntent,
} from './payment-intents.js';
import { createRefund } from './refunds.js';

/** One operation: the path's parts in order, then the parameters. */
type Handler = (context: Context, params: Params, id: string) => object;
type Route = {
  method: 'GET' | 'POST';
  path: RegExp;
  handle: Handler;
  /** Whether a browser may call it with a publishable key and the intent's client secret. */
  browser?: boolean;
};

const one =
  <K extends Exclude<Stored['object'], 'kept_answer'>>(kind: K): Handler =>
  ({ store }, _params, id) => {
    const found = store.get(kind, id);
    if (!found) throw noSuch(kind, id);
    return found;
  };

const routes: Route[] = [
  { method: 'POST', path: /^\/v1\/payment_intents$/, handle: createIntent },
  { method: 'GET', path: /^\/v1\/payment_intents$/, handle: page('payment_intent') },
  { method: 'GET', path: /^\/v1\/payment_intents\/(\w+)$/, handle: ({ store }, _params, id) => getIntent(store, id), browser: true },
  { method: 'POST', path: /^\/v1\/payment_intents\/(\w+)$/, handle: (context, params, id) => updateIntent(context, id, params) },
  {
    method: 'POST',
    path: /^\/v1\/payment_intents\/(\w+)\/confirm$/,
    handle: (context, params, id) => confirmIntent(context, id, params),
    browser: true,
  },
  { method: 'POST', path: /^\/v1\/payment_intents\/(\w+)\/cancel$/, handle: (context, params, id) => cancelIntent(context, id, params) },
  { method: 'POST', path: /^\/v1\/payment_intents\/(\w+)\/authenticate$/, handle: authenticate, browser: true },
  { method: 'POST', path: /^\/v1\/payment_methods$/, handle: ({ store }, params) => createMethod(store, params) },
  { method: 'GET', path: /^\/v1\/payment_methods\/(\w+)$/, handle: one('payment_method') },
  { method: 'GET', path: /^\/v1\/charges$/, handle: page('charge') },
  { method: 'GET', path: /^\/v1\/charges\/(\w+)$/, handle: one('charge') },
  { method: 'POST', path: /^\/v1\/refunds$/, handle: createRefund },
  { method: 'GET', path: /^\/v1\/refunds$/, handle: page('refund') },
  { method: 'GET', path: /^\/v1\/refunds\/(\w+)$/, handle: one('refund') },
  { method: 'GET', path: /^\/v1\/events$/, handle: page('event') },
  { method: 'GET', path: /^\/v1\/events\/(\w+)$/, handle: one('event') },
];

/** Who calls: a server with the secret key or a browser with a publishable one. */
export type Caller = 'server' | 'browser';

/**
 * Finds and runs the operation.
 *
 * @throws StripeFault for an unknown address, an operation a browser may not call, or the operation's own refusal.
 */
export function dispatch(context: Context, caller: Caller, method: string, path: string, params: Params): object {
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(path) : null;
    if (!match) continue;
    const id = match[1] ?? '';
    if (caller === 'server') return route.handle(context, params, id);
    if (!route.browser)
      throw new StripeFault(403, { type: 'invalid_request_error', message: 'This needs the secret key.', code: 'secret_key_required' });
    return inBrowser(context, route.handle, params, id);
  }
  throw new StripeFault(404, { type: 'invalid_request_error', message: `Unrecognized request URL (${method}: ${path}).` });
}

function inBrowser(context: Context, handle: Handler, params: Params, id: string): object {
  // The same answer for an unknown intent as for a wrong secret: the secret is what the browser may know it by.
  const secret = text(params, 'client_secret');
  if (!secret || context.store.get('payment_intent', id)?.client_secret !== secret) throw noSuch('payment_intent', id, 'intent');
  try {
    handle(context, params, id);
  } catch (error) {
    if (!(error instanceof StripeFault) || !error.body.payment_intent) throw error;
    const shown = publicIntent(error.body.payment_intent) as typeof error.body.payment_intent;
    throw new StripeFault(error.status, { ...error.body, payment_intent: shown });
  }
  return publicIntent(getIntent(context.store, id));
}

function authenticate(context: Context, params: Params, id: string): object {
  const outcome = text(params, 'outcome');
  if (outcome !== 'complete' && outcome !== 'fail') throw invalidRequest('outcome is complete or fail.', { param: 'outcome' });
  return finishAuthentication(context, id, outcome);
}

/** A page of objects, newest first, with Stripe's cursors and filters. */
function page(kind: 'payment_intent' | 'charge' | 'refund' | 'event'): Handler {
  return ({ store }, params) => {
    const limit = Number(text(params, 'limit') ?? 10);
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw invalidRequest('limit is between 1 and 100.', { param: 'limit' });
    const rows = store.list(kind).reverse().filter(matches(params));
    const after = text(params, 'starting_after');
    const start = after === undefined ? 0 : rows.findIndex(({ id }) => id === after) + 1;
    if (after !== undefined && start === 0) throw noSuch(kind, after, 'starting_after');
    return { object: 'list', url: `/v1/${kind}s`, has_more: rows.length > start + limit, data: rows.slice(start, start + limit) };
  };
}

function matches(params: Params): (row: Stored) => boolean {
  const equal = ['payment_intent', 'charge', 'customer', 'type'].filter((name) => params[name] !== undefined);
  const types = texts(params, 'types');
  const created = nested(params, 'created');
  const from = Number(text(created, 'gte') ?? 0);
  const to = Number(text(created, 'lte') ?? Number.MAX_SAFE_INTEGER);
  return (row) => {
    const fields = row as unknown as Record<string, unknown>;
    const ofType = types.length === 0 || types.includes(String(fields['type']));
    return ofType && row.created >= from && row.created <= to && equal.every((name) => fields[name] === params[name]);
  };
}
