import pg from 'pg';
import { runState, testVariables } from './run-state.js';

/** Drops what this run left on the server, which may be a shared one, and stops the server if the run started it. */
export async function tearDown(): Promise<void> {
  const url = process.env[testVariables.server];
  const prefix = process.env[testVariables.prefix];
  try {
    if (url && prefix) await dropDatabases(url, prefix);
  } finally {
    await runState().stop?.();
  }
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select datname as name from pg_database where starts_with(datname, $1)', [
      prefix,
    ]);
    for (const { name } of rows) await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  } finally {
    await client.end();
  }
}
