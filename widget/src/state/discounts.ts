import { currencyDecimals, type PromoCodeCheck } from '@echoplex/sdk';

/** One line of an order as the arithmetic of discounts sees it. */
export interface DiscountLine {
  tierId: string;
  quantity: number;
  /** In the currency's minor unit. */
  unitPrice: number;
}

/** The part of a code that takes something off. */
export type Discount = Pick<PromoCodeCheck, 'discountType' | 'percentOff' | 'amountOff' | 'amountOffPer' | 'tierIds'>;

const down = (value: number, step: number): number => Math.floor(value / step) * step;

/** The smallest amount that can be charged, in minor units: those of more than two decimals are charged in steps that leave two, the ariary in whole ones. */
export const chargeStep = (currency: string): number => (currency === 'MGA' ? 100 : 10 ** Math.max(0, currencyDecimals(currency) - 2));

/** Whether a code takes something off the tickets of a tier. */
export const countsFor = ({ discountType, tierIds }: Discount, tierId: string): boolean =>
  discountType !== 'none' && (tierIds.length === 0 || tierIds.includes(tierId));

/** An amount off the whole order, shared by what the lines cost; what rounding leaves goes to the first lines with room for it. */
const shared = (off: number, costs: readonly number[], step: number): number[] => {
  const sum = costs.reduce((all, cost) => all + cost, 0);
  let rest = Math.min(sum, down(off, step));
  const shares = costs.map((cost) => (sum === 0 ? 0 : down((rest * cost) / sum, step)));
  rest -= shares.reduce((all, share) => all + share, 0);
  return shares.map((share, index) => {
    const extra = Math.min(rest, (costs[index] ?? 0) - share);
    rest -= extra;
    return share + extra;
  });
};

/**
 * What a code takes off each line, never more than it costs. This is a preview, so that prices are right before anything is held; what
 * counts is computed by the API, and a test compares the two.
 * @param step The smallest amount that can be charged, in minor units.
 */
export const discountsOf = (code: Discount, lines: readonly DiscountLine[], step: number): number[] => {
  const counted = lines.map((line) => (countsFor(code, line.tierId) ? line : { ...line, quantity: 0 }));
  const { percentOff, amountOff } = code;
  if (percentOff !== null) {
    return counted.map(
      ({ quantity, unitPrice }) => quantity * Math.min(unitPrice, Math.round((unitPrice * percentOff) / 100 / step) * step),
    );
  }
  if (amountOff === null) return counted.map(() => 0);
  if (code.amountOffPer === 'ticket')
    return counted.map(({ quantity, unitPrice }) => quantity * Math.min(unitPrice, down(amountOff, step)));
  return shared(
    amountOff,
    counted.map(({ quantity, unitPrice }) => quantity * unitPrice),
    step,
  );
};
