import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openDatabase } from '../src/db/knex.js';
import { migrate, pendingMigrations } from '../src/db/migrate.js';
import { createEmptyDatabase, type TestDatabase } from '../test/database.js';
import { dumpSchema } from '../test/schema-dump.js';

const file = path.join(import.meta.dirname, 'schema.sql');
let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await createEmptyDatabase();
  db = openDatabase(database.url, { max: 2 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

test('the migrations make the schema that schema.sql shows', async () => {
  expect(await pendingMigrations(db)).not.toEqual([]);
  expect(await migrate(database.url)).toContain('0001_foundation');
  expect(await pendingMigrations(db)).toEqual([]);
  const dump = await dumpSchema(db);
  if (process.env.UPDATE_SCHEMA) await writeFile(file, dump);
  expect(dump).toBe(await readFile(file, 'utf8'));
});

test('migrating again changes nothing', async () => {
  expect(await migrate(database.url)).toEqual([]);
});
