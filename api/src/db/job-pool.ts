import pg from 'pg';
import { isOutage } from '../errors/database.js';

/** SQLSTATE `cannot_connect_now`: what the job queue takes for a reason to wait and try again. */
const tryAgain = '57P03';

/**
 * The queue marks a job as done, or as failed, in a statement that nobody waits for: an error it would not try again ends the whole process,
 * and the job would be done twice. So every way in which the database can be away looks to it like the one it waits for.
 */
function patiently(error: unknown): never {
  throw isOutage(error) ? Object.assign(new Error(`The database is away: ${String(error)}`, { cause: error }), { code: tryAgain }) : error;
}

type Query = (...args: unknown[]) => unknown;

function makePatient(client: pg.PoolClient): void {
  const query = client.query.bind(client) as Query;
  const patient: Query = (...args) => {
    const result = query(...args);
    return result instanceof Promise ? result.catch(patiently) : result;
  };
  client.query = patient as typeof client.query;
}

class JobPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void;
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): unknown {
    return callback ? super.connect(callback) : super.connect().catch(patiently);
  }
}

interface JobPoolOptions {
  max: number;
  /** Told of connections that the database has cut; the next statement opens another one. */
  onLost: (error: Error) => void;
}

/** Opens the connections of the job queue, which outlasts an outage. Nothing is connected before the first statement; whoever opens it ends it. */
export function openJobPool(databaseUrl: string, { max, onLost }: JobPoolOptions): pg.Pool {
  const pool = new JobPool({ connectionString: databaseUrl, application_name: 'echoplex-jobs', max, keepAlive: true });
  pool.on('error', onLost);
  pool.on('connect', (client) => {
    client.on('error', onLost);
    makePatient(client);
  });
  return pool;
}
