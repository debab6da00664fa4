import type { OrderModel } from '../../../db/models/orders.js';
import type { PaymentModel } from '../../../db/models/payments.js';
import type { Books } from './books.js';

/**
 * What of an order's total went back, as the ledger says it: what came back from banks is not counted, and what a bank took is once it keeps
 * it. Pure.
 */
export function refundedOf({ rows }: Books, payment: PaymentModel, { total, dispute }: Pick<OrderModel, 'total' | 'dispute'>): number {
  const isKept = dispute?.status === 'lost';
  const counts = ({ kind }: PaymentModel): boolean => kind.startsWith('refund') || (isKept && kind.startsWith('dispute'));
  const moved = rows.filter((row) => row.stripeIntent === payment.stripeId && counts(row)).reduce((sum, { amount }) => sum + amount, 0);
  return Math.min(total, Math.max(0, -moved));
}

/** Whether tickets whose refund came to nothing admit again: not those of somebody who has all of the money, or got it from a bank. */
export const admitsAgain = ({ status, dispute }: Pick<OrderModel, 'status' | 'dispute'>): boolean =>
  status !== 'refunded' && dispute?.status !== 'lost';

/** What a sold order is, by what of its total went back. Both in minor units. */
export function refundState(total: number, refunded: number): Pick<OrderModel, 'status' | 'paymentStatus'> {
  if (refunded === 0) return { status: 'confirmed', paymentStatus: 'succeeded' };
  return refunded < total
    ? { status: 'partially_refunded', paymentStatus: 'succeeded' }
    : { status: 'refunded', paymentStatus: 'refunded' };
}
