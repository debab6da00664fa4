import type { Db } from './knex.js';

/** What a pool hands out: the driver's connection. Knex types its client as `any`. */
interface Connections {
  acquireConnection(): Promise<{
    query<Row>(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: Row[] }>;
  }>;
  releaseConnection(connection: unknown): Promise<void>;
}

/**
 * Runs a statement that PostgreSQL has parsed and planned once per connection, on the pool's own connections. For the few statements that run
 * hundreds of times a second: building one with knex costs more than the database needs to answer it.
 * @param name unique to the text
 */
export async function preparedQuery<Row>(db: Db, name: string, text: string, values: unknown[]): Promise<Row[]> {
  const connections = db.client as Connections;
  const connection = await connections.acquireConnection();
  try {
    const { rows } = await connection.query<Row>({ name, text, values });
    return rows;
  } finally {
    await connections.releaseConnection(connection);
  }
}
