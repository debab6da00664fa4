import type { components } from '../../contract/generated.js';
import type { RefundModel } from '../../db/models/payments.js';

type Schemas = components['schemas'];

export const presentRefund = (refund: RefundModel): Schemas['Refund'] => ({
  id: refund.id,
  orderId: refund.orderId,
  eventId: refund.eventId,
  status: refund.status,
  source: refund.source,
  amount: refund.amount,
  currency: refund.currency,
  reason: refund.reason,
  ticketIds: refund.ticketIds,
  restock: refund.restock,
  failure: refund.failure,
  createdAt: refund.createdAt.toISOString(),
  completedAt: refund.completedAt?.toISOString() ?? null,
});
