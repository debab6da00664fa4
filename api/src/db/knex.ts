import knexFactory, { type Knex } from 'knex';
import { knexSnakeCaseMappers } from 'objection';

/** A pool or a transaction: what every service takes first. */
export type Db = Knex;
export type Transaction = Knex.Transaction;

const silent = (): void => undefined;

/** Opens the pool. Nothing is connected before the first statement. Columns are camelCase here and snake_case in the database. */
export function openDatabase(databaseUrl: string, { max = 10 }: { max?: number } = {}): Knex {
  return knexFactory({
    client: 'pg',
    connection: { connectionString: databaseUrl, application_name: 'echoplex', connectionTimeoutMillis: 5000, keepAlive: true },
    pool: { min: 0, max },
    acquireConnectionTimeout: 10_000,
    // Knex would print to the console what it throws anyway; whoever catches it logs it with the request it belongs to.
    log: { warn: silent, error: silent, debug: silent, deprecate: silent },
    ...knexSnakeCaseMappers(),
  });
}
