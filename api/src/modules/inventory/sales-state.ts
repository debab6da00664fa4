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
  id: string;
  quantity: number | null;
  held: number;
  sold: number;
  salesStartAt: Date | null;
  salesEndAt: Date | null;
  /** The tier of the same event that has to be sold out or over first. */
  availableAfter: string | null;
}

const left = (total: number | null, { held, sold }: { held: number; sold: number }): number =>
  total === null ? Infinity : Math.max(0, total - held - sold);

/** How many tickets of a tier can be had, with the event's capacity counted in; null when nothing limits them. */
export function availableOf(event: EventFacts, tier: TierFacts): number | null {
  const available = Math.min(left(event.capacity, event), left(tier.quantity, tier));
  return available === Infinity ? null : available;
}

const isOver = (tier: TierFacts, now: Date): boolean => tier.salesEndAt !== null && now >= tier.salesEndAt;

/**
 * Whether the tier before it still sells. What it has left by its own quantity counts, not the event's capacity: an event that is full is sold
 * out in every tier, and its last one is not "upcoming".
 */
function waitsForAnother(tier: TierFacts, tiers: Iterable<TierFacts>, now: Date): boolean {
  if (tier.availableAfter === null) return false;
  for (const other of tiers) {
    if (other.id === tier.availableAfter) return !isOver(other, now) && left(other.quantity, other) > 0;
  }
  return false;
}

/**
 * Whether a tier can be bought.
 * @param tiers every tier of the event, hidden ones too: one may wait for another
 * @param now the database's clock
 */
export function tierSalesState(event: EventFacts, tier: TierFacts, tiers: Iterable<TierFacts>, now: Date): SalesState {
  if (event.status === 'cancelled') return 'cancelled';
  if (now >= event.endsAt || isOver(tier, now)) return 'ended';
  if (event.status === 'draft' || (tier.salesStartAt && now < tier.salesStartAt)) return 'upcoming';
  if (availableOf(event, tier) === 0) return 'sold_out';
  return waitsForAnother(tier, tiers, now) ? 'upcoming' : 'on_sale';
}

/** The state of the event as a whole: the best that any of its public tiers offers. */
export function eventSalesState(event: EventFacts, tiers: (TierFacts & { visibility: 'public' | 'hidden' })[], now: Date): SalesState {
  if (event.status === 'cancelled') return 'cancelled';
  if (now >= event.endsAt) return 'ended';
  const open = tiers.filter(({ visibility }) => visibility === 'public');
  const states = open.map((tier) => tierSalesState(event, tier, tiers, now));
  const best = (['on_sale', 'upcoming', 'sold_out', 'ended'] as const).find((state) => states.includes(state));
  return best ?? 'upcoming';
}
