import { afterEach, expect, test } from '@jest/globals';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendLoad } from './load.js';
import { orders, purchases, readings } from './visits.js';

let server: Server | undefined;

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
  server = undefined;
});

const path = '/v1/events/evt_01kag6yqd8e1fbq3w5s9m2n4p6/orders';
const seconds = 0.2;

test('everything that is answered is counted, once, and each order has a key of its own and few come from one address', async () => {
  const keys: string[] = [];
  const addresses: string[] = [];
  const url = await serve((request, response) => {
    keys.push(String(request.headers['idempotency-key']));
    addresses.push(String(request.headers['x-forwarded-for']));
    request.resume().on('end', () => response.writeHead(201, { 'Content-Length': 2 }).end('{}'));
  });
  const { count, p50, p99 } = await sendLoad({ urls: [url], connections: 150, seconds, talk: orders([{ path, body: '{}' }]) });
  expect(count).toBe(keys.length);
  expect(new Set(keys).size).toBe(count);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  for (const address of addresses) expect(address).toMatch(/^10(\.[12]\d\d){3}$/);
  const perAddress = new Map<string, number>();
  for (const address of addresses) perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
  expect(Math.max(...perAddress.values())).toBeLessThanOrEqual(20);
  expect(p50).toBeGreaterThan(0);
  expect(p99).toBeGreaterThanOrEqual(p50);
});

test('connections are spread over the servers', async () => {
  const asked: (string | undefined)[] = [];
  const url = await serve(({ headers }, response) => {
    asked.push(headers.host);
    response.writeHead(304).end();
  });
  const { port } = new URL(url);
  const urls = [`http://127.0.0.1:${port}/a`, `http://127.0.0.1:${port}/b`];
  const talk = readings({ status: 304 });
  const seen: string[] = [];
  await sendLoad({ urls, connections: 4, seconds, talk: (connection, to) => (seen.push(to), talk(connection, to)) });
  expect(seen).toEqual([urls[0], urls[1], urls[0], urls[1]]);
  expect(asked.length).toBeGreaterThan(0);
});

test('a purchase is three requests with the secret of the first, and counts once', async () => {
  const id = 'ord_01kag6yqd8e1fbq3w5s9m2n4p6';
  const secret = `eos_${'s'.repeat(26 + 43)}`;
  const seen: { method?: string; url?: string; headers: IncomingHttpHeaders; body: string }[] = [];
  const url = await serve((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const { method, url: target, headers } = request;
      seen.push({ method, url: target, headers, body });
      const answer = JSON.stringify({ id, secret });
      response.writeHead(method === 'POST' && target === path ? 201 : 200, { 'Content-Length': answer.length }).end(answer);
    });
  });
  const { count } = await sendLoad({ urls: [url], connections: 1, seconds, talk: purchases({ path, body: '{"items":[]}' }) });
  expect(seen).toHaveLength(count * 3);
  const [create, update, checkout] = seen;
  expect(create).toMatchObject({ method: 'POST', url: path, body: '{"items":[]}' });
  expect(update).toMatchObject({ method: 'PATCH', url: `/v1/orders/${id}`, headers: { authorization: `Bearer ${secret}` } });
  expect(JSON.parse(update?.body ?? '')).toMatchObject({ buyer: { firstName: 'Ana' } });
  expect(checkout).toMatchObject({
    method: 'POST',
    url: `/v1/orders/${id}/checkout`,
    headers: { authorization: `Bearer ${secret}` },
    body: '',
  });
  expect(new Set(seen.flatMap(({ headers }) => headers['idempotency-key'] ?? [])).size).toBe(count * 2);
});

test('one wrong status fails the whole load, with what was answered', async () => {
  let answers = 0;
  const url = await serve((request, response) => {
    answers += 1;
    const body = answers === 20 ? 'no more tickets' : '{}';
    request.resume().on('end', () => response.writeHead(answers === 20 ? 409 : 201, { 'Content-Length': body.length }).end(body));
  });
  const sent = sendLoad({ urls: [url], connections: 1, seconds: 10, talk: orders([{ path, body: '{}' }]) });
  await expect(sent).rejects.toThrow('an answer of 409, expected 201: no more tickets');
});

test('a connection that ends fails the load', async () => {
  let answers = 0;
  const url = await serve((request, response) => {
    answers += 1;
    if (answers === 20) request.socket.destroy();
    else response.writeHead(304).end();
  });
  await expect(sendLoad({ urls: [url], connections: 2, seconds: 10, talk: readings({ status: 304 }) })).rejects.toThrow(/closed|reset/i);
});

test('load is for this machine alone', async () => {
  const sent = sendLoad({ urls: ['http://example.com'], connections: 1, seconds, talk: readings({ status: 200 }) });
  await expect(sent).rejects.toThrow('for this machine alone');
});
