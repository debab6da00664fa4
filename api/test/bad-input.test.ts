import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import type { ProblemBody } from '../src/errors/problem.js';
import { createEvent, createOrganizer, createSale, type Organizer, type Sale } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
let sale: Sale;
let token: string;

beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
  token = (await world.visitor.auth.login({ email: organizer.email, password: 'harbour-lights-2026' })).accessToken;
  sale = await createSale(organizer);
});
afterAll(() => world.close());

async function call(
  method: string,
  address: string,
  init: RequestInit = {},
): Promise<{ status: number; headers: Headers; problem: ProblemBody }> {
  const response = await fetch(world.url + address, { method, ...init });
  const text = await response.text();
  expect(text).not.toMatch(/\bat .+:\d+:\d+|node_modules/);
  expect(response.headers.get('Content-Type')).toContain('application/problem+json');
  return { status: response.status, headers: response.headers, problem: JSON.parse(text) as ProblemBody };
}
const json = (body: unknown, credential = token): RequestInit => ({
  headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${credential}` },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const pointers = ({ errors }: ProblemBody): string[] => errors.map((fault) => `${fault.in}${fault.pointer} ${fault.code}`).sort();

describe('addresses and methods', () => {
  test('an unknown address is 404 not_found with the request id', async () => {
    const { status, headers, problem } = await call('GET', '/v1/nowhere');
    expect({ status, code: problem.code }).toEqual({ status: 404, code: 'not_found' });
    expect(problem.requestId).toBe(headers.get('X-Request-Id'));
  });
  test('an unknown method is 405 with Allow', async () => {
    const { status, headers, problem } = await call('DELETE', '/v1/me');
    expect({ status, code: problem.code, allow: headers.get('Allow') }).toEqual({
      status: 405,
      code: 'method_not_allowed',
      allow: 'GET, PATCH, HEAD',
    });
  });
  test.each([
    '/v1/events/EVT_%00',
    '/v1/events/evt_x',
    `/v1/orders/ord_${'z'.repeat(26)}`,
    '/v1/orders/1%20or%201=1',
    '/widget/..%2Fpackage.json',
  ])('a malformed id is 404: %s', async (address) => {
    const { status } = await call('GET', address, { headers: { Authorization: `Bearer ${token}` } });
    expect(status).toBe(404);
  });
  test('a broken percent sign is a 400 or 404, never a 500', async () => {
    const { status } = await call('GET', '/v1/events/%E0%A4%A');
    expect([400, 404]).toContain(status);
  });
});

describe('bodies', () => {
  const events = () => `/v1/organizations/${organizer.organization.id}/events`;

  test('malformed JSON is 400 malformed_body', async () => {
    const { status, problem } = await call('POST', events(), json('{"name": '));
    expect({ status, code: problem.code }).toEqual({ status: 400, code: 'malformed_body' });
  });
  test('another media type is 415', async () => {
    const { status } = await call('POST', events(), {
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'text/xml' },
      body: '<a/>',
    });
    expect(status).toBe(415);
  });
  test('an oversized body is 413', async () => {
    const { status } = await call('POST', events(), json({ name: 'x'.repeat(300_000) }));
    expect(status).toBe(413);
  });
  test.each([
    ['no body', undefined],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['an empty text', '""'],
  ])('%s instead of an object is 422', async (_name, body) => {
    const { status, problem } = await call(
      'POST',
      events(),
      body === undefined ? { headers: { Authorization: `Bearer ${token}` } } : json(body),
    );
    expect({ status, code: problem.code }).toEqual({ status: 422, code: 'validation_failed' });
    expect(problem.errors.length).toBeGreaterThan(0);
  });
  test('every fault is told at once, with where it is', async () => {
    const { status, problem } = await call(
      'POST',
      events(),
      json({
        name: ' ',
        startsAt: 'tomorrow',
        timezone: 7,
        venue: { name: 'x', city: 1 },
        tags: ['a', 'a'],
        capacity: 1.5,
        bogus: true,
        'a/b': 1,
      }),
    );
    expect(status).toBe(422);
    expect(pointers(problem)).toEqual([
      'body/a~1b unknown_field',
      'body/bogus unknown_field',
      'body/capacity invalid_type',
      'body/endsAt required',
      'body/name invalid_format',
      'body/startsAt invalid_format',
      'body/tags/1 duplicate',
      'body/timezone invalid_type',
      'body/venue/city invalid_type',
    ]);
  });
  test('rules no schema can see are told the same way', async () => {
    const wrong = { name: 'x', startsAt: '2099-01-02T00:00:00Z', endsAt: '2099-01-01T00:00:00Z', timezone: 'Mars/Olympus' };
    const { problem } = await call('POST', events(), json(wrong));
    expect(pointers(problem)).toEqual(['body/endsAt before_start', 'body/timezone unknown_timezone']);
    const { problem: currency } = await call(
      'POST',
      events(),
      json({ ...wrong, endsAt: '2099-01-03T00:00:00Z', timezone: 'UTC', currency: 'XQX' }),
    );
    expect(pointers(currency)).toEqual(['body/currency unknown_currency']);
  });
  test('bytes that PostgreSQL cannot store are refused, not a 500', async () => {
    const { status } = await call(
      'POST',
      events(),
      json({ name: 'a\u0000b', startsAt: '2099-01-02T00:00:00Z', endsAt: '2099-01-03T00:00:00Z', timezone: 'UTC' }),
    );
    expect(status).toBe(422);
  });
  test('prototype pollution is refused', async () => {
    const { status, problem } = await call('POST', events(), json('{"__proto__": {"x": 1}}'));
    expect({ status, code: problem.code }).toEqual({ status: 400, code: 'malformed_body' });
  });
});

describe('queries and cursors', () => {
  const orders = () => `/v1/events/${sale.event.id}/orders`;
  test.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'limit=1.5',
    'status=nope',
    'q=',
    'bogus=1',
    'after=%F0%9F',
    'after=bm90LWpzb24',
    'after=WzFd',
  ])('%s is refused', async (query) => {
    const { status, problem } = await call('GET', `${orders()}?${query}`, { headers: { Authorization: `Bearer ${token}` } });
    expect({ status, code: problem.code }).toEqual({ status: 422, code: 'validation_failed' });
    expect(problem.errors[0]?.in).toBe('query');
  });
  test('search text cannot break out of its pattern', async () => {
    for (const q of ['%', '_', "'; drop table orders; --", '\\']) {
      const found = await organizer.client.orders.list(sale.event.id, { q });
      expect(found.data).toEqual([]);
    }
  });
});

describe('orders', () => {
  const orders = () => `/v1/events/${sale.event.id}/orders`;
  const tier = () => sale.tiers[0]!.id;
  test.each([0, -1, 1.5, 101, 1e12, '2', null])('quantity %p is refused', async (quantity) => {
    const { status } = await call('POST', orders(), { ...json({ items: [{ tierId: tier(), quantity }] }) });
    expect(status).toBe(422);
  });
  test('a tier twice, a tier of another event and an unknown tier are refused without holding anything', async () => {
    const other = await createSale(organizer);
    for (const items of [
      [
        { tierId: tier(), quantity: 1 },
        { tierId: tier(), quantity: 1 },
      ],
      [
        { tierId: tier(), quantity: 1 },
        { tierId: other.tiers[0]!.id, quantity: 1 },
      ],
      [{ tierId: `tier_${'0'.repeat(26)}`, quantity: 1 }],
    ]) {
      const { status, problem } = await call('POST', orders(), json({ items }));
      expect({ status, code: problem.code }).toEqual({ status: 422, code: 'validation_failed' });
    }
    const availability = await world.visitor.availability.get(sale.event.id);
    expect(availability.tiers[0]).toMatchObject({ available: 100, held: 0 });
  });
  test('a draft is not found by strangers and not on sale for its members', async () => {
    const draft = await createEvent(organizer);
    const body = { items: [{ tierId: tier(), quantity: 1 }] };
    await expect(world.visitor.orders.create(draft.id, body)).rejects.toMatchObject({ status: 404 });
    await expect(organizer.client.orders.create(draft.id, body)).rejects.toMatchObject({ status: 409, code: 'event_not_on_sale' });
  });
});

describe('publishing', () => {
  test('without tiers it is refused and says so', async () => {
    const draft = await createEvent(organizer);
    await expect(organizer.client.events.publish(draft.id)).rejects.toMatchObject({
      status: 409,
      code: 'event_not_publishable',
      errors: [{ pointer: '/tiers', code: 'required' }],
    });
  });
});

test('garbage on the socket is answered with 400 and harms nobody', async () => {
  const { hostname, port } = new URL(world.url);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write('\u0016\u0003\u0001 not http\r\n\r\n'));
    let text = '';
    socket.on('data', (data) => (text += data.toString()));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1.1 400/);
  expect((await fetch(`${world.url}/health`)).status).toBe(200);
});
