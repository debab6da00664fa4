import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventInput } from '@echoplex/sdk';
import { newId } from '../src/db/ids.js';
import { createEvent, createOrganizer, createSale, createTier, type Organizer } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld({ payments: true });
  organizer = await createOrganizer(world);
  await organizer.client.organizations.update(organizer.organization.id, {
    name: 'Pier Nine',
    website: 'https://pier-nine.example.com',
    contactEmail: 'hello@pier-nine.example.com',
  });
});
afterAll(() => world.close());

const open = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(world.url + path, { redirect: 'manual', headers });
const pageOf = async (slug: string, headers?: Record<string, string>): Promise<string> => (await open(`/e/${slug}`, headers)).text();
const times = { startsAt: '2026-12-12T19:00:00Z', endsAt: '2026-12-13T01:00:00Z' };
const venue = { name: 'Pier Nine', address: 'Pier Road 9', city: 'Copenhagen', country: 'DK', latitude: 55.6921, longitude: 12.6005 };
const later = { startsAt: '2099-12-12T19:00:00Z', endsAt: '2099-12-13T01:00:00Z' };
const sale = async (input: Partial<EventInput> = {}, tiers: Parameters<typeof createSale>[1] = [{}]) =>
  (await createSale(organizer, tiers, { ...later, venue, ...input })).event;
const dataOf = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as Record<string, unknown>;
const metaOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)">/g)].map(([, name, content]) => [name, content]),
  );

describe('the page of an event', () => {
  test('answers with a strict policy, a tag, and 304 to who has it', async () => {
    const event = await sale();
    const first = await open(`/e/${event.slug}?utm_source=mail&fbclid=1`);
    expect([first.status, first.headers.get('Content-Type'), first.headers.get('Vary')]).toEqual([
      200,
      'text/html; charset=utf-8',
      expect.stringContaining('Accept-Language'),
    ]);
    const policy = first.headers.get('Content-Security-Policy')!;
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:(?!\/\/)/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'self' ${world.stripe.url}`);
    const again = await open(`/e/${event.slug}`, { 'If-None-Match': first.headers.get('ETag')! });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await organizer.client.events.update(event.id, { name: 'Harbour Lights, later' });
    expect((await open(`/e/${event.slug}`, { 'If-None-Match': first.headers.get('ETag')! })).status).toBe(200);
  });
  test('speaks the language of its visitor, English to everybody else, in the time of the place', async () => {
    const event = await sale({ ...times, startsAt: later.startsAt, endsAt: later.endsAt });
    const cases = [
      ['de-AT,de;q=0.9,en;q=0.5', 'de', 'Samstag', 'Mitteleuropäische Normalzeit'],
      ['fr', 'fr', 'samedi', 'heure normale d’Europe centrale'],
      ['es-MX', 'es', 'sábado', 'hora estándar de Europa central'],
      ['ja', 'en', 'Saturday', 'Central European Standard Time'],
      ['', 'en', 'Saturday', 'Central European Standard Time'],
    ] as const;
    for (const [header, language, weekday, zone] of cases) {
      const html = await pageOf(event.slug, { 'Accept-Language': header });
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).toContain(weekday);
      expect(html).toContain('20:00');
      expect(html).toContain(zone);
    }
    expect(await pageOf(event.slug, { 'Accept-Language': 'en-US' })).toMatch(/locale="en-US"[\s\S]*\b8:00.PM/);
  });
  test('leads on from an old slug, from the id and from capitals, with what hangs on the address', async () => {
    const event = await sale({ slug: 'first-name-of-it' });
    await organizer.client.events.update(event.id, { slug: 'second-name-of-it' });
    for (const ref of ['first-name-of-it', event.id, 'Second-Name-Of-It']) {
      const response = await open(`/e/${ref}?utm_source=mail`);
      expect([response.status, response.headers.get('Location')]).toEqual([301, 'second-name-of-it?utm_source=mail']);
    }
  });
  test.each(['no-such-event', 'NO SUCH EVENT', '..%2f..%2fetc%2fpasswd', '<script>alert(1)<%2Fscript>', 'a'.repeat(400)])(
    'that does not exist (%s) is a page that says so',
    async (ref) => {
      const response = await open(`/e/${ref}`);
      expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=utf-8']);
      const html = await response.text();
      expect(html).toContain('There is no event here');
      expect(html).toContain('<meta name="robots" content="noindex">');
      expect(html).not.toContain('alert(1)');
    },
  );
  test('of a draft does not exist, whoever asks', async () => {
    const draft = await createEvent(organizer);
    const key = await organizer.client.apiKeys.create(organizer.organization.id, { name: 'Pages', scopes: ['*'] });
    expect((await open(`/e/${draft.slug}`)).status).toBe(404);
    expect((await open(`/e/${draft.slug}`, { Authorization: `Bearer ${key.secret}` })).status).toBe(404);
  });
  test('tells those who link to it what it is', async () => {
    const event = await sale({ name: 'Harbour Lights', summary: 'Three stages, one pier.', visibility: 'unlisted' });
    await world
      .db('events')
      .where({ id: event.id })
      .update({
        coverImage: 'cover-b.webp',
        cover: JSON.stringify([{ key: 'cover-a.webp', width: 480, height: 240 }, { key: 'cover-b.webp', width: 960, height: 480 }]), // prettier-ignore
      });
    const html = await pageOf(event.slug);
    expect(html).toContain(`<link rel="canonical" href="http://tickets.example.com/e/${event.slug}">`);
    expect(html).toContain('srcset="../media/cover-a.webp 480w, ../media/cover-b.webp 960w"');
    expect(html).toMatch(/width="960" height="480"/);
    expect(metaOf(html)).toMatchObject({
      description: 'Three stages, one pier.',
      robots: 'noindex',
      'og:title': 'Harbour Lights',
      'og:url': `http://tickets.example.com/e/${event.slug}`,
      'og:site_name': 'Pier Nine',
      'og:image': 'http://tickets.example.com/media/cover-b.webp',
      'og:image:width': '960',
      'twitter:card': 'summary_large_image',
    });
    expect(metaOf(await pageOf((await sale()).slug))['robots']).toBeUndefined();
  });
  test('shows public tiers with prices and states, and no hidden one', async () => {
    const event = await sale({}, [
      { name: 'General admission', price: 3200 },
      { name: 'Friends', price: 100, visibility: 'hidden' },
      { name: 'Early bird', price: 2400, salesStartAt: '2098-01-01T09:00:00Z' },
      { name: 'Free seat', price: 0 },
    ]);
    const html = await pageOf(event.slug);
    expect(html).toMatch(/General admission[\s\S]*On sale[\s\S]*€32\.00/);
    expect(html).toMatch(/On sale from Wed,? 1 Jan,? 10:00/);
    expect(html).toMatch(/Free seat[\s\S]*<p class="price">Free<\/p>/);
    expect(html).not.toContain('Friends');
  });
  test('says first what is wrong: cancelled, over, not yet, sold out', async () => {
    const cancelled = await sale();
    await organizer.client.events.cancel(cancelled.id, { reason: 'The hall is under water.' });
    expect(await pageOf(cancelled.slug)).toMatch(/This event has been cancelled\.<\/strong> The hall is under water\./);
    const over = await sale();
    await world
      .db('events')
      .where({ id: over.id })
      .update({ startsAt: new Date('2020-01-01'), endsAt: new Date('2020-01-02') });
    expect(await pageOf(over.slug)).toContain('This event is over.');
    const soon = await sale({}, [{ salesStartAt: '2098-01-01T09:00:00Z' }]);
    expect(await pageOf(soon.slug)).toMatch(/Tickets go on sale on Wed,? 1 Jan,? 10:00\./);
    const full = await sale({}, [{ quantity: 1 }]);
    await world.db('tiers').where({ eventId: full.id }).update({ sold: 1 });
    expect(await pageOf(full.slug)).toContain('All tickets are sold.');
    for (const { slug } of [cancelled, over]) expect(await pageOf(slug)).not.toContain('<echoplex-tickets');
  });
  test('names the other dates of its series that everybody may find', async () => {
    const event = await sale();
    const seriesId = newId('ser');
    await world.db('series').insert({ id: seriesId, organizationId: event.organizationId, name: 'Lights', timezone: event.timezone });
    const [next, hidden] = [
      await sale({ startsAt: '2099-12-19T19:00:00Z', endsAt: '2099-12-20T01:00:00Z' }),
      await sale({ visibility: 'unlisted' }),
    ];
    await world.db('events').whereIn('id', [event.id, next.id, hidden.id]).update({ seriesId });
    const html = await pageOf(event.slug);
    expect(html).toContain(`<a href="${next.slug}"><time datetime="2099-12-19T19:00:00.000Z">`);
    expect(html).not.toContain(hidden.slug);
  });
});

/** What Google's and schema.org's documentation of Event and Offer ask for: required and recommended, by type. */
function faultsOf(data: Record<string, unknown>): string[] {
  const faults: string[] = [];
  const need = (from: Record<string, unknown>, name: string, fits: (value: unknown) => boolean): void => {
    if (!fits(from[name])) faults.push(`${String(from['@type'])}.${name}: ${JSON.stringify(from[name])}`);
  };
  const text = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
  const url = (value: unknown): boolean => typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value);
  const time = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/.test(value);
  const oneOf = (...names: string[]) => (value: unknown): boolean => names.some((name) => value === `https://schema.org/${name}`); // prettier-ignore
  if (data['@context'] !== 'https://schema.org' || data['@type'] !== 'Event') faults.push('no Event of schema.org');
  need(data, 'name', text);
  need(data, 'startDate', time);
  need(data, 'endDate', time);
  need(data, 'description', text);
  need(data, 'eventStatus', oneOf('EventScheduled', 'EventCancelled', 'EventPostponed', 'EventRescheduled', 'EventMovedOnline'));
  need(data, 'eventAttendanceMode', oneOf('OfflineEventAttendanceMode', 'OnlineEventAttendanceMode', 'MixedEventAttendanceMode'));
  if ('image' in data) need(data, 'image', (images) => Array.isArray(images) && images.length > 0 && images.every(url));
  const places = [data['location']].flat() as Record<string, unknown>[];
  if (places.length === 0) faults.push('no location');
  for (const place of places) {
    if (place['@type'] === 'VirtualLocation') need(place, 'url', url);
    else if (place['@type'] === 'Place') {
      need(place, 'name', text);
      need(place, 'address', (address) => text(address) || (address as Record<string, unknown> | undefined)?.['@type'] === 'PostalAddress');
    } else faults.push(`location is a ${String(place['@type'])}`);
  }
  const host = data['organizer'] as Record<string, unknown>;
  need(host, 'name', text);
  need(host, 'url', url);
  for (const offer of data['offers'] as Record<string, unknown>[]) {
    if (offer['@type'] !== 'Offer') faults.push('an offer is no Offer');
    need(offer, 'price', (price) => typeof price === 'string' && /^\d+(\.\d+)?$/.test(price));
    need(offer, 'priceCurrency', (code) => typeof code === 'string' && /^[A-Z]{3}$/.test(code));
    need(offer, 'availability', oneOf('InStock', 'SoldOut', 'PreOrder'));
    need(offer, 'url', url);
    need(offer, 'validFrom', time);
  }
  return faults;
}

describe('the data of an event', () => {
  test('has what searchers require and recommend, for every kind of event', async () => {
    const kinds = [
      await sale({ summary: 'One pier.', onlineUrl: 'https://stream.example.com/1' }),
      await sale({ venue: null, onlineUrl: 'https://stream.example.com/1' }),
      await sale({ venue: null }),
      await sale({ venue: { name: 'Somewhere' } }),
      await sale({}, [{ price: 0 }, { price: 900, salesStartAt: '2098-01-01T00:00:00Z' }]),
    ];
    for (const { slug } of kinds) expect(faultsOf(dataOf(await pageOf(slug)))).toEqual([]);
    expect(dataOf(await pageOf(kinds[0]!.slug))).toMatchObject({
      startDate: '2099-12-12T20:00:00+01:00',
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
      location: [
        {
          '@type': 'Place',
          name: 'Pier Nine',
          address: { streetAddress: 'Pier Road 9', addressLocality: 'Copenhagen', addressCountry: 'DK' },
        },
        { '@type': 'VirtualLocation', url: 'https://stream.example.com/1' },
      ],
      organizer: { name: 'Pier Nine', url: 'https://pier-nine.example.com' },
    });
    await organizer.client.events.cancel(kinds[1]!.id, {});
    const cancelled = dataOf(await pageOf(kinds[1]!.slug));
    expect([faultsOf(cancelled), cancelled['eventStatus']]).toEqual([[], 'https://schema.org/EventCancelled']);
  });
  test.each([
    ['EUR', 3250, '32.50'],
    ['JPY', 3200, '3200'],
    ['KWD', 32_500, '32.500'],
    ['EUR', 0, '0.00'],
  ])('tells an amount of %s %d as %s', async (currency, price, expected) => {
    const event = await sale({ currency }, [{ price }]);
    expect(dataOf(await pageOf(event.slug))['offers']).toMatchObject([{ price: expected, priceCurrency: currency }]);
  });
  test('tells which tickets can be had, and no hidden ones', async () => {
    const event = await sale({}, [
      { name: 'Now' },
      { name: 'Gone', quantity: 1 },
      { name: 'Later', salesStartAt: '2098-01-01T00:00:00Z' },
      { name: 'Hidden', visibility: 'hidden' },
    ]);
    await world.db('tiers').where({ eventId: event.id, name: 'Gone' }).update({ sold: 1 });
    expect(
      (dataOf(await pageOf(event.slug))['offers'] as { name: string; availability: string }[]).map(({ name, availability }) => [
        name,
        availability.slice(19),
      ]),
    ).toEqual([
      ['Now', 'InStock'],
      ['Gone', 'SoldOut'],
      ['Later', 'PreOrder'],
    ]);
  });
});

describe('what organizers write', () => {
  const evil = `</script><script>alert(1)</script><img src=x onerror=alert(2)>"'--><svg/onload=alert(3)>\u2028`;
  test('stays text in every place', async () => {
    const one = evil.replace('\u2028', '');
    const { client, organization } = organizer;
    const before = await client.organizations.get(organization.id);
    await client.organizations.update(organization.id, { name: one.slice(0, 100), website: 'https://example.com/"onmouseover="alert(4)' });
    const event = await sale(
      {
        name: one,
        summary: evil,
        description: `${evil}\n\n[x](javascript:alert(5))`,
        venue: { name: one, address: one, city: one.slice(0, 60), country: 'DK' },
        onlineUrl: 'https://example.com/"onmouseover="alert(6)',
        tags: [one.slice(0, 40)],
      },
      [{ name: one, description: evil }],
    );
    await world
      .db('events')
      .where({ id: event.id })
      .update({ cancelReason: evil, status: 'cancelled', coverImage: '"><script>alert(7)</script>' });
    const html = await pageOf(event.slug);
    const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    expect(scripts).toEqual([
      '<script type="application/ld+json">',
      '<script type="module" src="../widget/echoplex-tickets.js">',
      expect.stringMatching(/^<script type="module" src="files\/event-[0-9a-f]{8}\.js">$/),
    ]);
    for (const [, name = '', attributes = ''] of html
      .replace(/<script type="application[^]*?<\/script>/, '')
      .matchAll(/<([a-z][\w-]*)([^>]*)>/gi)) {
      expect(['svg', 'iframe', 'object', 'style', 'form', 'base']).not.toContain(name.toLowerCase());
      for (const [, attribute] of attributes.matchAll(/([^\s="]+)(?:="[^"]*")?/g)) expect(attribute).not.toMatch(/^(on|style)/);
    }
    expect(html).not.toMatch(/href="(?!https?:|mailto:|\.\.\/|files\/|#|[a-z0-9-]+")/);
    expect(dataOf(html)['name']).toBe(one);
    await client.organizations.update(organization.id, { name: before.name, website: before.website });
  });
});

describe('for searchers', () => {
  test('the sitemap names every published, public event in parts, the index the parts', async () => {
    const [listed, unlisted, draft] = [await sale(), await sale({ visibility: 'unlisted' }), await createEvent(organizer)];
    await createTier(organizer, draft);
    const index = await (await open('/sitemap.xml')).text();
    expect([...index.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address)).toEqual([
      'http://tickets.example.com/sitemaps/events-1.xml',
    ]);
    const response = await open('/sitemaps/events-1.xml');
    expect([response.headers.get('Content-Type'), response.headers.get('Cache-Control')]).toEqual([
      'application/xml; charset=utf-8',
      'public, max-age=3600',
    ]);
    const part = await response.text();
    expect(part).toContain(`<loc>http://tickets.example.com/e/${listed.slug}</loc><lastmod>`);
    for (const { slug } of [unlisted, draft]) expect(part).not.toContain(`/e/${slug}<`);
    for (const file of ['events-2.xml', 'events-0.xml', 'events-01.xml', 'users-1.xml'])
      expect((await open(`/sitemaps/${file}`)).status).toBe(404);
  });
  test('robots.txt lets pages be read and nothing else', async () => {
    const text = await (await open('/robots.txt')).text();
    expect(text).toContain('Allow: /e/\n');
    expect(text).toContain('Disallow: /\n');
    expect(text).toContain('Sitemap: http://tickets.example.com/sitemap.xml');
  });
  test('the files of the page are kept under names that change with them', async () => {
    const html = await pageOf((await sale()).slug);
    const addresses = [...html.matchAll(/"files\/([^"]+)"/g)].map(([, name]) => name!);
    expect(addresses).toHaveLength(3);
    for (const name of addresses) {
      const response = await open(`/e/files/${name}`);
      expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'public, max-age=31536000, immutable']);
      expect((await open(`/e/files/${name}`, { 'If-None-Match': response.headers.get('ETag')! })).status).toBe(304);
    }
    const other = await open('/e/files/event-00000000.css');
    expect([other.status, other.headers.get('Cache-Control')]).toEqual([200, 'public, max-age=60']);
    for (const name of ['event.css', 'event-00000000.html', 'constructor-00000000.js'])
      expect((await open(`/e/files/${name}`)).status).toBe(404);
  });
});
