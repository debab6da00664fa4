import { expect, test } from '@jest/globals';
import { createTestStorage } from '../../test/client.js';
import { createOrderMemory } from './saved-order.js';

const order = { orderId: 'ord_1', secret: 'eos_1', expiresAt: null };

test('remembers one order and forgets it', () => {
  const storage = createTestStorage();
  const memory = createOrderMemory('http://a.test', 'gig', () => storage);
  expect(memory.read()).toBeNull();
  memory.write(order);
  expect(memory.read()).toEqual(order);
  memory.clear();
  expect(storage.length).toBe(0);
  memory.release();
});

test('two widgets of one event have a place each; a released place is free again', () => {
  const storage = createTestStorage();
  const first = createOrderMemory('http://a.test', 'gig', () => storage);
  const second = createOrderMemory('http://a.test', 'gig', () => storage);
  first.write(order);
  expect(second.read()).toBeNull();
  first.release();
  const third = createOrderMemory('http://a.test', 'gig', () => storage);
  expect(third.read()).toEqual(order);
  second.release();
  third.release();
});

test.each([
  [
    'storage that is refused',
    () => {
      throw new DOMException('denied', 'SecurityError');
    },
  ],
  ['what is not ours', () => ({ ...createTestStorage(), getItem: () => '{"orderId":5}' })],
  ['what is broken', () => ({ ...createTestStorage(), getItem: () => '{' })],
])('%s is as good as nothing', (_name, storage) => {
  const memory = createOrderMemory('http://b.test', 'gig', storage as () => Storage);
  memory.write(order);
  expect(memory.read()).toBeNull();
  memory.release();
});
