import type { components } from '../../contract/generated.js';
import { Problem } from '../../errors/problem.js';

export type OrderStatus = components['schemas']['OrderStatus'];

/** Every way an order may go; what is not here is refused. `expired -> confirmed` is a payment that arrived late and still found its seats. */
const transitions: Record<OrderStatus, readonly OrderStatus[]> = {
  held: ['awaiting_payment', 'confirmed', 'expired', 'cancelled'],
  awaiting_payment: ['confirmed', 'expired', 'cancelled'],
  confirmed: ['partially_refunded', 'refunded', 'cancelled'],
  // A refund that banks send back makes an order what it was.
  partially_refunded: ['partially_refunded', 'refunded', 'confirmed'],
  refunded: ['partially_refunded', 'confirmed'],
  expired: ['confirmed'],
  cancelled: [],
};

const sentences: Record<OrderStatus, string> = {
  held: 'The order is held and not checked out yet.',
  awaiting_payment: 'The order is waiting for its payment.',
  confirmed: 'The order is confirmed.',
  partially_refunded: 'The order was partly refunded.',
  refunded: 'The order was refunded.',
  expired: 'The hold ran out and the tickets went back on sale. Hold them again.',
  cancelled: 'The order was cancelled.',
};

export const canBecome = (from: OrderStatus, to: OrderStatus): boolean => transitions[from].includes(to);

/** The refusal of something that the order's state does not allow. */
export const stateProblem = (status: OrderStatus): Problem =>
  new Problem(status === 'expired' ? 'order_expired' : 'order_state_invalid', sentences[status]);
