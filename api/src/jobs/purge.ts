import type { Db } from '../db/knex.js';

/** Forgets what has served its time: answers kept for repeats after a day, Stripe's events and ended sessions after a month, views after 400 days. */
export async function purge(db: Db): Promise<void> {
  await db('idempotency_keys').whereRaw(`created_at < now() - interval '24 hours'`).delete();
  await db('stripe_events').whereRaw(`processed_at < now() - interval '30 days'`).delete();
  await db('throttles').where('expire', '<', Date.now()).delete();
  await db('user_tokens').whereRaw(`expires_at < now() - interval '30 days'`).delete();
  await db('sessions').whereRaw(`last_used_at < now() - interval '60 days'`).delete();
  await db('event_views').whereRaw(`hour < now() - interval '400 days'`).delete();
  await db('refresh_tokens').whereRaw(`expires_at < now() - interval '30 days'`).delete();
}

/**
 * Frees the jobs of workers that died: no job takes five minutes (each has timeouts of its own), so one that is locked for that long has
 * nobody who works on it. Every job can be begun twice without harm.
 */
export async function freeAbandonedJobs(db: Db): Promise<void> {
  await db.raw(`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
      from graphile_worker.jobs where locked_at < now() - interval '5 minutes' having count(*) > 0`);
}
