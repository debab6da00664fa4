import { bookCharge, takeApplicationFee } from './balance.js';
import type { Behaviour } from './cards.js';
import { applicationId, type Context } from './context.js';
import type { Charge, PaymentIntent, PaymentMethod } from './objects.js';
import { newId, now } from './store.js';

/** A charge of an intent, not kept yet. */
export function chargeFor(
  { account }: Context,
  intent: PaymentIntent,
  method: PaymentMethod,
  status: Charge['status'],
  decline?: Behaviour['decline'],
): Charge {
  const { type, card, us_bank_account, sepa_debit } = method;
  const captured = status === 'succeeded' && intent.capture_method !== 'manual';
  return {
    id: newId(type === 'card' ? 'ch' : 'py'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: account && applicationId,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor_suffix ? `ECHOPLEX* ${intent.statement_descriptor_suffix}` : 'ECHOPLEX',
    captured,
    created: now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    ...failure(decline),
    livemode: false,
    metadata: intent.metadata,
    outcome: outcomeOf(status, decline),
    paid: status === 'succeeded',
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type, ...(card && { card }), ...(us_bank_account && { us_bank_account }), ...(sepa_debit && { sepa_debit }) },
    receipt_email: intent.receipt_email,
    refunded: false,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status,
    transfer_data: null,
  };
}

/** What a charge says of a bank's no. */
export function failure(decline: Behaviour['decline']): Pick<Charge, 'failure_code' | 'failure_message'> {
  return { failure_code: decline?.code ?? null, failure_message: decline?.message ?? null };
}

/** Keeps a charge whose money has come, with its line in the balance as the settings want it: at once or later. */
export function keepPaid(context: Context, charge: Charge): Charge {
  context.store.put(charge);
  const kept = takeApplicationFee(context, charge);
  const { lateBalance } = context.settings;
  if (lateBalance === false) return bookCharge(context, kept);
  if (typeof lateBalance === 'number') context.later(lateBalance, (later) => settleBalance(later, charge.id));
  return kept;
}

/** Books a charge that was kept without its line in the balance, and says so. */
export function settleBalance(context: Context, id: string): void {
  const charge = context.store.get('charge', id);
  if (!charge?.paid || !charge.captured || charge.balance_transaction) return;
  context.emit('charge.updated', bookCharge(context, charge), { balance_transaction: null });
}

function outcomeOf(status: Charge['status'], decline: Behaviour['decline']): Charge['outcome'] {
  if (decline) return { network_status: 'declined_by_network', reason: decline.decline_code ?? decline.code, type: 'issuer_declined' };
  const network_status = status === 'pending' ? 'not_sent_to_network' : 'approved_by_network';
  return { network_status, reason: null, type: 'authorized' };
}
