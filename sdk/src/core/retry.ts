import { ApiError, ConnectionError, TimeoutError } from './errors.js';

const firstDelay = 250;
const longestDelay = 8_000;
// Whoever asks for more patience than this gets the error at once, with `retryAfter` in it.
const longestRetryAfter = 30;

const transientStatuses = new Set([429, 502, 503, 504]);

/** Whether the same request may succeed a moment later. */
export function isTransient(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  return error instanceof ApiError && (transientStatuses.has(error.status) || error.code === 'idempotency_in_progress');
}

/**
 * Milliseconds to wait before the next try: what the API asked for, otherwise doubling from a quarter of a second, with
 * jitter so that clients that failed together do not come back together. Null when waiting is not worth it.
 */
export function delayBefore(error: unknown, retry: number, random: () => number = Math.random): number | null {
  const asked = error instanceof ApiError ? error.retryAfter : null;
  if (asked !== null && asked > longestRetryAfter) return null;
  const backoff = Math.min(longestDelay, firstDelay * 2 ** retry);
  const jittered = backoff * (0.5 + random() / 2);
  return asked === null ? jittered : asked * 1000 + random() * firstDelay;
}

/** Seconds in a `Retry-After` header, which is a number of seconds or a date. */
export function parseRetryAfter(header: string | null, now: number = Date.now()): number | null {
  if (header === null || header.trim() === '') return null;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, (date - now) / 1000);
}

/** Waits, unless the signal ends it first: then it rejects with the signal's reason. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/**
 * Runs a request until it succeeds, fails for good, or has been repeated often enough.
 * @param repeatable Whether doing it twice does no harm: it only reads, or it carries an idempotency key.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  { repeatable, maxRetries, signal }: { repeatable: boolean; maxRetries: number; signal?: AbortSignal | undefined },
): Promise<T> {
  for (let retry = 0; ; retry += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!repeatable || retry >= maxRetries || signal?.aborted || !isTransient(error)) throw error;
      const delay = delayBefore(error, retry);
      if (delay === null) throw error;
      await sleep(delay, signal);
    }
  }
}
