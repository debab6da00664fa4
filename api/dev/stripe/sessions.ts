import type { Context } from './context.js';
import { checkAmount, readCurrency, readInteger } from './currencies.js';
import { invalidRequest, missingParam, noSuch, refusedByState } from './faults.js';
import { nested, text, texts, type Params } from './form.js';
import { readFee, readText } from './intent-fields.js';
import { wholeList } from './lists.js';
import { readMetadata } from './metadata.js';
import { methodTypes } from './methods.js';
import { cancelIntent, confirmIntent, createIntent, readCapture, readCustomer } from './payment-intents.js';
import type { IntentData, LineItem, Session } from './session-objects.js';
import { newId, now, type Store } from './store.js';

const day = 86_400;
const halfHour = 1800;

/** `POST /v1/checkout/sessions` with `mode: payment` and `price_data`. */
export function createSession(context: Context, params: Params): Session {
  const { account, store } = context;
  if (text(params, 'mode') !== 'payment') throw invalidRequest('Only the mode payment is emulated.', { param: 'mode' });
  const success_url = readUrl(params, 'success_url');
  if (!success_url) throw missingParam('success_url');
  if (params['customer'] !== undefined && params['customer_email'] !== undefined) {
    throw invalidRequest('You may only specify one of these parameters: customer, customer_email.', { code: 'parameters_exclusive' });
  }
  if (account !== null && !context.in(null).store.get('account', account)?.charges_enabled) {
    throw invalidRequest('In order to use Checkout, the account has to be able to take payments.');
  }
  const items = readItems(params);
  const currency = items[0]?.currency ?? '';
  const total = items.reduce((sum, { amount_total }) => sum + amount_total, 0);
  checkAmount(total, currency, 'line_items');
  const types = texts(params, 'payment_method_types');
  const id = newId('cs_test', 58);
  const session: Session = {
    id,
    object: 'checkout.session',
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    cancel_url: readUrl(params, 'cancel_url'),
    client_reference_id: text(params, 'client_reference_id') ?? null,
    client_secret: null,
    created: now(),
    currency,
    customer: readCustomer(store, params),
    customer_creation: 'if_required',
    customer_details: null,
    customer_email: text(params, 'customer_email') ?? null,
    expires_at: readExpiry(params),
    livemode: false,
    locale: text(params, 'locale') ?? null,
    metadata: readMetadata({}, params),
    mode: 'payment',
    payment_intent: null,
    payment_link: null,
    payment_method_types: types.length > 0 ? types : methodTypes(currency, true),
    payment_status: 'unpaid',
    shipping_options: [],
    status: 'open',
    submit_type: text(params, 'submit_type') ?? null,
    success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${context.url()}/c/pay/${id}`,
  };
  const intent = readIntentData(context, nested(params, 'payment_intent_data'), total);
  store.put({ id, object: 'session_secrets', created: session.created, items, intent });
  store.put(session);
  expireInTime(context, session);
  return session;
}

/** `GET /v1/checkout/sessions/:id/line_items` */
export function listItems({ store }: Context, id: string, params: Params): object {
  getSession(store, id);
  return wholeList(`/v1/checkout/sessions/${id}/line_items`, store.get('session_secrets', id)?.items ?? [], params);
}

/** `POST /v1/checkout/sessions/:id/expire`: nobody can pay any more. */
export function expireSession(context: Context, id: string): Session {
  const session = getSession(context.store, id);
  if (session.status !== 'open') {
    throw refusedByState(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}`,
    );
  }
  const expired: Session = { ...session, status: 'expired', url: null };
  context.store.put(expired);
  if (session.payment_intent) cancelIntent(context, session.payment_intent, { cancellation_reason: 'expired' }, true);
  context.emit('checkout.session.expired', expired);
  return expired;
}

/** Lets a session end when its time is over, if it is still open then. */
export function expireInTime(context: Context, { id, expires_at }: Session): void {
  context.later(Math.max(0, expires_at - now()) * 1000, (later) => {
    if (later.store.get('checkout.session', id)?.status === 'open') expireSession(later, id);
  });
}

/**
 * What the page does when somebody pays: makes the intent on the first try and confirms it.
 *
 * @throws StripeFault 402 when the bank says no; the session stays open.
 */
export function paySession(context: Context, id: string, payment: Params): Session {
  const { store } = context;
  const session = getSession(store, id);
  if (session.status !== 'open' || session.expires_at <= now()) {
    throw refusedByState(`This Checkout Session is ${session.status === 'open' ? 'expired' : session.status}.`);
  }
  const intentId = session.payment_intent ?? makeIntent(context, session);
  confirmIntent(context, intentId, { ...payment, return_url: `${context.url()}/c/pay/${id}` });
  return getSession(store, id);
}

/** The session of an id. Throws Stripe's 404. */
export function getSession(store: Store, id: string): Session {
  const session = store.get('checkout.session', id);
  if (!session) throw noSuch('checkout.session', id, 'session');
  return session;
}

function makeIntent(context: Context, session: Session): string {
  const { intent } = context.store.get('session_secrets', session.id) ?? {};
  const given = Object.entries(intent ?? {}).flatMap(([name, value]) =>
    value === null || typeof value === 'object' ? [] : [[name, String(value)]],
  );
  const made = createIntent(context, {
    ...Object.fromEntries(given),
    amount: String(session.amount_total),
    currency: session.currency,
    metadata: { ...intent?.metadata },
    payment_method_types: session.payment_method_types,
    ...(session.customer && { customer: session.customer }),
  });
  context.store.put({ ...session, payment_intent: made.id });
  return made.id;
}

function readIntentData(context: Context, data: Params, total: number): IntentData {
  return {
    application_fee_amount: readFee(context, data, total) ?? null,
    capture_method: readCapture(data),
    description: readText(data, 'description') ?? null,
    metadata: readMetadata({}, data),
    receipt_email: readText(data, 'receipt_email') ?? null,
    statement_descriptor: readText(data, 'statement_descriptor') ?? null,
    statement_descriptor_suffix: readText(data, 'statement_descriptor_suffix') ?? null,
  };
}

function readItems(params: Params): LineItem[] {
  const given = params['line_items'];
  if (!Array.isArray(given) || given.length === 0) throw missingParam('line_items');
  const items = given.map((each, index) => readItem(typeof each === 'object' && !Array.isArray(each) ? each : {}, `line_items[${index}]`));
  if (new Set(items.map(({ currency }) => currency)).size > 1) {
    throw invalidRequest('All line items must have the same currency.', { param: 'line_items' });
  }
  return items;
}

function readItem(item: Params, param: string): LineItem {
  const data = nested(item, 'price_data');
  if (item['price'] !== undefined) throw invalidRequest('Only price_data is emulated.', { param: `${param}[price]` });
  const currency = readCurrency(data);
  const unit_amount = readInteger(data, 'unit_amount');
  const name = text(nested(data, 'product_data'), 'name');
  if (unit_amount === undefined) throw missingParam(`${param}[price_data][unit_amount]`);
  if (unit_amount < 0) throw invalidRequest('unit_amount is at least 0.', { param: `${param}[price_data][unit_amount]` });
  if (!name) throw missingParam(`${param}[price_data][product_data][name]`);
  const quantity = readInteger(item, 'quantity');
  if (quantity === undefined) throw missingParam(`${param}[quantity]`);
  if (quantity < 1) throw invalidRequest('quantity is at least 1.', { param: `${param}[quantity]` });
  const amount = unit_amount * quantity;
  return {
    id: newId('li'),
    object: 'item',
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency,
    description: name,
    metadata: {},
    price: { id: newId('price'), object: 'price', active: false, currency, product: newId('prod', 14), type: 'one_time', unit_amount },
    quantity,
  };
}

function readUrl(params: Params, param: string): string | null {
  const given = text(params, param);
  if (given === undefined) return null;
  if (!URL.canParse(given) || !/^https?:/.test(given)) throw invalidRequest('Not a valid URL', { code: 'url_invalid', param });
  return given;
}

function readExpiry(params: Params): number {
  const given = readInteger(params, 'expires_at');
  if (given === undefined) return now() + day;
  const param = 'expires_at';
  // A few seconds pass between reading the clock and arriving here.
  const grace = 10;
  if (given < now() + halfHour - grace) {
    throw invalidRequest('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', { param });
  }
  if (given > now() + day + grace) {
    throw invalidRequest('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', { param });
  }
  return given;
}
