import ical, { ICalEventStatus } from 'ical-generator';
import { DateTime } from 'luxon';
import { tzlib_get_ical_block as definitionOf } from 'timezones-ical-library';
import type { OrganizationModel } from '../../db/models/accounts.js';
import type { EventModel } from '../../db/models/events.js';
import { plainText } from '../../markdown/markdown.js';

type Organizer = Pick<OrganizationModel, 'name' | 'contactEmail'>;

/** How often programs that subscribe should look for changes. */
const refreshSeconds = 60 * 60;
/** Longer ones are cut: calendars show a few lines. */
const maxDescription = 4000;

/** The rules of a zone as calendars need them, under the zone's own name: the library knows many by that of another zone with the same rules. */
function zoneDefinition(zone: string): string | null {
  const block = definitionOf(zone)[0];
  return block ? block.replaceAll(/^(TZID|X-LIC-LOCATION):.*$/gm, `$1:${zone}\r`).replaceAll(/\r+\n/g, '\r\n') : null;
}

/** Of an hour that comes twice, when clocks go back, a calendar takes the first: the second cannot be said in local time. */
const isSayable = (time: DateTime): boolean =>
  Math.min(...time.getPossibleOffsets().map((offset) => offset.toMillis())) === time.toMillis();

function timesOf({ startsAt, endsAt, timezone }: EventModel): { start: DateTime; end: DateTime; timezone: string } {
  const [start, end] = [DateTime.fromJSDate(startsAt, { zone: timezone }), DateTime.fromJSDate(endsAt, { zone: timezone })];
  if (start.isValid && isSayable(start) && isSayable(end) && zoneDefinition(timezone)) return { start, end, timezone };
  return { start: start.toUTC(), end: end.toUTC(), timezone: 'UTC' };
}

const pageOf = (event: EventModel, publicUrl: string): string => `${publicUrl}/e/${event.slug}`;

const addressOf = ({ venue }: EventModel): string =>
  [venue?.address, venue?.city, venue?.country].filter((part) => typeof part === 'string' && part !== '').join(', ');

/** Venue and address in a line, or where it is streamed. */
const placeOf = (event: EventModel): string =>
  event.venue ? [event.venue.name, addressOf(event)].filter(Boolean).join(', ') : (event.onlineUrl ?? '');

function descriptionOf(event: EventModel, publicUrl: string): string {
  const text = plainText(event.description ?? '').slice(0, maxDescription);
  const cancelled = event.status === 'cancelled' && event.cancelReason ? `Cancelled: ${event.cancelReason}` : null;
  return [cancelled, event.summary, text, event.venue ? event.onlineUrl : null, pageOf(event, publicUrl)].filter(Boolean).join('\n\n');
}

function locationOf(event: EventModel) {
  if (!event.venue) return event.onlineUrl;
  const { name, latitude, longitude } = event.venue;
  const geo = latitude !== null && longitude !== null ? { lat: latitude, lon: longitude } : undefined;
  const address = addressOf(event);
  return { title: name, ...(address && { address }), ...(geo && { geo }) };
}

/**
 * Events as an iCalendar file (RFC 5545), each in its own zone.
 * @param name of the calendar, for programs that subscribe to it; null for the file of a single event
 */
export function presentCalendar(events: EventModel[], organizer: Organizer, publicUrl: string, name: string | null): string {
  const calendar = ical({
    prodId: { company: 'EchoPlex', product: 'EchoPlex Tickets', language: 'EN' },
    timezone: { name: null, generator: zoneDefinition },
    ...(name !== null && { name, ttl: refreshSeconds }),
  });
  for (const event of events) {
    const cancelled = event.status === 'cancelled';
    calendar.createEvent({
      // Stays the same whatever becomes of the event and of the address of this installation.
      id: event.id,
      sequence: event.version,
      ...timesOf(event),
      stamp: DateTime.fromJSDate(event.updatedAt).toUTC(),
      created: DateTime.fromJSDate(event.createdAt).toUTC(),
      lastModified: DateTime.fromJSDate(event.updatedAt).toUTC(),
      // Many calendars show no status: the name says it too.
      summary: cancelled ? `Cancelled: ${event.name}` : event.name,
      description: descriptionOf(event, publicUrl),
      location: locationOf(event),
      url: pageOf(event, publicUrl),
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // A quotation mark cannot stand in a name there, not even escaped.
      organizer: organizer.contactEmail ? { name: organizer.name.replaceAll('"', "'"), email: organizer.contactEmail } : null,
    });
  }
  // Every line ends with a line break, the last one too.
  return `${calendar.toString().trimEnd()}\r\n`;
}

const utc = (time: Date): string => time.toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** Addresses that put an event into the calendars people have in their browsers. */
export function calendarLinks(event: EventModel, publicUrl: string): { google: string; outlook: string } {
  const page = pageOf(event, publicUrl);
  const details = [event.summary, page].filter(Boolean).join('\n\n');
  const google = new URL('https://calendar.google.com/calendar/render');
  google.search = new URLSearchParams({
    action: 'TEMPLATE',
    text: event.name,
    dates: `${utc(event.startsAt)}/${utc(event.endsAt)}`,
    ctz: event.timezone,
    details,
    location: placeOf(event),
  }).toString();
  const outlook = new URL('https://outlook.live.com/calendar/0/deeplink/compose');
  outlook.search = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: event.name,
    startdt: event.startsAt.toISOString(),
    enddt: event.endsAt.toISOString(),
    body: details,
    location: placeOf(event),
  })
    // It shows a plus as a plus.
    .toString()
    .replaceAll('+', '%20');
  return { google: google.href, outlook: outlook.href };
}
