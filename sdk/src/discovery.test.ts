import { afterEach, expect, it } from '@jest/globals';
import { problem, startServer, type Answer, type Received, type TestServer } from '../test/server.js';
import {
  ConflictError,
  EchoPlex,
  type AnswerInput,
  type Category,
  type EventFacets,
  type EventSearchPage,
  type PromoCode,
  type PromoCodeCheck,
  type Question,
  type Series,
} from './index.js';

let server: TestServer | undefined;
afterEach(() => server?.close());

async function client(respond: (request: Received) => Answer) {
  server = await startServer(respond);
  return { echoplex: new EchoPlex({ baseUrl: server.url, maxRetries: 0 }), received: server.received };
}

const facets: EventFacets = { sampled: false, categories: [], cities: [], months: [], prices: [], online: [] };

it('finds events row by row with the filters on every page, and one page with its facets', async () => {
  const pages: Record<string, unknown> = {
    '': { data: [{ id: 'evt_1' }], nextCursor: 'c1', facets },
    c1: { data: [{ id: 'evt_2' }], nextCursor: null },
  };
  const { echoplex, received } = await client(({ url }) => ({
    body: pages[new URL(url, 'http://localhost').searchParams.get('after') ?? ''],
  }));
  const found: string[] = [];
  for await (const { id } of echoplex.events.search({ q: 'jazz', near: '55.69,12.6', online: false })) found.push(id);
  expect(found).toEqual(['evt_1', 'evt_2']);
  expect(received.map(({ url }) => url)).toEqual([
    '/v1/events?q=jazz&near=55.69%2C12.6&online=false',
    '/v1/events?q=jazz&near=55.69%2C12.6&online=false&after=c1',
  ]);
  const page: EventSearchPage = await echoplex.events.search({ facets: true });
  expect(page.facets).toEqual(facets);
});

it('gives a calendar as the Blob that its type says, and its refusal as an error', async () => {
  const { echoplex } = await client(({ url }) =>
    url.includes('gone')
      ? problem(404, 'not_found')
      : { headers: { 'content-type': 'text/calendar; charset=utf-8' }, body: 'BEGIN:VCALENDAR' },
  );
  const calendar = await echoplex.events.calendar('harbour-lights');
  expect(calendar).toBeInstanceOf(Blob);
  expect(await calendar.text()).toBe('BEGIN:VCALENDAR');
  expect(await (await echoplex.organizations.calendar('org_1')).text()).toBe('BEGIN:VCALENDAR');
  await expect(echoplex.events.calendar('gone')).rejects.toMatchObject({ code: 'not_found' });
});

it('sends a cover as it sends other pictures', async () => {
  const { echoplex, received } = await client(() => ({ body: { id: 'evt_1' } }));
  await echoplex.events.setCover('harbour-lights', new Blob(['picture'], { type: 'image/webp' }));
  await echoplex.events.setCover('harbour-lights', new TextEncoder().encode('picture'), { contentType: 'image/avif' });
  expect(received.map(({ method, url, headers, body }) => [method, url, headers['content-type'], body])).toEqual([
    ['PUT', '/v1/events/harbour-lights/cover', 'image/webp', 'picture'],
    ['PUT', '/v1/events/harbour-lights/cover', 'image/avif', 'picture'],
  ]);
  await expect(echoplex.events.setCover('harbour-lights', new Uint8Array(3))).rejects.toThrow('Say what the body is');
});

it.each([
  [409, 'promo_code_invalid'],
  [409, 'promo_code_taken'],
  [409, 'access_code_required'],
  [409, 'answers_required'],
  [409, 'event_has_orders'],
  [409, 'currency_locked'],
  [412, 'version_conflict'],
])('%i %s is a conflict', async (status, code) => {
  const { echoplex } = await client(() => problem(status, code));
  const refusal: unknown = await echoplex.promoCodes.check('harbour-lights', { code: 'HARBOUR20' }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ConflictError);
  expect(refusal).toMatchObject({ status, code });
});

it('exports the types that programs write down', () => {
  const names: (keyof (Question & PromoCode & PromoCodeCheck & Series & Category & AnswerInput))[] = [
    'label',
    'code',
    'rule',
    'slug',
    'value',
  ];
  expect(names).toHaveLength(5);
});
