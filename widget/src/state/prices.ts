import type { Tier } from '@echoplex/sdk';
import type { State } from './model.js';
import { chargeStep, discountsOf } from './discounts.js';

/** The most one ticket may cost, in the currency's minor unit. */
export const MOST_PRICE = 99_999_999;

/** One tier of the selection with what it costs. Amounts in the currency's minor unit. */
export interface PricedLine {
  tier: Tier;
  quantity: number;
  unitPrice: number;
  /** Taken off the whole line. */
  discount: number;
}

/** The selection with its sum. */
export interface Priced {
  lines: readonly PricedLine[];
  subtotal: number;
  discount: number;
  total: number;
}

type Choice = Pick<State, 'event' | 'tiers' | 'quantities'> & Partial<Pick<State, 'amounts' | 'promo'>>;

/** What the organizer proposes where the buyer chooses the price. */
export const proposedPrice = (tier: Tier): number => Math.max(tier.price, tier.suggestedPrice ?? tier.price);

/** What one ticket of a tier costs before discounts: what the buyer wrote where they choose, however it is. */
export const unitPriceOf = (tier: Tier, amounts: State['amounts'] = {}): number =>
  tier.payWhatYouWant ? (amounts[tier.id] ? (amounts[tier.id]?.value ?? 0) : proposedPrice(tier)) : tier.price;

/** What is wrong with an amount that the buyer wrote, or null. */
export type AmountFault = 'unreadable' | 'low' | 'high';

/** Whether a tier's own amount can be sent, as far as can be known here. */
export const amountFault = (tier: Tier, amounts: State['amounts']): AmountFault | null => {
  const draft = amounts[tier.id];
  if (!tier.payWhatYouWant || !draft) return null;
  if (draft.value === null) return 'unreadable';
  if (draft.value < tier.price) return 'low';
  return draft.value > MOST_PRICE ? 'high' : null;
};

/** Whether some chosen tier has an amount that cannot be sent. */
export const hasAmountFaults = ({ tiers, quantities, amounts }: Pick<State, 'tiers' | 'quantities' | 'amounts'>): boolean =>
  tiers.some((tier) => (quantities[tier.id] ?? 0) > 0 && amountFault(tier, amounts) !== null);

/**
 * What one ticket costs with the code, for showing beside the tier; the full price where the code counts for the order as a whole,
 * because then nothing can be said of a single ticket.
 */
export const ticketPrice = (tier: Tier, { event, amounts, promo }: Pick<State, 'event' | 'amounts' | 'promo'>): number => {
  const unitPrice = unitPriceOf(tier, amounts);
  if (!promo || !event || (promo.discountType === 'fixed' && promo.amountOffPer === 'order')) return unitPrice;
  const [discount = 0] = discountsOf(promo, [{ tierId: tier.id, quantity: 1, unitPrice }], chargeStep(event.currency));
  return unitPrice - discount;
};

/** The chosen tiers in selling order with what the API will ask for them. */
export const priced = ({ event, tiers, quantities, amounts = {}, promo = null }: Choice): Priced => {
  const chosen = tiers.flatMap((tier) => {
    const quantity = quantities[tier.id] ?? 0;
    return quantity > 0 ? [{ tier, tierId: tier.id, quantity, unitPrice: unitPriceOf(tier, amounts) }] : [];
  });
  const discounts = promo && event ? discountsOf(promo, chosen, chargeStep(event.currency)) : [];
  const lines = chosen.map((line, index) => ({ ...line, discount: discounts[index] ?? 0 }));
  const subtotal = lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
  const discount = lines.reduce((sum, line) => sum + line.discount, 0);
  return { lines, subtotal, discount, total: subtotal - discount };
};
