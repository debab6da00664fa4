import { createHash } from 'node:crypto';
import { StripeFault } from './faults.js';
import { now, type Store } from './store.js';

/** An answer, ready to be sent. */
export type Answer = { status: number; body: unknown };

/** Runs requests with an idempotency key at most once. */
export type Idempotency = {
  /** The answer of the first request with this key and body, or of `run` when this is the first. */
  once(key: string, request: string, run: () => Promise<Answer>): Promise<Answer & { replayed: boolean }>;
};

/** Stripe's rules: same request, same answer; another request with the key 400; while the first still runs 409. */
export function createIdempotency(store: Store): Idempotency {
  const running = new Set<string>();
  return {
    async once(key, request, run) {
      const digest = createHash('sha256').update(request).digest('hex');
      const kept = store.get('kept_answer', key);
      if (kept && kept.request !== digest) {
        const message = `The idempotency key '${key}' was used before with other parameters. Use a new key for another request.`;
        throw new StripeFault(400, { type: 'idempotency_error', message });
      }
      if (kept) return { status: kept.status, body: kept.body, replayed: true };
      if (running.has(key)) {
        const message = `A request with the idempotency key '${key}' is still being worked on. Try again in a moment.`;
        throw new StripeFault(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message });
      }
      running.add(key);
      try {
        const answer = await run();
        // Refused parameters and outages are not kept: the caller may correct the request and use the key again.
        if (answer.status === 200 || answer.status === 402) {
          store.put({ id: key, object: 'kept_answer', request: digest, ...answer, created: now() });
        }
        return { ...answer, replayed: false };
      } finally {
        running.delete(key);
      }
    },
  };
}
