import { UsageError } from '../errors.js';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timezone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timezone);
  if (formatter === undefined) {
    const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
    formatter = new Intl.DateTimeFormat('en-US', { timeZone: timezone, hourCycle: 'h23', era: 'short', ...fields });
    formatters.set(timezone, formatter);
  }
  return formatter;
}

/** The machine's own time zone, as an IANA name. */
export function localTimezone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Whether somebody knows a time zone of that name. */
export function isTimezone(timezone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** @throws {UsageError} when nobody knows a time zone of that name. */
export function requireTimezone(timezone: string, flag = '--timezone'): string {
  if (isTimezone(timezone)) return timezone;
  throw new UsageError(`${flag} "${timezone}" is no time zone.`, { hint: `Use an IANA name, such as ${flag} Europe/Copenhagen` });
}

/** Milliseconds that a zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, timezone: string): number {
  const parts = Object.fromEntries(
    formatterOf(timezone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const wall = Date.UTC(
    Number(parts.year),
    Number(parts.month) - 1,
    Number(parts.day),
    Number(parts.hour),
    Number(parts.minute),
    Number(parts.second),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}

const day = 86_400_000;

/** The instant at which a zone's clocks show this; the first one where they show it twice, null where they skip it. */
function instantOf(wall: number, timezone: string): number | null {
  const candidates = [wall - day, wall + day].map((near) => wall - offsetAt(near, timezone));
  const valid = candidates.filter((instant) => instant + offsetAt(instant, timezone) === wall);
  return valid.length === 0 ? null : Math.min(...valid);
}

interface WallTime {
  wall: number;
  hasTime: boolean;
  offset: string | undefined;
}

function readTime(text: string): WallTime | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text.trim());
  if (!match) return null;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, date, hour, minute, second);
  const back = new Date(wall);
  // Date.UTC turns 31 June into 1 July; a typing error should be said.
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date || hour > 23 || minute > 59 || second > 59) return null;
  return { wall, hasTime: match[4] !== undefined, offset: match[7] };
}

const isNow = (text: string): boolean => text.trim().toLowerCase() === 'now';

/** The text as it is. @throws {UsageError} when it is no date and time, whatever the zone. */
export function requireTime(text: string, flag: string): string {
  if (isNow(text) || readTime(text) !== null) return text;
  throw new UsageError(`${flag} "${text}" is no date and time.`, { hint: `Write it like this: ${flag} 2026-12-12T20:00` });
}

/**
 * Reads `2026-12-12T20:00` as the time on the clocks of `timezone`, and `2026-12-12T20:00+01:00` or `…Z` as it stands. A date
 * alone is its midnight, or with `endOfDay` the midnight that ends it. `now` is this moment.
 * @returns RFC 3339 in UTC.
 * @throws {UsageError} when it is no time, or one that the clocks skip.
 */
export function parseTime(text: string, timezone: string, flag: string, { endOfDay = false } = {}): string {
  if (isNow(text)) return new Date().toISOString();
  const read = readTime(text);
  if (read === null) {
    throw new UsageError(`${flag} "${text}" is no date and time.`, {
      hint: `Write it like this: ${flag} 2026-12-12T20:00   (on the clocks of ${timezone})`,
    });
  }
  const { wall, hasTime, offset } = read;
  if (offset !== undefined) {
    const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})/.exec(offset) ?? [];
    const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000 * (sign === '-' ? -1 : 1);
    return new Date(wall - ahead).toISOString();
  }
  const meant = !hasTime && endOfDay ? wall + day : wall;
  // In a few zones summer time begins at midnight: the day then starts an hour later.
  const instant = instantOf(meant, timezone) ?? (hasTime ? null : instantOf(meant + 3_600_000, timezone));
  if (instant === null) {
    throw new UsageError(`${flag} ${text} does not exist in ${timezone}: the clocks skip it.`, {
      hint: 'Give another time, or one with an offset: 2026-03-29T03:30+02:00',
    });
  }
  return new Date(instant).toISOString();
}
