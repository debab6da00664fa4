import type { components } from '../../contract/generated.js';
import type { TierModel } from '../../db/models/events.js';
import type { EventView } from '../events/present.js';
import { availableOf, tierSalesState } from '../inventory/service.js';

export const presentTier = (tier: TierModel, { event, tiers, now }: EventView): components['schemas']['Tier'] => ({
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
  availableAfter: tier.availableAfter,
  payWhatYouWant: tier.payWhatYouWant,
  suggestedPrice: tier.suggestedPrice,
  refundable: tier.refundable,
  visibility: tier.visibility,
  salesState: tierSalesState(event, tier, tiers, now),
  position: tier.position,
});
