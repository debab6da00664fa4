import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createDatabase } from '../dev/postgres.js';
import { testVariables } from './run-state.js';

/** A database of one test file: migrated, empty, nobody else's. */
export type TestDatabase = {
  url: string;
  /** Removes it. Fails when a connection is still open, so end every pool before. */
  drop(): Promise<void>;
};

/** Clones the migrated template of this test run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = variable(testVariables.server);
  const name = `${variable(testVariables.prefix)}_${randomBytes(5).toString('hex')}`;
  const url = await createDatabase(server, name, variable(testVariables.template));
  return { url, drop: () => dropDatabase(server, name) };
}

/** Creates an empty database that no migration touched: for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const server = variable(testVariables.server);
  const name = `${variable(testVariables.prefix)}_${randomBytes(5).toString('hex')}`;
  return { url: await createDatabase(server, name), drop: () => dropDatabase(server, name) };
}

async function dropDatabase(server: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: test databases exist only in the jest projects that run api/test/jest/global-setup.mjs.`);
  return value;
}
