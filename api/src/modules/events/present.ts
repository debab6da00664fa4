import type { components } from '../../contract/generated.js';
import type { EventModel, StoredPicture, TierModel } from '../../db/models/events.js';
import { availableOf, eventSalesState, tierSalesState } from '../inventory/service.js';
import { pictureUrl } from '../media/service.js';
import { presentRefundPolicy } from './refund-policy.js';

type Schemas = components['schemas'];

/** An event with what its presentation depends on. */
export interface EventView {
  event: EventModel;
  tiers: TierModel[];
  /** The database's clock. */
  now: Date;
}

function presentCover(cover: StoredPicture[] | null, publicUrl: string): Schemas['CoverImage'] | null {
  const sources = (cover ?? []).map(({ key, width, height }) => ({ url: `${publicUrl}/media/${key}`, width, height }));
  const largest = sources.at(-1);
  return largest ? { ...largest, sources } : null;
}

function priceRangeOf(tiers: TierModel[]): Schemas['PriceRange'] | null {
  const prices = tiers.filter(({ visibility }) => visibility === 'public').map(({ price }) => price);
  return prices.length === 0 ? null : { min: Math.min(...prices), max: Math.max(...prices) };
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
  coverImageUrl: pictureUrl(publicUrl, event.coverImage),
  coverImage: presentCover(event.cover, publicUrl),
  maxTicketsPerOrder: event.maxTicketsPerOrder,
  maxTicketsPerBuyer: event.maxTicketsPerBuyer,
  holdMinutes: event.holdMinutes,
  refundPolicy: presentRefundPolicy(event),
  salesState: eventSalesState(event, tiers, now),
  online: event.onlineUrl !== null,
  priceRange: priceRangeOf(tiers),
  seriesId: event.seriesId,
  url: `${publicUrl}/e/${event.slug}`,
  version: event.version,
  cancelledAt: event.cancelledAt?.toISOString() ?? null,
  cancelReason: event.cancelReason,
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

/** @param opened hidden tiers that the caller may see, by id */
export const presentAvailability = ({ event, tiers, now }: EventView, opened: ReadonlySet<string> = new Set()): Schemas['Availability'] => {
  const open = tiers.filter((tier) => tier.visibility === 'public' || opened.has(tier.id));
  return {
    eventId: event.id,
    sequence: event.sequence,
    serverTime: now.toISOString(),
    salesState: eventSalesState(event, tiers, now),
    tiers: open.map((tier) => ({
      tierId: tier.id,
      salesState: tierSalesState(event, tier, tiers, now),
      available: availableOf(event, tier),
      held: tier.held,
    })),
  };
};
