/** A line of an order before discounts. */
export interface Line {
  tierId: string;
  quantity: number;
  /** In minor units. */
  unitPrice: number;
}

/** What a promo code takes off. */
export interface Discount {
  discountType: 'percent' | 'fixed' | 'none';
  percentOff: number | null;
  /** In minor units. */
  amountOff: number | null;
  amountOffPer: 'order' | 'ticket';
  /** For these tiers; empty for all. */
  tierIds: string[];
}

const amount = ({ quantity, unitPrice }: Line): number => quantity * unitPrice;
const roundDown = (value: number, step: number): number => Math.floor(value / step) * step;

/** Spreads an amount over lines in proportion to what they cost: the parts add up to it, and none is more than its line. */
function spread(total: number, lines: Line[], step: number): number[] {
  const sum = lines.reduce((all, line) => all + amount(line), 0);
  if (sum === 0) return lines.map(() => 0);
  const parts = lines.map((line) => roundDown((total * amount(line)) / sum, step));
  let rest = total - parts.reduce((all, part) => all + part, 0);
  // What rounding left over goes, a step at a time, to the lines that have room for it.
  for (let index = 0; rest > 0 && index < lines.length; index += 1) {
    const extra = Math.min(rest, amount(lines[index] as Line) - (parts[index] as number));
    parts[index] = (parts[index] as number) + extra;
    rest -= extra;
  }
  return parts;
}

/**
 * What a promo code takes off each line, in minor units: never more than the line costs, and for an amount off the order exactly that amount
 * as far as the lines reach. Pure.
 * @param step the smallest amount that can be charged in the currency, in minor units
 */
export function discountLines(lines: Line[], discount: Discount, step: number): number[] {
  const concerned = lines.map(({ tierId }) => discount.tierIds.length === 0 || discount.tierIds.includes(tierId));
  const eligible = lines.filter((_, index) => concerned[index]);
  const sum = eligible.reduce((all, line) => all + amount(line), 0);
  const { percentOff, amountOff } = discount;
  let parts: number[];
  if (discount.discountType === 'percent' && percentOff !== null) {
    // Off each ticket, so that two orders of one cost what one order of two costs.
    parts = eligible.map(
      ({ quantity, unitPrice }) => quantity * Math.min(unitPrice, Math.round((unitPrice * percentOff) / 100 / step) * step),
    );
  } else if (discount.discountType === 'fixed' && amountOff !== null && discount.amountOffPer === 'ticket') {
    parts = eligible.map(({ quantity, unitPrice }) => quantity * Math.min(unitPrice, roundDown(amountOff, step)));
  } else if (discount.discountType === 'fixed' && amountOff !== null) {
    parts = spread(Math.min(sum, roundDown(amountOff, step)), eligible, step);
  } else {
    parts = eligible.map(() => 0);
  }
  const next = parts[Symbol.iterator]();
  return concerned.map((is) => (is ? ((next.next().value as number | undefined) ?? 0) : 0));
}
