import { setImmediate as nextTurn } from 'node:timers/promises';
import { isLockTimeout, isOutage } from '../../errors/database.js';
import { Problem } from '../../errors/problem.js';

/** How waiting operations are taken together. */
export interface BatchOptions<Operation, Outcome> {
  /**
   * Carries out one batch and says what became of each operation, in their order; when it throws, each is tried alone, beside whatever is on the
   * lane by then: without one.
   */
  run: (batch: Keyed<Operation>[], on: Lane | null) => Promise<PromiseSettledResult<Outcome>[]>;
  /** Lanes on which batches are under way at the same time at most, each lane with other keys. */
  lanes: number;
  /** Batches that may follow on a lane before the one in front has been answered, once it {@link Lane.sent says} that they may; none when left out. */
  ahead?: number;
  /**
   * How long a batch may take before another one begins beside it, in milliseconds; at once when left out. Operations that go together cost less
   * than those that go side by side, as long as none of them waits for something.
   */
  patienceMs?: number;
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

/** Where a batch is carried out. */
export interface Lane {
  /** Counts from 0. */
  lane: number;
  /** Says that the next batch of the lane may begin, although this one has not been answered: it will be carried out after it. */
  sent: () => void;
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
 * Operations that are told their outcome in one turn of the event loop. In smaller groups whoever reads the answers would fall asleep in between, and
 * waking another process costs as much as several answers.
 */
const toldAtOnce = 64;

/** What is under way on a lane. */
interface LaneState {
  number: number;
  /** Batches that have not been answered. */
  underWay: number;
  /** Whether one of them has not been sent as a whole. */
  isSending: boolean;
  /** Operations of the last one that began. */
  size: number;
}

/**
 * Takes operations together that wait at the same time. While one batch of a key is under way the next gathers, and an operation that
 * comes alone begins at once: only a batch that takes long is waited for by a timer, before another one begins beside it. Keys with few operations share a batch, a key with many has one of its own.
 */
export function createBatches<Operation, Outcome>({
  run,
  lanes: laneCount,
  ahead = 0,
  patienceMs = 0,
  maxBatch,
  maxWaiting,
  observe,
}: BatchOptions<Operation, Outcome>): Batches<Operation, Outcome> {
  type Item = Waiting<Operation, Outcome>;
  const queues = new Map<string, Item[]>();
  const lanes = Array.from({ length: laneCount }, (_, number): LaneState => ({ number, underWay: 0, isSending: false, size: 0 }));
  /** Keys under way, where, and in how many batches. */
  const owners = new Map<string, { lane: LaneState; batches: number }>();
  const idlers: (() => void)[] = [];
  let waiting = 0;
  let planned = false;
  let telling = 0;
  let begunAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  /** The operations that have waited longest, of keys that are not under way elsewhere. */
  function take(lane: LaneState): Item[] {
    const batch: Item[] = [];
    for (const [key, queue] of queues) {
      if ((owners.get(key)?.lane ?? lane) !== lane) continue;
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

  const settle = (item: Item, outcome: PromiseSettledResult<Outcome> | undefined): void => {
    if (outcome?.status === 'fulfilled') item.resolve(outcome.value);
    else item.reject(outcome?.reason);
  };

  /** Tells operations what became of them, a few in each turn of the event loop, so that the next batch gets on in between. */
  async function tell(batch: Item[], outcomes: PromiseSettledResult<Outcome>[]): Promise<void> {
    telling += 1;
    for (const [index, item] of batch.entries()) {
      if (index > 0 && index % toldAtOnce === 0) await nextTurn();
      settle(item, outcomes[index]);
    }
    telling -= 1;
  }

  async function tryAlone(batch: Item[]): Promise<PromiseSettledResult<Outcome>[]> {
    const outcomes: PromiseSettledResult<Outcome>[] = [];
    for (const item of batch) {
      const [outcome] = await run([item], null).catch((reason: unknown) => [{ status: 'rejected' as const, reason }]);
      outcomes.push(outcome ?? { status: 'rejected', reason: new Error('a batch said nothing of an operation') });
    }
    return outcomes;
  }

  async function carryOut(batch: Item[], on: Lane): Promise<PromiseSettledResult<Outcome>[]> {
    const started = performance.now();
    try {
      return await run(batch, on);
    } catch (reason) {
      // One operation that cannot be carried out does not fail the others; where the database cannot be reached, or somebody keeps the stock
      // locked, nobody does better alone.
      if (batch.length > 1 && !isOutage(reason) && !isLockTimeout(reason)) return await tryAlone(batch);
      return batch.map(() => ({ status: 'rejected', reason }));
    } finally {
      observe?.({ size: batch.length, seconds: (performance.now() - started) / 1000, waiting });
    }
  }

  function own(keys: Iterable<string>, lane: LaneState): void {
    for (const key of keys) owners.set(key, { lane, batches: (owners.get(key)?.batches ?? 0) + 1 });
  }
  function disown(keys: Iterable<string>, lane: LaneState): void {
    for (const key of keys) {
      const batches = (owners.get(key)?.batches ?? 0) - 1;
      if (batches > 0) owners.set(key, { lane, batches });
      else owners.delete(key);
    }
  }

  function begin(batch: Item[], lane: LaneState): void {
    begunAt = performance.now();
    const keys = new Set(batch.map(({ key }) => key));
    own(keys, lane);
    lane.underWay += 1;
    lane.isSending = true;
    lane.size = batch.length;
    let isSent = false;
    const sent = (): void => {
      if (isSent) return;
      isSent = true;
      lane.isSending = false;
      plan();
    };
    void carryOut(batch, { lane: lane.number, sent }).then(async (outcomes) => {
      if (!isSent) lane.isSending = false;
      isSent = true;
      lane.underWay -= 1;
      disown(keys, lane);
      // The next ones first: the database works on them while these are answered.
      pump();
      await tell(batch, outcomes);
      release();
    });
  }

  /** Whether a batch may begin on a lane right now, as far as the lane is concerned. */
  function hasRoom({ underWay, isSending, size }: LaneState): boolean {
    if (underWay === 0) return true;
    // What is under way already has the database busy: a small batch behind it would only cost more than one that gathers a little longer.
    return !isSending && underWay <= ahead && waiting >= size / 2;
  }

  function pump(): void {
    planned = false;
    clearTimeout(timer);
    timer = undefined;
    for (const lane of lanes) {
      while (hasRoom(lane)) {
        const isBeside = lane.underWay === 0 && lanes.some(({ underWay }) => underWay > 0);
        const patience = isBeside ? begunAt + patienceMs - performance.now() : 0;
        if (patience > 0) {
          timer ??= waiting > 0 ? setTimeout(pump, patience).unref() : undefined;
          break;
        }
        const batch = take(lane);
        if (batch.length === 0) break;
        begin(batch, lane);
      }
    }
    release();
  }
  function plan(): void {
    // With the timer running only a lane that somebody may follow on can begin something.
    if (planned || waiting === 0 || !lanes.some((lane) => hasRoom(lane) && (lane.underWay > 0 || !timer))) return;
    planned = true;
    // Those who come in the same turn of the event loop go together.
    setImmediate(pump);
  }

  const isIdle = (): boolean => waiting === 0 && telling === 0 && lanes.every(({ underWay }) => underWay === 0);
  function release(): void {
    if (isIdle()) for (const done of idlers.splice(0)) done();
  }

  return {
    submit(key, operation) {
      const queue = queues.get(key) ?? [];
      if (queue.length >= maxWaiting) return Promise.reject(overloaded());
      if (queue.length === 0) queues.set(key, queue);
      waiting += 1;
      return new Promise((resolve, reject) => {
        queue.push({ key, operation, resolve, reject });
        plan();
      });
    },
    get waiting() {
      return waiting;
    },
    idle: () => (isIdle() ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve))),
  };
}
