import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Batches, type BatchOptions, createBatches, type Keyed, type Lane } from './batches.js';

type Outcomes = PromiseSettledResult<string>[];
const done = (batch: Keyed<string>[]): Outcomes => batch.map(({ operation }) => ({ status: 'fulfilled', value: `${operation} done` }));

/** A way to carry out batches that notes each and waits until the test lets it go on. */
function gate() {
  const begun: string[][] = [];
  const open: ((how: Outcomes | Error | undefined) => void)[] = [];
  const run = async (batch: Keyed<string>[]): Promise<Outcomes> => {
    begun.push(batch.map(({ operation }) => operation));
    const how = await new Promise<Outcomes | Error | undefined>((resolve) => open.push(resolve));
    if (how instanceof Error) throw how;
    return how ?? done(batch);
  };
  return {
    run,
    begun,
    /** Lets the batch go on that has been under way longest. */
    async release(how?: Outcomes | Error): Promise<void> {
      open.shift()!(how);
      await nextTurn();
      await nextTurn();
    },
  };
}
const make = (options: Partial<BatchOptions<string, string>> & Pick<BatchOptions<string, string>, 'run'>) =>
  createBatches<string, string>({ lanes: 2, maxBatch: 4, maxWaiting: 100, ...options });
const turns = async (): Promise<void> => {
  await nextTurn();
  await nextTurn();
};
const failure = (message: string, code?: string): Error => Object.assign(new Error(message), code === undefined ? {} : { code });

describe('with patience', () => {
  test('batches of other keys wait for the one under way, and begin beside it when it takes long', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const { run, begun, release } = gate();
    const batches = make({ run, patienceMs: 50 });
    const first = batches.submit('slow', 'a');
    await turns();
    const second = batches.submit('quick', 'b');
    await turns();
    expect(begun).toEqual([['a']]);
    jest.advanceTimersByTime(50);
    expect(begun).toEqual([['a'], ['b']]);
    await release();
    await release();
    expect(await Promise.all([first, second])).toEqual(['a done', 'b done']);
    // Nothing is left of the waiting: who comes alone begins at once.
    const third = batches.submit('quick', 'c');
    await turns();
    expect(begun).toEqual([['a'], ['b'], ['c']]);
    await release();
    await third;
    jest.useRealTimers();
  });
});

describe('with batches ahead', () => {
  /** Batches that say at once that they are sent, and are carried out one behind the other. */
  function sending() {
    const { run, ...rest } = gate();
    const lanes: (number | null)[] = [];
    const send = (batch: Keyed<string>[], on: Lane | null): Promise<Outcomes> => {
      lanes.push(on && on.lane);
      on?.sent();
      return run(batch);
    };
    return { run: send, lanes, ...rest };
  }
  const submit = (batches: Batches<string, string>, names: string) => [...names].map((name) => batches.submit('event', name));
  const begunOf = ({ begun }: { begun: string[][] }) => begun.map((batch) => batch.join(''));

  test('the next one follows on the same lane before the first is answered, no more than that, and none that is small beside it', async () => {
    const lane = sending();
    const batches = make({ run: lane.run, ahead: 1 });
    const all = submit(batches, 'abcd');
    await turns();
    all.push(...submit(batches, 'e'));
    await turns();
    expect(begunOf(lane)).toEqual(['abcd']);
    all.push(...submit(batches, 'f'));
    await turns();
    expect(begunOf(lane)).toEqual(['abcd', 'ef']);
    all.push(...submit(batches, 'ghi'));
    await turns();
    expect([begunOf(lane), batches.waiting]).toEqual([['abcd', 'ef'], 3]);
    await lane.release();
    expect(begunOf(lane)).toEqual(['abcd', 'ef', 'ghi']);
    await lane.release();
    await lane.release();
    expect(await Promise.all(all)).toEqual([...'abcdefghi'].map((name) => `${name} done`));
    expect(lane.lanes).toEqual([0, 0, 0]);
    await batches.idle();
  });

  test('one that does not say so keeps the others of its key waiting', async () => {
    const { run, begun, release } = gate();
    const batches = make({ run, ahead: 1 });
    const all = submit(batches, 'ab');
    await turns();
    all.push(...submit(batches, 'cd'));
    await turns();
    expect(begun).toHaveLength(1);
    await release();
    await release();
    expect(await Promise.all(all)).toEqual(['a done', 'b done', 'c done', 'd done']);
  });

  test('one that failed is tried again without a lane: others may be on it by then', async () => {
    const lane = sending();
    const batches = make({ run: lane.run, ahead: 1 });
    const first = submit(batches, 'ab');
    await turns();
    const second = submit(batches, 'cd');
    await turns();
    await lane.release(failure('no'));
    for (let n = 0; n < 3; n += 1) await lane.release();
    expect(await Promise.all([...first, ...second])).toEqual(['a done', 'b done', 'c done', 'd done']);
    expect(lane.lanes).toEqual([0, 0, null, null]);
  });
});

describe('operations of one key', () => {
  test('that come in the same moment go together, in their order; the next gather meanwhile', async () => {
    const { run, begun, release } = gate();
    const batches = make({ run });
    const first = ['a', 'b'].map((name) => batches.submit('event', name));
    expect(batches.waiting).toBe(2);
    await turns();
    const second = ['c', 'd', 'e'].map((name) => batches.submit('event', name));
    await turns();
    expect([begun, batches.waiting]).toEqual([[['a', 'b']], 3]);
    await release();
    expect(await Promise.all(first)).toEqual(['a done', 'b done']);
    expect([begun, batches.waiting]).toEqual([[['a', 'b'], ['c', 'd', 'e']], 0]); // prettier-ignore
    await release();
    expect(await Promise.all(second)).toEqual(['c done', 'd done', 'e done']);
  });

  test('are no more in one batch than it takes', async () => {
    const { run, begun, release } = gate();
    const batches = make({ run });
    const all = Array.from({ length: 9 }, (_, n) => batches.submit('event', String(n)));
    for (let turn = 0; turn < 3; turn += 1) {
      await turns();
      await release();
    }
    await Promise.all(all);
    expect(begun.map((batch) => batch.join(''))).toEqual(['0123', '4567', '8']);
  });

  test('begin at once when nobody else is there: without a timer', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    try {
      const batches = make({ run: (batch) => Promise.resolve(done(batch)) });
      expect(await batches.submit('event', 'a')).toBe('a done');
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  test('are refused when too many wait; another key is not', async () => {
    const { run, release } = gate();
    const batches = make({ run, maxWaiting: 2 });
    const under = batches.submit('event', 'a');
    await turns();
    const waiting = ['b', 'c'].map((name) => batches.submit('event', name));
    await expect(batches.submit('event', 'd')).rejects.toMatchObject({ code: 'overloaded', status: 503, headers: { 'Retry-After': '1' } });
    const other = batches.submit('other', 'e');
    await turns();
    await release();
    await release();
    await release();
    expect(await Promise.all([under, ...waiting, other])).toEqual(['a done', 'b done', 'c done', 'e done']);
    expect(batches.waiting).toBe(0);
  });
});

describe('operations of different keys', () => {
  test('share a batch when they are few', async () => {
    const run = jest.fn((batch: Keyed<string>[]) => Promise.resolve(done(batch)));
    const batches = make({ run });
    await Promise.all(['x', 'y', 'z'].map((key) => batches.submit(key, key)));
    expect(run).toHaveBeenCalledTimes(2);
    expect(run.mock.calls.map(([batch]) => batch.length)).toEqual([2, 1]);
  });

  test('are carried out side by side, in so many lanes', async () => {
    const { run, begun, release } = gate();
    const batches = make({ run, maxBatch: 2 });
    const all = ['x', 'y', 'z'].flatMap((key) => [batches.submit(key, `${key}1`), batches.submit(key, `${key}2`)]);
    await turns();
    expect(begun).toEqual([['x1', 'x2'], ['y1', 'y2']]); // prettier-ignore
    await release();
    expect(begun[2]).toEqual(['z1', 'z2']);
    await release();
    await release();
    await Promise.all(all);
  });

  test('have their turn though others never stop coming', async () => {
    const { run, begun, release } = gate();
    const batches = make({ run, lanes: 1, maxBatch: 2 });
    const all = [1, 2, 3, 4].map((n) => batches.submit('crowded', `crowd ${n}`));
    all.push(batches.submit('quiet', 'alone'));
    await turns();
    for (let round = 0; round < 4; round += 1) {
      all.push(batches.submit('crowded', `more ${round}`), batches.submit('crowded', `and more ${round}`));
      await release();
    }
    expect(begun.findIndex((batch) => batch.includes('alone'))).toBe(1);
    while (batches.waiting > 0) await release();
    await release();
    await Promise.all(all);
  });
});

describe('a batch that fails', () => {
  test('is done one by one, in order, so that one bad operation fails alone', async () => {
    const calls: string[] = [];
    const batches = make({
      run: (batch) => {
        calls.push(batch.map(({ operation }) => operation).join(''));
        return batch.some(({ operation }) => operation === 'b') ? Promise.reject(failure('b cannot be')) : Promise.resolve(done(batch));
      },
    });
    const all = await Promise.allSettled(['a', 'b', 'c'].map((name) => batches.submit('event', name)));
    expect(all.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as Error).message))).toEqual([
      'a done',
      'b cannot be',
      'c done',
    ]);
    expect(calls).toEqual(['abc', 'a', 'b', 'c']);
  });

  test('for the database cannot be reached fails as a whole, once', async () => {
    for (const outage of [
      failure('connect', 'ECONNREFUSED'),
      failure('shutdown', '57P01'),
      failure('Connection terminated unexpectedly'),
    ]) {
      const run = jest.fn(() => Promise.reject(outage));
      const batches = make({ run });
      const all = await Promise.allSettled(['a', 'b', 'c'].map((name) => batches.submit('event', name)));
      expect(all.map((outcome) => outcome.status === 'rejected' && outcome.reason === outage)).toEqual([true, true, true]);
      expect(run).toHaveBeenCalledTimes(1);
    }
  });

  test('lets the next one begin, and is told of like any other', async () => {
    const observed: number[] = [];
    const { run, release } = gate();
    const batches = make({ run, observe: ({ size, seconds }) => void (seconds >= 0 && observed.push(size)) });
    const bad = batches.submit('event', 'a');
    await turns();
    const next = batches.submit('event', 'b');
    const refused = expect(bad).rejects.toThrow('no');
    await release(failure('no'));
    await refused;
    await release();
    expect(await next).toBe('b done');
    expect(observed).toEqual([1, 1]);
  });

  test('refuses a single operation of those it carried out', async () => {
    const reason = failure('sold out');
    const batches = make({ run: (batch) => Promise.resolve(done(batch).map((outcome, n) => (n === 1 ? { status: 'rejected', reason } : outcome))) }); // prettier-ignore
    const all = await Promise.allSettled(['a', 'b', 'c'].map((name) => batches.submit('event', name)));
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

test('idle says when nothing waits and nothing is under way', async () => {
  const { run, release } = gate();
  const batches = make({ run });
  await batches.idle();
  const all = [batches.submit('event', 'a')];
  await turns();
  all.push(batches.submit('event', 'b'));
  let isIdle = false;
  const idle = batches.idle().then(() => (isIdle = true));
  await release();
  expect(isIdle).toBe(false);
  await release();
  await idle;
  await Promise.all(all);
});

describe('whatever comes in whatever moment', () => {
  const coming = fc.array(fc.record({ key: fc.constantFrom('x', 'y', 'z'), pause: fc.nat(2), isBad: fc.boolean() }), { maxLength: 40 });
  const shape = fc.record({ lanes: fc.integer({ min: 1, max: 4 }), maxBatch: fc.integer({ min: 1, max: 6 }), breaks: fc.boolean() });

  test('every operation is answered exactly once, those of a key in order, and one batch of a key at a time', async () => {
    await fc.assert(
      fc.asyncProperty(coming, shape, async (operations, { lanes, maxBatch, breaks }) => {
        const underWay = new Set<string>();
        const answered: { key: string; n: number }[] = [];
        let running = 0;
        const batches = createBatches<{ n: number; isBad: boolean }, number>({
          lanes,
          maxBatch,
          maxWaiting: 1000,
          async run(batch) {
            const keys = [...new Set(batch.map(({ key }) => key))];
            expect(batch.length <= maxBatch && (running += 1) <= lanes && keys.every((key) => !underWay.has(key))).toBe(true);
            for (const key of keys) underWay.add(key);
            await nextTurn();
            running -= 1;
            for (const key of keys) underWay.delete(key);
            if (breaks && batch.some(({ operation }) => operation.isBad)) throw failure('bad');
            return batch.map(({ operation: { n, isBad } }) =>
              isBad ? { status: 'rejected', reason: failure('bad') } : { status: 'fulfilled', value: n },
            );
          },
        });
        const all: Promise<unknown>[] = [];
        for (const [n, { key, pause, isBad }] of operations.entries()) {
          for (let turn = 0; turn < pause; turn += 1) await nextTurn();
          const answer = (outcome: number | Error): void => {
            expect(outcome instanceof Error).toBe(isBad);
            if (!(outcome instanceof Error)) expect(outcome).toBe(n);
            answered.push({ key, n });
          };
          all.push(batches.submit(key, { n, isBad }).then(answer, answer));
        }
        await Promise.all(all);
        await batches.idle();
        expect(answered).toHaveLength(operations.length);
        for (const name of ['x', 'y', 'z']) {
          const own = answered.filter(({ key }) => key === name).map(({ n }) => n);
          expect(own).toEqual([...own].sort((a, b) => a - b));
        }
      }),
      { numRuns: 60 },
    );
  });
});
