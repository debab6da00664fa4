import { currencyDecimals, currencyFormat } from '../../money/currency.js';
import { createMemory } from '../../remember.js';
import type { Language, Words } from './words.js';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that stands as text in HTML and XML, in an attribute too. */
export const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);

/** A whole page. */
export const documentOf = (language: Language, head: string, body: string): string =>
  `<!doctype html>\n<html lang="${language}">\n<head>\n${head}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;

// Formatters are costly to make and few are different: a locale, a zone or currency, and a form.
const mostFormatters = 500;
const dateFormatters = createMemory<Intl.DateTimeFormat>(mostFormatters);
const priceFormatters = createMemory<Intl.NumberFormat>(mostFormatters);

const formatter = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  dateFormatters(locale + JSON.stringify(options), () => new Intl.DateTimeFormat(locale, options));
const priceFormatter = (locale: string, currency: string): Intl.NumberFormat =>
  priceFormatters(`${locale} ${currency}`, () => new Intl.NumberFormat(locale, currencyFormat(currency)));

const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
/** `8:00 PM`, but `08:00` where the day has twenty-four hours. */
const clock = (locale: string) =>
  ({ hour: formatter(locale, { hour: 'numeric' }).resolvedOptions().hour12 ? 'numeric' : '2-digit', minute: '2-digit' }) as const;

/** `Saturday 12 December 2026` */
export const formatDay = (time: Date, timeZone: string, { locale }: Words): string => formatter(locale, { ...day, timeZone }).format(time);

/** `Sat 12 Dec, 20:00` */
export const formatMoment = (time: Date, timeZone: string, { locale }: Words): string =>
  formatter(locale, { weekday: 'short', day: 'numeric', month: 'short', ...clock(locale), timeZone }).format(time);

const formatClock = (time: Date, timeZone: string, { locale }: Words): string =>
  formatter(locale, { ...clock(locale), timeZone }).format(time);

/** `20:00 to 02:00` when it ends within a day, so that a night is one evening; otherwise until which day. */
export function formatTimes(startsAt: Date, endsAt: Date, timeZone: string, words: Words): string {
  const start = formatClock(startsAt, timeZone, words);
  const short = endsAt.getTime() - startsAt.getTime() < 18 * 60 * 60 * 1000;
  return short ? words.times(start, formatClock(endsAt, timeZone, words)) : words.until(start, formatMoment(endsAt, timeZone, words));
}

/** `Central European Standard Time`, as it is called at that moment. */
export const formatZone = (time: Date, timeZone: string, { locale }: Words): string =>
  formatter(locale, { timeZoneName: 'long', timeZone })
    .formatToParts(time)
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;

/** An amount of minor units: `€32.00`. */
export const formatPrice = (amount: number, currency: string, { locale, free }: Words): string =>
  amount === 0 ? free : priceFormatter(locale, currency).format(amount / 10 ** currencyDecimals(currency));

/** `10 %`, as the language writes it. */
export const formatPercent = (percent: number, { locale }: Words): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(percent / 100);

/** An amount as machines read it, with the currency's own number of decimals: `32.00`, `3200`, `32.000`. */
export const decimalPrice = (amount: number, currency: string): string => {
  const decimals = currencyDecimals(currency);
  return (amount / 10 ** decimals).toFixed(decimals);
};
