import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EchoPlex } from '@echoplex/sdk';
import { pino } from 'pino';
import { readConfig } from '../src/config.js';
import { type RunningServer, startServer } from '../src/server.js';
import { createEvent, createOrganizer, createSale, createTier, eventually, holdTickets, type Organizer, type Sale } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
/** Another server on the same database, as a second process is. */
let second: RunningServer;
let elsewhere: EchoPlex;
let organizer: Organizer;

beforeAll(async () => {
  world = await startWorld();
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://tickets.example.com',
    DATABASE_URL: world.databaseUrl,
    JWT_SECRET: 'a secret for tests that is long enough',
    RATE_LIMITS: 'off',
    WORKER: 'off',
  });
  second = await startServer(config, { logger: pino({ level: 'silent' }) });
  elsewhere = new EchoPlex({ baseUrl: second.url, maxRetries: 0 });
  organizer = await createOrganizer(world);
});
afterAll(async () => {
  await second.close();
  await world.close();
});

/** Reads until the rows are kept and used again, so that what follows could be stale. */
async function warm(sale: Sale): Promise<void> {
  for (const reader of [world.visitor, elsewhere]) {
    for (const ref of [sale.event.id, sale.event.slug]) {
      for (let time = 0; time < 3; time += 1) await Promise.all([reader.events.get(ref), reader.availability.get(ref)]);
    }
  }
}
const everywhere = <T>(read: (reader: EchoPlex, ref: string) => Promise<T>, { event }: Sale): Promise<T[]> =>
  Promise.all([world.visitor, elsewhere].flatMap((reader) => [event.id, event.slug].map((ref) => read(reader, ref))));

describe('what visitors read shows a change as soon as it is committed, on every server and by either name', () => {
  test('a hold', async () => {
    const sale = await createSale(organizer, [{ quantity: 10 }]);
    await warm(sale);
    for (const held of [1, 2, 3]) {
      await holdTickets(world, sale);
      const seen = await everywhere((reader, ref) => reader.availability.get(ref), sale);
      expect(seen.map(({ tiers }) => tiers[0]?.held)).toEqual([held, held, held, held]);
    }
  });
  test('a new tier', async () => {
    const sale = await createSale(organizer);
    await warm(sale);
    await createTier(organizer, sale.event, { name: 'Balcony' });
    const seen = await everywhere((reader, ref) => reader.availability.get(ref), sale);
    expect(seen.map(({ tiers }) => tiers.length)).toEqual([2, 2, 2, 2]);
  });
  test('whatever is written to the rows, without a number that counts changes', async () => {
    const sale = await createSale(organizer, [{ quantity: 10 }]);
    await warm(sale);
    await world.db('events').where({ id: sale.event.id }).update({ name: 'Renamed' });
    expect((await everywhere((reader, ref) => reader.events.get(ref), sale)).map(({ name }) => name)).toEqual(Array(4).fill('Renamed'));
    await world.db('tiers').where({ eventId: sale.event.id }).update({ quantity: 7 });
    const seen = await everywhere((reader, ref) => reader.availability.get(ref), sale);
    expect(seen.map(({ tiers }) => tiers[0]?.available)).toEqual([7, 7, 7, 7]);
  });
  test('that it is gone, or no longer public', async () => {
    const sale = await createSale(organizer);
    await warm(sale);
    await world.db('events').where({ id: sale.event.id }).update({ status: 'draft' });
    const seen = await everywhere((reader, ref) => reader.events.get(ref).then(() => 'found', (error: { status: number }) => error.status), sale); // prettier-ignore
    expect(seen).toEqual([404, 404, 404, 404]);
    expect((await organizer.client.events.get(sale.event.id)).status).toBe('draft');
  });
  test('a slug that went to another event', async () => {
    const sale = await createSale(organizer);
    await warm(sale);
    const heir = await createSale(organizer);
    await world
      .db('events')
      .where({ id: sale.event.id })
      .update({ slug: `${sale.event.slug}-before` });
    await world.db('events').where({ id: heir.event.id }).update({ slug: sale.event.slug });
    for (const reader of [world.visitor, elsewhere]) expect((await reader.events.get(sale.event.slug)).id).toBe(heir.event.id);
  });
});

test('nobody reads less than was committed before they asked, while many read and others buy', async () => {
  const sale = await createSale(organizer, [{ quantity: 100 }]);
  await warm(sale);
  let committed = 0;
  let buying = true;
  const buy = async (): Promise<void> => {
    for (let time = 0; time < 15; time += 1) {
      const { tiers } = await holdTickets(world, sale).then(() => world.visitor.availability.get(sale.event.id));
      committed = Math.max(committed, tiers[0]?.held ?? 0);
    }
  };
  let reads = 0;
  const readOn = async (reader: EchoPlex): Promise<void> => {
    while (buying) {
      const before = committed;
      const { tiers } = await reader.availability.get(sale.event.id);
      expect(tiers[0]?.held).toBeGreaterThanOrEqual(before);
      reads += 1;
    }
  };
  const readers = Promise.all([world.visitor, elsewhere].flatMap((reader) => Array.from({ length: 8 }, () => readOn(reader))));
  await Promise.all([buy(), buy()]);
  buying = false;
  await readers;
  expect({ committed, enough: reads > 100 }).toEqual({ committed: 30, enough: true });
});

test('a sales state that changes with time alone shows on rows that did not change', async () => {
  const soon = new Date(Date.now() + 1500).toISOString();
  const sale = await createSale(organizer, [{ salesEndAt: soon }]);
  const tag = async (): Promise<string | null> =>
    (await fetch(`${second.url}/v1/events/${sale.event.id}/availability`)).headers.get('ETag');
  await warm(sale);
  const before = await tag();
  await eventually(() => elsewhere.availability.get(sale.event.id), ({ tiers }) => tiers[0]?.salesState === 'ended', 'the end of sales'); // prettier-ignore
  expect(await tag()).not.toBe(before);
});

test('members are answered for themselves, with the same tag for the same content', async () => {
  const { event } = await createSale(organizer);
  const draft = await createEvent(organizer);
  await expect(world.visitor.events.get(draft.id)).rejects.toMatchObject({ status: 404 });
  expect((await organizer.client.events.get(draft.id)).id).toBe(draft.id);
  const { accessToken } = await world.visitor.auth.login({ email: organizer.email, password: 'harbour-lights-2026' });
  const ask = (headers: Record<string, string>) => fetch(`${world.url}/v1/events/${event.id}`, { headers });
  const [visitor, member] = await Promise.all([ask({}), ask({ Authorization: `Bearer ${accessToken}` })]);
  expect(member.headers.get('ETag')).toBe(visitor.headers.get('ETag'));
  expect([visitor, member].map(({ headers }) => headers.get('Cache-Control'))).toEqual(['public, no-cache', 'private, no-cache']);
  expect(await member.json()).toEqual(await visitor.json());
});

test('HEAD answers what GET does, without the body', async () => {
  const { event } = await createSale(organizer);
  const address = `${world.url}/v1/events/${event.id}`;
  const [head, get] = await Promise.all([fetch(address, { method: 'HEAD' }), fetch(address)]);
  expect({ status: head.status, body: await head.text() }).toEqual({ status: 200, body: '' });
  for (const name of ['ETag', 'Content-Type', 'Content-Length', 'Cache-Control'])
    expect(head.headers.get(name)).toBe(get.headers.get(name));
});

describe('the short cut and the pipeline', () => {
  let limited: World;
  let seller: Organizer;
  beforeAll(async () => {
    limited = await startWorld({ env: { LOG_LEVEL: 'debug', RATE_LIMITS: 'on', METRICS_TOKEN: 'a token for the metrics' } });
    seller = await createOrganizer(limited);
  });
  afterAll(() => limited.close());

  // The first request of an event goes through the pipeline, the ones after it take the short cut.
  const ownToEach = ['date', 'x-request-id', 'ratelimit-remaining', 'ratelimit-reset'];
  const told = async (response: Response) => ({
    status: response.status,
    body: await response.text(),
    headers: Object.fromEntries([...response.headers].filter(([name]) => !ownToEach.includes(name))),
    own: ownToEach.map((name) => response.headers.has(name)),
  });

  test.each(['', '/availability'])('answer the same to the last header: /v1/events/{event}%s', async (suffix) => {
    const { event } = await createSale(seller);
    await limited.db('events').where({ id: event.id }).update({ name: 'Sommerfest på søen' });
    const address = `${limited.url}/v1/events/${event.id}${suffix}`;
    const [through, cut] = [await told(await fetch(address)), await told(await fetch(address))];
    const withoutClock = ({ body, ...rest }: typeof cut) => ({ ...rest, body: body.replace(/"serverTime":"[^"]+"/, '') });
    expect(withoutClock(cut)).toEqual(withoutClock(through));
    const headers = { 'If-None-Match': String(cut.headers.etag) };
    const other = `${limited.url}/v1/events/${event.slug}${suffix}`;
    expect(await told(await fetch(address, { headers }))).toEqual(await told(await fetch(other, { headers })));
  });
  test('count on the same limit, log the same line and measure alike', async () => {
    const { event } = await createSale(seller);
    const answers: Response[] = [];
    for (let time = 0; time < 3; time += 1) answers.push(await fetch(`${limited.url}/v1/events/${event.id}`));
    const left = answers.map(({ headers }) => Number(headers.get('RateLimit-Remaining')));
    expect([left[0]! - left[1]!, left[1]! - left[2]!]).toEqual([1, 1]);
    const ids = answers.map(({ headers }) => headers.get('X-Request-Id'));
    const lines = await eventually(
      () => limited.logs.filter(({ requestId }) => ids.includes(String(requestId))),
      (found) => found.length === 3,
      'a line for each request',
    );
    const shape = ({ requestId: _id, time: _time, ms: _ms, ...rest }: Record<string, unknown>) => rest;
    expect(new Set(lines.map((line) => JSON.stringify(shape(line)))).size).toBe(1);
    expect(lines[0]).toMatchObject({ method: 'GET', operation: 'events.get', status: 200, ip: '127.0.0.1' });
    const metrics = await fetch(`${limited.url}/metrics`, { headers: { Authorization: 'Bearer a token for the metrics' } });
    expect(await metrics.text()).toMatch(/echoplex_http_request_seconds_count\{operation="events.get",status="200"\} \d+/);
  });
});
