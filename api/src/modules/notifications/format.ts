import { currencyDecimals, currencyFormat } from '../../money/currency.js';

/** An amount of minor units for people: `€32.00`. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, currencyFormat(currency)).format(amount / 10 ** currencyDecimals(currency));
}

/** A time in the event's own zone: `Saturday 12 December 2026 at 20:00 CET`. */
export function formatEventTime(time: Date, timeZone: string, locale: string): string {
  const date = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'full', timeZone }).format(time);
  const clock = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(time);
  return `${date}, ${clock}`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that stands as text in HTML. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
