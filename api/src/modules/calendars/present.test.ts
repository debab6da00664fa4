import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import nodeIcal, { type VEvent } from 'node-ical';
import { EventModel } from '../../db/models/events.js';
import { calendarLinks, presentCalendar } from './present.js';

const publicUrl = 'https://tickets.example.com';
const organizer = { name: 'Pier Nine', contactEmail: 'hello@pier-nine.example.com' };
const venue = { name: 'Pier Nine', address: 'Pier Road 9', city: 'Copenhagen', country: 'DK', latitude: 55.6921, longitude: 12.6005 };

const makeEvent = (changes: Partial<EventModel> = {}): EventModel =>
  EventModel.fromJson({
    id: 'evt_01kag6y4f7h2jvx1z3b5d7f9hk',
    slug: 'harbour-lights',
    name: 'Harbour Lights',
    summary: 'Three stages, one pier, all night.',
    description: 'Doors at **seven**.',
    status: 'published',
    startsAt: new Date('2026-12-12T19:00:00Z'),
    endsAt: new Date('2026-12-13T01:00:00Z'),
    timezone: 'Europe/Copenhagen',
    venue,
    onlineUrl: null,
    cancelReason: null,
    version: 3,
    createdAt: new Date('2026-11-01T08:00:00Z'),
    updatedAt: new Date('2026-11-02T08:00:00Z'),
    ...changes,
  });
const fileOf = (...events: EventModel[]): string => presentCalendar(events, organizer, publicUrl, null);
/** As a calendar program reads it. */
function read(text: string): VEvent {
  const [event] = Object.values(nodeIcal.parseICS(text)).filter((part): part is VEvent => part?.type === 'VEVENT');
  if (!event) throw new Error('the file has no event');
  return event;
}
/** A line of the event, unfolded. */
function line(text: string, name: string): string {
  const lines = text.slice(text.indexOf('BEGIN:VEVENT')).replaceAll('\r\n ', '').split('\r\n');
  return lines.find((entry) => entry.startsWith(name)) ?? '';
}

describe('the file of an event', () => {
  test('says in a real parser what the event says', () => {
    const event = read(fileOf(makeEvent()));
    expect(event).toMatchObject({
      uid: 'evt_01kag6y4f7h2jvx1z3b5d7f9hk',
      summary: 'Harbour Lights',
      status: 'CONFIRMED',
      url: { val: 'https://tickets.example.com/e/harbour-lights' },
      location: 'Pier Nine\nPier Road 9, Copenhagen, DK',
      geo: { lat: 55.6921, lon: 12.6005 },
      organizer: { params: { CN: 'Pier Nine' }, val: 'mailto:hello@pier-nine.example.com' },
      description: 'Three stages, one pier, all night.\n\nDoors at seven.\n\nhttps://tickets.example.com/e/harbour-lights',
    });
    expect(Number(event.sequence)).toBe(3);
    expect([event.start.toISOString(), event.end?.toISOString()]).toEqual(['2026-12-12T19:00:00.000Z', '2026-12-13T01:00:00.000Z']);
  });
  test('has what RFC 5545 asks for: its zone under its own name, UTC stamps, lines of at most 75 octets', () => {
    const text = fileOf(makeEvent({ description: 'Grüße 🎉 vom Hafen, '.repeat(60) }));
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:')).toBe(true);
    expect(text.match(/^TZID:.*$/gm)).toEqual(['TZID:Europe/Copenhagen']);
    expect(line(text, 'DTSTART')).toBe('DTSTART;TZID=Europe/Copenhagen:20261212T200000');
    expect(line(text, 'DTEND')).toBe('DTEND;TZID=Europe/Copenhagen:20261213T020000');
    expect(line(text, 'DTSTAMP')).toBe('DTSTAMP:20261102T080000Z');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split('\r\n').map((entry) => Buffer.byteLength(entry)))).toBeLessThanOrEqual(75);
    expect(read(text).description).toContain('Grüße 🎉 vom Hafen, '.repeat(60).trim());
  });
  test('keeps commas, semicolons, backslashes, quotes, line ends and emoji as they are', () => {
    const name = 'Rock, "Roll"; \\ & 👩‍👩‍👧 <b>';
    const event = read(fileOf(makeEvent({ name, summary: 'One\nEND:VEVENT\r\nBEGIN:VALARM', venue: { ...venue, name: 'Hall; A, B' } })));
    expect(event.summary).toBe(name);
    expect(event.location).toContain('Hall; A, B');
    expect(event.description).toContain('One\nEND:VEVENT');
    const text = presentCalendar([makeEvent()], { ...organizer, name: 'The "Pier":X;Y' }, publicUrl, null);
    expect(line(text, 'ORGANIZER')).toBe(`ORGANIZER;CN="The 'Pier':X;Y":mailto:hello@pier-nine.example.com`);
  });
  test('says that it was cancelled, and why', () => {
    const event = read(fileOf(makeEvent({ status: 'cancelled', cancelReason: 'A storm.', version: 4 })));
    expect(event).toMatchObject({ status: 'CANCELLED', summary: 'Cancelled: Harbour Lights' });
    expect(event.description).toMatch(/^Cancelled: A storm\./);
  });
  test('of an event without a venue leads to the stream; without a contact it names no organizer', () => {
    const text = presentCalendar([makeEvent({ venue: null, onlineUrl: 'https://stream.example.com/1' })], { ...organizer, contactEmail: null }, publicUrl, null); // prettier-ignore
    expect(read(text)).toMatchObject({ location: 'https://stream.example.com/1' });
    expect(text).not.toMatch(/^(ORGANIZER|GEO)/m);
  });
});

describe('time', () => {
  const at = (local: string, zone: string): Date => DateTime.fromISO(local, { zone }).toJSDate();
  test.each([
    ['across the change to summer time', 'Europe/Copenhagen', '2026-03-28T22:00', '2026-03-29T06:00', 7],
    ['across the change to winter time', 'Europe/Copenhagen', '2026-10-24T22:00', '2026-10-25T06:00', 9],
    ['on the other side of the world', 'Australia/Lord_Howe', '2026-10-03T23:00', '2026-10-04T04:00', 4.5],
    ['in a zone without summer time', 'Asia/Kolkata', '2026-07-01T18:00', '2026-07-01T20:30', 2.5],
    ['in a zone with a link to another', 'America/Argentina/Buenos_Aires', '2026-07-01T18:00', '2026-07-01T20:00', 2],
    ['in UTC', 'UTC', '2026-07-01T18:00', '2026-07-01T20:00', 2],
  ])('%s is told by the clock on the wall', (_, timezone, startsAt, endsAt, hours) => {
    const event = makeEvent({ timezone, startsAt: at(startsAt, timezone), endsAt: at(endsAt, timezone) });
    const text = fileOf(event);
    const parsed = read(text);
    expect([parsed.start.getTime(), parsed.end?.getTime()]).toEqual([event.startsAt.getTime(), event.endsAt.getTime()]);
    expect((event.endsAt.getTime() - event.startsAt.getTime()) / 3_600_000).toBe(hours);
    const local = `${startsAt.replaceAll(/[-:]/g, '')}00`;
    expect(line(text, 'DTSTART')).toBe(timezone === 'UTC' ? `DTSTART:${local}Z` : `DTSTART;TZID=${timezone}:${local}`);
  });
  test('in an hour that comes twice is told in UTC when the second is meant', () => {
    // 02:30 in Copenhagen is 00:30 and then 01:30 in UTC.
    const first = makeEvent({ startsAt: new Date('2026-10-25T00:30:00Z'), endsAt: new Date('2026-10-25T03:00:00Z') });
    const second = makeEvent({ startsAt: new Date('2026-10-25T01:30:00Z'), endsAt: new Date('2026-10-25T03:00:00Z') });
    expect(line(fileOf(first), 'DTSTART')).toBe('DTSTART;TZID=Europe/Copenhagen:20261025T023000');
    expect(line(fileOf(second), 'DTSTART')).toBe('DTSTART:20261025T013000Z');
  });
  test('is told in every zone that JavaScript knows', () => {
    for (const timezone of Intl.supportedValuesOf('timeZone')) {
      const text = fileOf(makeEvent({ timezone }));
      if (line(text, 'DTSTART').startsWith('DTSTART:')) expect(timezone).toBe('UTC');
      else expect(text).toContain(`\r\nTZID:${timezone}\r\n`);
    }
  });
});

test('a feed has a name, an interval, and every zone once', () => {
  const events = [makeEvent(), makeEvent({ id: 'evt_2' }), makeEvent({ id: 'evt_3', timezone: 'America/New_York' })];
  const text = presentCalendar(events, organizer, publicUrl, 'Pier Nine');
  expect(text).toContain('\r\nX-WR-CALNAME:Pier Nine\r\n');
  expect(text).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n');
  expect(text.match(/^TZID:.*$/gm)).toEqual(['TZID:Europe/Copenhagen', 'TZID:America/New_York']);
  expect(Object.values(nodeIcal.parseICS(text)).filter((part) => part?.type === 'VEVENT')).toHaveLength(3);
});

test('links for calendars in browsers carry the event', () => {
  const { google, outlook } = calendarLinks(makeEvent({ name: 'Rock & Roll + #1' }), publicUrl);
  expect(Object.fromEntries(new URL(google).searchParams)).toEqual({
    action: 'TEMPLATE',
    text: 'Rock & Roll + #1',
    dates: '20261212T190000Z/20261213T010000Z',
    ctz: 'Europe/Copenhagen',
    details: 'Three stages, one pier, all night.\n\nhttps://tickets.example.com/e/harbour-lights',
    location: 'Pier Nine, Pier Road 9, Copenhagen, DK',
  });
  expect(Object.fromEntries(new URL(outlook).searchParams)).toMatchObject({
    subject: 'Rock & Roll + #1',
    startdt: '2026-12-12T19:00:00.000Z',
    enddt: '2026-12-13T01:00:00.000Z',
  });
  expect(outlook).not.toContain('+');
});

test('the file is about its own zone alone, and ends its last line', () => {
  const text = fileOf(makeEvent());
  expect(text).not.toContain('Europe/Berlin');
  expect(text).toContain('X-LIC-LOCATION:Europe/Copenhagen\r\n');
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});
