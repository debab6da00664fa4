import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createDatabase, startPostgres } from '../../dev/postgres.js';
import { isAlive } from '../../dev/postgres/running.js';
import { migrate } from '../../src/db/migrate.js';

/** A PostgreSQL of one test file, which it may mistreat. It keeps its promises about what was committed, unlike the one other tests share. */
export interface Cluster {
  /** Of a migrated database. */
  databaseUrl: string;
  /** Ends the server at once: nobody's transaction is finished, no connection is closed politely. Waits until it is gone. */
  crash(): Promise<void>;
  /** Starts it again at its port; it recovers from its log. */
  revive(): Promise<void>;
  remove(): Promise<void>;
}

export async function startCluster(): Promise<Cluster> {
  const base = await mkdtemp(path.join(tmpdir(), 'echoplex-rush-'));
  const dir = path.join(base, 'data');
  let server = await startPostgres({ dir });
  const { port } = server;
  const databaseUrl = await createDatabase(server.url, 'echoplex');
  await migrate(databaseUrl);
  return {
    databaseUrl,
    async crash() {
      const pid = Number(readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGQUIT');
      while (isAlive(pid)) await sleep(10);
    },
    async revive() {
      server = await startPostgres({ dir, port });
    },
    async remove() {
      await server.stop();
      await rm(base, { recursive: true, force: true });
    },
  };
}

/** Works on a database over a connection of its own. */
export async function onDatabase<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
