import type { Db } from '../db/knex.js';
import { inTransaction } from '../db/transaction.js';
import { isOutage } from '../errors/database.js';
import { refreshListings } from '../modules/listings/service.js';
import { expireDueOrders } from '../modules/orders/service.js';
import { checks } from './examine.js';
import { type Recounted, recountEvent } from './recount.js';

/** Something that could not be mended, and why. */
export interface Failure {
  /** The event it is about; null when it is about several. */
  event: string | null;
  reason: string;
}

/** What was changed. */
export interface Mended {
  /** Open orders that were expired because their time was over. */
  expired: number;
  recounted: Recounted[];
  /** Events that discovery lists anew, or no longer. */
  relisted: string[];
  failed: Failure[];
}

/** Events with rows that break one of these invariants. */
async function eventsThatBreak(db: Db, names: string[]): Promise<string[]> {
  const statements = checks.filter(({ name }) => names.includes(name)).map(({ statement }) => `select event from (${statement}) broken`);
  const { rows } = await db.raw<{ rows: { event: string }[] }>(`${statements.join(' union ')} order by event`);
  return rows.map(({ event }) => event);
}

/** A fault of one event does not keep the others from being mended; a database that is gone does. */
function reasonOf(error: unknown): string {
  if (isOutage(error)) throw error;
  if (error instanceof AggregateError) return [error.message, ...error.errors.map(reasonOf)].join(': ');
  return error instanceof Error ? error.message : String(error);
}

async function recount(db: Db, publicUrl: string): Promise<Pick<Mended, 'recounted' | 'failed'>> {
  const recounted: Recounted[] = [];
  const failed: Failure[] = [];
  for (const event of await eventsThatBreak(db, ['tier-held', 'event-held', 'code-uses'])) {
    try {
      const done = await inTransaction(db, (trx) => recountEvent(trx, event, publicUrl));
      recounted.push(...done.recounted);
      if (done.unproven) failed.push({ event, reason: `order ${done.unproven} does not say what it holds, so its stock was not counted` });
    } catch (error) {
      failed.push({ event, reason: reasonOf(error) });
    }
  }
  return { recounted, failed };
}

async function expire(db: Db): Promise<Pick<Mended, 'expired' | 'failed'>> {
  let expired = 0;
  try {
    for (let some = -1; some !== 0; expired += some) some = await expireDueOrders(db, 100_000);
    return { expired, failed: [] };
  } catch (error) {
    return { expired, failed: [{ event: null, reason: reasonOf(error) }] };
  }
}

async function relist(db: Db): Promise<string[]> {
  const events = await eventsThatBreak(db, ['listings']);
  for (let done = 0; done < events.length; done += 500) {
    await inTransaction(db, (trx) => refreshListings(trx, events.slice(done, done + 500)));
  }
  return events;
}

/**
 * Puts right what follows from other rows: expires open orders whose time is over, counts anew what open orders hold and how often codes are
 * used, lists events anew. Never touches what is sold, tickets or money. Safe to run twice, at once, and while tickets are sold.
 * @param publicUrl where the API is reached: what followers of an event are told names it
 */
export async function mend(db: Db, publicUrl: string): Promise<Mended> {
  // Counted before orders expire: a counter that says too little would keep them from giving anything back.
  const before = await recount(db, publicUrl);
  const { expired, failed } = await expire(db);
  // And after: what could not be counted because too much was held may be in order now.
  const after = await recount(db, publicUrl);
  return {
    expired,
    recounted: [...before.recounted, ...after.recounted],
    relisted: await relist(db),
    failed: [...failed, ...after.failed],
  };
}
