import { Problem } from '../../errors/problem.js';

/**
 * Makes a gate that lets so many pieces of work run at once, the next wait for their turn, and those beyond that are refused.
 * @throws Problem `overloaded`, with the seconds after which to try again, when too many wait already
 */
export function createTurns({ running, waiting, retryAfter }: { running: number; waiting: number; retryAfter: number }) {
  let free = running;
  const queue: (() => void)[] = [];
  const enter = (): Promise<void> | void => {
    if (free > 0) return void (free -= 1);
    if (queue.length >= waiting) {
      throw new Problem('overloaded', 'Too many pictures are being uploaded right now. Try again in a few seconds.', {
        headers: { 'Retry-After': String(retryAfter) },
      });
    }
    return new Promise((resolve) => queue.push(resolve));
  };
  /** The turn goes straight to the one who waits longest, so nobody who comes in between can take it. */
  const leave = (): void => {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  };
  return async <T>(work: () => Promise<T>): Promise<T> => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
