import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Server, type Socket } from 'socket.io';
import { EchoPlex } from './index.js';
import { connect, type Realtime } from './realtime.js';

interface Request {
  channel: string;
  credential?: string;
}
type Answer = (request: Request) => unknown;

let web: http.Server;
let io: Server;
let port = 0;
let requests: Request[];
let left: Request[];
let sockets: Socket[];
let answer: Answer;
let realtime: Realtime;

const message = (channel: string, sequence: number, data: unknown = { sequence }) => ({
  channel,
  sequence,
  serverTime: '2026-12-12T19:00:00Z',
  data,
});

async function listen(transports: ('websocket' | 'polling')[] = ['websocket', 'polling']) {
  web = http.createServer();
  io = new Server(web, { path: '/realtime', transports });
  io.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('subscribe', (request: Request, acknowledge: (answer: unknown) => void) => {
      requests.push(request);
      acknowledge(answer(request));
    });
    socket.on('unsubscribe', (request: Request) => left.push(request));
  });
  await new Promise<void>((resolve) => web.listen(port, '127.0.0.1', resolve));
  port = (web.address() as AddressInfo).port;
}

/** Waits until something is true, however long that takes on this machine. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

beforeEach(async () => {
  [requests, left, sockets, port] = [[], [], [], 0];
  answer = ({ channel }) => ({ ok: true, snapshot: message(channel, 5) });
  await listen();
  realtime = connect(new EchoPlex({ baseUrl: `http://127.0.0.1:${port}`, apiKey: 'epk_1' }));
});
afterEach(async () => {
  realtime.close();
  await io.close();
});

it('starts with the snapshot and goes on with every newer message', async () => {
  const seen: number[] = [];
  const statuses: string[] = [];
  realtime.event('evt_1', { availability: (_, { sequence }) => seen.push(sequence), status: (status) => statuses.push(status) });
  await until(() => seen.length === 1);
  expect(requests).toEqual([{ channel: 'event:evt_1', credential: 'epk_1' }]);
  for (const sequence of [6, 4, 8, 7]) sockets[0]?.emit('availability', message('event:evt_1', sequence));
  sockets[0]?.emit('availability', message('event:evt_2', 9));
  sockets[0]?.emit('availability', message('event:evt_1', 10));
  await until(() => seen.includes(10));
  expect(seen).toEqual([5, 6, 8, 10]);
  expect(statuses).toEqual(['connecting', 'live']);
});

it('keeps a message that overtook its snapshot', async () => {
  const seen: number[] = [];
  answer = ({ channel }) => {
    sockets[0]?.emit('availability', message(channel, 6));
    return { ok: true, snapshot: message(channel, 5) };
  };
  realtime.event('evt_1', { availability: (_, { sequence }) => seen.push(sequence), updated: (_, { sequence }) => seen.push(sequence) });
  await until(() => requests.length === 1);
  sockets[0]?.emit('event.updated', message('event:evt_1', 7));
  await until(() => seen.includes(7));
  expect(seen).toEqual([6, 7]);
});

it('follows an order with its own secret', async () => {
  const seen: unknown[] = [];
  realtime.order('ord_1', { credential: 'eos_1', updated: (order, info) => seen.push([order, info]) });
  await until(() => seen.length === 1);
  expect(requests).toEqual([{ channel: 'order:ord_1', credential: 'eos_1' }]);
  expect(seen).toEqual([[{ sequence: 5 }, { sequence: 5, serverTime: '2026-12-12T19:00:00Z' }]]);
});

it('subscribes once for many, gives late ones the last snapshot, and leaves with the last of them', async () => {
  const seen: string[] = [];
  const first = realtime.event('evt_1', { availability: () => seen.push('first') });
  await until(() => seen.length === 1);
  const second = realtime.event('evt_1', { availability: () => seen.push('second') });
  expect(seen).toEqual(['first', 'second']);
  first();
  first();
  sockets[0]?.emit('availability', message('event:evt_1', 6));
  await until(() => seen.length === 3);
  expect(seen[2]).toBe('second');
  expect(left).toEqual([]);
  second();
  await until(() => left.length === 1);
  expect([requests.length, left]).toEqual([1, [{ channel: 'event:evt_1' }]]);
});

it('follows an event by its slug, under the name that the server gives the channel', async () => {
  const seen: string[] = [];
  answer = () => ({ ok: true, snapshot: message('event:evt_1', 5) });
  const stop = realtime.event('harbour-lights', { availability: (_, { sequence }) => seen.push(`slug ${sequence}`) });
  realtime.event('evt_1', { availability: (_, { sequence }) => seen.push(`id ${sequence}`) });
  await until(() => seen.length === 2);
  sockets[0]?.emit('availability', message('event:evt_1', 6));
  await until(() => seen.length === 4);
  expect(seen.sort()).toEqual(['id 5', 'id 6', 'slug 5', 'slug 6']);
  stop();
  sockets[0]?.emit('availability', message('event:evt_1', 7));
  await until(() => seen.length === 5);
  expect([seen.at(-1), left]).toEqual(['id 7', []]);
});

it('reports a refused subscription', async () => {
  const problems: string[] = [];
  answer = () => ({ ok: false, problem: { code: 'not_found', status: 404, detail: 'No such event.' } });
  realtime.event('evt_9', { problem: ({ code }) => problems.push(code) });
  await until(() => problems.length === 1);
  expect(problems).toEqual(['not_found']);
});

describe('a session that has expired', () => {
  const expired = { ok: false, problem: { code: 'token_expired', status: 401, detail: 'Expired.' } };
  const session = { user: {}, accessToken: 'jwt_2', refreshToken: 'ert_2', expiresIn: 900 };
  let refreshes: string[];

  function useSession(refresh: () => Response | Promise<Response>): EchoPlex {
    refreshes = [];
    realtime.close();
    const echoplex = new EchoPlex({
      baseUrl: `http://127.0.0.1:${port}`,
      accessToken: 'jwt_1',
      refreshToken: 'ert_1',
      fetch: async (url, init) => {
        refreshes.push(`${new URL(String(url)).pathname} ${String(init?.body)}`);
        return await refresh();
      },
    });
    realtime = connect(echoplex);
    return echoplex;
  }

  it('is renewed once for all subscriptions, which then begin', async () => {
    useSession(() => Response.json(session));
    answer = ({ channel, credential }) => (credential === 'jwt_2' ? { ok: true, snapshot: message(channel, 5) } : expired);
    const seen: string[] = [];
    const problem = () => seen.push('problem');
    realtime.event('evt_1', { availability: () => seen.push('evt_1'), problem });
    realtime.event('evt_2', { availability: () => seen.push('evt_2'), problem });
    realtime.order('ord_1', { updated: () => seen.push('ord_1'), problem });
    await until(() => seen.length === 3);
    expect(seen.sort()).toEqual(['evt_1', 'evt_2', 'ord_1']);
    expect(refreshes).toEqual(['/v1/auth/refresh {"refreshToken":"ert_1"}']);
  });

  it('is reported when it cannot be renewed, and when the new one is refused too', async () => {
    const problems: string[] = [];
    const report = ({ code }: { code: string }) => problems.push(code);
    answer = () => expired;
    useSession(() => Response.json({ code: 'token_invalid', detail: 'Used.', errors: [] }, { status: 401 }));
    realtime.event('evt_1', { problem: report });
    await until(() => problems.length === 1);
    useSession(() => Response.json(session));
    realtime.event('evt_1', { problem: report });
    await until(() => problems.length === 2);
    expect(problems).toEqual(['token_expired', 'token_expired']);
    expect([requests.length, refreshes.length]).toEqual([3, 1]);
  });

  it('is reported when the API cannot be reached for a new one', async () => {
    const problems: string[] = [];
    answer = () => expired;
    useSession(() => Promise.reject(new TypeError('offline')));
    realtime.event('evt_1', { problem: ({ code }) => problems.push(code) });
    await until(() => problems.length === 1);
    expect(problems).toEqual(['token_expired']);
  });

  it('is not renewed for a secret of the order', async () => {
    const problems: string[] = [];
    answer = () => expired;
    useSession(() => Response.json(session));
    realtime.order('ord_1', { credential: 'eos_1', problem: ({ code }) => problems.push(code) });
    await until(() => problems.length === 1);
    expect([requests.length, refreshes]).toEqual([1, []]);
  });

  it('is not asked for by somebody who has left meanwhile', async () => {
    let stop = (): void => undefined;
    useSession(() => {
      stop();
      return Response.json(session);
    });
    answer = ({ channel, credential }) => (credential === 'jwt_2' ? { ok: true, snapshot: message(channel, 5) } : expired);
    const seen: string[] = [];
    stop = realtime.event('evt_1', { availability: () => seen.push('left') });
    await until(() => left.length === 1);
    realtime.event('evt_2', { availability: () => seen.push('stayed') });
    await until(() => seen.length === 1);
    expect([seen, requests.map(({ channel }) => channel)]).toEqual([['stayed'], ['event:evt_1', 'event:evt_2']]);
  });
});

it('subscribes again after the server came back, even when it counts from the beginning', async () => {
  const seen: number[] = [];
  const statuses: string[] = [];
  realtime.event('evt_1', { availability: (_, { sequence }) => seen.push(sequence), status: (status) => statuses.push(status) });
  await until(() => seen.length === 1);
  await io.close();
  await until(() => statuses.includes('offline'));
  answer = ({ channel }) => ({ ok: true, snapshot: message(channel, 1) });
  await listen();
  await until(() => seen.length === 2);
  expect(seen).toEqual([5, 1]);
  expect(statuses.at(-1)).toBe('live');
});

it('still works where websockets do not get through', async () => {
  const seen: number[] = [];
  await io.close();
  await listen(['polling']);
  realtime.event('evt_1', { availability: (_, { sequence }) => seen.push(sequence) });
  await until(() => seen.length === 1);
  expect(sockets[0]?.conn.transport.name).toBe('polling');
});

it('hears nothing and takes nothing after it was closed', async () => {
  realtime.event('evt_1', {});
  await until(() => requests.length === 1);
  realtime.close();
  await until(() => sockets[0]?.connected === false);
  expect(() => realtime.event('evt_1', {})).toThrow('closed');
});
