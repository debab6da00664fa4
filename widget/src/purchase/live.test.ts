import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Availability } from '@echoplex/sdk';
import { createTestClient } from '../../test/client.js';
import { followEvent, POLL_INTERVAL, type RealtimeModule } from './live.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

type Handlers = Parameters<ReturnType<RealtimeModule['connect']>['event']>[1];

const follow = ({ socket = true, visible = true } = {}) => {
  const { client, line } = createTestClient();
  const seen: Availability[] = [];
  const world = { handlers: null as Handlers | null, closed: 0, visible };
  const connect = (() => ({
    event: (_id: string, handlers: Handlers) => void (world.handlers = handlers),
    close: () => void (world.closed += 1),
  })) as unknown as RealtimeModule['connect'];
  const live = followEvent({
    client,
    eventId: 'evt_1',
    handlers: { availability: (availability) => void seen.push(availability), event: () => undefined },
    loadRealtime: () => (socket ? Promise.resolve({ connect }) : Promise.reject(new Error('no chunk'))),
    isVisible: () => world.visible,
  });
  return { live, line, seen, world };
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
