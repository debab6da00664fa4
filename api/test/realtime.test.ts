import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Availability, Order } from '@echoplex/sdk';
import { connect } from '@echoplex/sdk/realtime';
import { io } from 'socket.io-client';
import { buyer, createOrganizer, createSale, eventually, holdTickets, type Organizer } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;

beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

describe('event channel', () => {
  test('begins with a snapshot and pushes what changed after the commit', async () => {
    const sale = await createSale(organizer, [{ quantity: 10 }]);
    const seen: Availability[] = [];
    const realtime = connect(world.visitor);
    const leave = realtime.event(sale.event.id, { availability: (availability) => seen.push(availability) });
    // More than one when a fact from before, such as the publication, is told only now.
    await eventually(() => seen.length, (count) => count >= 1, 'the snapshot'); // prettier-ignore
    await Promise.all([holdTickets(world, sale, 2), holdTickets(world, sale), holdTickets(world, sale)]);
    await eventually(() => seen.at(-1)?.tiers[0], (tier) => tier?.available === 6 && tier.held === 4, 'the new availability'); // prettier-ignore
    expect(seen.map(({ sequence }) => sequence)).toEqual([...seen.map(({ sequence }) => sequence)].sort((a, b) => a - b));
    leave();
    realtime.close();
  });

  test('reaches clients of another process', async () => {
    const sale = await createSale(organizer, [{ quantity: 10 }]);
    const { startServer } = await import('../src/server.js');
    const { readConfig } = await import('../src/config.js');
    const { pino } = await import('pino');
    const second = await startServer(
      readConfig({
        PORT: '0',
        HOST: '127.0.0.1',
        DATABASE_URL: world.databaseUrl,
        JWT_SECRET: 'a secret for tests that is long enough',
        WORKER: 'off',
      }),
      { logger: pino({ level: 'silent' }) },
    );
    const { EchoPlex } = await import('@echoplex/sdk');
    const realtime = connect(new EchoPlex({ baseUrl: second.url }));
    const seen: Availability[] = [];
    const leave = realtime.event(sale.event.id, { availability: (availability) => seen.push(availability) });
    await eventually(() => seen.length, (count) => count >= 1, 'the snapshot'); // prettier-ignore
    await holdTickets(world, sale, 3);
    await eventually(() => seen.at(-1)?.tiers[0]?.available, (available) => available === 7, 'the change'); // prettier-ignore
    leave();
    realtime.close();
    await second.close();
  });
});

describe('order channel', () => {
  test('tells its buyer, and nobody else', async () => {
    const order = await holdTickets(world, await createSale(organizer, [{ price: 0 }]));
    const seen: Order[] = [];
    const realtime = connect(world.visitor);
    const leave = realtime.order(order.id, { updated: (update) => seen.push(update), credential: order.secret });
    await eventually(() => seen.length, (count) => count >= 1, 'the snapshot'); // prettier-ignore
    await world.visitor.orders.update(order.id, { buyer }, { credential: order.secret });
    await world.visitor.orders.checkout(order.id, { credential: order.secret });
    await eventually(() => seen.at(-1)?.status, (status) => status === 'confirmed', 'the confirmation'); // prettier-ignore
    expect(seen.at(-1)).toMatchObject({ tickets: [{ status: 'valid' }] });
    leave();
    realtime.close();
  });

  test.each([
    ['without a credential', undefined, 'unauthenticated'],
    ['with a wrong one', 'eos_wrong', 'unauthenticated'],
  ])('is refused %s', async (_name, credential, code) => {
    const order = await holdTickets(world, await createSale(organizer));
    const socket = io(world.url, { path: '/realtime', transports: ['websocket'] });
    const answer = (await socket.emitWithAck('subscribe', { channel: `order:${order.id}`, credential })) as { problem?: { code: string } };
    expect(answer).toMatchObject({ ok: false, problem: { code } });
    socket.close();
  });

  test.each(['event:\u0000aaaaaa', 'event:pier nine', 'galaxy:aaaaaa', 'event:', 'event:a:b'])(
    'a channel that cannot be is no fault of ours: %j',
    async (channel) => {
      const socket = io(world.url, { path: '/realtime', transports: ['websocket'] });
      expect(await socket.emitWithAck('subscribe', { channel })).toMatchObject({ ok: false, problem: { code: 'validation_failed' } });
      socket.close();
    },
  );

  test.each([[null], [{}], ['event'], [{ channel: 'galaxy:1' }], [{ channel: 'event:evt_x' }], [{ channel: 'x'.repeat(5000) }]])(
    'nonsense is answered with a problem: %j',
    async (input) => {
      const socket = io(world.url, { path: '/realtime', transports: ['websocket'] });
      const answer = (await socket.emitWithAck('subscribe', input)) as { ok: boolean };
      expect(answer.ok).toBe(false);
      socket.close();
    },
  );
});
