import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { loadContract } from '../contract/document.js';
import { createGuard } from '../contract/guard.js';
import { Problem } from '../errors/problem.js';
import { addressFinder } from './addresses.js';
import type { Observed } from './observe.js';
import type { QuickAnswer, QuickRequest } from './route.js';
import { createKnownBodies } from './known-bodies.js';
import { takeShortCuts } from './short-cut.js';
import { takenOf } from './taken.js';

const contract = loadContract();
const operation = contract.operations.get('orders.create')!;
const eventId = `evt_${'0'.repeat(26)}`;
const body = JSON.stringify({ items: [{ tierId: `tier_${'0'.repeat(26)}`, quantity: 1 }] });
const logged: { level: number; code?: string }[] = [];
const logger = pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line) as { level: number }) });

let server: Server;
let url: string;
let observed: Observed[];
let asked: QuickRequest[];
let counted: string[];
let exceeded: boolean;
let quick: (request: QuickRequest) => Promise<QuickAnswer>;

beforeAll(async () => {
  const limit = {
    count: (network: string) => {
      counted.push(network);
      return { limit: '10', remaining: '9', seconds: '60', exceeded };
    },
  };
  const handler = takeShortCuts(
    (req: IncomingMessage, res) => {
      const { counted: before, text } = takenOf(req) ?? {};
      res.writeHead(418).end(JSON.stringify({ counted: before?.exceeded, text }));
    },
    {
      find: addressFinder(contract),
      shortCuts: new Map(),
      posts: new Map([
        [
          operation,
          {
            operation,
            limit,
            gate: createGuard(contract, { strict: true, logger }).gateOf('orders.create'),
            bodies: createKnownBodies(),
            quick: (request: QuickRequest) => {
              asked.push(request);
              return quick(request);
            },
          },
        ],
      ]),
      observe: (_req, facts) => observed.push(facts),
      logger,
      headers: [['X-Everywhere', 'yes']],
      trustProxy: 1,
    },
  );
  server = createServer((req, res) => void handler(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});
beforeEach(() => {
  observed = [];
  asked = [];
  counted = [];
  logged.length = 0;
  exceeded = false;
  quick = () => Promise.reject(new Problem('sold_out', 'All gone.'));
});
const send = (init: RequestInit = {}, path = `/v1/events/${eventId}/orders`) =>
  fetch(url + path, { method: 'POST', body, ...init, headers: { 'Content-Type': 'application/json', ...init.headers } });
const problem = async (response: Response) => (await response.json()) as { code: string; requestId: string };

describe('a stranger’s plain request', () => {
  test('is handed over as the guard reads it, with where it comes from', async () => {
    await send({
      headers: { 'Idempotency-Key': 'a-key-of-one-order', 'X-Forwarded-For': '192.0.2.7', Origin: 'https://venue.example.com' },
    });
    expect(asked).toEqual([
      {
        input: {
          path: { event: eventId },
          query: {},
          header: { 'Idempotency-Key': 'a-key-of-one-order' },
          body: JSON.parse(body) as object,
        },
        actor: { kind: 'anonymous' },
        ip: '192.0.2.7',
        origin: 'https://venue.example.com',
      },
    ]);
    expect(counted).toEqual(['192.0.2.7']);
  });

  test('that is refused is told why, observed, and not logged as our fault', async () => {
    const response = await send();
    expect([response.status, response.headers.get('Content-Type')]).toEqual([409, 'application/problem+json; charset=utf-8']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      'ratelimit-limit': '10',
      'ratelimit-remaining': '9',
      'ratelimit-reset': '60',
      vary: 'Origin',
      'x-everywhere': 'yes',
    });
    const { code, requestId } = await problem(response);
    expect([code, requestId]).toEqual(['sold_out', response.headers.get('X-Request-Id')]);
    expect(observed).toEqual([expect.objectContaining({ requestId, operation: 'orders.create', status: 409 })]);
    expect(logged).toEqual([]);
  });

  test('beyond what can be served is told when to come again', async () => {
    quick = () => Promise.reject(new Problem('overloaded', 'Later.', { headers: { 'Retry-After': '1' } }));
    const response = await send();
    expect([response.status, response.headers.get('Retry-After'), (await problem(response)).code]).toEqual([503, '1', 'overloaded']);
  });

  test('during an outage, or when something breaks, is told no more than that', async () => {
    quick = () => Promise.reject(Object.assign(new Error('connect 10.0.0.1'), { code: 'ECONNREFUSED' }));
    const out = await send();
    expect([out.status, out.headers.get('Retry-After')]).toEqual([503, '2']);
    for (const fault of [new Error('secret insides'), new Problem('tier_has_orders', 'not declared here')]) {
      quick = () => Promise.reject(fault);
      const response = await send();
      expect(await response.clone().text()).not.toContain('insides');
      expect([response.status, (await problem(response)).code]).toEqual([500, 'internal']);
    }
    expect(logged.map(({ level, code }) => [level, code])).toEqual([[50, 'unavailable'], [50, 'internal'], [50, 'internal']]); // prettier-ignore
  });

  test('is not answered with what the contract does not declare', async () => {
    quick = () => Promise.resolve({ value: { id: 'x' }, text: '{"id":"x"}', isReplay: false });
    expect((await send()).status).toBe(500);
  });
});

describe('goes through the pipeline, not counted and not read', () => {
  test.each<[string, RequestInit & { path?: string }]>([
    ['a credential', { headers: { Authorization: 'Bearer x' } }],
    ['another type', { headers: { 'Content-Type': 'text/plain' } }],
    ['another way to write the type', { headers: { 'Content-Type': 'application/json; charset=latin1' } }],
    ['a compressed body', { headers: { 'Content-Encoding': 'gzip' } }],
    ['a body of another size', { body: body.padEnd(4097) }],
    ['no body', { body: '' }],
    ['a query', { path: `/v1/events/${eventId}/orders?x=1` }],
    ['another address', { path: `/v1/events/${eventId}/promo-codes` }],
    ['an address the contract does not have', { path: '/v1/nothing' }],
    ['another method', { method: 'PUT' }],
  ])('%s', async (_name, { path, ...init }) => {
    const response = await send(init, path);
    expect([response.status, await response.json(), asked, counted]).toEqual([418, {}, [], []]);
  });
});

describe('is handed on with what was done', () => {
  test('who asks too often: counted, not read', async () => {
    exceeded = true;
    expect(await (await send()).json()).toEqual({ counted: true });
    expect([asked, counted.length, observed]).toEqual([[], 1, []]);
  });
  test.each([
    ['what is no JSON', '{'],
    ['what the contract does not allow', '{"items":[]}'],
    ['what would reach a prototype', '{"__proto__":{}}'],
  ])('%s: counted and read', async (_name, text) => {
    expect(await (await send({ body: text })).json()).toEqual({ counted: false, text });
    expect([asked, counted.length, observed]).toEqual([[], 1, []]);
  });
});
