import type { Format } from './format.js';

/** How a locale writes numbers. */
export interface DecimalSigns {
  decimal: string;
  group: string;
}

/** The signs of a locale; of its amounts, which some group otherwise than other numbers, where a currency is named. */
export const decimalSigns = (tag: string, currency?: string): DecimalSigns => {
  const style = currency === undefined ? {} : ({ style: 'currency', currency, maximumFractionDigits: 1 } as const);
  const parts = new Intl.NumberFormat(tag, { useGrouping: true, minimumFractionDigits: 1, ...style }).formatToParts(12_345_678.9);
  const sign = (type: 'decimal' | 'group', otherwise: string): string => parts.find((part) => part.type === type)?.value ?? otherwise;
  return { decimal: sign('decimal', '.'), group: sign('group', ',') };
};

/** Whether digits stand in groups of three after the first one. */
const isGrouped = (text: string, sign: string): boolean => {
  const [first = '', ...rest] = text.split(sign);
  return /^\d{1,3}$/u.test(first) && rest.every((digits) => /^\d{3}$/u.test(digits));
};

/**
 * Reads a number as people write it: with the locale's signs, with the other decimal sign where nothing else can be meant, with or
 * without groups, blanks and a currency around it. Answers it with a point (`1234.5`), or null for what can be read in two ways or not at all.
 */
export const readDecimal = (text: string, { decimal, group }: DecimalSigns): string | null => {
  const bare = text
    .replace(/[\s'’]/gu, '')
    .replace(/^[^\d.,+\-−]+|[^\d.,]+$/gu, '')
    .replace(/^\+/u, '')
    .replace(/^−/u, '-');
  const [, minus = '', digits = ''] = /^(-?)((?=[.,]?\d)[\d.,]+)$/u.exec(bare) ?? [];
  if (digits === '') return null;
  const signs = digits.match(/[.,]/gu) ?? [];
  const last = signs.at(-1);
  const alone = signs.length === 1;
  const after = last ? digits.length - digits.lastIndexOf(last) - 1 : 0;
  // One sign that three digits follow: thousands, if this locale groups by it; otherwise a fraction.
  const isFraction = last !== undefined && (alone ? last === decimal || after !== 3 || last !== group : new Set(signs).size === 2);
  if (last === undefined) return minus + digits;
  const at = digits.lastIndexOf(last);
  const whole = isFraction ? digits.slice(0, at) : digits;
  const fraction = isFraction ? digits.slice(at + 1) : '';
  const sign = /[.,]/u.exec(whole)?.[0];
  if (sign && !isGrouped(whole, sign)) return null;
  const plain = (whole.replace(/[.,]/gu, '') || '0') + (fraction ? `.${fraction}` : '');
  return /^\d+(\.\d+)?$/u.test(plain) ? minus + plain : null;
};

/** A decimal number in minor units of a currency with so many decimals; null when it has more of them. */
export const toMinor = (plain: string, decimals: number): number | null => {
  const [whole = '', fraction = ''] = plain.split('.');
  const kept = fraction.replace(/0+$/u, '');
  if (plain.startsWith('-') || kept.length > decimals) return null;
  const minor = Number(whole + kept.padEnd(decimals, '0'));
  return Number.isSafeInteger(minor) ? minor : null;
};

/** An amount of a currency without its sign, as it stands in a field: `32.00`. */
export const writeAmount = ({ tag, decimals }: Format, amount: number, currency: string): string => {
  const digits = decimals(currency);
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false };
  return new Intl.NumberFormat(tag, options).format(amount / 10 ** digits);
};

/** Reads such a field, in the currency's minor unit; null for what is no amount of the currency. */
export const readAmount = ({ tag, decimals }: Format, text: string, currency: string): number | null => {
  const plain = readDecimal(text, decimalSigns(tag, currency));
  return plain === null ? null : toMinor(plain, decimals(currency));
};

/** Reads a number; null for what is none. */
export const readNumber = ({ tag }: Format, text: string): number | null => {
  const plain = readDecimal(text, decimalSigns(tag));
  return plain === null ? null : Number(plain);
};
