import type { Context } from './context.js';
import { invalidRequest, missingParam, noSuch } from './faults.js';
import { text, type Params } from './form.js';
import type { Charge, Refund } from './objects.js';
import { readMetadata } from './payment-intents.js';
import { newId, now, type Store } from './store.js';

/** `POST /v1/refunds` by `payment_intent` or `charge`; all that is left of the charge without `amount`. */
export function createRefund({ store, emit }: Context, params: Params): Refund {
  const charge = chargeToRefund(store, params);
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  const given = text(params, 'amount');
  const amount = given === undefined ? left : Number(given);
  if (!Number.isInteger(amount) || amount < 1)
    throw invalidRequest(`Invalid integer: ${given}`, { code: 'parameter_invalid_integer', param: 'amount' });
  if (amount > left) {
    throw invalidRequest(`The refund of ${amount} is more than the ${left} left on the charge.`, {
      code: 'amount_too_large',
      param: 'amount',
    });
  }
  const refund: Refund = {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: now(),
    currency: charge.currency,
    metadata: readMetadata({}, params),
    payment_intent: charge.payment_intent,
    reason: text(params, 'reason') ?? null,
    status: 'succeeded',
  };
  const amount_refunded = charge.amount_refunded + amount;
  const changed: Charge = { ...charge, amount_refunded, refunded: amount_refunded === charge.amount_captured };
  store.put(refund);
  store.put(changed);
  emit('refund.created', refund);
  emit('charge.refunded', changed, { amount_refunded: charge.amount_refunded, refunded: charge.refunded });
  return refund;
}

function chargeToRefund(store: Store, params: Params): Charge {
  const chargeId = text(params, 'charge');
  const intentId = text(params, 'payment_intent');
  if (chargeId) {
    const charge = store.get('charge', chargeId);
    if (!charge) throw noSuch('charge', chargeId, 'charge');
    return charge;
  }
  if (!intentId) throw missingParam('payment_intent');
  const intent = store.get('payment_intent', intentId);
  if (!intent) throw noSuch('payment_intent', intentId, 'payment_intent');
  const charge = intent.latest_charge ? store.get('charge', intent.latest_charge) : undefined;
  if (!charge?.paid) throw invalidRequest(`PaymentIntent ${intentId} has no successful charge to refund.`, { param: 'payment_intent' });
  return charge;
}
