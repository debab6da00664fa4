/** Weekdays as `Date` counts them. */
export const weekdays = { sunday: 0, tuesday: 2, friday: 5 } as const;

/**
 * The instant of a wall-clock time in a time zone, on the first such weekday that is at least so many days ahead.
 *
 * @param time `20:00`
 * @returns RFC 3339 in UTC
 */
export function comingWeekday(today: Date, daysAhead: number, weekday: number, time: string, timeZone: string): string {
  const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + daysAhead));
  day.setUTCDate(day.getUTCDate() + ((weekday - day.getUTCDay() + 7) % 7));
  const wall = new Date(`${day.toISOString().slice(0, 10)}T${time}:00Z`);
  return new Date(wall.getTime() - offsetOf(wall, timeZone)).toISOString();
}

/** Adds hours to an instant. */
export function hoursLater(instant: string, hours: number): string {
  return new Date(new Date(instant).getTime() + hours * 3_600_000).toISOString();
}

/** Milliseconds that the zone's clock is ahead of UTC at that moment; a demo needs no care for the hour the clocks change. */
function offsetOf(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).formatToParts(moment);
  const value = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'), value('second'));
  return wall - moment.getTime();
}
