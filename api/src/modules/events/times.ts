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

/** Moves a time that may be missing. */
export const shiftOptional = (time: Date | null, shift: number, zone: string): Date | null =>
  time === null ? null : shiftWallClock(time, shift, zone);

/** An IANA name that JavaScript knows; abbreviations such as IST mean different zones to different people. */
export function isZoneName(name: string): boolean {
  if (name !== 'UTC' && !name.includes('/')) return false;
  return DateTime.local({ zone: name }).isValid;
}
