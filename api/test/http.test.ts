import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createOrganizer, createSale, holdTickets, type Organizer, type Sale } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
let sale: Sale;

beforeAll(async () => {
  world = await startWorld({
    env: { RATE_LIMITS: 'on', CORS_ORIGINS: 'https://console.example.com', METRICS_TOKEN: 'a token for the metrics' },
  });
  organizer = await createOrganizer(world);
  sale = await createSale(organizer);
});
afterAll(() => world.close());

describe('ETag', () => {
  test.each(['', '/availability'])('GET /v1/events/{event}%s answers 304 until something changes', async (suffix) => {
    const address = `${world.url}/v1/events/${sale.event.slug}${suffix}`;
    const first = await fetch(address);
    const etag = first.headers.get('ETag')!;
    const second = await fetch(address, { headers: { 'If-None-Match': etag } });
    expect({ status: second.status, body: await second.text() }).toEqual({ status: 304, body: '' });
    // As caches send it that know strong tags alone.
    expect((await fetch(address, { headers: { 'If-None-Match': etag.replace('W/', '') } })).status).toBe(304);
    if (suffix === '/availability') {
      await holdTickets(world, sale);
      expect((await fetch(address, { headers: { 'If-None-Match': etag } })).status).toBe(200);
    }
  });
});

describe('CORS', () => {
  const preflight = (address: string, method: string, origin: string) =>
    fetch(world.url + address, { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': method } });

  test("attendees' operations may be called from any page, without credentials", async () => {
    for (const [address, method] of [
      [`/v1/events/${sale.event.id}/orders`, 'POST'],
      [`/v1/orders/ord_x`, 'PATCH'],
      ['/widget/echoplex-tickets.js', 'GET'],
    ] as const) {
      const response = await preflight(address, method, 'https://venue.example.com');
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
    }
  });
  test("the console's only from the allow-list", async () => {
    const allowed = await preflight('/v1/auth/login', 'POST', 'https://console.example.com');
    expect(allowed.headers.get('Access-Control-Allow-Origin')).toBe('https://console.example.com');
    const refused = await preflight('/v1/auth/login', 'POST', 'https://venue.example.com');
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBeNull();
    const orders = await preflight(`/v1/events/${sale.event.id}/orders`, 'GET', 'https://venue.example.com');
    expect(orders.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
  test('a problem can be read by the page that caused it', async () => {
    const response = await fetch(`${world.url}/v1/events/no-such-event`, { headers: { Origin: 'https://venue.example.com' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

describe('an Idempotency-Key', () => {
  const create = (key: string, quantity = 1) =>
    fetch(`${world.url}/v1/events/${sale.event.id}/orders`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify({ items: [{ tierId: sale.tiers[0]!.id, quantity }] }),
    });

  test('answers a repeat with the same order and a secret that works, and holds nothing twice', async () => {
    const key = randomUUID();
    const before = (await world.visitor.availability.get(sale.event.id)).tiers[0]!.held;
    const first = await create(key);
    const again = await create(key);
    expect([first.status, again.status, again.headers.get('Idempotent-Replayed')]).toEqual([201, 201, 'true']);
    const [one, two] = [(await first.json()) as { id: string }, (await again.json()) as { id: string; secret: string }];
    expect(two.id).toBe(one.id);
    expect((await world.visitor.orders.get(two.id, { credential: two.secret })).id).toBe(one.id);
    expect((await world.visitor.availability.get(sale.event.id)).tiers[0]!.held).toBe(before + 1);
  });
  test('refuses another body, and two at once make one order', async () => {
    const key = randomUUID();
    const both = await Promise.all([create(key), create(key)]);
    expect(both.map((response) => response.status).filter((status) => status === 201).length).toBeGreaterThanOrEqual(1);
    const ids = new Set(
      (await Promise.all(both.filter((response) => response.ok).map((response) => response.json() as Promise<{ id: string }>))).map(
        ({ id }) => id,
      ),
    );
    expect(ids.size).toBe(1);
    const other = await create(key, 2);
    expect({ status: other.status, code: ((await other.json()) as { code: string }).code }).toEqual({
      status: 422,
      code: 'idempotency_key_reused',
    });
  });
  test('is free again when the first try was refused', async () => {
    const key = randomUUID();
    expect((await create(key, 11)).status).toBe(409);
    expect((await create(key, 1)).status).toBe(201);
  });
});

test('every answer says how much of the limit is left, and 429 when it is to wait', async () => {
  const login = () =>
    fetch(`${world.url}/v1/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"email":"x@example.com"}',
    });
  const first = await login();
  expect(Number(first.headers.get('RateLimit-Limit'))).toBe(20);
  let last = first;
  for (let attempt = 0; attempt < 20; attempt += 1) last = await login();
  expect(last.status).toBe(429);
  expect(Number(last.headers.get('Retry-After'))).toBeGreaterThan(0);
});

test('promo codes are tried sixty times a minute: nobody guesses them', async () => {
  const { status, headers } = await fetch(`${world.url}/v1/events/${sale.event.slug}/promo-codes/check`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code: 'GUESSED' }),
  });
  expect([status, headers.get('RateLimit-Limit')]).toEqual([409, '60']);
});

test('metrics need the token that was set, and count requests by operation', async () => {
  expect((await fetch(`${world.url}/metrics`)).status).toBe(401);
  const response = await fetch(`${world.url}/metrics`, { headers: { Authorization: 'Bearer a token for the metrics' } });
  expect(await response.text()).toMatch(/echoplex_http_request_seconds_count\{operation="orders.create",status="201"\} \d+/);
});

test('answers carry no way to run or frame anything', async () => {
  const { headers } = await fetch(`${world.url}/health`);
  expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('X-Powered-By')).toBeNull();
});
