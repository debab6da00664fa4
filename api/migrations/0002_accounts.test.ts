import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { openDatabase } from '../src/db/knex.js';
import { migrate } from '../src/db/migrate.js';
import { createEmptyDatabase, type TestDatabase } from '../test/database.js';

let database: TestDatabase;
let db: Knex;
beforeAll(async () => {
  database = await createEmptyDatabase();
  db = openDatabase(database.url, { max: 1 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

test('sessions of before the migration go on, and ended ones stay ended', async () => {
  await migrate(database.url, { upTo: '0001_foundation' });
  const user = { id: 'usr_1', email: 'ana@example.com', passwordHash: 'x', firstName: 'Ana', lastName: 'Lund', role: 'attendee' };
  await db('users').insert(user);
  const token = (hash: string, familyId: string, minute: number, more: object = {}) => ({
    tokenHash: Buffer.from(hash),
    familyId,
    userId: user.id,
    createdAt: new Date(Date.UTC(2026, 10, 20, 12, minute)),
    expiresAt: new Date(Date.UTC(2026, 11, 20)),
    ...more,
  });
  await db('refreshTokens').insert([token('a', 'ses_1', 0), token('b', 'ses_1', 30), token('c', 'ses_2', 5, { revokedAt: new Date() })]);
  const organization = { id: 'org_1', name: 'Pier Nine', slug: 'pier-nine', defaultCurrency: 'EUR' };
  await db('organizations').insert(organization);

  expect(await migrate(database.url, { upTo: '0003_orders_by_email' })).toEqual(['0002_accounts', '0003_orders_by_email']);
  const sessions = (await db('sessions').orderBy('id')) as { id: string; createdAt: Date; lastUsedAt: Date; revokedAt: Date | null }[];
  expect(
    sessions.map(({ id, createdAt, lastUsedAt, revokedAt }) => [
      id,
      createdAt.getUTCMinutes(),
      lastUsedAt.getUTCMinutes(),
      revokedAt !== null,
    ]),
  ).toEqual([
    ['ses_1', 0, 30, false],
    ['ses_2', 5, 5, true],
  ]);
  expect(await db('organizations').first('embedOrigins', 'logo')).toEqual({ embedOrigins: [], logo: null });
});
