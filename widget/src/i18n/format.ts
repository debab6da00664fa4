import { currencyDecimals, type Event } from '@echoplex/sdk';

/** Writes amounts, dates and spans as a locale does. */
export interface Format {
  /** The locale. */
  tag: string;
  /** An amount in the currency's minor unit, `€32.00`. */
  money(amount: number, currency: string): string;
  /** How many decimals amounts of a currency have. */
  decimals(currency: string): number;
  /** `20%`. */
  percent(part: number): string;
  /** `a, b and c`. */
  list(words: readonly string[]): string;
  /** When an event begins, in the event's own time zone. */
  starts(event: Pick<Event, 'startsAt' | 'timezone'>): string;
  /** A moment in a time zone. */
  moment(iso: string, timezone: string): string;
  /** `24 hours`, `7 days`. */
  unit(count: number, unit: 'day' | 'hour'): string;
  /** A span in its two largest units, `2d 4h`; never less than a minute. */
  span(milliseconds: number): string;
}

const MINUTE = 60_000;

/** Intl formatters are costly to make: one set per locale and currency, kept. */
export const createFormat = (tag: string): Format => {
  const currencies = new Map<string, Intl.NumberFormat>();
  const currencyFormat = (currency: string): Intl.NumberFormat => {
    const digits = currencyDecimals(currency);
    const known =
      currencies.get(currency) ??
      new Intl.NumberFormat(tag, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
    currencies.set(currency, known);
    return known;
  };
  const unit = (value: number, name: 'day' | 'hour' | 'minute', unitDisplay: 'narrow' | 'long' = 'narrow'): string =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay }).format(value);
  const date = (iso: string, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone }).format(new Date(iso));

  return {
    tag,
    money: (amount, currency) => currencyFormat(currency).format(amount / 10 ** currencyDecimals(currency)),
    decimals: currencyDecimals,
    percent: (part) => new Intl.NumberFormat(tag, { style: 'percent' }).format(part / 100),
    list: (words) => new Intl.ListFormat(tag).format(words),
    starts: (event) =>
      date(event.startsAt, event.timezone, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }),
    moment: (iso, timezone) => date(iso, timezone, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }),
    unit: (count, name) => unit(count, name, 'long'),
    span: (milliseconds) => {
      const minutes = Math.max(1, Math.ceil(milliseconds / MINUTE));
      const days = Math.floor(minutes / 1440);
      const hours = Math.floor((minutes % 1440) / 60);
      if (days > 0) return hours > 0 ? `${unit(days, 'day')} ${unit(hours, 'hour')}` : unit(days, 'day');
      if (hours > 0) return minutes % 60 > 0 ? `${unit(hours, 'hour')} ${unit(minutes % 60, 'minute')}` : unit(hours, 'hour');
      return unit(minutes, 'minute');
    },
  };
};
