import { resolveMethod } from './cards.js';
import type { Context } from './context.js';
import { readAmount, readInteger } from './currencies.js';
import { invalidRequest, noSuch, refusedByState } from './faults.js';
import { text, type Params } from './form.js';
import { readMetadata } from './metadata.js';
import type { PaymentIntent } from './objects.js';

const amountStates = ['requires_payment_method', 'requires_confirmation', 'requires_action'];
/** Fields that may change as long as nothing has been charged. */
const beforeCharge = ['amount', 'application_fee_amount', 'statement_descriptor', 'statement_descriptor_suffix', 'payment_method'] as const;

/** `POST /v1/payment_intents/:id` */
export function updateIntent(context: Context, id: string, params: Params): PaymentIntent {
  const { store } = context;
  const intent = store.get('payment_intent', id);
  if (!intent) throw noSuch('payment_intent', id, 'intent');
  for (const field of beforeCharge) {
    if (params[field] === undefined || amountStates.includes(intent.status)) continue;
    const message =
      `This PaymentIntent's ${field} could not be updated because it has a status of ${intent.status}. You may only update the ${field} ` +
      `of a PaymentIntent with one of the following statuses: ${amountStates.join(', ')}.`;
    throw refusedByState(message, { code: 'payment_intent_unexpected_state', payment_intent: intent });
  }
  if (params['currency'] !== undefined && text(params, 'currency') !== intent.currency) {
    throw invalidRequest('Changing the currency is not emulated.', { param: 'currency' });
  }
  const amount = params['amount'] === undefined ? intent.amount : readAmount(params, intent.currency);
  const method = text(params, 'payment_method');
  // What was agreed with the bank was another amount: it has to be confirmed again.
  const again = method !== undefined || (amount !== intent.amount && intent.status === 'requires_action');
  const changed: PaymentIntent = {
    ...intent,
    amount,
    // An empty text takes it off.
    application_fee_amount:
      params['application_fee_amount'] === '' ? null : (readFee(context, params, amount) ?? intent.application_fee_amount),
    description: readText(params, 'description') ?? intent.description,
    metadata: readMetadata(intent.metadata, params),
    receipt_email: readText(params, 'receipt_email') ?? intent.receipt_email,
    statement_descriptor: readText(params, 'statement_descriptor') ?? intent.statement_descriptor,
    statement_descriptor_suffix: readText(params, 'statement_descriptor_suffix') ?? intent.statement_descriptor_suffix,
    ...(again && { status: 'requires_confirmation', next_action: null }),
    ...(method !== undefined && { payment_method: resolveMethod(store, method).id }),
  };
  store.put(changed);
  return changed;
}

/** The platform's share, which only a connected account's payment can have. */
export function readFee(context: Context, params: Params, amount: number): number | undefined {
  for (const param of ['transfer_data', 'on_behalf_of']) {
    if (params[param] !== undefined) throw invalidRequest(`${param} is not emulated.`, { param });
  }
  const fee = readInteger(params, 'application_fee_amount');
  if (fee === undefined) return undefined;
  const param = 'application_fee_amount';
  if (context.account === null) {
    const message =
      'Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth key or ' +
      'Stripe-Account header) or destination payment (using `transfer_data[destination]`).';
    throw invalidRequest(message, { param });
  }
  if (fee < 0) throw invalidRequest('This value must be greater than or equal to 0.', { code: 'parameter_invalid_integer', param });
  if (fee > amount) throw invalidRequest('The application fee cannot be more than the amount.', { code: 'amount_too_large', param });
  return fee;
}

/** A text parameter that Stripe would take; undefined when it is not there. */
export function readText(
  params: Params,
  param: 'description' | 'receipt_email' | 'statement_descriptor' | 'statement_descriptor_suffix',
): string | undefined {
  const given = text(params, param);
  if (given === undefined || given === '') return undefined;
  if (param === 'receipt_email' && !/^[^@\s]+@[^@\s]+$/.test(given)) {
    throw invalidRequest(`Invalid email address: ${given}`, { code: 'email_invalid', param });
  }
  if (param.startsWith('statement_descriptor')) {
    if (given.length > 22) throw invalidRequest('The statement descriptor must be at most 22 characters.', { param });
    if (!/[a-z]/i.test(given)) throw invalidRequest('The statement descriptor must contain at least one alphabetic character.', { param });
    if (/[<>"'*\\]/.test(given)) {
      throw invalidRequest('The statement descriptor contains characters that are not allowed.', { code: 'invalid_characters', param });
    }
  }
  return given;
}
