import { DateTime } from 'luxon';

/** The same wall clock time as an instant in UTC: what clocks show can then be compared and moved without the zone's changes. */
const wallClock = (time: Date, zone: string): DateTime => DateTime.fromJSDate(time, { zone }).setZone('utc', { keepLocalTime: true });

/** How far a clock on the wall moves between two instants, in milliseconds: from nine to nine is whole days, across a change to summer time too. */
export const wallClockShift = (from: Date, to: Date, zone: string): number =>
  wallClock(to, zone).toMillis() - wallClock(from, zone).toMillis();

/**
 * The instant when a clock on the wall shows `shift` milliseconds more. A time that the change to summer time leaves out becomes the one as long
 * after the gap's beginning.
 */
export const shiftWallClock = (time: Date, shift: number, zone: string): Date =>
  wallClock(time, zone).plus(shift).setZone(zone, { keepLocalTime: true }).toJSDate();

/** The times that events have: four digits tell their year in every zone, and whatever is counted from them. */
const earliest = new Date('1970-01-01T00:00:00Z');
const latest = new Date('9998-12-31T23:59:59.999Z');

/** Whether an event can have this time. */
export const isInRange = (time: Date): boolean => time >= earliest && time <= latest;

/** The day on the calendar, `2027-01-29`. */
export const dayOf = (time: Date, zone: string): string => wallClock(time, zone).toISODate() ?? '';

/** Moves a time that may be missing; it stays within the times that events have. */
export function shiftOptional(time: Date | null, shift: number, zone: string): Date | null {
  if (time === null || shift === 0) return time;
  const moved = shiftWallClock(time, shift, zone);
  return isInRange(moved) ? moved : moved < earliest ? earliest : latest;
}

/** A date of a series as people say it, where it takes place. */
export const dateName = ({ startsAt, timezone }: { startsAt: Date; timezone: string }): string =>
  DateTime.fromJSDate(startsAt, { zone: timezone }).setLocale('en').toFormat('d LLLL yyyy, HH:mm');

/** An IANA name that JavaScript knows; abbreviations such as IST mean different zones to different people. */
export function isZoneName(name: string): boolean {
  if (name !== 'UTC' && !name.includes('/')) return false;
  return DateTime.local({ zone: name }).isValid;
}
