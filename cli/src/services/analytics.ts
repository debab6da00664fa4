import type { EchoPlex, Event, EventAnalytics } from '@echoplex/sdk';
import { parseTime } from '../parse/time.js';

/** The period and the step as they were given. */
export interface Period {
  from?: string | undefined;
  to?: string | undefined;
  interval?: EventAnalytics['interval'] | undefined;
}

/** An event and what it sold. Dates mean days on the event's clocks, the last one included. */
export async function eventAnalytics(
  echoplex: EchoPlex,
  id: string,
  { from, to, interval }: Period,
): Promise<{ event: Event; analytics: EventAnalytics }> {
  const event = await echoplex.events.get(id);
  const analytics = await echoplex.analytics.event(event.id, {
    ...(from !== undefined && { from: parseTime(from, event.timezone, '--from') }),
    ...(to !== undefined && { to: parseTime(to, event.timezone, '--to', { endOfDay: true }) }),
    ...(interval !== undefined && { interval }),
  });
  return { event, analytics };
}
