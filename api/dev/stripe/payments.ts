import { behaviourOf, resolveMethod, type Behaviour } from './cards.js';
import { chargeFor, failure, keepPaid } from './charges.js';
import type { Context } from './context.js';
import { createDispute } from './disputes.js';
import { cardRefused, refusedByState } from './faults.js';
import type { Charge, PaymentError, PaymentIntent, PaymentMethod } from './objects.js';
import { sessionFollows } from './session-outcomes.js';

/**
 * Lets the bank decide about an intent that was confirmed, challenge and redirect behind it.
 *
 * @throws StripeFault 402 when the bank says no.
 */
export function pay(context: Context, intent: PaymentIntent, method: PaymentMethod): PaymentIntent {
  const { decline, slow } = behaviourOf(method);
  if (decline) throw declineWith(context, intent, method, decline);
  return slow ? startProcessing(context, intent, method, slow) : succeed(context, intent, method);
}

/** What a late bank says in the end. */
export function finishProcessing(context: Context, intent: PaymentIntent, outcome: 'succeed' | 'fail'): PaymentIntent {
  if (intent.status !== 'processing') throw unexpectedState(intent, 'processed');
  const method = resolveMethod(context.store, intent.payment_method ?? '');
  const charge = context.store.get('charge', intent.latest_charge ?? '');
  if (outcome === 'succeed') return succeed(context, intent, method, charge);
  const decline = { code: 'insufficient_funds', message: 'The bank account does not hold enough for this payment.' };
  if (charge) {
    const failed: Charge = { ...charge, ...failure(decline), status: 'failed', paid: false };
    context.store.put(failed);
    context.emit('charge.failed', failed, { status: 'pending' });
  }
  return fail(context, intent, {
    type: 'invalid_request_error',
    code: 'payment_intent_payment_attempt_failed',
    message: 'The payment failed.',
    charge: intent.latest_charge ?? undefined,
    payment_method: method,
  });
}

/** Puts an intent back to where another payment method is needed, and says why. */
export function fail(context: Context, intent: PaymentIntent, error: PaymentError): PaymentIntent {
  const cleared = { payment_method: null, next_action: null, last_payment_error: error };
  const failed: PaymentIntent = { ...intent, ...cleared, status: 'requires_payment_method' };
  context.store.put(failed);
  context.emit('payment_intent.payment_failed', failed);
  sessionFollows(context, failed, intent.status);
  return failed;
}

/** Takes the authorised money, or a part of it. */
export function capture(context: Context, intent: PaymentIntent, amount: number): PaymentIntent {
  const charge = context.store.get('charge', intent.latest_charge ?? '');
  if (!charge) throw unexpectedState(intent, 'captured');
  const captured = keepPaid(context, { ...charge, captured: true, amount_captured: amount });
  const paid: PaymentIntent = { ...intent, status: 'succeeded', amount_capturable: 0, amount_received: amount };
  context.store.put(paid);
  context.emit('charge.captured', captured, { captured: false });
  context.emit('payment_intent.succeeded', paid);
  sessionFollows(context, paid, intent.status);
  return paid;
}

/** 400: this cannot be done with the intent as it is. */
export function unexpectedState(intent: PaymentIntent, action: string): ReturnType<typeof refusedByState> {
  const message = `This PaymentIntent cannot be ${action} because it has a status of ${intent.status}.`;
  return refusedByState(message, { code: 'payment_intent_unexpected_state', payment_intent: intent });
}

function succeed(context: Context, intent: PaymentIntent, method: PaymentMethod, pending?: Charge): PaymentIntent {
  const { store, emit } = context;
  const fresh = chargeFor(context, intent, method, 'succeeded');
  const charge: Charge = pending ? { ...fresh, id: pending.id, created: pending.created } : fresh;
  const changes = { payment_method: method.id, next_action: null, last_payment_error: null, latest_charge: charge.id };
  if (!charge.captured) {
    const held: PaymentIntent = { ...intent, ...changes, status: 'requires_capture', amount_capturable: intent.amount };
    store.put(charge);
    store.put(held);
    emit('charge.succeeded', charge);
    emit('payment_intent.amount_capturable_updated', held);
    sessionFollows(context, held, intent.status);
    return held;
  }
  const kept = keepPaid(context, charge);
  const paid: PaymentIntent = { ...intent, ...changes, status: 'succeeded', amount_received: intent.amount };
  store.put(paid);
  emit('charge.succeeded', kept);
  emit('payment_intent.succeeded', paid);
  sessionFollows(context, paid, intent.status);
  const { dispute: reason } = behaviourOf(method);
  if (reason) createDispute(context, kept, { reason });
  return paid;
}

function startProcessing(context: Context, intent: PaymentIntent, method: PaymentMethod, slow: Behaviour['slow']): PaymentIntent {
  const charge = chargeFor(context, intent, method, 'pending');
  const changes = { payment_method: method.id, next_action: null, last_payment_error: null, latest_charge: charge.id };
  const waiting: PaymentIntent = { ...intent, ...changes, status: 'processing' };
  context.store.put(charge);
  context.store.put(waiting);
  context.emit('charge.pending', charge);
  context.emit('payment_intent.processing', waiting);
  sessionFollows(context, waiting, intent.status);
  const { settleAfter } = context.settings;
  if (settleAfter !== null && slow !== 'stays') {
    context.later(settleAfter, (later) => {
      const found = later.store.get('payment_intent', intent.id);
      if (found?.status === 'processing') finishProcessing(later, found, slow === 'fails' ? 'fail' : 'succeed');
    });
  }
  return waiting;
}

function declineWith(
  context: Context,
  intent: PaymentIntent,
  method: PaymentMethod,
  decline: NonNullable<Behaviour['decline']>,
): ReturnType<typeof cardRefused> {
  const charge = chargeFor(context, intent, method, 'failed', decline);
  context.store.put(charge);
  context.emit('charge.failed', charge);
  const error: PaymentError = { type: 'card_error', ...decline, charge: charge.id, payment_method: method };
  return cardRefused(error, fail(context, { ...intent, latest_charge: charge.id }, error));
}
