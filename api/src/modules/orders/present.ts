import type { components } from '../../contract/generated.js';
import type { OrderModel } from '../../db/models/orders.js';
import { presentTicket } from '../tickets/service.js';

type Schemas = components['schemas'];

/** What Stripe.js needs, while an order awaits its payment. */
export type PaymentAccess = Pick<Schemas['Payment'], 'clientSecret' | 'publishableKey' | 'scriptUrl' | 'stripeAccount' | 'url'>;

const open = new Set<OrderModel['status']>(['held', 'awaiting_payment']);

/** An order with its items and tickets loaded. The secret and what pays it are handed in by those who may tell them. */
export const presentOrder = (order: OrderModel, access: { secret?: string; payment?: PaymentAccess } = {}): Schemas['Order'] => ({
  id: order.id,
  number: order.number,
  eventId: order.eventId,
  status: order.status,
  items: (order.items ?? []).map(({ tierId, name, quantity, unitPrice, discount }) => ({ tierId, name, quantity, unitPrice, discount })),
  subtotal: order.subtotal,
  discount: order.discount,
  total: order.total,
  refunded: order.refunded,
  currency: order.currency,
  buyer:
    order.buyerEmail === null
      ? null
      : { email: order.buyerEmail, firstName: order.buyerFirstName ?? '', lastName: order.buyerLastName ?? '' },
  promoCode: order.promoCode,
  answers: order.answers,
  // Attendees that were named before questions could be asked carry no answers.
  attendees: order.attendees.map(({ tierId, firstName, lastName, email, answers = [] }) => ({
    tierId,
    firstName,
    lastName,
    email,
    answers,
  })),
  tickets: (order.tickets ?? []).map(presentTicket),
  payment: order.paymentStatus === null ? null : { status: order.paymentStatus, ...access.payment },
  dispute: order.dispute,
  expiresAt: open.has(order.status) ? (order.expiresAt?.toISOString() ?? null) : null,
  confirmedAt: order.confirmedAt?.toISOString() ?? null,
  createdAt: order.createdAt.toISOString(),
  ...(access.secret === undefined ? {} : { secret: access.secret }),
});
