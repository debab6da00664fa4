import type { components } from '../../contract/generated.js';
import type { Db } from '../../db/knex.js';
import { pendingMigrations } from '../../db/migrate.js';

type Readiness = components['schemas']['Readiness'];

/** Whether traffic may come: the database answers, is migrated, and the process is not shutting down. */
export async function readiness(db: Db, draining: boolean): Promise<Readiness> {
  try {
    const pending = await pendingMigrations(db);
    const ready = pending.length === 0 && !draining;
    return { status: ready ? 'ready' : 'not_ready', database: 'ok', migrations: pending.length === 0 ? 'ok' : 'pending', draining };
  } catch {
    // The reason is logged by whoever meets it in a request; a probe only needs the answer.
    return { status: 'not_ready', database: 'unreachable', migrations: 'unknown', draining };
  }
}
