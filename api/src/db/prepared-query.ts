import type { Db } from './knex.js';
import { again } from './transaction.js';

/** The driver's connection. */
export interface Connection {
  /** Where knex looks before it hands a connection out again. */
  __knex__disposed?: unknown;
  query<Row>(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: Row[] }>;
  query(text: string): Promise<unknown>;
}
/** What a pool hands out: the driver's connection. Knex types its client as `any`. */
interface Connections {
  acquireConnection(): Promise<Connection>;
  releaseConnection(connection: unknown): Promise<void>;
}

/** Runs a prepared statement. @param name unique to the text */
export type PreparedRunner = <Row>(name: string, text: string, values: unknown[]) => Promise<Row[]>;

/** Runs prepared statements on this connection. */
export const runnerOn =
  (connection: Connection): PreparedRunner =>
  async <Row>(name: string, text: string, values: unknown[]) =>
    (await connection.query<Row>({ name, text, values })).rows;

/** Takes a connection out of the pool; whoever takes one gives it back. */
export const takeConnection = (db: Db): Promise<Connection> => (db.client as Connections).acquireConnection();
export const giveBack = (db: Db, connection: Connection): Promise<void> => (db.client as Connections).releaseConnection(connection);

async function withConnection<T>(db: Db, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await takeConnection(db);
  try {
    return await work(connection);
  } finally {
    await giveBack(db, connection);
  }
}

/**
 * Runs a statement that PostgreSQL has parsed and planned once per connection, on the pool's own connections. For the few statements that run
 * hundreds of times a second: building one with knex costs more than the database needs to answer it.
 * @param name unique to the text
 */
export const preparedQuery = <Row>(db: Db, name: string, text: string, values: unknown[]): Promise<Row[]> =>
  withConnection(db, (connection) => runnerOn(connection)<Row>(name, text, values));

/**
 * What is done in a transaction. Statements that need nothing of each other may be sent without waiting for one another: the connection takes
 * them in their order, and each costs a round trip less.
 * @param finish runs the last statement and commits with it, in one round trip
 */
export type PreparedWork<T> = (run: PreparedRunner, finish: PreparedRunner) => Promise<T>;

/** Runs prepared statements in one transaction: all of what they write or nothing. `work` is done again when PostgreSQL gave it up for another. */
export const preparedTransaction = <T>(db: Db, work: PreparedWork<T>): Promise<T> =>
  again(() => withConnection(db, (connection) => transact(connection, work)));

/**
 * A statement's plan is made once per connection, often when its tables are nearly empty: then PostgreSQL would read them from end to end for
 * ever after, however large they have grown. What is prepared looks its rows up by index, and is not planned anew for each set of values.
 */
export const planning = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
  plan_cache_mode: 'force_generic_plan',
};
const begin = ['begin', ...Object.entries(planning).map(([name, value]) => `set local ${name} = ${value}`)].join('; ');

async function transact<T>(connection: Connection, work: PreparedWork<T>): Promise<T> {
  const run = runnerOn(connection);
  let isFinished = false;
  const finish: PreparedRunner = async <Row>(name: string, text: string, values: unknown[]): Promise<Row[]> => {
    isFinished = true;
    // Of a transaction that has failed a commit makes a rollback: the statement's error is the one that is thrown.
    const [rows] = await Promise.all([run<Row>(name, text, values), connection.query('commit')]);
    return rows;
  };
  try {
    // Goes with the first statement.
    const began = connection.query(begin);
    const [result] = await Promise.all([work(run, finish), began]);
    if (!isFinished) await connection.query('commit');
    return result;
  } catch (error) {
    // On a connection that is gone there is nothing to roll back; the first error is the one to tell, and nobody gets the connection again.
    await connection.query('rollback').catch((fault: unknown) => (connection.__knex__disposed ??= fault));
    throw error;
  }
}
