import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { problem, startServer, type Answer, type Received, type TestServer } from '../test/server.js';
import { operationTable, type OperationId } from './generated/operations.js';
import { ConnectionError, EchoPlex, TimeoutError, type operations } from './index.js';

interface Contract {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, { properties?: object }> };
}
interface Described {
  operationId?: string;
  parameters?: { $ref?: string }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: { $ref?: string } }> };
}
const contract = parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8')) as Contract;
const described = Object.entries(contract.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, { operationId, parameters, requestBody }]) =>
    operationId === undefined
      ? []
      : [
          {
            operationId,
            method: method.toUpperCase(),
            path,
            keyed: parameters?.some((one) => one.$ref?.endsWith('/IdempotencyKey')) === true,
            // Of a body that may be left out.
            schema: requestBody?.required ? undefined : requestBody?.content['application/json']?.schema.$ref?.split('/').pop(),
          },
        ],
  ),
);
const served = described.filter(
  ({ operationId }) => !/^(pages|stripe|system)\./.test(operationId) || /^system\.(health|ready)$/.test(operationId),
);

// Does not compile when an operation of the contract has no method, or the reverse.
type Left = Exclude<keyof operations, OperationId | `pages.${string}` | `stripe.${string}` | `system.${string}`>;
type Unknown = Exclude<OperationId, keyof operations>;
const complete: [Left, Unknown] extends [never, never] ? true : never = true;

let server: TestServer | undefined;
afterEach(() => server?.close());

async function client(
  respond: (request: Received, index: number) => Answer,
  options: Partial<ConstructorParameters<typeof EchoPlex>[0]> = {},
) {
  server = await startServer(respond);
  return { echoplex: new EchoPlex({ baseUrl: server.url, ...options }), received: server.received };
}

describe('the method table', () => {
  it('has every operation that programs call, and no other', () => {
    expect(complete).toBe(true);
    expect(Object.keys(operationTable).sort()).toEqual(served.map(({ operationId }) => operationId).sort());
  });

  it.each(served)('$operationId is $method $path', async ({ operationId, method, path, keyed }) => {
    const { echoplex, received } = await client(() => ({ body: { data: [], nextCursor: null } }), { apiKey: 'epk_test' });
    const [topic, verb] = operationId.split('.') as [string, string];
    const call = (echoplex as unknown as Record<string, Record<string, (...values: unknown[]) => Promise<unknown>>>)[topic]?.[verb];
    const shape = operationTable[operationId as OperationId];
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${name}-1`);
    const binary = shape.body !== null && shape.body !== 'application/json';
    const body = binary ? new Blob(['bytes'], { type: 'image/webp' }) : { sent: true };
    await call?.(...names, ...(shape.body ? [body] : []), ...(shape.query ? [{ limit: 7 }] : []), { credential: 'eos_own' });
    const [request] = received;
    expect(request?.method).toBe(method);
    expect(request?.url).toBe(path.replaceAll(/\{(\w+)\}/g, '$1-1') + (shape.query ? '?limit=7' : ''));
    expect(request?.body).toBe(binary ? 'bytes' : shape.body ? '{"sent":true}' : '');
    expect(request?.headers['content-type']).toBe(binary ? 'image/webp' : (shape.body ?? undefined));
    expect(request?.headers['idempotency-key'] !== undefined).toBe(keyed);
    expect(request?.headers.authorization).toBe('Bearer eos_own');
  });
});

describe('a body that may be left out', () => {
  it.each([
    ['with a body and options', [{ mode: 'redirect' }, { credential: 'eos_own' }], '{"mode":"redirect"}'],
    ['with nothing in its place', [undefined, { credential: 'eos_own' }], ''],
    ['with options in its place', [{ credential: 'eos_own' }], ''],
    [
      'with more of them',
      [{ credential: 'eos_own', idempotencyKey: 'my-own-key', timeout: 5000, signal: new AbortController().signal }],
      '',
    ],
    ['with one that is undefined', [{ credential: 'eos_own', idempotencyKey: undefined }], ''],
  ])('%s', async (_, values, body) => {
    const { echoplex, received } = await client(() => ({ body: {} }), { apiKey: 'epk_test' });
    await (echoplex.orders.checkout as (...values: unknown[]) => Promise<unknown>)('ord_1', ...values);
    expect(received[0]?.body).toBe(body);
    expect(received[0]?.headers.authorization).toBe('Bearer eos_own');
    expect(received[0]?.headers['content-type']).toBe(body === '' ? undefined : 'application/json');
  });

  it('is sent where it is given alone, empty or not', async () => {
    const { echoplex, received } = await client(() => ({ body: {} }), { apiKey: 'epk_test' });
    await echoplex.orders.refund('ord_1');
    await echoplex.orders.refund('ord_1', {});
    await echoplex.orders.refund('ord_1', { amount: 500 });
    await echoplex.events.cancel('evt_1', { notify: false }, { timeout: 5000 });
    expect(received.map(({ body }) => body)).toEqual(['', '{}', '{"amount":500}', '{"notify":false}']);
    expect(new Set(received.slice(0, 3).map(({ headers }) => headers['idempotency-key'])).size).toBe(3);
  });

  it('goes before what looks like options, where a body has to be', async () => {
    const { echoplex, received } = await client(() => ({ body: {} }), { apiKey: 'epk_test' });
    const connect = echoplex.paymentAccounts.connect as (...values: unknown[]) => Promise<unknown>;
    await connect('org_1', { timeout: 5000 });
    expect(received[0]?.body).toBe('{"timeout":5000}');
  });

  it('has no field that is the name of an option', () => {
    const taken = /^(idempotencyKey|signal|timeout|ifMatch|credential)$/;
    const optional = described.flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
    expect(optional).toContain('CheckoutInput');
    for (const name of optional)
      expect(Object.keys(contract.components.schemas[name]?.properties ?? {}).filter((field) => taken.test(field))).toEqual([]);
  });
});

describe('a request', () => {
  it('carries the access token before the API key, and nothing where the contract takes no credential', async () => {
    const { echoplex, received } = await client(() => ({ body: {} }), { apiKey: 'epk_1', accessToken: 'jwt' });
    await echoplex.me.get();
    await echoplex.auth.login({ email: 'ana@example.com', password: 'harbour-lights-2026' });
    expect(received.map(({ headers }) => headers.authorization)).toEqual(['Bearer jwt', undefined]);
  });

  it('escapes path values and refuses missing ones without sending anything', async () => {
    const { echoplex, received } = await client(() => ({ body: {} }));
    await echoplex.events.get('a/b c?d');
    expect(received[0]?.url).toBe('/v1/events/a%2Fb%20c%3Fd');
    await expect(echoplex.events.get('')).rejects.toThrow('"event" must be a non-empty string');
    await expect(echoplex.tiers.list(undefined as unknown as string)).rejects.toThrow(TypeError);
    expect(received).toHaveLength(1);
  });

  it('refuses a credential that no header can carry, instead of calling the API unreachable', async () => {
    const { echoplex, received } = await client(() => ({ body: {} }), { apiKey: 'epk_…' });
    await expect(echoplex.me.get()).rejects.toMatchObject({ name: 'TypeError', message: expect.stringContaining('ByteString') });
    expect(received).toEqual([]);
  });

  it('keeps a path in front of the API', async () => {
    const { echoplex, received } = await client(() => ({ body: {} }));
    await new EchoPlex({ baseUrl: `${echoplex.baseUrl}/tickets/` }).system.health();
    expect(received[0]?.url).toBe('/tickets/health');
  });

  it.each(['', 'tickets.example.com', 'ftp://tickets.example.com'])('refuses the address "%s"', (baseUrl) => {
    expect(() => new EchoPlex({ baseUrl })).toThrow('baseUrl must be an http or https address');
  });

  it('leaves out undefined query values and repeats arrays', async () => {
    const { echoplex, received } = await client(() => ({ body: {} }));
    await echoplex.request('get', '/v1/anything', { query: { a: undefined, b: null, c: [1, 2], d: new Date(0), e: false } });
    expect(received[0]).toMatchObject({ method: 'GET', url: '/v1/anything?c=1&c=2&d=1970-01-01T00%3A00%3A00.000Z&e=false' });
  });

  it('answers undefined for 204, text for text and a Blob for anything else', async () => {
    const types = ['text/calendar', 'image/png'];
    const { echoplex } = await client((_, index) =>
      index === 0 ? { status: 204 } : { headers: { 'content-type': types[index - 1] ?? '' }, body: 'BEGIN' },
    );
    expect(await echoplex.auth.logout({ refreshToken: 'ert_1' })).toBeUndefined();
    expect(await echoplex.request('GET', '/v1/events/x/calendar.ics')).toBe('BEGIN');
    const blob = await echoplex.request<Blob>('GET', '/v1/tickets/x/qr.png');
    expect(await blob.text()).toBe('BEGIN');
  });
});

describe('retries', () => {
  it('repeats a read after 503 and a cut connection', async () => {
    const { echoplex, received } = await client(
      (_, index) => ([problem(503, 'overloaded'), 'drop', { body: { id: 'evt_1' } }] as Answer[])[index] ?? 'drop',
    );
    expect(await echoplex.events.get('harbour-lights')).toEqual({ id: 'evt_1' });
    expect(received).toHaveLength(3);
  });

  it('keeps the idempotency key over all tries of a POST, and takes a new one for the next call', async () => {
    const { echoplex, received } = await client((_, index) =>
      index < 2 ? problem(index === 0 ? 502 : 409, 'idempotency_in_progress') : { body: {} },
    );
    await echoplex.orders.create('harbour-lights', { items: [] });
    await echoplex.orders.create('harbour-lights', { items: [] });
    const keys = received.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys.slice(0, 3)).toEqual([keys[0], keys[0], keys[0]]);
    expect(keys[3]).not.toBe(keys[0]);
  });

  it('sends the given idempotency key', async () => {
    const { echoplex, received } = await client(() => ({ body: {} }));
    await echoplex.orders.create('harbour-lights', { items: [] }, { idempotencyKey: 'my-own-key' });
    expect(received[0]?.headers['idempotency-key']).toBe('my-own-key');
  });

  it('sends what changes something without a key only once', async () => {
    const { echoplex, received } = await client(() => problem(503, 'unavailable'));
    await expect(echoplex.orders.update('ord_1', { attendees: [] })).rejects.toMatchObject({ code: 'unavailable' });
    await expect(echoplex.auth.login({ email: 'ana@example.com', password: 'x' })).rejects.toMatchObject({ code: 'unavailable' });
    expect(received).toHaveLength(2);
  });

  it('does not repeat what will not change', async () => {
    const { echoplex, received } = await client(() => problem(500, 'internal'));
    await expect(echoplex.me.get()).rejects.toMatchObject({ code: 'internal' });
    expect(received).toHaveLength(1);
  });

  it('stops after maxRetries and gives the last error', async () => {
    const { echoplex, received } = await client(() => ({ ...(problem(429, 'rate_limited') as object), headers: { 'retry-after': '0' } }), {
      maxRetries: 1,
    });
    await expect(echoplex.me.get()).rejects.toMatchObject({ name: 'RateLimitError', retryAfter: 0 });
    expect(received).toHaveLength(2);
  });

  it('gives up at once when it is told to come back much later', async () => {
    const { echoplex, received } = await client(() => ({ ...(problem(503, 'unavailable') as object), headers: { 'retry-after': '3600' } }));
    await expect(echoplex.me.get()).rejects.toMatchObject({ name: 'ServerError', retryAfter: 3600 });
    expect(received).toHaveLength(1);
  });
});

describe('when no answer comes', () => {
  it('ends each try after the timeout, and repeats it', async () => {
    const { echoplex, received } = await client(() => 'hang', { timeout: 40, maxRetries: 1 });
    await expect(echoplex.me.get()).rejects.toThrow(TimeoutError);
    expect(received).toHaveLength(2);
  });

  it('takes the timeout of a call before that of the client', async () => {
    const { echoplex } = await client(() => 'hang', { maxRetries: 0 });
    await expect(echoplex.me.get({ timeout: 30 })).rejects.toThrow('within 30 ms');
  });

  it('says that the API cannot be reached', async () => {
    const { echoplex } = await client(() => ({ body: {} }), { maxRetries: 0 });
    await server?.close();
    const error = await echoplex.me.get().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ message: expect.stringContaining('cannot be reached'), cause: { message: 'fetch failed' } });
  });

  it("rejects with the caller's reason when the caller ends it, without another try", async () => {
    const reason = new Error('the visitor left');
    const controller = new AbortController();
    const { echoplex, received } = await client(() => {
      controller.abort(reason);
      return 'hang';
    });
    await expect(echoplex.me.get({ signal: controller.signal })).rejects.toBe(reason);
    await expect(echoplex.me.get({ signal: controller.signal })).rejects.toBe(reason);
    expect(received).toHaveLength(1);
  });

  it('can be ended while it waits for the next try', async () => {
    const controller = new AbortController();
    const { echoplex } = await client(() => {
      setTimeout(() => controller.abort(new Error('enough')), 20);
      return { ...(problem(503, 'unavailable') as object), headers: { 'retry-after': '20' } };
    });
    await expect(echoplex.me.get({ signal: controller.signal })).rejects.toThrow('enough');
  });
});
