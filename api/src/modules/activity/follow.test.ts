import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import pino from 'pino';
import { createTestDatabase, type TestDatabase } from '../../../test/database.js';
import { eventually } from '../../../test/factories.js';
import { openDatabase } from '../../db/knex.js';
import { followDomainEvents } from './follow.js';

let database: TestDatabase;
let db: Knex;
let gate: Awaited<ReturnType<typeof openGate>>;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 2 });
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});
beforeEach(async () => void (gate = await openGate(database.url)));
afterEach(async () => {
  gate.close();
  for (const stop of stops.splice(0)) await stop();
});

/** A way to the database that can be cut, and that can let connections wait at its door as a server does that is just starting. */
async function openGate(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let isOpen = true;
  let waiting: (() => void)[] = [];
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
  };
  const server = net.createServer((client) => {
    keep(client);
    const pass = (): void => {
      const upstream = net.connect(Number(target.port), target.hostname);
      keep(upstream);
      client.pipe(upstream).pipe(client);
    };
    if (isOpen) pass();
    else waiting.push(pass);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cut = (): void => open.forEach((socket) => socket.destroy());
  return {
    url: url.href,
    waiting: () => waiting.length,
    /** Connections that somebody still holds. */
    held: () => open.size,
    /** Cuts every connection; new ones wait. */
    shut(): void {
      isOpen = false;
      cut();
    },
    /** Lets those that wait in, and who comes. */
    unlock(): void {
      isOpen = true;
      for (const pass of waiting.splice(0)) pass();
    },
    close(): void {
      waiting = [];
      cut();
      server.close();
    },
  };
}

async function follow(): Promise<() => Promise<void>> {
  const stop = await followDomainEvents({ db, databaseUrl: gate.url, logger: pino({ level: 'silent' }), onEvents: () => undefined });
  stops.push(stop);
  return stop;
}

test('a stop while it connects again leaves no connection behind, which would keep the process alive', async () => {
  const stop = await follow();
  gate.shut();
  await eventually(gate.waiting, (count) => count > 0, 'another try to connect');
  const stopped = stop();
  gate.unlock();
  await stopped;
  await eventually(gate.held, (count) => count === 0, 'the end of the connections');
});

test('a slow database is tried one connection at a time, and the one is ended by the stop', async () => {
  const stop = await follow();
  gate.shut();
  let looks = 0;
  const most: number[] = [];
  // Several looks of the clock that finds the listener missing.
  await eventually(() => most.push(gate.waiting()), () => gate.waiting() > 0 && (looks += 1) > 50, 'waiting'); // prettier-ignore
  expect(Math.max(...most)).toBe(1);
  gate.unlock();
  await eventually(gate.held, (count) => count === 2, 'the connection');
  await stop();
  await eventually(gate.held, (count) => count === 0, 'the end of the connections');
});
