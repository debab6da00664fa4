import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Order } from '@echoplex/sdk';
import { pino } from 'pino';
import { readConfig } from '../src/config.js';
import { examine } from '../src/doctor.js';
import { expireDueOrders } from '../src/modules/orders/service.js';
import { type RunningServer, startServer } from '../src/server.js';
import { createAttendee, createOrganizer, createSale, eventually, type Organizer, type Sale } from './factories.js';
import { jwtSecret } from './rows.js';
import { taken } from './rush/stock.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
/** Another process of the API on the same database. */
let second: RunningServer;
beforeAll(async () => {
  // Nothing is swept: tests decide when a hold expires.
  world = await startWorld({ env: { WORKER: 'off' } });
  organizer = await createOrganizer(world);
  const env = { NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1', WORKER: 'off', RATE_LIMITS: 'off', JWT_SECRET: jwtSecret };
  second = await startServer(readConfig({ ...env, DATABASE_URL: world.databaseUrl }), { logger: pino({ level: 'silent' }) });
});
afterAll(async () => {
  await second?.close();
  // Keys are kept with the orders, and nowhere else.
  expect(await world.db('idempotency_keys').where({ operation: 'orders.create' })).toEqual([]);
  await world.close();
});

type Answer = { status: number; replayed: boolean; body: Order & { secret: string; code?: string } };
interface Asked {
  key?: string;
  quantity?: number;
  more?: object;
  token?: string;
  at?: string;
  /** Through the pipeline, where a plain request takes the short cut. */
  long?: boolean;
}
async function create({ event, tiers }: Sale, { key, quantity = 1, more, token, at = world.url, long }: Asked = {}): Promise<Answer> {
  const response = await fetch(`${at}/v1/events/${event.id}/orders`, {
    method: 'POST',
    headers: {
      'Content-Type': long ? 'application/json;charset=utf-8' : 'application/json',
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ items: [{ tierId: tiers[0]!.id, quantity }], ...more }),
  });
  const body = (await response.json()) as Answer['body'];
  return { status: response.status, replayed: response.headers.get('Idempotent-Replayed') === 'true', body };
}
const opens = async ({ body: { id, secret } }: Answer): Promise<string> => (await world.visitor.orders.get(id, { credential: secret })).id;
const free = (quantity = 100): Promise<Sale> => createSale(organizer, [{ price: 0, quantity }]);
const brief = ({ status, replayed, body }: Answer) => [status, replayed, body.code ?? body.status];

test('the same key and wish give the same order, each time with a secret that works', async () => {
  const sale = await free();
  const key = randomUUID();
  const answers = [await create(sale, { key }), await create(sale, { key }), await create(sale, { key, long: true })];
  expect(answers.map(brief)).toEqual([[201, false, 'held'], [201, true, 'held'], [201, true, 'held']]); // prettier-ignore
  expect(new Set(answers.map(({ body }) => body.secret)).size).toBe(3);
  const [first] = answers as [Answer];
  for (const answer of answers) expect(await opens(answer)).toBe(first.body.id);
  const { secret: _first, ...order } = first.body;
  expect(answers[2]!.body).toMatchObject(order);
  expect(await taken(world.db, sale)).toEqual({ orders: 1, tiers: 1, event: 1 });
});

test('another wish with the key is refused, in whatever it differs, and holds nothing', async () => {
  const sale = await free();
  const key = randomUUID();
  const first = await create(sale, { key, quantity: 2 });
  for (const other of [{ quantity: 1 }, { quantity: 2, more: { locale: 'da' } }, { quantity: 2, more: { promoCode: 'HARBOUR' } }]) {
    for (const long of [true, false]) expect(brief(await create(sale, { key, ...other, long }))).toEqual([422, false, 'idempotency_key_reused']);
  }
  // What stands for itself when it is not said is the same wish.
  expect((await create(sale, { key, quantity: 2, more: { locale: 'en' } })).body.id).toBe(first.body.id);
  expect(await taken(world.db, sale)).toEqual({ orders: 2, tiers: 2, event: 2 });
}); // prettier-ignore

test('the key belongs to one event and to one caller', async () => {
  const [sale, other] = [await free(), await free()];
  const [ana, bo] = [await createAttendee(world), await createAttendee(world)];
  const key = randomUUID();
  const wishes: Asked[] = [{}, { token: ana.session.accessToken }, { token: bo.session.accessToken }].map((who) => ({ key, ...who }));
  const answers: Answer[] = [];
  for (const at of [sale, other]) for (const wish of wishes) answers.push(await create(at, wish));
  expect(answers.map(brief)).toEqual(answers.map(() => [201, false, 'held']));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(6);
  const again = await create(sale, wishes[1]);
  expect([again.body.id, again.replayed]).toEqual([answers[1]!.body.id, true]);
  expect((await ana.client.me.orders()).data.map(({ id }) => id).sort()).toEqual([answers[1]!.body.id, answers[4]!.body.id].sort());
});

describe('many at once with one key', () => {
  test.each([['one process', false], ['two processes', true]])('make one order at %s', async (_name, both) => {
    const sale = await free();
    for (let round = 0; round < 3; round += 1) {
      const key = randomUUID();
      const at = (n: number): string => (both && n % 2 === 1 ? second.url : world.url);
      const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => create(sale, { key, at: at(n), long: n % 3 === 0 })));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
      expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
      for (const answer of answers.slice(0, 4)) expect(await opens(answer)).toBe(answers[0]!.body.id);
      expect(await taken(world.db, sale)).toEqual({ orders: round + 1, tiers: round + 1, event: round + 1 });
    }
    expect(await examine(world.db)).toEqual([]);
  }); // prettier-ignore

  test('and different wishes make one order, and tell the others that the key is taken', async () => {
    const sale = await free();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => create(sale, { key, quantity: 1 + (n % 2), at: n % 4 < 2 ? world.url : second.url })),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect([made.length, new Set(made.map(({ body }) => body.id)).size]).toEqual([10, 1]);
    expect(answers.filter(({ status }) => status !== 201).map(brief)).toEqual(Array(10).fill([422, false, 'idempotency_key_reused']));
    expect(await examine(world.db)).toEqual([]);
  });
});

describe('a repeat after', () => {
  const repeated = async (change: (order: Answer['body']) => Promise<unknown>): Promise<Answer> => {
    const sale = await free();
    const key = randomUUID();
    const first = await create(sale, { key });
    await change(first.body);
    const again = await create(sale, { key });
    expect([again.status, again.replayed, again.body.id]).toEqual([201, true, first.body.id]);
    expect(await opens(again)).toBe(first.body.id);
    expect(await taken(world.db, sale)).toEqual({ orders: 0, tiers: 0, event: 0 });
    return again;
  };

  test('the order was cancelled answers it as it is', async () => {
    const again = await repeated(({ id, secret }) => world.visitor.orders.cancel(id, { credential: secret }));
    expect(again.body.status).toBe('cancelled');
  });
  test('the order expired answers it as it is', async () => {
    const again = await repeated(async ({ id }) => {
      await world.db.raw('update orders set expires_at = clock_timestamp() where id = ?', [id]);
      await expireDueOrders(world.db);
    });
    expect(again.body.status).toBe('expired');
  });
});

test('a key whose first request was refused may succeed later', async () => {
  const sale = await free(1);
  const first = await create(sale);
  const key = randomUUID();
  // Asked of the database, and then remembered.
  expect(brief(await create(sale, { key }))).toEqual([409, false, 'sold_out']);
  expect(brief(await create(sale, { key }))).toEqual([409, false, 'sold_out']);
  await world.visitor.orders.cancel(first.body.id, { credential: first.body.secret });
  const later = await eventually(() => create(sale, { key }), ({ status }) => status === 201, 'the order'); // prettier-ignore
  expect([later.replayed, later.body.status]).toEqual([false, 'held']);
});

test('when everything is gone, who has an order gets it again, and nobody else is asked about at the database', async () => {
  const sale = await free(1);
  const key = randomUUID();
  const first = await create(sale, { key });
  for (const at of [world.url, second.url]) {
    expect(brief(await create(sale, { at }))).toEqual([409, false, 'sold_out']);
    const again = await create(sale, { key, at });
    expect([again.status, again.replayed, again.body.id]).toEqual([201, true, first.body.id]);
    expect(brief(await create(sale, { key: randomUUID(), at }))).toEqual([409, false, 'sold_out']);
    expect(brief(await create(sale, { key, quantity: 2, at }))).toEqual([422, false, 'idempotency_key_reused']);
  }
});
