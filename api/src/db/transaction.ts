import { setTimeout as sleep } from 'node:timers/promises';
import { nativeError } from '../errors/database.js';
import type { Db, Transaction } from './knex.js';

/** Serialization failure and deadlock: the statement was right, the moment was wrong. */
const retryable = new Set(['40001', '40P01']);
const attempts = 4;

/**
 * Runs `work` in one transaction and tries again, a little later each time, when PostgreSQL gave it up for another one. `work` must
 * therefore change nothing but the database. Inside another transaction it joins that one.
 */
export async function inTransaction<T>(db: Db, work: (trx: Transaction) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db as Transaction);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(work);
    } catch (error) {
      const { code } = nativeError(error) as { code?: string };
      if (attempt >= attempts || code === undefined || !retryable.has(code)) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}
