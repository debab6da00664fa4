import { createHash } from 'node:crypto';
import { StripeFault } from './faults.js';
import { now, type Store } from './store.js';

/** An answer, ready to be sent. `kept` answers are those of their idempotency key from now on. */
export type Answer = { status: number; body: unknown; kept: boolean };

/** Runs requests with an idempotency key at most once. */
export type Idempotency = {
  /** The answer of the first request with this key and body in the account, or of `run` when this is the first. */
  once(store: Store, key: string, request: string, run: () => Promise<Answer>): Promise<Answer & { replayed: boolean }>;
};

/** Stripe's rules: same request, same answer; another request with the key 400; while the first still runs 409. */
export function createIdempotency(): Idempotency {
  const running = new Map<Store, Set<string>>();
  return {
    async once(store, key, request, run) {
      const digest = createHash('sha256').update(request).digest('hex');
      const keys = running.get(store) ?? new Set();
      running.set(store, keys);
      const kept = store.get('kept_answer', key);
      if (kept && kept.request !== digest) {
        const message = `The idempotency key '${key}' was used before with other parameters. Use a new key for another request.`;
        throw new StripeFault(400, { type: 'idempotency_error', message });
      }
      if (kept) return { status: kept.status, body: kept.body, kept: true, replayed: true };
      if (keys.has(key)) {
        const message = `A request with the idempotency key '${key}' is still being worked on. Try again in a moment.`;
        throw new StripeFault(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message });
      }
      keys.add(key);
      try {
        const answer = await run();
        // Refused parameters and outages before the work are not kept: the caller may correct the request and use the key again.
        const { status, body } = answer;
        if (answer.kept) store.put({ id: key, object: 'kept_answer', request: digest, status, body, created: now() });
        return { ...answer, replayed: false };
      } finally {
        keys.delete(key);
      }
    },
  };
}
