import { behaviourOf, createMethod, resolveMethod } from './cards.js';
import { applicationId, type Context } from './context.js';
import { readAmount, readCurrency, readInteger } from './currencies.js';
import { invalidRequest, missingParam, noSuch, refusedByState } from './faults.js';
import { nested, text, texts, type Params } from './form.js';
import { readFee, readText } from './intent-fields.js';
import { readMetadata } from './metadata.js';
import { methodTypes, takesCurrency } from './methods.js';
import type { NextAction, PaymentIntent, PaymentMethod } from './objects.js';
import { capture, fail, pay, unexpectedState } from './payments.js';
import { newId, now, type Store } from './store.js';

/** What a late bank is deciding about cannot be called back. */
const cancelable = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture']);

/** `POST /v1/payment_intents` */
export function createIntent(context: Context, params: Params): PaymentIntent {
  const { account, store } = context;
  const id = newId('pi');
  const currency = readCurrency(params);
  const amount = readAmount(params, currency);
  const automatic = nested(params, 'automatic_payment_methods');
  const redirects = text(automatic, 'allow_redirects') ?? 'always';
  const chosen = texts(params, 'payment_method_types');
  const enabled = text(automatic, 'enabled') === 'true';
  const capture_method = readCapture(params);
  if (account !== null && !context.in(null).store.get('account', account)?.charges_enabled) {
    throw invalidRequest('No valid payment method types for this Payment Intent: the account cannot take payments yet.');
  }
  const intent: PaymentIntent = {
    id,
    object: 'payment_intent',
    amount,
    amount_capturable: 0,
    amount_received: 0,
    application: account && applicationId,
    application_fee_amount: readFee(context, params, amount) ?? null,
    automatic_payment_methods: enabled ? { allow_redirects: redirects, enabled: true } : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method,
    client_secret: `${id}_${newId('secret')}`,
    confirmation_method: 'automatic',
    created: now(),
    currency,
    customer: readCustomer(store, params),
    description: readText(params, 'description') ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: readMetadata({}, params),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_types: chosen.length > 0 ? chosen : enabled ? methodTypes(currency, redirects === 'always') : ['card'],
    processing: null,
    receipt_email: readText(params, 'receipt_email') ?? null,
    setup_future_usage: null,
    shipping: null,
    statement_descriptor: readText(params, 'statement_descriptor') ?? null,
    statement_descriptor_suffix: readText(params, 'statement_descriptor_suffix') ?? null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  };
  const method = text(params, 'payment_method');
  if (method) Object.assign(intent, { payment_method: resolveMethod(store, method).id, status: 'requires_confirmation' });
  store.put(intent);
  context.emit('payment_intent.created', intent);
  return text(params, 'confirm') === 'true' ? confirmIntent(context, id, params) : intent;
}

/** The intent of an id. Throws Stripe's 404. */
export function getIntent(store: Store, id: string): PaymentIntent {
  const intent = store.get('payment_intent', id);
  if (!intent) throw noSuch('payment_intent', id, 'intent');
  return intent;
}

/** `POST /v1/payment_intents/:id/confirm`, from a server or, with the client secret, from a browser. Throws 402 when the card is refused. */
export function confirmIntent(context: Context, id: string, params: Params): PaymentIntent {
  const { store } = context;
  const intent = getIntent(store, id);
  if (['succeeded', 'canceled', 'processing', 'requires_capture'].includes(intent.status)) throw unexpectedState(intent, 'confirmed');
  const method = chooseMethod(store, intent, params);
  const usable = intent.payment_method_types.includes(method.type) && takesCurrency(method.type, intent.currency);
  if (!usable) {
    const message = `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent in ${intent.currency}.`;
    throw invalidRequest(message, { code: 'payment_intent_incompatible_payment_method', param: 'payment_method' });
  }
  if (method.type === 'card' && intent.statement_descriptor) {
    const message = 'The `statement_descriptor` parameter is not supported for card charges. Use `statement_descriptor_suffix` instead.';
    throw invalidRequest(message, { param: 'statement_descriptor' });
  }
  const receipt_email = readText(params, 'receipt_email') ?? intent.receipt_email;
  const trying: PaymentIntent = { ...intent, receipt_email, payment_method: method.id, next_action: null, last_payment_error: null };
  const { challenge, redirect } = behaviourOf(method);
  if (!challenge && !redirect) return pay(context, trying, method);
  const next_action = nextAction(context, trying, params, redirect ?? false);
  const waiting: PaymentIntent = { ...trying, status: 'requires_action', next_action };
  store.put(waiting);
  context.emit('payment_intent.requires_action', waiting);
  return waiting;
}

/** What the 3-D Secure dialog or the bank's page does in the end: the buyer agreed, or did not. */
export function finishAuthentication(context: Context, id: string, outcome: 'complete' | 'fail'): PaymentIntent {
  const intent = getIntent(context.store, id);
  if (intent.status !== 'requires_action') throw unexpectedState(intent, 'authenticated');
  const method = resolveMethod(context.store, intent.payment_method ?? '');
  if (outcome === 'complete') return pay(context, { ...intent, next_action: null }, method);
  const card = method.type === 'card';
  return fail(context, intent, {
    type: 'invalid_request_error',
    code: card ? 'payment_intent_authentication_failure' : 'payment_method_customer_decline',
    message: card
      ? 'The bank could not confirm that it is you. Nothing was charged: try again or use another card.'
      : 'The payment was not approved at the bank. Nothing was charged.',
    payment_method: method,
  });
}

/** `POST /v1/payment_intents/:id/cancel` */
export function cancelIntent(context: Context, id: string, params: Params, bySession = false): PaymentIntent {
  const { store, emit } = context;
  const intent = getIntent(store, id);
  if (!cancelable.has(intent.status)) throw unexpectedState(intent, 'canceled');
  const [session] = store.walk('checkout.session', { payment_intent: id });
  if (session?.status === 'open' && !bySession) {
    const message = 'You cannot cancel this PaymentIntent because it was created by a Checkout Session. Expire the session instead.';
    throw refusedByState(message, { code: 'payment_intent_unexpected_state', payment_intent: intent });
  }
  const reason = text(params, 'cancellation_reason') ?? null;
  const changes = { canceled_at: now(), cancellation_reason: reason, next_action: null, amount_capturable: 0 };
  const canceled: PaymentIntent = { ...intent, ...changes, status: 'canceled' };
  store.put(canceled);
  releaseCharge(context, intent);
  emit('payment_intent.canceled', canceled);
  return canceled;
}

/** `POST /v1/payment_intents/:id/capture`: takes what was authorised, or a part of it. */
export function captureIntent(context: Context, id: string, params: Params): PaymentIntent {
  const intent = getIntent(context.store, id);
  if (intent.status !== 'requires_capture') throw unexpectedState(intent, 'captured');
  const amount = readInteger(params, 'amount_to_capture') ?? intent.amount_capturable;
  if (amount < 1 || amount > intent.amount_capturable) {
    const message = `The amount to capture is between 1 and ${intent.amount_capturable}.`;
    throw invalidRequest(message, { code: 'amount_too_large', param: 'amount_to_capture' });
  }
  return capture(context, intent, amount);
}

/** What a browser with a client secret may see. */
export function publicIntent(intent: PaymentIntent): Partial<PaymentIntent> {
  const { metadata: _metadata, customer: _customer, latest_charge: _charge, amount_received: _received, ...visible } = intent;
  const { application: _application, application_fee_amount: _fee, ...shown } = visible;
  return shown;
}

/** The customer of a parameter, who has to exist. */
export function readCustomer(store: Store, params: Params): string | null {
  const id = text(params, 'customer');
  if (id && !store.get('customer', id)) throw noSuch('customer', id, 'customer');
  return id ?? null;
}

/** How money is taken; Stripe's default takes it at once and books it later. */
export function readCapture(params: Params): PaymentIntent['capture_method'] {
  const given = text(params, 'capture_method') ?? 'automatic_async';
  if (given === 'automatic_async' || given === 'automatic' || given === 'manual') return given;
  throw invalidRequest(`Invalid capture_method: ${given}`, { param: 'capture_method' });
}

function chooseMethod(store: Store, intent: PaymentIntent, params: Params): PaymentMethod {
  const given = text(params, 'payment_method');
  if (given) return resolveMethod(store, given);
  if (params['payment_method_data'] !== undefined) return createMethod(store, nested(params, 'payment_method_data'));
  if (intent.payment_method) return resolveMethod(store, intent.payment_method);
  throw invalidRequest('This PaymentIntent has no payment method yet: pass payment_method or payment_method_data.', {
    code: 'payment_intent_unexpected_state',
    payment_intent: intent,
  });
}

/** A dialog in the page, or, for redirects and for servers that gave a `return_url`, a page of the bank. */
function nextAction(context: Context, intent: PaymentIntent, params: Params, redirect: boolean): NextAction {
  const return_url = text(params, 'return_url');
  if (redirect && !return_url) throw missingParam('return_url');
  if (return_url && (redirect || text(params, 'use_stripe_sdk') !== 'true')) {
    const query = new URLSearchParams({ secret: intent.client_secret });
    return { type: 'redirect_to_url', redirect_to_url: { return_url, url: `${context.url()}/bank/${intent.id}?${query}` } };
  }
  const stripe_js = `${context.url()}/elements/challenge.html`;
  return { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js } };
}

/** Gives authorised money free again. */
function releaseCharge({ store, emit }: Context, intent: PaymentIntent): void {
  const charge = store.get('charge', intent.latest_charge ?? '');
  if (!charge || charge.captured || charge.status !== 'succeeded') return;
  const released = { ...charge, amount_refunded: charge.amount, refunded: true };
  store.put(released);
  emit('charge.refunded', released, { amount_refunded: 0, refunded: false });
}
