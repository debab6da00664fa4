import { createAccount, createAccountLink, deauthorize, deleteAccount, getAccount, updateAccount } from './accounts.js';
import type { Context } from './context.js';
import { createMethod } from './cards.js';
import { createCustomer, updateCustomer } from './customers.js';
import { updateDispute } from './disputes.js';
import { invalidRequest, noSuch, StripeFault } from './faults.js';
import { text, type Params } from './form.js';
import { updateIntent } from './intent-fields.js';
import { page } from './lists.js';
import type { Kind } from './objects.js';
import {
  cancelIntent,
  captureIntent,
  confirmIntent,
  createIntent,
  finishAuthentication,
  getIntent,
  publicIntent,
} from './payment-intents.js';
import { cancelRefund, createRefund, updateRefund } from './refunds.js';
import { createSession, expireSession, getSession, listItems } from './sessions.js';

/** One operation: the parameters, then the id in the path. */
type Handler = (context: Context, params: Params, id: string) => object;
type Route = {
  method: 'GET' | 'POST' | 'DELETE';
  path: RegExp;
  handle: Handler;
  /** Whether a browser may call it with a publishable key and the intent's client secret. */
  browser?: boolean;
};

const one =
  (kind: Kind): Handler =>
  ({ store }, _params, id) => {
    const found = store.get(kind, id);
    if (!found) throw noSuch(kind, id);
    return found;
  };
const byId =
  (handle: (context: Context, id: string, params: Params) => object): Handler =>
  (context, params, id) =>
    handle(context, id, params);

const route = (operation: string, handle: Handler, browser = false): Route => {
  const [method = '', path = ''] = operation.split(' ');
  const pattern = path.replace(':id', '(\\w+)');
  return { method: method as Route['method'], path: new RegExp(`^${pattern}$`), handle, browser };
};

const routes: Route[] = [
  route('POST /v1/payment_intents', createIntent),
  route('GET /v1/payment_intents', page('payment_intent')),
  route('GET /v1/payment_intents/:id', ({ store }, _params, id) => getIntent(store, id), true),
  route('POST /v1/payment_intents/:id', byId(updateIntent)),
  route('POST /v1/payment_intents/:id/confirm', byId(confirmIntent), true),
  route('POST /v1/payment_intents/:id/capture', byId(captureIntent)),
  route(
    'POST /v1/payment_intents/:id/cancel',
    byId((context, id, params) => cancelIntent(context, id, params)),
  ),
  route('POST /v1/payment_intents/:id/authenticate', authenticate, true),
  route('POST /v1/payment_methods', ({ store }, params) => createMethod(store, params)),
  route('GET /v1/payment_methods/:id', one('payment_method')),
  route('GET /v1/charges', page('charge')),
  route('GET /v1/charges/:id', one('charge')),
  route('POST /v1/refunds', createRefund),
  route('GET /v1/refunds', page('refund')),
  route('GET /v1/refunds/:id', one('refund')),
  route('POST /v1/refunds/:id', byId(updateRefund)),
  route('POST /v1/refunds/:id/cancel', byId(cancelRefund)),
  route('GET /v1/balance_transactions', page('balance_transaction')),
  route('GET /v1/balance_transactions/:id', one('balance_transaction')),
  route('GET /v1/disputes', page('dispute')),
  route('GET /v1/disputes/:id', one('dispute')),
  route('POST /v1/disputes/:id', byId(updateDispute)),
  route('GET /v1/application_fees', page('application_fee')),
  route('GET /v1/application_fees/:id', one('application_fee')),
  route('POST /v1/checkout/sessions', createSession),
  route('GET /v1/checkout/sessions', page('checkout.session')),
  route('GET /v1/checkout/sessions/:id', ({ store }, _params, id) => getSession(store, id)),
  route('GET /v1/checkout/sessions/:id/line_items', byId(listItems)),
  route('POST /v1/checkout/sessions/:id/expire', byId(expireSession)),
  route('POST /v1/customers', createCustomer),
  route('GET /v1/customers', page('customer')),
  route('GET /v1/customers/:id', one('customer')),
  route('POST /v1/customers/:id', byId(updateCustomer)),
  route('POST /v1/accounts', createAccount),
  route('GET /v1/accounts', page('account')),
  route('GET /v1/accounts/:id', byId(getAccount)),
  route('POST /v1/accounts/:id', byId(updateAccount)),
  route('DELETE /v1/accounts/:id', byId(deleteAccount)),
  route('POST /v1/account_links', createAccountLink),
  route('POST /oauth/deauthorize', deauthorize),
  route('GET /v1/events', page('event')),
  route('GET /v1/events/:id', one('event')),
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
    throw new StripeFault(error.status, { ...error.body, payment_intent: shown }, error.kept);
  }
  return publicIntent(getIntent(context.store, id));
}

function authenticate(context: Context, params: Params, id: string): object {
  const outcome = text(params, 'outcome');
  if (outcome !== 'complete' && outcome !== 'fail') throw invalidRequest('outcome is complete or fail.', { param: 'outcome' });
  return finishAuthentication(context, id, outcome);
}
