import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runMigrations } from 'graphile-worker';
import type { Knex } from 'knex';
import { openDatabase } from './knex.js';

const directory = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../migrations');

/** Migrations under their names without extension, so that a database migrated from TypeScript fits one migrated from JavaScript. */
const migrationSource: Knex.MigrationSource<string> = {
  async getMigrations() {
    const files = await readdir(directory);
    return files.filter((file) => /^\d{4}_[a-z0-9_]+\.(js|ts)$/.test(file)).sort();
  },
  getMigrationName: (file) => file.replace(/\.(js|ts)$/, ''),
  getMigration: (file) => import(pathToFileURL(path.join(directory, file)).href) as Promise<Knex.Migration>,
};

const migrationsUpTo = async (last: string): Promise<string[]> =>
  (await migrationSource.getMigrations([])).filter((file) => migrationSource.getMigrationName(file) <= last);

const options: Knex.MigratorConfig = { migrationSource, tableName: 'schema_migrations' };

/**
 * Brings the database to the newest schema, the job queue's included.
 * @param upTo stops after this migration: for tests of the next one on a database with rows
 * @returns the names of the migrations that were applied
 */
export async function migrate(databaseUrl: string, { upTo }: { upTo?: string } = {}): Promise<string[]> {
  const db = openDatabase(databaseUrl, { max: 1 });
  const source = upTo === undefined ? migrationSource : { ...migrationSource, getMigrations: () => migrationsUpTo(upTo) };
  try {
    const [, applied] = (await db.migrate.latest({ ...options, migrationSource: source })) as [number, string[]];
    await runMigrations({ connectionString: databaseUrl });
    return applied.map((file) => migrationSource.getMigrationName(file));
  } finally {
    await db.destroy();
  }
}

/** The names of the migrations this database still lacks. */
export async function pendingMigrations(db: Knex): Promise<string[]> {
  const [, pending] = (await db.migrate.list(options)) as [unknown, string[]];
  return pending.map((file) => migrationSource.getMigrationName(file));
}
