import { behaviourOf, createMethod, resolveMethod, type CardBehaviour } from './cards.js';
import type { Context } from './context.js';
import { cardRefused, invalidRequest, missingParam, noSuch } from './faults.js';
import { nested, text, type Params } from './form.js';
import type { Charge, Metadata, PaymentError, PaymentIntent, PaymentMethod } from './objects.js';
import { newId, now, type Store } from './store.js';

const open = new Set<PaymentIntent['status']>(['requires_payment_method', 'requires_confirmation', 'requires_action', 'processing']);

/** `POST /v1/payment_intents` */
export function createIntent(context: Context, params: Params): PaymentIntent {
  const { store, emit } = context;
  const id = newId('pi');
  const automatic = nested(params, 'automatic_payment_methods');
  const intent: PaymentIntent = {
    id,
    object: 'payment_intent',
    amount: readAmount(params),
    amount_capturable: 0,
    amount_received: 0,
    automatic_payment_methods:
      text(automatic, 'enabled') === 'true' ? { allow_redirects: text(automatic, 'allow_redirects') ?? 'always', enabled: true } : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_${newId('secret')}`,
    confirmation_method: 'automatic',
    created: now(),
    currency: readCurrency(params),
    customer: null,
    description: text(params, 'description') ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: readMetadata({}, params),
    next_action: null,
    payment_method: null,
    payment_method_types: ['card'],
    receipt_email: text(params, 'receipt_email') ?? null,
    setup_future_usage: null,
    shipping: null,
    statement_descriptor: text(params, 'statement_descriptor') ?? null,
    status: 'requires_payment_method',
  };
  const method = text(params, 'payment_method');
  if (method) Object.assign(intent, { payment_method: resolveMethod(store, method).id, status: 'requires_confirmation' });
  store.put(intent);
  emit('payment_intent.created', intent);
  return text(params, 'confirm') === 'true' ? confirmIntent(context, id, params) : intent;
}

/** The intent of an id. Throws Stripe's 404. */
export function getIntent(store: Store, id: string): PaymentIntent {
  const intent = store.get('payment_intent', id);
  if (!intent) throw noSuch('payment_intent', id, 'intent');
  return intent;
}

/** `POST /v1/payment_intents/:id` */
export function updateIntent({ store, emit }: Context, id: string, params: Params): PaymentIntent {
  const intent = getIntent(store, id);
  const amount = params['amount'] === undefined ? intent.amount : readAmount(params);
  if (amount !== intent.amount && !open.has(intent.status)) throw unexpectedState(intent, 'updated');
  const changed: PaymentIntent = {
    ...intent,
    amount,
    description: text(params, 'description') ?? intent.description,
    receipt_email: text(params, 'receipt_email') ?? intent.receipt_email,
    metadata: readMetadata(intent.metadata, params),
  };
  store.put(changed);
  if (amount !== intent.amount) emit('payment_intent.amount_updated', changed, { amount: intent.amount });
  return changed;
}

/** `POST /v1/payment_intents/:id/confirm`, from a server or, with the client secret, from a browser. Throws 402 when the card is refused. */
export function confirmIntent(context: Context, id: string, params: Params): PaymentIntent {
  const { store, emit } = context;
  const intent = getIntent(store, id);
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpectedState(intent, 'confirmed');
  const method = chooseMethod(store, intent, params);
  const behaviour = behaviourOf(method);
  const trying = { ...intent, payment_method: method.id, next_action: null, last_payment_error: null };
  if (!behaviour.challenge) return settle(context, trying, method, behaviour);
  const waiting: PaymentIntent = {
    ...trying,
    status: 'requires_action',
    next_action: {
      type: 'use_stripe_sdk',
      use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: `${context.url()}/elements/challenge.html` },
    },
  };
  store.put(waiting);
  emit('payment_intent.requires_action', waiting);
  return waiting;
}

/** What the 3-D Secure dialog does in the end: the buyer proved who they are, or did not. */
export function finishAuthentication(context: Context, id: string, outcome: 'complete' | 'fail'): PaymentIntent {
  const intent = getIntent(context.store, id);
  if (intent.status !== 'requires_action') throw unexpectedState(intent, 'authenticated');
  const method = resolveMethod(context.store, intent.payment_method ?? '');
  if (outcome === 'complete') return settle(context, { ...intent, next_action: null }, method, behaviourOf(method));
  const failed = refuse(intent, {
    type: 'invalid_request_error',
    code: 'payment_intent_authentication_failure',
    message: 'The bank could not confirm that it is you. Nothing was charged: try again or use another card.',
    payment_method: method,
  });
  context.store.put(failed);
  context.emit('payment_intent.payment_failed', failed);
  return failed;
}

/** `POST /v1/payment_intents/:id/cancel` */
export function cancelIntent({ store, emit }: Context, id: string, params: Params): PaymentIntent {
  const intent = getIntent(store, id);
  if (!open.has(intent.status)) throw unexpectedState(intent, 'canceled');
  const reason = text(params, 'cancellation_reason') ?? null;
  const canceled: PaymentIntent = { ...intent, status: 'canceled', canceled_at: now(), cancellation_reason: reason, next_action: null };
  store.put(canceled);
  emit('payment_intent.canceled', canceled);
  return canceled;
}

/** What a browser with a client secret may see. */
export function publicIntent(intent: PaymentIntent): Partial<PaymentIntent> {
  const { metadata: _metadata, customer: _customer, latest_charge: _charge, amount_received: _received, ...visible } = intent;
  return visible;
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

function settle({ store, emit }: Context, intent: PaymentIntent, method: PaymentMethod, { decline }: CardBehaviour): PaymentIntent {
  const charge = chargeFor(intent, method, decline);
  store.put(charge);
  if (decline) {
    const error: PaymentError = { type: 'card_error', ...decline, charge: charge.id, payment_method: method };
    const refused = { ...refuse(intent, error), latest_charge: charge.id };
    store.put(refused);
    emit('charge.failed', charge);
    emit('payment_intent.payment_failed', refused);
    throw cardRefused(error, refused);
  }
  const paid: PaymentIntent = { ...intent, status: 'succeeded', amount_received: intent.amount, latest_charge: charge.id };
  store.put(paid);
  emit('charge.succeeded', charge);
  emit('payment_intent.succeeded', paid);
  return paid;
}

function refuse(intent: PaymentIntent, error: PaymentError): PaymentIntent {
  return { ...intent, status: 'requires_payment_method', payment_method: null, next_action: null, last_payment_error: error };
}

function chargeFor(intent: PaymentIntent, method: PaymentMethod, decline: CardBehaviour['decline']): Charge {
  return {
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: decline ? 0 : intent.amount,
    amount_refunded: 0,
    balance_transaction: null,
    captured: !decline,
    created: now(),
    currency: intent.currency,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    livemode: false,
    metadata: intent.metadata,
    outcome: decline
      ? { network_status: 'declined_by_network', reason: decline.decline_code ?? decline.code, type: 'issuer_declined' }
      : { network_status: 'approved_by_network', reason: null, type: 'authorized' },
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: 'card', card: method.card },
    receipt_email: intent.receipt_email,
    refunded: false,
    status: decline ? 'failed' : 'succeeded',
  };
}

function unexpectedState(intent: PaymentIntent, action: string): ReturnType<typeof invalidRequest> {
  const message = `This PaymentIntent cannot be ${action} because its status is ${intent.status}.`;
  return invalidRequest(message, { code: 'payment_intent_unexpected_state', payment_intent: intent });
}

/** A positive amount in minor units, as large as Stripe takes and as small as it charges. */
function readAmount(params: Params): number {
  const given = text(params, 'amount');
  if (given === undefined) throw missingParam('amount');
  if (!/^\d{1,8}$/.test(given)) throw invalidRequest(`Invalid integer: ${given}`, { code: 'parameter_invalid_integer', param: 'amount' });
  const smallest = 50;
  if (Number(given) < smallest)
    throw invalidRequest(`The amount must be at least ${smallest}.`, { code: 'amount_too_small', param: 'amount' });
  return Number(given);
}

function readCurrency(params: Params): string {
  const currency = text(params, 'currency');
  if (!currency) throw missingParam('currency');
  if (!/^[a-z]{3}$/i.test(currency)) throw invalidRequest(`Invalid currency: ${currency}.`, { param: 'currency' });
  return currency.toLowerCase();
}

/** Merges new pairs into the old ones; an empty value removes its key, an empty text all of them. */
export function readMetadata(before: Metadata, params: Params): Metadata {
  if (params['metadata'] === '') return {};
  const merged = Object.entries({ ...before, ...nested(params, 'metadata') });
  return Object.fromEntries(merged.filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== ''));
}
