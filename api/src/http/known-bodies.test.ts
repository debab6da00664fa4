import { expect, test } from '@jest/globals';
import { createKnownBodies } from './known-bodies.js';

test('a body is known by its text, and nobody can change it for others', () => {
  const bodies = createKnownBodies();
  const body = { items: [{ tierId: 'tier_1', quantity: 2 }] };
  bodies.set('{"items":[…]}', body);
  expect(bodies.get('{"items":[…]}')).toBe(body);
  expect(bodies.get('{"items":[]}')).toBeUndefined();
  expect(() => (body.items[0]!.quantity = 3)).toThrow(TypeError);
  expect(() => body.items.push({ tierId: 'tier_2', quantity: 1 })).toThrow(TypeError);
});

test('long ones are not kept, and neither are many', () => {
  const bodies = createKnownBodies();
  bodies.set('x'.repeat(513), { long: true });
  expect(bodies.get('x'.repeat(513))).toBeUndefined();
  for (let n = 0; n <= 1000; n += 1) bodies.set(`{"n":${n}}`, { n });
  expect(bodies.get('{"n":0}')).toBeUndefined();
  expect(bodies.get('{"n":1000}')).toEqual({ n: 1000 });
});
