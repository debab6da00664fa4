import { describe, expect, test } from '@jest/globals';
import { createSharedReads } from './shared-read.js';

/** A row that is read slowly: a load sees what was committed when it began and ends when it is told to. */
function slowRow() {
  let committed = 0;
  const running: (() => void)[] = [];
  return {
    commit: () => ++committed,
    load: (): Promise<number> => {
      const seen = committed;
      return new Promise((resolve) => running.push(() => resolve(seen)));
    },
    begun: () => running.length,
    /** Ends the loads that run now. */
    end: () => running.splice(0).forEach((finish) => finish()),
  };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Read = (key: string) => Promise<number>;

/** Joins a load that runs, as one would write it first. */
function joinRunning(load: () => Promise<number>): Read {
  let current: Promise<number> | null = null;
  return () => (current ??= load().finally(() => (current = null)));
}

/** What somebody reads who committed a change while a load was running. */
async function readOwnWrite(make: (load: () => Promise<number>) => Read): Promise<{ written: number; read: number }> {
  const row = slowRow();
  const read = make(row.load);
  const first = read('key');
  await turn();
  const written = row.commit();
  const mine = read('key');
  row.end();
  await first;
  await turn();
  row.end();
  return { written, read: await mine };
}

describe('who asks while a load runs', () => {
  test('never gets its answer, so they read what they wrote', async () => {
    const { written, read } = await readOwnWrite(createSharedReads);
    expect(read).toBe(written);
  });
  test('would read something older if they joined it (what the test above is there to find)', async () => {
    const { written, read } = await readOwnWrite(joinRunning);
    expect(read).toBeLessThan(written);
  });
  test('shares the next one with everybody else who waits', async () => {
    const row = slowRow();
    const read = createSharedReads(row.load);
    const first = read('key');
    await turn();
    const waiting = Promise.all([read('key'), read('key'), read('key')]);
    await turn();
    expect(row.begun()).toBe(1);
    row.end();
    await first;
    await turn();
    expect(row.begun()).toBe(1);
    row.end();
    expect(await waiting).toEqual([0, 0, 0]);
  });
});

test('who asks in the same turn shares one load, other keys have their own', async () => {
  const loaded: string[] = [];
  const read = createSharedReads((key) => Promise.resolve(loaded.push(key)));
  await Promise.all([read('a'), read('a'), read('b'), read('a')]);
  expect(loaded).toEqual(['a', 'b']);
  await read('a');
  expect(loaded).toEqual(['a', 'b', 'a']);
});

test('a failure is told to those who shared it and to nobody after them', async () => {
  let down = true;
  const read = createSharedReads(() => (down ? Promise.reject(new Error('down')) : Promise.resolve('up')));
  const both = await Promise.allSettled([read('key'), read('key')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  down = false;
  expect(await read('key')).toBe('up');
});

test('a load that fails at once is a failed load like others', async () => {
  const read = createSharedReads<string>(() => {
    throw new Error('at once');
  });
  await expect(read('key')).rejects.toThrow('at once');
  await expect(read('key')).rejects.toThrow('at once');
});

test('several loads of a key may run side by side, and each is younger than who gets it', async () => {
  const row = slowRow();
  const read = createSharedReads(row.load, { parallel: 2 });
  const first = read('key');
  await turn();
  row.commit();
  const second = read('key');
  await turn();
  expect(row.begun()).toBe(2);
  row.commit();
  const third = read('key');
  await turn();
  expect(row.begun()).toBe(2);
  row.end();
  await turn();
  row.end();
  expect(await Promise.all([first, second, third])).toEqual([0, 1, 2]);
});

test('keys beyond the bound are loaded for themselves and leave nothing behind', async () => {
  const row = slowRow();
  const read = createSharedReads(row.load, { maxKeys: 1 });
  const answers = [read('a'), read('b'), read('b')];
  await turn();
  expect(row.begun()).toBe(3);
  row.end();
  expect(await Promise.all(answers)).toEqual([0, 0, 0]);
  const later = [read('c'), read('c')];
  await turn();
  expect(row.begun()).toBe(1);
  row.end();
  await Promise.all(later);
});

test('with a gap between loads everybody who waits shares one that begins after they came', async () => {
  const row = slowRow();
  const read = createSharedReads(row.load, { gap: 1 });
  const first = read('key');
  await turn();
  row.commit();
  const waiting = [read('key'), read('key')];
  row.end();
  await first;
  // The gap is not over or just so: who comes now is still in time for the next load.
  waiting.push(read('key'));
  while (row.begun() === 0) await turn();
  row.commit();
  const last = read('key');
  row.end();
  expect(await Promise.all([first, ...waiting])).toEqual([0, 1, 1, 1]);
  while (row.begun() === 0) await turn();
  row.end();
  expect(await last).toBe(2);
});
