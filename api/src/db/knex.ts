import knexFactory, { type Knex } from 'knex';
import { knexSnakeCaseMappers } from 'objection';

/** A pool or a transaction: what every service takes first. */
export type Db = Knex;
export type Transaction = Knex.Transaction;

const silent = (): void => undefined;

/**
 * A process that freezes in the middle of a transaction must not hold its locks for ever: the server ends a transaction that nobody goes on
 * with, and gives up waiting for a lock before that, so that what the same process has waiting does not take the lock next. The second is
 * less than twice the first: who tries again after the first gets the lock.
 */
const sessionLimits = `set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '8s'`;

/** The driver's connection; knex does not say what it is. */
interface Connection {
  query(text: string, done: (error: Error | null) => void): void;
}

/**
 * Opens the pool. Statements that are sent without waiting for each other share a round trip (`pipeline`). Nothing
 * is connected before the first statement. Columns are camelCase here and snake_case in the database.
 */
export function openDatabase(databaseUrl: string, { max = 10 }: { max?: number } = {}): Knex {
  // `pipeline` is the driver's; knex hands it on and does not know it.
  const driver = { connectionTimeoutMillis: 5000, keepAlive: true, pipeline: true };
  return knexFactory({
    client: 'pg',
    connection: { connectionString: databaseUrl, application_name: 'echoplex', ...driver },
    pool: {
      min: 0,
      max,
      afterCreate: (connection: Connection, done: (error: Error | null, connection: Connection) => void) =>
        connection.query(sessionLimits, (error) => done(error, connection)),
    },
    acquireConnectionTimeout: 10_000,
    // Knex would print to the console what it throws anyway; whoever catches it logs it with the request it belongs to.
    log: { warn: silent, error: silent, debug: silent, deprecate: silent },
    ...knexSnakeCaseMappers(),
  });
}
