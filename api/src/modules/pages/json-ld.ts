import { DateTime } from 'luxon';
import type { components } from '../../contract/generated.js';
import { plainText } from '../../markdown/markdown.js';
import { decimalPrice } from './format.js';
import type { EventPage } from './service.js';

const schema = 'https://schema.org/';

type SalesState = components['schemas']['SalesState'];
const availability: Record<SalesState, string> = {
  on_sale: 'InStock',
  upcoming: 'PreOrder',
  sold_out: 'SoldOut',
  ended: 'SoldOut',
  cancelled: 'SoldOut',
};

/** With the zone's offset: searchers show it as the clock at the place does. */
const localTime = (time: Date, zone: string): string =>
  DateTime.fromJSDate(time, { zone }).startOf('second').toISO({ suppressMilliseconds: true }) ?? time.toISOString();

function placeOf(venue: components['schemas']['Venue']) {
  const { name, address, city, country, latitude, longitude } = venue;
  const parts = {
    ...(address !== null && { streetAddress: address }),
    ...(city !== null && { addressLocality: city }),
    ...(country !== null && { addressCountry: country }),
  };
  return {
    '@type': 'Place',
    name,
    // An address has to be there; of a place without one its name is the best there is.
    address: Object.keys(parts).length > 0 ? { '@type': 'PostalAddress', ...parts } : name,
    ...(latitude !== null && longitude !== null && { geo: { '@type': 'GeoCoordinates', latitude, longitude } }),
  };
}

function locationsOf({ event }: EventPage) {
  const places: object[] = [];
  if (event.venue) places.push(placeOf(event.venue));
  if (event.onlineUrl) places.push({ '@type': 'VirtualLocation', url: event.onlineUrl });
  // Neither yet: searchers ask for a place in any case.
  if (places.length === 0) places.push({ '@type': 'Place', name: 'To be announced', address: 'To be announced' });
  return places.length === 1 ? places[0] : places;
}

const attendanceOf = ({ event }: EventPage): string =>
  event.onlineUrl ? (event.venue ? 'MixedEventAttendanceMode' : 'OnlineEventAttendanceMode') : 'OfflineEventAttendanceMode';

/** The event as schema.org describes events, with an offer for every public tier. */
export function eventData(page: EventPage, addresses: { page: string; images: string[] }): object {
  const { event, tiers, organization } = page;
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': addresses.page,
    name: event.name,
    description: [event.summary, plainText(event.description ?? '')].filter(Boolean).join('\n\n') || event.name,
    startDate: localTime(event.startsAt, event.timezone),
    endDate: localTime(event.endsAt, event.timezone),
    eventStatus: `${schema}${event.status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: schema + attendanceOf(page),
    url: addresses.page,
    location: locationsOf(page),
    ...(addresses.images.length > 0 && { image: addresses.images }),
    organizer: {
      '@type': 'Organization',
      name: organization.name,
      url: organization.website ?? addresses.page,
    },
    ...(event.tags.length > 0 && { keywords: event.tags.join(', ') }),
    offers: tiers.map((tier) => ({
      '@type': 'Offer',
      name: tier.name,
      url: addresses.page,
      price: decimalPrice(tier.price, event.currency),
      priceCurrency: event.currency,
      availability: schema + availability[tier.salesState],
      validFrom: localTime(tier.salesStartAt ?? event.publishedAt ?? event.createdAt, event.timezone),
      validThrough: localTime(tier.salesEndAt ?? event.endsAt, event.timezone),
    })),
  };
}

/** Data as the text of a script element: nothing in it can end the element, or begin another. */
export const dataBlock = (data: object): string =>
  JSON.stringify(data).replaceAll(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
