import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { loadContract } from '../contract/document.js';
import { type Prepared, preparer } from '../contract/prepared.js';
import { addressFinder } from './addresses.js';
import type { Observed } from './observe.js';
import { takeShortCuts } from './short-cut.js';

const contract = loadContract();
const operation = contract.operations.get('events.get')!;
const prepare = preparer();
let server: Server;
let url: string;
let reading: () => Promise<Prepared>;
let checked: Prepared[];
let observed: Observed[];
let exceeded: boolean;

beforeAll(async () => {
  const handler = takeShortCuts((_req, res) => res.writeHead(418).end('pipeline'), {
    find: addressFinder(contract),
    shortCuts: new Map([
      [
        operation,
        {
          visitors: { read: () => reading(), isKept: ({ event }) => event === 'kept' },
          check: (prepared) => {
            if (prepared.value === refused) throw new Error('outside the contract');
            checked.push(prepared);
          },
          limit: { count: () => ({ limit: '10', remaining: '9', seconds: '60', exceeded }) },
        },
      ],
    ]),
    posts: new Map(),
    logger: pino({ level: 'silent' }),
    observe: (_req, facts) => observed.push(facts),
    headers: [['X-Everywhere', 'yes']],
    trustProxy: 1,
  });
  server = createServer((req, res) => void handler(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});
const refused = { secret: true };
const body = prepare({ name: 'Søndag', version: 3 });
beforeEach(() => {
  reading = () => Promise.resolve(body);
  checked = [];
  observed = [];
  exceeded = false;
});
const ask = (path = '/v1/events/kept', init: RequestInit = {}) => fetch(url + path, init);

describe('a visitor who asks for what is kept', () => {
  test('gets it with every header, checked, limited and observed', async () => {
    const response = await ask(undefined, { headers: { 'X-Forwarded-For': '192.0.2.1, 192.0.2.7' } });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(body.text);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, no-cache',
      'content-length': String(Buffer.byteLength(body.text)),
      'content-type': 'application/json; charset=utf-8',
      etag: body.tag,
      'ratelimit-limit': '10',
      'ratelimit-remaining': '9',
      'ratelimit-reset': '60',
      vary: 'Origin, Authorization',
      'x-everywhere': 'yes',
    });
    expect(checked).toEqual([body]);
    expect(observed).toEqual([
      { requestId: response.headers.get('X-Request-Id'), operation: 'events.get', status: 200, ip: '192.0.2.7', ms: expect.any(Number) },
    ]);
  });
  test('gets 304 when they have it already', async () => {
    const response = await ask(undefined, { headers: { 'If-None-Match': body.tag } });
    expect({ status: response.status, body: await response.text(), tag: response.headers.get('ETag') }).toEqual({
      status: 304,
      body: '',
      tag: body.tag,
    });
    expect((await ask(undefined, { headers: { 'If-None-Match': '"another"' } })).status).toBe(200);
  });
});

describe('goes through the pipeline', () => {
  test.each<[string, string | undefined, RequestInit]>([
    ['what nobody asked for lately', '/v1/events/other', {}],
    ['another address', '/v1/events/kept/tiers', {}],
    ['an address the contract does not have', '/v1/nothing', {}],
    ['a query', '/v1/events/kept?x=1', {}],
    ['a credential', undefined, { headers: { Authorization: 'Bearer x' } }],
    ['another method', undefined, { method: 'HEAD' }],
    ['a method that changes', undefined, { method: 'PATCH' }],
  ])('%s', async (_name, path, init) => {
    expect((await ask(path, init)).status).toBe(418);
  });
  test('a caller beyond their limit', async () => {
    exceeded = true;
    expect((await ask()).status).toBe(418);
  });
  test('a reading that fails, and a body that the contract does not allow', async () => {
    reading = () => Promise.reject(new Error('gone'));
    expect((await ask()).status).toBe(418);
    reading = () => Promise.resolve(prepare(refused));
    expect((await ask()).status).toBe(418);
    expect(observed).toEqual([]);
  });
});
