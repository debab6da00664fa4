import type { OrderModel } from '../../db/models/orders.js';

/** What a sold order is, by what of its total went back. Both in minor units. */
export function refundState(total: number, refunded: number): Pick<OrderModel, 'status' | 'paymentStatus'> {
  if (refunded === 0) return { status: 'confirmed', paymentStatus: 'succeeded' };
  return refunded < total
    ? { status: 'partially_refunded', paymentStatus: 'succeeded' }
    : { status: 'refunded', paymentStatus: 'refunded' };
}
