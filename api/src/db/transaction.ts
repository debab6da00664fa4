import { setTimeout as sleep } from 'node:timers/promises';
import { nativeError, violates } from '../errors/database.js';
import type { Db, Transaction } from './knex.js';

/** Serialization failure and deadlock: the statement was right, the moment was wrong. */
const retryable = new Set(['40001', '40P01']);
const attempts = 4;

/**
 * Does `work` again, a little later each time, when PostgreSQL gave it up for another transaction. It must therefore change nothing but the
 * database.
 */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const { code } = nativeError(error) as { code?: string };
      // Numbers of orders are drawn: the rare one that exists already is drawn again.
      const helps = (code !== undefined && retryable.has(code)) || violates(error, 'orders_number_key');
      if (attempt >= attempts || !helps) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}

/** Runs `work` in one transaction, {@link again} where that helps. Inside another transaction it joins that one. */
export const inTransaction = <T>(db: Db, work: (trx: Transaction) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db as Transaction) : again(() => db.transaction(work));
