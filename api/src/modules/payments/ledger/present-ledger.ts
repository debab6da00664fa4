import type { components } from '../../../contract/generated.js';
import type { LedgerRow } from './ledger.js';

/** A row of the ledger as it leaves. An account settles in one currency, so what was booked for a row adds up. */
export function presentPaymentEntry({ payment, orderNumber, booked }: LedgerRow): components['schemas']['PaymentEntry'] {
  const [first] = booked;
  const sum = (field: 'fee' | 'net'): number | null => (first ? booked.reduce((so, row) => so + row[field], 0) : null);
  return {
    id: payment.id,
    orderId: payment.orderId,
    orderNumber,
    eventId: payment.eventId,
    kind: payment.kind,
    amount: payment.amount,
    currency: payment.currency,
    fee: sum('fee'),
    net: sum('net'),
    settlementCurrency: first?.currency ?? null,
    surplus: payment.surplus,
    stripeId: payment.stripeId,
    stripeAccount: payment.stripeAccount,
    refundId: payment.refundId,
    createdAt: payment.createdAt.toISOString(),
  };
}
