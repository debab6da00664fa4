import { currencyDecimals } from '@echoplex/sdk';
import { toDecimal } from '../parse/money.js';

/** Minor units as money: 1423000 EUR is `€14,230.00`. Exact, however large. */
export function formatMoney(minor: number, currency: string): string {
  const digits = currencyDecimals(currency);
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
  return format.format(toDecimal(minor, currency) as Intl.StringNumericLiteral).replaceAll('\u00a0', ' ');
}

/** As a price: 0 is `free`. */
export function formatPrice(minor: number, currency: string): string {
  return minor === 0 ? 'free' : formatMoney(minor, currency);
}

/** A count with its thousands apart. */
export function formatCount(count: number): string {
  return count.toLocaleString('en');
}
