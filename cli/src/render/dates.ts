import { localTimezone } from '../parse/time.js';

function partsOf(time: Date, timezone: string): Record<string, string> {
  const fields = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, hourCycle: 'h23', ...fields });
  return Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
}

/** A day on the clocks of a zone: `Fri 12 Dec`, with its year when that is not this one. */
export function formatDay(time: string, timezone: string, now: number = Date.now()): string {
  const { weekday, day, month, year: itsYear } = partsOf(new Date(time), timezone);
  const thisYear = partsOf(new Date(now), timezone).year;
  return `${weekday} ${day} ${month}${itsYear === thisYear ? '' : ` ${itsYear}`}`;
}

/** An hour of a day: `20:00`. */
export function formatHour(time: string, timezone: string): string {
  const { hour, minute } = partsOf(new Date(time), timezone);
  return `${hour}:${minute}`;
}

/** A time on the clocks of a zone: `Fri 12 Dec, 20:00`. */
export function formatWhen(time: string, timezone: string, now: number = Date.now()): string {
  return `${formatDay(time, timezone, now)}, ${formatHour(time, timezone)}`;
}

/** A time in fewer columns: `12 Dec, 20:00`. */
export function formatShort(time: string, timezone: string, now: number = Date.now()): string {
  return formatWhen(time, timezone, now).replace(/^\S+ /, '');
}

const canonical = (timezone: string): string => new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone;

/** The header of a column of times: `When`, with the place of the clocks where they are not this machine's, `When (New York)`. */
export function timeHeader(header: string, timezone: string, local: string = localTimezone()): string {
  const place = timezone.split('/').at(-1)?.replaceAll('_', ' ');
  return canonical(timezone) === canonical(local) ? header : `${header} (${place})`;
}
