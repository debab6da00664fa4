import type { components } from '../../contract/generated.js';
import type { EventModel, TierModel } from '../../db/models/events.js';
import { availableOf, tierSalesState } from '../inventory/service.js';

/** @param now the database's clock */
export const presentTier = (tier: TierModel, event: EventModel, now: Date): components['schemas']['Tier'] => ({
  id: tier.id,
  eventId: tier.eventId,
  name: tier.name,
  description: tier.description,
  price: tier.price,
  quantity: tier.quantity,
  available: availableOf(event, tier),
  minPerOrder: tier.minPerOrder,
  maxPerOrder: tier.maxPerOrder,
  salesStartAt: tier.salesStartAt?.toISOString() ?? null,
  salesEndAt: tier.salesEndAt?.toISOString() ?? null,
  visibility: tier.visibility,
  salesState: tierSalesState(event, tier, now),
  position: tier.position,
});
