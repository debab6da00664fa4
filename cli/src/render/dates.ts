const year = 365 * 86_400_000;

function partsOf(time: Date, timezone: string): Record<string, string> {
  const fields = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, hourCycle: 'h23', ...fields });
  return Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
}

/** A day on the clocks of a zone: `Fri 12 Dec`, with its year when it is far away. */
export function formatDay(time: string, timezone: string, now: number = Date.now()): string {
  const { weekday, day, month, year: itsYear } = partsOf(new Date(time), timezone);
  const far = Math.abs(Date.parse(time) - now) > year * 0.8;
  return `${weekday} ${day} ${month}${far ? ` ${itsYear}` : ''}`;
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
