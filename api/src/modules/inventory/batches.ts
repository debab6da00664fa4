import { isLockTimeout, isOutage } from '../../errors/database.js';
import { Problem } from '../../errors/problem.js';

/** How waiting operations are taken together. */
export interface BatchOptions<Operation, Outcome> {
  /** Carries out one batch and says what became of each operation, in their order; when it throws, each is tried alone. */
  run: (batch: Keyed<Operation>[]) => Promise<PromiseSettledResult<Outcome>[]>;
  /** Batches under way at the same time, each of other keys. */
  lanes: number;
  /** Operations of one batch at most. */
  maxBatch: number;
  /** Operations of one key that may wait; what comes beyond is refused. */
  maxWaiting: number;
  /** Told of every batch when it is done. */
  observe?: (batch: { size: number; seconds: number; waiting: number }) => void;
}

/** An operation and the key it is ordered by: operations of one key are carried out one batch after the other, in the order they came. */
export interface Keyed<Operation> {
  key: string;
  operation: Operation;
}

interface Waiting<Operation, Outcome> extends Keyed<Operation> {
  resolve: (outcome: Outcome) => void;
  reject: (reason: unknown) => void;
}

/** Accepts operations and answers each when its batch is done. */
export interface Batches<Operation, Outcome> {
  /** @throws Problem `overloaded` when too many operations of the key wait already */
  submit(key: string, operation: Operation): Promise<Outcome>;
  /** Operations that wait for their batch. */
  readonly waiting: number;
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>;
}

const overloaded = (): Problem =>
  new Problem('overloaded', 'More people want tickets right now than can be served at once. Try again in a moment.', {
    headers: { 'Retry-After': '1' },
  });

/**
 * Takes operations together that wait at the same time. While one batch of a key is under way the next gathers: there is no timer, and an
 * operation that comes alone begins at once. Keys with few operations share a batch, a key with many has one of its own.
 */
export function createBatches<Operation, Outcome>({
  run,
  lanes,
  maxBatch,
  maxWaiting,
  observe,
}: BatchOptions<Operation, Outcome>): Batches<Operation, Outcome> {
  type Item = Waiting<Operation, Outcome>;
  const queues = new Map<string, Item[]>();
  const busy = new Set<string>();
  const idlers: (() => void)[] = [];
  let running = 0;
  let waiting = 0;
  let planned = false;

  /** The operations that have waited longest, of keys that are not under way. */
  function take(): Item[] {
    const batch: Item[] = [];
    for (const [key, queue] of queues) {
      if (busy.has(key)) continue;
      const room = maxBatch - batch.length;
      // A key with many fills a batch of its own, so that its length does not hold up the others.
      if (batch.length > 0 && queue.length > room / 2) continue;
      batch.push(...queue.splice(0, room));
      queues.delete(key);
      // Whoever is left goes to the end: a key that is never empty does not keep the others waiting. The batch is full then, so nobody is met twice.
      if (queue.length > 0) queues.set(key, queue);
      if (batch.length >= maxBatch / 2) break;
    }
    waiting -= batch.length;
    return batch;
  }

  const settle = (batch: Item[], outcomes: PromiseSettledResult<Outcome>[]): void =>
    batch.forEach((item, index) => {
      const outcome = outcomes[index];
      if (outcome?.status === 'fulfilled') item.resolve(outcome.value);
      else item.reject(outcome?.reason);
    });

  async function carryOut(batch: Item[]): Promise<void> {
    const started = performance.now();
    try {
      settle(batch, await run(batch));
    } catch (error) {
      // Where the database cannot be reached, or somebody keeps the stock locked, nobody does better alone.
      if (batch.length === 1 || isOutage(error) || isLockTimeout(error)) return batch.forEach(({ reject }) => reject(error));
      // One operation that cannot be carried out does not fail the others.
      for (const item of batch) await run([item]).then((outcomes) => settle([item], outcomes), item.reject); // prettier-ignore
    } finally {
      observe?.({ size: batch.length, seconds: (performance.now() - started) / 1000, waiting });
    }
  }

  function pump(): void {
    planned = false;
    while (running < lanes) {
      const batch = take();
      if (batch.length === 0) break;
      const keys = new Set(batch.map(({ key }) => key));
      for (const key of keys) busy.add(key);
      running += 1;
      void carryOut(batch).finally(() => {
        running -= 1;
        for (const key of keys) busy.delete(key);
        pump();
      });
    }
    if (running === 0 && waiting === 0) for (const done of idlers.splice(0)) done();
  }

  return {
    submit(key, operation) {
      const queue = queues.get(key) ?? [];
      if (queue.length >= maxWaiting) return Promise.reject(overloaded());
      if (queue.length === 0) queues.set(key, queue);
      waiting += 1;
      return new Promise((resolve, reject) => {
        queue.push({ key, operation, resolve, reject });
        if (planned || running >= lanes) return;
        planned = true;
        // Those who come in the same turn of the event loop go together.
        setImmediate(pump);
      });
    },
    get waiting() {
      return waiting;
    },
    idle: () => (running === 0 && waiting === 0 ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve))),
  };
}
