import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { createTestDatabase, type TestDatabase } from '../../test/database.js';
import { isOutage } from '../errors/database.js';
import { openDatabase } from './knex.js';
import { preparedQuery, preparedTransaction } from './prepared-query.js';

let database: TestDatabase;
/** One connection: whatever is not given back makes the next one wait in vain. */
let db: Knex;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 1 });
  await db.raw('create table seats (name text primary key, taken integer not null default 0)');
  // Fails as PostgreSQL does when two transactions cannot both be right, as often as it is told to.
  await db.raw('create sequence tries');
  await db.raw('create table failures (code text, times integer)');
  await db.raw(`create function fail_at_times() returns trigger language plpgsql as $$ declare f failures; begin
    select * into f from failures;
    if f.code is not null and nextval('tries') <= f.times then raise exception 'for another' using errcode = f.code; end if;
    return new; end $$`);
  await db.raw('create trigger fail_at_times before update on seats for each row execute function fail_at_times()');
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});
beforeEach(async () => {
  await db.raw(`truncate seats, failures; insert into seats values ('A1'), ('A2'); alter sequence tries restart`);
});

const failing = (code: string, times: number) => db.raw('insert into failures values (?, ?)', [code, times]);
const take = (name: string): [string, string, unknown[]] => [
  'seat_take',
  'update seats set taken = taken + 1 where name = $1 returning taken',
  [name],
];
const taken = async (): Promise<number[]> => (await db('seats').orderBy('name').pluck('taken')) as number[];
const backend = async (): Promise<number> =>
  (await preparedQuery<{ pid: number }>(db, 'backend', 'select pg_backend_pid() as pid', []))[0]!.pid;

describe('a prepared statement', () => {
  test('is prepared once on a connection, however often it runs', async () => {
    for (const name of ['A1', 'A2', 'A1']) await preparedQuery(db, ...take(name));
    expect(await taken()).toEqual([2, 1]);
    const names = await preparedQuery<{ name: string }>(db, 'names', 'select name from pg_prepared_statements order by name', []);
    expect(names.filter(({ name }) => name === 'seat_take')).toHaveLength(1);
  });
  test('that fails gives the connection back', async () => {
    await expect(preparedQuery(db, 'seat_wrong', 'select 1 / $1::integer', [0])).rejects.toMatchObject({ code: '22012' });
    expect(await preparedQuery(db, ...take('A1'))).toEqual([{ taken: 1 }]);
  });
});

describe('a transaction', () => {
  test('writes all or nothing', async () => {
    const half = preparedTransaction(db, async (run) => {
      await run(...take('A1'));
      await run('seat_wrong', 'select 1 / $1::integer', [0]);
    });
    await expect(half).rejects.toMatchObject({ code: '22012' });
    const thrown = preparedTransaction(db, async (run) => {
      await run(...take('A1'));
      throw new Error('changed my mind');
    });
    await expect(thrown).rejects.toThrow('changed my mind');
    expect(await taken()).toEqual([0, 0]);
    const [one, two] = await preparedTransaction(db, async (run) => [await run(...take('A1')), await run(...take('A2'))]);
    expect([one, two, await taken()]).toEqual([[{ taken: 1 }], [{ taken: 1 }], [1, 1]]);
  });

  test.each(['40001', '40P01'])('that PostgreSQL gave up for another (%s) is done again, from the beginning', async (code) => {
    await failing(code, 2);
    let begun = 0;
    await preparedTransaction(db, async (run) => {
      begun += 1;
      await run(...take('A1'));
      await run(...take('A2'));
    });
    expect([begun, await taken()]).toEqual([3, [1, 1]]);
  });
  test('that is given up again and again fails in the end, and so does one that is wrong, at once', async () => {
    for (const [code, expected] of [['40001', 4], ['23505', 1]] as const) {
      await db.raw('truncate failures; alter sequence tries restart');
      await failing(code, 99);
      let begun = 0;
      const work = preparedTransaction(db, (run) => {
        begun += 1;
        return run(...take('A1'));
      });
      await expect(work).rejects.toMatchObject({ code });
      expect(begun).toBe(expected);
    }
    expect(await taken()).toEqual([0, 0]);
  }); // prettier-ignore

  test('on a connection that breaks is told so, and nobody gets the connection again', async () => {
    const other = openDatabase(database.url, { max: 1 });
    try {
      const before = await backend();
      const broken = preparedTransaction(db, async (run) => {
        await run(...take('A1'));
        await other.raw('select pg_terminate_backend(?)', [before]);
        await run(...take('A2'));
      });
      // In PostgreSQL's words, or the driver's of a connection that it knows to be gone already: whichever is heard first.
      expect(await broken.catch(isOutage)).toBe(true);
      expect(await backend()).not.toBe(before);
      expect(await taken()).toEqual([0, 0]);
    } finally {
      await other.destroy();
    }
  });

  test('whose rollback fails leaves its connection to nobody', async () => {
    const before = await backend();
    // The connection itself still answers: only what ends the transaction does not arrive.
    const connection = (await (db.client as { acquireConnection(): Promise<{ query: unknown }> }).acquireConnection()) as { query: (statement: unknown) => Promise<unknown> };
    const query = connection.query.bind(connection);
    connection.query = (statement) => (statement === 'rollback' ? Promise.reject(new Error('no way back')) : query(statement));
    await (db.client as { releaseConnection(given: unknown): Promise<void> }).releaseConnection(connection);
    const failed = preparedTransaction(db, async (run) => {
      await run(...take('A1'));
      throw new Error('the first error');
    });
    await expect(failed).rejects.toThrow('the first error');
    expect(await backend()).not.toBe(before);
    expect(await taken()).toEqual([0, 0]);
  }); // prettier-ignore
});
