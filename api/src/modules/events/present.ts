import type { components } from '../../contract/generated.js';
import type { EventModel, TierModel } from '../../db/models/events.js';
import { availableOf, eventSalesState, tierSalesState } from '../inventory/service.js';

type Schemas = components['schemas'];

/** An event with what its presentation depends on. */
export interface EventView {
  event: EventModel;
  tiers: TierModel[];
  /** The database's clock. */
  now: Date;
}

export const presentEvent = ({ event, tiers, now }: EventView, publicUrl: string): Schemas['Event'] => ({
  id: event.id,
  organizationId: event.organizationId,
  slug: event.slug,
  name: event.name,
  summary: event.summary,
  description: event.description,
  status: event.status,
  visibility: event.visibility,
  startsAt: event.startsAt.toISOString(),
  endsAt: event.endsAt.toISOString(),
  timezone: event.timezone,
  venue: event.venue,
  onlineUrl: event.onlineUrl,
  capacity: event.capacity,
  currency: event.currency,
  category: event.category,
  tags: event.tags,
  coverImageUrl: event.coverImage === null ? null : `${publicUrl}/media/${event.coverImage}`,
  maxTicketsPerOrder: event.maxTicketsPerOrder,
  holdMinutes: event.holdMinutes,
  salesState: eventSalesState(
    event,
    tiers.filter((tier) => tier.visibility === 'public'),
    now,
  ),
  publishedAt: event.publishedAt?.toISOString() ?? null,
  createdAt: event.createdAt.toISOString(),
  updatedAt: event.updatedAt.toISOString(),
});

const total = (tiers: TierModel[]): number | null =>
  tiers.some((tier) => tier.quantity === null) ? null : tiers.reduce((sum, tier) => sum + (tier.quantity ?? 0), 0);

const smaller = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b));

/** What an event sold, for its organizer's list. */
export const presentSales = ({ event, tiers }: EventView, gross: number): Schemas['EventSales'] => ({
  sold: event.sold,
  held: event.held,
  quantity: smaller(event.capacity, total(tiers)),
  gross,
});

export const presentAvailability = ({ event, tiers, now }: EventView): Schemas['Availability'] => {
  const open = tiers.filter((tier) => tier.visibility === 'public');
  return {
    eventId: event.id,
    sequence: event.sequence,
    serverTime: now.toISOString(),
    salesState: eventSalesState(event, open, now),
    tiers: open.map((tier) => ({
      tierId: tier.id,
      salesState: tierSalesState(event, tier, now),
      available: availableOf(event, tier),
      held: tier.held,
    })),
  };
};
