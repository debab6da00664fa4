import type { PromoCodeModel } from '../../db/models/programme.js';
import { Problem } from '../../errors/problem.js';
import { amountStep } from '../../money/currency.js';
import type { HeldItem } from '../inventory/service.js';
import { discountLines } from '../promo-codes/service.js';

/** The largest sum a payment provider takes in one charge, in minor units. */
const maxTotal = 99_999_999;

/** A line of an order with what a promo code takes off it, in minor units. */
export interface PricedItem extends HeldItem {
  discount: number;
}

/**
 * What an order costs, to the cent: the lines, and sums that they add up to. Pure.
 * @throws Problem `limit_exceeded` beyond what one payment can be
 */
export function priceItems<Item extends HeldItem>(
  items: Item[],
  promo: PromoCodeModel | null,
  currency: string,
): { items: (Item & PricedItem)[]; subtotal: number; discount: number; total: number } {
  const subtotal = items.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
  if (subtotal > maxTotal) throw new Problem('limit_exceeded', 'This is more than one payment can be. Split it into several orders.');
  const discounts = promo ? discountLines(items, promo, amountStep(currency)) : [];
  const priced = items.map((item, index) => ({ ...item, discount: discounts[index] ?? 0 }));
  const discount = priced.reduce((sum, item) => sum + item.discount, 0);
  return { items: priced, subtotal, discount, total: subtotal - discount };
}
