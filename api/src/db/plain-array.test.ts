import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { createTestDatabase, type TestDatabase } from '../../test/database.js';
import { newId } from './ids.js';
import { openDatabase } from './knex.js';
import { plainArray } from './plain-array.js';

let database: TestDatabase;
let db: Knex;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 1 });
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

/** What PostgreSQL reads in the array. */
async function read(values: (string | number | null)[], type: string): Promise<unknown[]> {
  const { rows } = await db.raw<{ rows: { value: unknown }[] }>(`select value from unnest(?::${type}[]) with ordinality as u(value, n) order by n`, [plainArray(values)]); // prettier-ignore
  return rows.map(({ value }) => value);
}

test.each<[string, string, (string | number | null)[]]>([
  ['ids', 'text', [newId('ord'), newId('tier'), null, newId('evt')]],
  ['readable numbers', 'text', ['7KF-2QX', null, null, 'B-1']],
  ['whole numbers', 'integer', [0, -5, 2_147_483_647, null]],
  ['hexadecimal digits', 'text', ['00ff', null, 'deadbeef']],
  ['nothing', 'text', []],
  ['only what is not there', 'integer', [null, null]],
  ['words as they stand', 'text', ['held', 'true', 'NULLS', '0']],
])('PostgreSQL reads %s as they are', async (_name, type, values) => {
  expect(await read(values, type)).toEqual(values);
});

test('PostgreSQL reads times as they are', async () => {
  const times = [new Date('2026-12-12T20:00:00.123Z'), new Date(0)];
  expect(await read([...times.map((time) => time.toISOString()), null], 'timestamptz')).toEqual([...times, null]);
});

test('whatever letters and digits there are', async () => {
  const plain = fc.stringMatching(/^[A-Za-z0-9_:.-]{1,30}$/).filter((text) => text.toUpperCase() !== 'NULL');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(plain), { maxLength: 40 }), async (values) => {
      expect(await read(values, 'text')).toEqual(values);
    }),
    { numRuns: 40 },
  );
});
