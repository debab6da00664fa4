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

/** What somebody meant who wrote `25,00`, `€25` or `1,250.00`; nothing where it could be two things. */
function meantPrice(text: string): string | undefined {
  const bare = text.replace(/^[^\d.,-]+|[^\d.,]+$/g, '');
  const [, whole, fraction = ''] = /^(\d+|\d{1,3}(?:,\d{3})+(?=\.)|\d{1,3}(?:\.\d{3})+(?=,))(?:[.,](\d{1,2}))?$/.exec(bare) ?? [];
  return whole === undefined ? undefined : whole.replace(/[.,]/g, '') + (fraction === '' ? '' : `.${fraction}`);
}

/** The digits of a price, whatever its currency. @throws {UsageError} when it is no price in any. */
export function readPrice(text: string, flag: string, example = '25.00'): { whole: string; fraction: string } {
  const match = /^(?:(\d+)(?:\.(\d+))?|free)$/i.exec(text.trim());
  if (match) return { whole: match[1] ?? '0', fraction: match[2] ?? '' };
  const meant = meantPrice(text.trim());
  const hint = meant === undefined ? `Write it like this: ${flag} ${example}   (0 is free)` : `Did you mean ${flag} ${meant}?`;
  throw new UsageError(`${flag} "${text}" is no price.`, { hint });
}

/** A currency's code in capitals. @throws {UsageError} when it is none of ISO 4217. */
export function requireCurrency(text: string, flag: string): string {
  const code = text.trim().toUpperCase();
  if (Intl.supportedValuesOf('currency').includes(code)) return code;
  throw new UsageError(`${flag} "${text}" is no currency.`, { hint: `Use a code of ISO 4217: ${flag} EUR` });
}

/**
 * Reads a price such as `25`, `25.5` or `25.00` into minor units, digit by digit; `free` is 0.
 * @throws {UsageError} when it is no price in this currency.
 */
export function parseMoney(text: string, currency: string, flag: string): number {
  const decimals = decimalsOf(currency);
  const example = decimals > 0 ? `25.${'0'.repeat(decimals)}` : '2500';
  const { whole, fraction } = readPrice(text, flag, example);
  if (fraction.length > decimals) {
    const most = decimals === 0 ? 'no decimals' : `${decimals} decimals`;
    throw new UsageError(`${flag} ${text} has too many decimals: ${currency} has ${most}.`, { hint: `For example: ${flag} ${example}` });
  }
  const minor = BigInt(whole + fraction.padEnd(decimals, '0'));
  if (minor > largest)
    throw new UsageError(`${flag} ${text} is more than a ticket may cost (${toDecimal(Number(largest), currency)} ${currency}).`);
  return Number(minor);
}
