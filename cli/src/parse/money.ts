import { currencyDecimals } from '@echoplex/sdk';
import { UsageError } from '../errors.js';

const largest = 99_999_999n;

/** An amount of minor units as a plain decimal: 2500 EUR is `25.00`. */
export function toDecimal(minor: number, currency: string): string {
  const places = currencyDecimals(currency);
  const digits = String(Math.abs(minor)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${minor < 0 ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}

/** What somebody meant who wrote `25,00`, `€25` or `1,250.00`; nothing where it could be two things. */
function meantPrice(text: string, places = 2): string | undefined {
  const bare = text.replace(/^[^\d.,-]+|[^\d.,]+$/g, '');
  if (places === 0) return /^\d{1,3}([.,' ]?\d{3})*$/.test(bare) ? bare.replaceAll(/\D/g, '') : undefined;
  const [, whole, fraction = ''] = /^(\d+|\d{1,3}(?:,\d{3})+(?=\.)|\d{1,3}(?:\.\d{3})+(?=,))(?:[.,](\d+))?$/.exec(bare) ?? [];
  if (whole === undefined || fraction.length > places) return undefined;
  // Three digits behind a lone mark are thousands or decimals, and nobody but the writer knows.
  if (fraction.length > 2 && !/[.,]/.test(whole)) return undefined;
  return whole.replace(/[.,]/g, '') + (fraction === '' ? '' : `.${fraction}`);
}

/** What is known of a price before it is read. */
interface PriceReading {
  places?: number;
  free?: boolean;
}

/**
 * The digits of a price.
 * @param places How many decimals its currency has, where that is known.
 * @param free Whether nothing is a price here too; not for a refund.
 * @throws {UsageError} when it is no price in any currency.
 */
export function readPrice(text: string, flag: string, { places, free = true }: PriceReading = {}): { whole: string; fraction: string } {
  const match = /^(?:(\d+)(?:\.(\d+))?|free)$/i.exec(text.trim());
  if (match) return { whole: match[1] ?? '0', fraction: match[2] ?? '' };
  const meant = meantPrice(text.trim(), places);
  const like = `Write it like this: ${flag} ${exampleOf(places)}${free ? '   (0 is free)' : ''}`;
  const hint = meant === undefined ? like : `Did you mean ${flag} ${meant}?`;
  throw new UsageError(`${flag} "${text}" is no ${free ? 'price' : 'amount'}.`, { hint });
}

const exampleOf = (places = 2): string => (places > 0 ? `25.${'0'.repeat(places)}` : '2500');

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
  const places = currencyDecimals(currency);
  const { whole, fraction } = readPrice(text, flag, { places });
  if (fraction.length > places) {
    const most = places === 0 ? 'no decimals' : `${places} decimals`;
    throw new UsageError(`${flag} ${text} has too many decimals: ${currency} has ${most}.`, {
      hint: `For example: ${flag} ${exampleOf(places)}`,
    });
  }
  const minor = BigInt(whole + fraction.padEnd(places, '0'));
  if (minor > largest)
    throw new UsageError(`${flag} ${text} is more than a ticket may cost (${toDecimal(Number(largest), currency)} ${currency}).`);
  return Number(minor);
}
