import type { components } from '../../contract/generated.js';

export type SalesState = components['schemas']['SalesState'];

interface EventFacts {
  status: 'draft' | 'published' | 'cancelled';
  endsAt: Date;
  capacity: number | null;
  held: number;
  sold: number;
}
interface TierFacts {
  quantity: number | null;
  held: number;
  sold: number;
  salesStartAt: Date | null;
  salesEndAt: Date | null;
}

const left = (total: number | null, { held, sold }: { held: number; sold: number }): number =>
  total === null ? Infinity : Math.max(0, total - held - sold);

/** How many tickets of a tier can be had, with the event's capacity counted in; null when nothing limits them. */
export function availableOf(event: EventFacts, tier: TierFacts): number | null {
  const available = Math.min(left(event.capacity, event), left(tier.quantity, tier));
  return available === Infinity ? null : available;
}

/** Whether a tier can be bought at `now` (the database's clock). */
export function tierSalesState(event: EventFacts, tier: TierFacts, now: Date): SalesState {
  if (event.status === 'cancelled') return 'cancelled';
  if (now >= event.endsAt || (tier.salesEndAt && now >= tier.salesEndAt)) return 'ended';
  if (event.status === 'draft' || (tier.salesStartAt && now < tier.salesStartAt)) return 'upcoming';
  return availableOf(event, tier) === 0 ? 'sold_out' : 'on_sale';
}

/** The state of the event as a whole: the best that any of its tiers offers. */
export function eventSalesState(event: EventFacts, tiers: TierFacts[], now: Date): SalesState {
  if (event.status === 'cancelled') return 'cancelled';
  if (now >= event.endsAt) return 'ended';
  const states = tiers.map((tier) => tierSalesState(event, tier, now));
  const best = (['on_sale', 'upcoming', 'sold_out', 'ended'] as const).find((state) => states.includes(state));
  return best ?? 'upcoming';
}
