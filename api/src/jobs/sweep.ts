import { setTimeout as sleep } from 'node:timers/promises';
import type { JobDeps } from './index.js';
import { expireDueOrders } from '../modules/orders/service.js';

const everyMs = 1000;

/**
 * Ends the holds that ran out, once a second, until stopped. Any number of processes may do so at once.
 * @returns stops it and resolves when the sweep under way is done
 */
export function startSweep({ db, logger, metrics }: Pick<JobDeps, 'db' | 'logger' | 'metrics'>): () => Promise<void> {
  const stop = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        metrics.ordersExpired.inc(await expireDueOrders(db));
      } catch (error) {
        logger.warn({ err: error }, 'expired holds cannot be swept right now');
      }
      await sleep(everyMs, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return async () => {
    stop.abort();
    await running;
  };
}
