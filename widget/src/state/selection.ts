import type { Availability, Event, OrderItemInput, Tier } from '@echoplex/sdk';
import { priced } from './prices.js';
import type { Reduction, State } from './model.js';

/** A tier as it is offered right now. */
export interface TierView {
  tier: Tier;
  salesState: Tier['salesState'];
  /** How many can be had; null when nothing limits it. */
  available: number | null;
  /** Held by other buyers, may return. */
  held: number;
  quantity: number;
  /** The next quantity upwards, or null at the limit. */
  more: number | null;
  /** The next quantity downwards, or null at zero. */
  less: number | null;
  /** Few are left. */
  low: boolean;
}

type Offer = Pick<State, 'event' | 'tiers' | 'availability' | 'quantities'> & Partial<Pick<State, 'amounts' | 'promo'>>;

/** Availability of one tier: the live figure when there is one, else what the tier list said. */
const liveFigures = (tier: Tier, availability: Availability | null): Pick<TierView, 'salesState' | 'available' | 'held'> => {
  const live = availability?.tiers.find((entry) => entry.tierId === tier.id);
  return live
    ? { salesState: live.salesState, available: live.available, held: live.held }
    : { salesState: tier.salesState, available: tier.available, held: 0 };
};

/** Few: at most five, or a twentieth of a large tier (but never more than twenty). */
const isLow = (tier: Tier, available: number | null): boolean =>
  available !== null && available > 0 && available <= Math.max(5, Math.min(20, Math.floor((tier.quantity ?? 0) / 20)));

/** Most of a tier that one order may take now; 0 when its minimum cannot be reached. */
const highest = (tier: Tier, available: number | null, room: number): number => {
  const most = Math.min(tier.maxPerOrder, available ?? Number.POSITIVE_INFINITY, room);
  return most >= tier.minPerOrder ? most : 0;
};

const chosenBeside = (quantities: State['quantities'], tierId: string): number =>
  Object.entries(quantities).reduce((sum, [id, quantity]) => (id === tierId ? sum : sum + quantity), 0);

const roomFor = (event: Event | null, quantities: State['quantities'], tierId: string): number =>
  Math.min(event?.maxTicketsPerOrder ?? Number.POSITIVE_INFINITY, event?.maxTicketsPerBuyer ?? Number.POSITIVE_INFINITY) -
  chosenBeside(quantities, tierId);

/** The nearest allowed quantity. A wish below the tier's minimum counts as none. */
export const clampQuantity = (offer: Offer, tierId: string, wish: number): number => {
  const tier = offer.tiers.find((entry) => entry.id === tierId);
  if (!tier) return 0;
  const { salesState, available } = liveFigures(tier, offer.availability);
  if (salesState !== 'on_sale' || wish < tier.minPerOrder) return 0;
  return Math.min(Math.floor(wish), highest(tier, available, roomFor(offer.event, offer.quantities, tierId)));
};

/** Sets one quantity, within what is allowed. */
export const withQuantity = (offer: Offer, tierId: string, wish: number): State['quantities'] => {
  const rest = { ...offer.quantities };
  delete rest[tierId];
  const quantity = clampQuantity(offer, tierId, wish);
  return quantity > 0 ? { ...rest, [tierId]: quantity } : rest;
};

/** Lowers quantities that can no longer be had, and says which. */
export const fitQuantities = (offer: Offer): { quantities: State['quantities']; reduced: Reduction[] } => {
  let quantities = offer.quantities;
  const reduced: Reduction[] = [];
  for (const [tierId, before] of Object.entries(offer.quantities)) {
    quantities = withQuantity({ ...offer, quantities }, tierId, before);
    const tier = offer.tiers.find((entry) => entry.id === tierId);
    if (tier && (quantities[tierId] ?? 0) < before) {
      reduced.push({ tierId, name: tier.name, available: liveFigures(tier, offer.availability).available ?? 0 });
    }
  }
  return { quantities, reduced };
};

/** Every tier as it is offered right now, in selling order. */
export const tierViews = (offer: Offer): TierView[] =>
  offer.tiers.map((tier) => {
    const figures = liveFigures(tier, offer.availability);
    const quantity = offer.quantities[tier.id] ?? 0;
    const next = clampQuantity(offer, tier.id, quantity === 0 ? tier.minPerOrder : quantity + 1);
    return {
      tier,
      ...figures,
      quantity,
      more: next > quantity ? next : null,
      less: quantity === 0 ? null : quantity - 1 < tier.minPerOrder ? 0 : quantity - 1,
      low: isLow(tier, figures.available),
    };
  });

/** Tickets chosen in all. */
export const countChosen = (quantities: State['quantities']): number =>
  Object.values(quantities).reduce((sum, quantity) => sum + quantity, 0);

/** What the chosen tickets cost after discounts, in the currency's minor unit. */
export const totalChosen = (offer: Offer): number => priced(offer).total;

/** The body of the request that holds the chosen tickets, in selling order. */
export const chosenItems = (offer: Offer): OrderItemInput[] =>
  priced(offer).lines.map(({ tier, quantity, unitPrice }) => ({
    tierId: tier.id,
    quantity,
    ...(tier.payWhatYouWant ? { unitPrice } : {}),
  }));

/** Whether tickets can be had: the event's own state, narrowed by the tiers this widget offers. */
export const offerState = (offer: Offer): Event['salesState'] => {
  const whole = offer.availability?.salesState ?? offer.event?.salesState ?? 'upcoming';
  const views = tierViews(offer);
  // The event's own state is that of its public tiers: one that a code has opened may still be had.
  const opened = views.some(({ tier, salesState }) => tier.visibility === 'hidden' && salesState === 'on_sale');
  if (opened && (whole === 'sold_out' || whole === 'upcoming')) return 'on_sale';
  if (whole !== 'on_sale') return whole;
  const states = views.map((view) => view.salesState);
  if (states.includes('on_sale')) return 'on_sale';
  if (states.includes('upcoming')) return 'upcoming';
  return states.includes('sold_out') ? 'sold_out' : 'ended';
};
