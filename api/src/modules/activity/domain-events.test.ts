import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { createTestDatabase, type TestDatabase } from '../../../test/database.js';
import { eventually } from '../../../test/factories.js';
import { openDatabase, type Transaction } from '../../db/knex.js';
import {
  currentCursor,
  type DomainEvent,
  type DomainEventCursor,
  type DomainEventType,
  readDomainEvents,
  recordDomainEvents,
} from './domain-events.js';

let database: TestDatabase;
let db: Knex;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 5 });
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

/** `held e1 o1` and so on: a fact, its event and its order. */
const facts = (lines: string[]) =>
  lines.map((line) => {
    const [type = '', eventId = '', orderId] = line.split(' ');
    return { type: type as DomainEventType, organizationId: 'org', eventId, orderId: orderId ?? null, payload: { said: line } };
  });
const record = (trx: Transaction, ...lines: string[]): Promise<void> => recordDomainEvents(trx, facts(lines));
const commit = (...lines: string[]): Promise<void> => db.transaction((trx) => record(trx, ...lines));
const lineOf = ({ type, eventId, orderId }: DomainEvent): string => [type, eventId, orderId].filter(Boolean).join(' ');

/** Follows from here on, so many facts at a time. */
async function follower(limit?: number) {
  let cursor: DomainEventCursor = await currentCursor(db);
  return async (): Promise<string[]> => {
    const read: string[] = [];
    for (let next = await readDomainEvents(db, cursor, limit); next; next = await readDomainEvents(db, cursor, limit)) {
      read.push(...next.events.map(lineOf));
      cursor = next.cursor;
    }
    return read;
  };
}
/** Until no transaction is under way that began to write before: those of other databases on the server hold facts back as well. */
async function settled(): Promise<void> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>('select pg_current_xact_id()::text as id');
  const isPast = 'select pg_snapshot_xmin(pg_current_snapshot()) > ?::text::xid8 as past';
  const look = async () => (await db.raw<{ rows: { past: boolean }[] }>(isPast, [rows[0]!.id])).rows[0]!.past;
  await eventually(look, (past) => past, 'the end of other transactions');
}
beforeEach(settled);

describe('a follower', () => {
  test('reads every fact once, in order, and none from before', async () => {
    await commit('event.updated before');
    await settled();
    const read = await follower();
    expect(await read()).toEqual([]);
    await commit('tier.updated e1', 'order.confirmed e1 o1');
    await commit('order.cancelled e2 o2');
    await settled();
    expect(await read()).toEqual(['tier.updated e1', 'order.confirmed e1 o1', 'order.cancelled e2 o2']);
    expect(await read()).toEqual([]);
  });

  test('is told of each event’s last hold alone, in its place among the others', async () => {
    const read = await follower();
    await commit('order.held e1 o1', 'order.held e2 o2', 'order.held e1 o3', 'order.confirmed e1 o1', 'order.held e2 o4');
    await commit('order.held e1 o5', 'order.expired e2 o2', 'order.held e3 o6');
    await settled();
    expect(await read()).toEqual(['order.confirmed e1 o1', 'order.held e2 o4', 'order.held e1 o5', 'order.expired e2 o2', 'order.held e3 o6']); // prettier-ignore
  });

  test.each([1, 2, 3, 5])('misses nothing but holds when it reads %i at a time', async (limit) => {
    const read = await follower(limit);
    const lines = Array.from({ length: 12 }, (_, n) => (n % 3 === 2 ? `order.confirmed e${n % 2} o${n}` : `order.held e${n % 2} o${n}`));
    await commit(...lines.slice(0, 7));
    for (const line of lines.slice(7)) await commit(line);
    await settled();
    const told = await read();
    expect(told).toEqual(lines.filter((line) => told.includes(line)));
    expect(told.filter((line) => line.startsWith('order.confirmed'))).toEqual(lines.filter((line) => line.startsWith('order.confirmed')));
    // Whatever is folded, the last hold of each event is told.
    for (const event of ['e0', 'e1']) {
      const last = lines.findLast((line) => line.startsWith(`order.held ${event}`));
      expect(told).toContain(last);
    }
  });

  test('is told nothing of orders but who they are: others may not see them', async () => {
    const cursor = await currentCursor(db);
    await commit('order.held e1 o1', 'order.confirmed e1 o1', 'tier.updated e1');
    await settled();
    const { events } = (await readDomainEvents(db, cursor))!;
    expect(events.map(({ payload }) => payload)).toEqual([null, null, { said: 'tier.updated e1' }]);
  });
});

describe('a transaction that commits late', () => {
  test('is never passed over: everything after it waits', async () => {
    const read = await follower(2);
    const late = await db.transaction();
    await record(late, 'order.held e1 late', 'order.confirmed e1 late');
    await commit('order.confirmed e1 o1');
    await commit('order.held e1 o2');
    expect(await read()).toEqual([]);
    await late.commit();
    await settled();
    expect(await read()).toEqual(expect.arrayContaining(['order.confirmed e1 late', 'order.confirmed e1 o1', 'order.held e1 o2']));
    expect(await read()).toEqual([]);
  });

  test('and never began to write before others did comes after them, once', async () => {
    const read = await follower();
    const late = await db.transaction();
    await late.raw('select 1');
    await commit('order.confirmed e1 o1');
    await settled();
    await record(late, 'order.confirmed e1 late');
    expect(await read()).toEqual(['order.confirmed e1 o1']);
    await late.commit();
    await settled();
    expect(await read()).toEqual(['order.confirmed e1 late']);
  });

  test('or does not commit at all leaves nothing and holds up nobody for longer', async () => {
    const read = await follower();
    const given = await db.transaction();
    await record(given, 'order.confirmed e1 gone');
    await commit('order.confirmed e1 o1');
    await given.rollback();
    await settled();
    expect(await read()).toEqual(['order.confirmed e1 o1']);
  });

  test('in whatever order many come and go, each fact is read exactly once', async () => {
    const read = await follower(3);
    const told: string[] = [];
    const waiting: Transaction[] = [];
    for (let n = 0; n < 30; n += 1) {
      const trx = await db.transaction();
      await record(trx, `order.confirmed e1 o${n}`, `tier.updated e${n}`);
      waiting.push(trx);
      // Three at a time are open; which of them ends next changes from one to the next.
      if (waiting.length > 2) await waiting.splice((n * 7) % 3, 1)[0]!.commit();
      told.push(...(await read()));
    }
    for (const trx of waiting) await trx.commit();
    await settled();
    told.push(...(await read()));
    const expected = Array.from({ length: 30 }, (_, n) => [`order.confirmed e1 o${n}`, `tier.updated e${n}`]).flat();
    expect([...told].sort()).toEqual([...expected].sort());
  });
});
