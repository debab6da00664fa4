import { currencyDecimals } from '@echoplex/sdk';
import { UsageError } from '../errors.js';
import { formatCount } from '../render/money.js';
import { Decimal } from './document.js';
import { parseMoney, requireCurrency } from './money.js';
import { nearest } from './near.js';
import { parseTime, requireTimezone } from './time.js';

/** A place in a file. */
export type Path = readonly (string | number)[];

/** What reading a file needs to know, and where it notes what is wrong. */
export interface Reading {
  timezone: string;
  currency: string;
  fault(path: Path, message: string): void;
}

/** Reads one value; what is wrong is noted, and then nothing is given back. */
export type Reader<T = unknown> = (value: unknown, path: Path, reading: Reading) => T | undefined;

/** A place as it is told: `tiers[0].price`. */
export function nameOf(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}

const noted = <T>(read: (path: string) => T, path: Path, { fault }: Reading): T | undefined => {
  try {
    return read(nameOf(path));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    fault(path, error.message.replace(`${nameOf(path)} `, ''));
    return undefined;
  }
};

/** A text of at most so many characters; a number that stands where a text should is taken as it was written. */
export const text =
  (max: number, pattern?: RegExp, example?: string): Reader<string> =>
  (value, path, { fault }) => {
    const words = typeof value === 'number' ? String(value) : value instanceof Decimal ? value.source : value;
    if (typeof words !== 'string' || words.trim() === '') return void fault(path, 'must be a text.');
    if (words.length > max) return void fault(path, `has ${formatCount(words.length)} characters, at most ${formatCount(max)} fit.`);
    if (pattern && !pattern.test(words)) return void fault(path, `"${words}" is not allowed; for example: ${example}.`);
    return words;
  };

export const slug = text(80, /^[a-z0-9]+(-[a-z0-9]+)*$/, 'harbour-lights');
export const codeText = text(40, /^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'HARBOUR20');
export const address = text(500, /^https?:\/\/\S+$/, 'https://pier-nine.example.com');

export const count =
  (min: number, max: number): Reader<number> =>
  (value, path, { fault }) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? value
      : void fault(path, `must be a whole number from ${formatCount(min)} to ${formatCount(max)}.`);

export const number =
  (min: number, max: number): Reader<number> =>
  (value, path, { fault }) => {
    const given = value instanceof Decimal ? Number(value.source) : value;
    return typeof given === 'number' && given >= min && given <= max ? given : void fault(path, `must be a number from ${min} to ${max}.`);
  };

export const oneOf =
  <const T extends string>(options: readonly T[]): Reader<T> =>
  (value, path, { fault }) =>
    options.find((option) => option === value) ?? void fault(path, `is one of: ${options.join(', ')}.`);

export const flag: Reader<boolean> = (value, path, { fault }) =>
  typeof value === 'boolean' ? value : void fault(path, 'is true or false.');

export const zone: Reader<string> = (value, path, reading) =>
  typeof value === 'string'
    ? noted((name) => requireTimezone(value, name), path, reading)
    : void reading.fault(path, 'must be an IANA name, such as Europe/Copenhagen.');

export const currency: Reader<string> = (value, path, reading) =>
  typeof value === 'string'
    ? noted((name) => requireCurrency(value, name), path, reading)
    : void reading.fault(path, 'must be a code of ISO 4217, such as EUR.');

/** A time on the clocks of the event, or one with an offset. */
export const time: Reader<string> = (value, path, reading) =>
  typeof value === 'string'
    ? noted((name) => parseTime(value, reading.timezone, name), path, reading)
    : void reading.fault(path, 'must be a time, such as 2026-12-12 20:00.');

/** Money: a whole number counts minor units, as in the API; with decimals, or as a text, it is read as an amount. */
export const money: Reader<number> = (value, path, reading) => {
  const amount = value instanceof Decimal ? value.source : value;
  if (typeof amount === 'string') return noted((name) => parseMoney(amount, reading.currency, name), path, reading);
  if (typeof amount === 'number' && Number.isInteger(amount) && amount >= 0 && amount <= 99_999_999) return amount;
  const example = currencyDecimals(reading.currency) === 0 ? '"2500"' : '25.00';
  return void reading.fault(path, `is no price: write ${example}, or a whole number of minor units.`);
};

/** The same, or null. */
export const optional =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value, path, reading) =>
    value === null ? null : reader(value, path, reading);

export const list =
  <T>(reader: Reader<T>, max: number): Reader<T[]> =>
  (value, path, reading) => {
    if (!Array.isArray(value)) return void reading.fault(path, 'must be a list.');
    if (value.length > max) return void reading.fault(path, `has ${formatCount(value.length)} entries, at most ${formatCount(max)} fit.`);
    return value.flatMap((one: unknown, index) => reader(one, [...path, index], reading) ?? []);
  };

type Values<F extends Record<string, Reader>> = { [Key in keyof F]?: Exclude<ReturnType<F[Key]>, undefined> };

/** An object of these fields and no others; `required` ones have to be there. */
export const object =
  <F extends Record<string, Reader>, R extends keyof F & string>(
    fields: F,
    required: readonly R[],
  ): Reader<Values<F> & Required<Pick<Values<F>, R>>> =>
  (value, path, reading) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Decimal)
      return void reading.fault(path, 'must have fields of its own.');
    const read: Record<string, unknown> = {};
    for (const [name, one] of Object.entries(value)) {
      const reader = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const near = reader === undefined ? nearest(name, Object.keys(fields)) : undefined;
      if (reader === undefined) reading.fault([...path, name], `is no field${near === undefined ? '' : `; did you mean ${near}?`}`);
      else if (one !== undefined) read[name] = reader(one, [...path, name], reading);
    }
    for (const name of required) if (!Object.hasOwn(value, name)) reading.fault([...path, name], 'is missing.');
    return read as Values<F> & Required<Pick<Values<F>, R>>;
  };
