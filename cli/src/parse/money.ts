import { UsageError } from '../errors.js';

const largest = 99_999_999n;

/** How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount of minor units as a plain decimal: 2500 EUR is `25.00`. */
export function toDecimal(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${minor < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
}

/**
 * Reads a price such as `25`, `25.5` or `25.00` into minor units, digit by digit; `free` is 0.
 * @throws {UsageError} when it is no price in this currency.
 */
export function parseMoney(text: string, currency: string, flag: string): number {
  const trimmed = text.trim();
  if (/^free$/i.test(trimmed)) return 0;
  const decimals = decimalsOf(currency);
  const example = decimals > 0 ? `25.${'0'.repeat(decimals)}` : '2500';
  const match = /^(\d+)(?:\.(\d+))?$/.exec(trimmed);
  if (!match) throw new UsageError(`${flag} "${text}" is no price.`, { hint: `Write it like this: ${flag} ${example}   (0 is free)` });
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > decimals) {
    const most = decimals === 0 ? 'no decimals' : `${decimals} decimals`;
    throw new UsageError(`${flag} ${text} has too many decimals: ${currency} has ${most}.`, { hint: `For example: ${flag} ${example}` });
  }
  const minor = BigInt(whole + fraction.padEnd(decimals, '0'));
  if (minor > largest)
    throw new UsageError(`${flag} ${text} is more than a ticket may cost (${toDecimal(Number(largest), currency)} ${currency}).`);
  return Number(minor);
}
