import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Availability, Event } from '@echoplex/sdk';
import { createTestClient } from '../../test/client.js';
import { followEvent, POLL_INTERVAL, type RealtimeModule, SPREAD } from './live.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

type Handlers = Parameters<ReturnType<RealtimeModule['connect']>['event']>[1];

const follow = ({ socket = true, visible = true, late = false } = {}) => {
  const { client, line, shop } = createTestClient();
  const seen: Availability[] = [];
  let shown: Event = shop.settings.event;
  const world = { handlers: null as Handlers | null, closed: 0, visible };
  const connect = (() => ({
    event: (_id: string, handlers: Handlers) => void (world.handlers = handlers),
    close: () => void (world.closed += 1),
  })) as unknown as RealtimeModule['connect'];
  const live = followEvent({
    client,
    eventId: 'evt_1',
    shown: () => shown,
    late,
    handlers: { availability: (availability) => void seen.push(availability), event: (event) => (shown = event) },
    loadRealtime: () => (socket ? Promise.resolve({ connect }) : Promise.reject(new Error('no chunk'))),
    isVisible: () => world.visible,
  });
  /** The socket lives, and its first message says how things are. */
  const goLive = (salesState: Availability['salesState'] = 'on_sale'): void => {
    world.handlers?.status?.('live');
    world.handlers?.availability?.({ ...shop.availability(), salesState }, { sequence: 1, serverTime: '' });
  };
  const change = (changes: Partial<Event>): void => void (shop.settings.event = { ...shop.settings.event, ...changes });
  return { live, line, seen, world, goLive, change, shown: () => shown };
};

test('without a socket it asks every ten seconds', async () => {
  const { live, line } = follow({ socket: false });
  await jest.advanceTimersByTimeAsync(POLL_INTERVAL * 3 + 100);
  live.stop();
  expect(line.calls).toHaveLength(3);
  await jest.advanceTimersByTimeAsync(POLL_INTERVAL * 3);
  expect(line.calls).toHaveLength(3);
});

test('a hidden page does not ask', async () => {
  const { live, line } = follow({ socket: false, visible: false });
  await jest.advanceTimersByTimeAsync(POLL_INTERVAL * 3);
  live.stop();
  expect(line.calls).toHaveLength(0);
});

test('a live socket replaces asking, a lost one brings it back', async () => {
  const { live, line, world } = follow();
  await jest.advanceTimersByTimeAsync(10);
  world.handlers?.status?.('live');
  await jest.advanceTimersByTimeAsync(POLL_INTERVAL * 3);
  expect(line.calls).toHaveLength(0);
  world.handlers?.status?.('offline');
  await jest.advanceTimersByTimeAsync(POLL_INTERVAL);
  expect(line.calls).toHaveLength(1);
  live.stop();
  expect(world.closed).toBe(1);
});

test('what fails once is asked again', async () => {
  const { live, line, seen } = follow({ socket: false });
  line.down = true;
  await jest.advanceTimersByTimeAsync(POLL_INTERVAL + 10);
  line.down = false;
  await jest.advanceTimersByTimeAsync(POLL_INTERVAL);
  live.stop();
  expect(seen).toHaveLength(1);
});

describe('the event itself', () => {
  test('is read anew when availability says it is cancelled and nobody told that it is', async () => {
    const { live, line, goLive, change, shown } = follow();
    await jest.advanceTimersByTimeAsync(10);
    change({ status: 'cancelled', cancelReason: 'The storm took the roof.', version: 2 });
    goLive('cancelled');
    expect(line.calls).toEqual([]);
    await jest.advanceTimersByTimeAsync(SPREAD);
    expect(line.calls).toEqual(['events.get']);
    expect(shown().cancelReason).toBe('The storm took the roof.');
    goLive('cancelled');
    await jest.advanceTimersByTimeAsync(SPREAD);
    expect(line.calls).toHaveLength(1);
    live.stop();
  });

  test('is not asked for when the cancellation is told meanwhile', async () => {
    const { live, line, goLive, world, shown } = follow();
    await jest.advanceTimersByTimeAsync(10);
    goLive('cancelled');
    world.handlers?.updated?.({ ...shown(), status: 'cancelled' }, { sequence: 2, serverTime: '' });
    await jest.advanceTimersByTimeAsync(SPREAD);
    expect(line.calls).toEqual([]);
    live.stop();
  });

  test('is read anew after a lost connection, once, and not by all pages in the same moment', async () => {
    const { live, line, goLive, change, shown, world } = follow();
    await jest.advanceTimersByTimeAsync(10);
    goLive();
    await jest.advanceTimersByTimeAsync(SPREAD);
    expect(line.calls).toEqual([]);
    world.handlers?.status?.('offline');
    change({ name: 'Harbour Lights, moved indoors', version: 2 });
    goLive();
    goLive();
    expect(line.calls).toEqual([]);
    await jest.advanceTimersByTimeAsync(SPREAD);
    expect(line.calls).toEqual(['events.get']);
    expect(shown().name).toBe('Harbour Lights, moved indoors');
    live.stop();
  });

  test.each([
    ['the page was loaded long before somebody looked', { late: true }, 10],
    ['the socket came late', {}, POLL_INTERVAL + 10],
  ])('is read anew when %s', async (_why, options, after) => {
    const { live, line, goLive } = follow(options);
    await jest.advanceTimersByTimeAsync(after);
    line.calls.length = 0;
    goLive();
    await jest.advanceTimersByTimeAsync(SPREAD);
    expect(line.calls).toEqual(['events.get']);
    live.stop();
  });

  test('that could not be read is asked for again with the next news', async () => {
    const { live, line, goLive, shown, change } = follow({ late: true });
    await jest.advanceTimersByTimeAsync(10);
    change({ name: 'Harbour Lights, moved indoors', version: 2 });
    line.down = true;
    goLive();
    await jest.advanceTimersByTimeAsync(SPREAD);
    line.down = false;
    goLive();
    await jest.advanceTimersByTimeAsync(SPREAD);
    expect(line.calls).toEqual(['events.get', 'events.get']);
    expect(shown().name).toBe('Harbour Lights, moved indoors');
    live.stop();
  });

  test('is not asked for by a page that has gone', async () => {
    const { live, line, goLive } = follow();
    await jest.advanceTimersByTimeAsync(10);
    goLive('cancelled');
    live.stop();
    await jest.advanceTimersByTimeAsync(SPREAD);
    expect(line.calls).toEqual([]);
  });
});
