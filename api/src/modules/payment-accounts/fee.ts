/**
 * What the platform keeps of a payment to an organization's own account, in minor units, rounded half up; never more than the amount.
 * @param percent with at most two decimals
 * @param step the smallest amount the currency is charged in, see `amountStep`
 */
export function applicationFee(amount: number, percent: number, step = 1): number {
  // In integers throughout: 0.29 is not a number that a computer has.
  const hundredths = Math.round(percent * 100);
  const fee = Math.floor((amount * hundredths + 5000 * step) / (10_000 * step)) * step;
  return Math.max(0, Math.min(amount, fee));
}
