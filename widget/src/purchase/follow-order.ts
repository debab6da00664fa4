import type { HeldOrder } from '../state/model.js';
import type { Live } from './live.js';
import { wait } from './wait.js';

interface FollowOptions {
  live: () => Live | null;
  /** The order may have changed. */
  heard: () => void;
}

/** Listens for news of one order, and makes whoever waits for them wait no longer. */
export const followOrder = ({ live, heard }: FollowOptions) => {
  let followed: { id: string; live: Live; end: () => void } | null = null;
  let woken = false;
  let wakeUp: () => void = () => undefined;

  return {
    /** Listens to this order alone, as soon as there is somebody to listen to; to none with null. */
    follow(order: HeldOrder | null): void {
      const by = live();
      if (followed && followed.id === order?.order.id && followed.live === by) return;
      followed?.end();
      followed = order && by && { id: order.order.id, live: by, end: by.order(order.order.id, order.secret, heard) };
    },
    /** There is news: whoever pauses goes on. */
    wake(): void {
      woken = true;
      wakeUp();
    },
    /** Waits; answers whether the whole time has passed without news. */
    async pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
      const over = new AbortController();
      const end = (): void => over.abort();
      wakeUp = end;
      signal.addEventListener('abort', end);
      if (woken || signal.aborted) end();
      await wait(milliseconds, over.signal);
      signal.removeEventListener('abort', end);
      const slept = !woken;
      woken = false;
      return slept;
    },
  };
};
