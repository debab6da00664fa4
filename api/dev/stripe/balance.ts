import { applicationId, type Context } from './context.js';
import { currencyRules } from './currencies.js';
import type { ApplicationFee, BalanceTransaction, FeeDetail } from './money-objects.js';
import type { Charge, Refund } from './objects.js';
import { newId, now } from './store.js';

const week = 7 * 86_400;

type Line = Pick<BalanceTransaction, 'type' | 'reporting_category' | 'amount' | 'currency' | 'source'> & { fees?: FeeDetail[] };

/** Writes one line into the account's balance. */
export function addTransaction({ store }: Context, { fees = [], ...line }: Line): BalanceTransaction {
  const fee = fees.reduce((sum, { amount }) => sum + amount, 0);
  const transaction: BalanceTransaction = {
    id: newId('txn'),
    object: 'balance_transaction',
    ...line,
    available_on: now() + (line.amount > 0 ? week : 0),
    balance_type: 'payments',
    created: now(),
    description: null,
    exchange_rate: null,
    fee,
    fee_details: fees,
    net: line.amount - fee,
    status: line.amount > 0 ? 'pending' : 'available',
  };
  store.put(transaction);
  return transaction;
}

/** Stripe's own share of an amount: 1.5 % and a fixed fee. */
export function processingFee(amount: number, currency: string): number {
  const { step, fixedFee } = currencyRules(currency);
  return Math.round((amount * 0.015) / step) * step + fixedFee;
}

/** A fee as the balance shows it. */
export function feeDetail(type: 'stripe_fee' | 'application_fee', amount: number, currency: string): FeeDetail {
  const ours = type === 'application_fee';
  const description = ours ? 'Application fee' : 'Stripe processing fees';
  return { amount, application: ours ? applicationId : null, currency, description, type };
}

/** Whether it was paid by card; everything else is a `payment` in the balance. */
export function byCard(charge: Charge): boolean {
  return charge.payment_method_details.type === 'card';
}

/** Books a captured charge with its fees. The application fee is booked at the platform too. */
export function bookCharge(context: Context, charge: Charge): Charge {
  const { currency, amount_captured: amount, application_fee_amount: share } = charge;
  const fees = [feeDetail('stripe_fee', processingFee(amount, currency), currency)];
  if (share) fees.push(feeDetail('application_fee', share, currency));
  const type = byCard(charge) ? 'charge' : 'payment';
  const { id } = addTransaction(context, { type, reporting_category: 'charge', amount, currency, source: charge.id, fees });
  const booked: Charge = { ...charge, balance_transaction: id };
  context.store.put(booked);
  return booked;
}

/** Takes the platform's share of a connected account's charge. */
export function takeApplicationFee(context: Context, charge: Charge): Charge {
  const { application_fee_amount: amount, currency } = charge;
  if (!amount || context.account === null) return charge;
  const platform = context.in(null);
  const id = newId('fee');
  const line = { type: 'application_fee', reporting_category: 'platform_earning', amount, currency, source: id } as const;
  const fee: ApplicationFee = {
    id,
    object: 'application_fee',
    account: context.account,
    amount,
    amount_refunded: 0,
    application: applicationId,
    balance_transaction: addTransaction(platform, line).id,
    charge: charge.id,
    created: now(),
    currency,
    livemode: false,
    originating_transaction: null,
    refunded: false,
  };
  platform.store.put(fee);
  platform.emit('application_fee.created', fee);
  const taken = { ...charge, application_fee: id };
  context.store.put(taken);
  return taken;
}

/** Gives back the refund's part of the application fee; answers how much that was. */
export function returnApplicationFee(context: Context, charge: Charge, amount: number): number {
  const platform = context.in(null);
  const fee = charge.application_fee ? platform.store.get('application_fee', charge.application_fee) : undefined;
  if (!fee) return 0;
  const all = charge.amount_refunded + amount === charge.amount_captured;
  const part = all ? fee.amount - fee.amount_refunded : Math.floor((fee.amount * amount) / charge.amount_captured);
  if (part <= 0) return 0;
  const amount_refunded = fee.amount_refunded + part;
  const changed: ApplicationFee = { ...fee, amount_refunded, refunded: amount_refunded === fee.amount };
  platform.store.put(changed);
  const { currency } = fee;
  const line = { type: 'application_fee_refund', reporting_category: 'platform_earning_refund' } as const;
  addTransaction(platform, { ...line, amount: -part, currency, source: fee.id });
  platform.emit('application_fee.refunded', changed, { amount_refunded: fee.amount_refunded, refunded: fee.refunded });
  return part;
}

/** Books money on its way back to the buyer. */
export function bookRefund(context: Context, charge: Charge, refund: Refund, returnedFee: number): BalanceTransaction {
  const { currency, id: source } = refund;
  const fees = returnedFee > 0 ? [feeDetail('application_fee', -returnedFee, currency)] : [];
  const type = byCard(charge) ? 'refund' : 'payment_refund';
  return addTransaction(context, { type, reporting_category: 'refund', amount: -refund.amount, currency, source, fees });
}

/** Books money that came back because a refund did not arrive. */
export function bookRefundFailure(context: Context, { amount, currency, id }: Refund): BalanceTransaction {
  return addTransaction(context, { type: 'refund_failure', reporting_category: 'refund_failure', amount, currency, source: id });
}
