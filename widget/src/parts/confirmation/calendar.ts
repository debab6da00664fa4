import type { Event, Order } from '@echoplex/sdk';

const stamp = (iso: string): string => new Date(iso).toISOString().replace(/[-:]|\.\d{3}/gu, '');

const escapeText = (text: string): string => text.replace(/([\\;,])/gu, '\\$1').replace(/\r?\n/gu, '\\n');

/** Lines longer than 75 octets go on in the next one after a space, never inside a character (RFC 5545, 3.1). */
const fold = (line: string): string => {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 74) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
};

/** The event as an iCalendar file, with the order's number in its text. */
export const calendarFile = (event: Event, order: Order): string => {
  const { venue } = event;
  const place = venue ? [venue.name, venue.address, venue.city].filter(Boolean).join(', ') : event.onlineUrl;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//EchoPlex Tickets//Widget//EN',
    'BEGIN:VEVENT',
    `UID:${order.id}@echoplex`,
    `DTSTAMP:${stamp(order.confirmedAt ?? order.createdAt)}`,
    `DTSTART:${stamp(event.startsAt)}`,
    `DTEND:${stamp(event.endsAt)}`,
    `SUMMARY:${escapeText(event.name)}`,
    ...(place ? [`LOCATION:${escapeText(place)}`] : []),
    `DESCRIPTION:${escapeText([event.summary, order.number, ...order.tickets.map((ticket) => ticket.code)].filter(Boolean).join('\n'))}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
};

/** The same as an address for a download link. */
export const calendarLink = (event: Event, order: Order): string =>
  `data:text/calendar;charset=utf-8,${encodeURIComponent(calendarFile(event, order))}`;
