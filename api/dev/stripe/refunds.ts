import { bookRefund, bookRefundFailure, byCard, returnApplicationFee } from './balance.js';
import { behaviourOf } from './cards.js';
import type { Context } from './context.js';
import { inWords, readInteger } from './currencies.js';
import { invalidRequest, missingParam, noSuch, refusedByState } from './faults.js';
import { text, type Params } from './form.js';
import { readMetadata } from './metadata.js';
import type { Charge, Refund } from './objects.js';
import { newId, now, type Store } from './store.js';

const reasons = ['duplicate', 'fraudulent', 'requested_by_customer'];

/** `POST /v1/refunds` by `payment_intent` or `charge`; all that is left of the charge without `amount`. */
export function createRefund(context: Context, params: Params): Refund {
  const { store } = context;
  const charge = chargeToRefund(store, params);
  const amount = amountToRefund(store, charge, params);
  const reason = text(params, 'reason') ?? null;
  if (reason && !reasons.includes(reason)) {
    throw invalidRequest(`Invalid reason: must be one of ${reasons.join(', ')}`, { param: 'reason' });
  }
  const method = store.get('payment_method', charge.payment_method);
  const { refunds } = method ? behaviourOf(method) : {};
  const waits = refunds === 'pending' || !byCard(charge);
  const refund: Refund = {
    id: newId(byCard(charge) ? 're' : 'pyr'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: now(),
    currency: charge.currency,
    metadata: readMetadata({}, params),
    payment_intent: charge.payment_intent,
    reason,
    receipt_number: null,
    status: waits ? 'pending' : 'succeeded',
    ...(waits && { pending_reason: 'processing' }),
  };
  const returned = text(params, 'refund_application_fee') === 'true' ? returnApplicationFee(context, charge, amount) : 0;
  const made: Refund = { ...refund, balance_transaction: bookRefund(context, charge, refund, returned).id };
  store.put(made);
  context.emit('refund.created', made);
  changeRefunded(context, charge, amount);
  const { settleAfter } = context.settings;
  if (settleAfter !== null && (waits || refunds === 'fail')) {
    context.later(settleAfter, (later) => {
      if (refunds === 'fail') failRefund(later, made.id);
      else if (later.store.get('refund', made.id)?.status === 'pending') settleRefund(later, made.id);
    });
  }
  return made;
}

/** `POST /v1/refunds/:id`: metadata alone. */
export function updateRefund({ store, emit }: Context, id: string, params: Params): Refund {
  const refund = getRefund(store, id);
  const changed = { ...refund, metadata: readMetadata(refund.metadata, params) };
  store.put(changed);
  emit('refund.updated', changed, { metadata: refund.metadata });
  emit('charge.refund.updated', changed, { metadata: refund.metadata });
  return changed;
}

/** `POST /v1/refunds/:id/cancel`: only while the buyer has to say where the money goes. */
export function cancelRefund(context: Context, id: string): Refund {
  const refund = getRefund(context.store, id);
  if (refund.status !== 'requires_action') {
    throw refusedByState(`Refunds with the status ${refund.status} cannot be canceled; only those that require action.`);
  }
  return takeBack(context, refund, { status: 'canceled' });
}

/** Lets a pending refund arrive. */
export function settleRefund({ store, emit }: Context, id: string): Refund {
  const refund = getRefund(store, id);
  if (refund.status !== 'pending') throw refusedByState(`Refund ${id} is not pending but ${refund.status}.`);
  const { pending_reason: _reason, ...rest } = refund;
  const settled: Refund = { ...rest, status: 'succeeded' };
  store.put(settled);
  emit('refund.updated', settled, { status: refund.status });
  emit('charge.refund.updated', settled, { status: refund.status });
  return settled;
}

/** Lets a refund come back, even one that had succeeded: the money is the account's again. */
export function failRefund(context: Context, id: string, failure_reason = 'expired_or_canceled_card'): Refund {
  const refund = getRefund(context.store, id);
  if (refund.status === 'failed' || refund.status === 'canceled') throw refusedByState(`Refund ${id} is ${refund.status} already.`);
  return takeBack(context, refund, { status: 'failed', failure_reason });
}

/** Makes a refund wait for the buyer's bank details, as refunds of bank transfers do. */
export function holdRefund({ store, emit }: Context, id: string): Refund {
  const refund = getRefund(store, id);
  if (refund.status !== 'pending') throw refusedByState(`Refund ${id} is not pending but ${refund.status}.`);
  const held: Refund = { ...refund, status: 'requires_action' };
  store.put(held);
  emit('refund.updated', held, { status: refund.status });
  emit('charge.refund.updated', held, { status: refund.status });
  return held;
}

function takeBack(context: Context, refund: Refund, ending: Pick<Refund, 'status' | 'failure_reason'>): Refund {
  const { store, emit } = context;
  const { pending_reason: _reason, ...rest } = refund;
  const ended: Refund = { ...rest, ...ending, failure_balance_transaction: bookRefundFailure(context, refund).id };
  store.put(ended);
  const charge = store.get('charge', refund.charge);
  if (charge) store.put({ ...charge, amount_refunded: charge.amount_refunded - refund.amount, refunded: false });
  const previous = { status: refund.status };
  if (ended.status === 'failed') emit('refund.failed', ended, previous);
  emit('refund.updated', ended, previous);
  emit('charge.refund.updated', ended, previous);
  return ended;
}

function changeRefunded({ store, emit }: Context, charge: Charge, amount: number): void {
  const amount_refunded = charge.amount_refunded + amount;
  const changed: Charge = { ...charge, amount_refunded, refunded: amount_refunded === charge.amount_captured };
  store.put(changed);
  const previous = { amount_refunded: charge.amount_refunded, ...(changed.refunded && { refunded: false }) };
  emit('charge.refunded', changed, previous);
}

function amountToRefund(store: Store, charge: Charge, params: Params): number {
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) throw refusedByState(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  const contested = [...store.walk('dispute', { charge: charge.id })].some(({ status }) => status !== 'won');
  if (contested) {
    throw refusedByState(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' });
  }
  const amount = readInteger(params, 'amount') ?? left;
  if (amount < 1)
    throw invalidRequest('This value must be greater than or equal to 1.', { code: 'parameter_invalid_integer', param: 'amount' });
  if (amount <= left) return amount;
  const { currency } = charge;
  const message = `Refund amount (${inWords(amount, currency)}) is greater than unrefunded amount on charge (${inWords(left, currency)})`;
  throw refusedByState(message, { param: 'amount' });
}

function getRefund(store: Store, id: string): Refund {
  const refund = store.get('refund', id);
  if (!refund) throw noSuch('refund', id, 'refund');
  return refund;
}

function chargeToRefund(store: Store, params: Params): Charge {
  const chargeId = text(params, 'charge');
  const intentId = text(params, 'payment_intent');
  if (!chargeId && !intentId) throw missingParam('payment_intent');
  const intent = intentId ? store.get('payment_intent', intentId) : undefined;
  if (intentId && !intent) throw noSuch('payment_intent', intentId, 'payment_intent');
  const charge = store.get('charge', chargeId ?? intent?.latest_charge ?? '');
  if (chargeId && !charge) throw noSuch('charge', chargeId, 'charge');
  if (charge?.paid && charge.captured) return charge;
  const what = chargeId ? `Charge ${chargeId}` : `PaymentIntent ${intentId}`;
  throw refusedByState(`${what} does not have a successful charge to refund.`, { param: chargeId ? 'charge' : 'payment_intent' });
}
