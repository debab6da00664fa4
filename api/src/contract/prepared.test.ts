import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { preparer } from './prepared.js';

test('the same content keeps tag and check, another one has its own', () => {
  const prepare = preparer();
  const first = prepare({ name: 'A' });
  first.isChecked = true;
  expect(prepare({ name: 'A' }, first)).toBe(first);
  const other = prepare({ name: 'B' }, first);
  expect(other).toMatchObject({ text: '{"name":"B"}', isChecked: false });
  expect(other.tag).not.toBe(first.tag);
});

test('volatile fields are told as they are and do not count', () => {
  const prepare = preparer(['clock']);
  const first = prepare({ left: 3, clock: 1 });
  first.isChecked = true;
  expect(prepare({ left: 3, clock: 2 }, first)).toMatchObject({ text: '{"left":3,"clock":2}', tag: first.tag, isChecked: true });
  expect(prepare({ left: 2, clock: 2 }, first)).toMatchObject({ text: '{"left":2,"clock":2}', isChecked: false });
});

test('a body that had to be mended is mended again when it is made again', () => {
  const prepare = preparer(['clock']);
  const first = prepare({ left: 3, secret: 1, clock: 1 });
  expect(first.replace({ left: 3, clock: 1 })).toBe('{"left":3,"clock":1}');
  first.isChecked = true;
  expect(first.text).toBe('{"left":3,"clock":1}');
  expect(prepare({ left: 3, secret: 1, clock: 2 }, first).isChecked).toBe(false);
});

test('a resource with a version names it in its tag', () => {
  const hash = createHash('sha1').update('{"version":7}').digest('base64url');
  expect(preparer()({ version: 7 }).tag).toBe(`W/"7-${hash}"`);
});

describe('a body with another time in it', () => {
  const clocked = preparer(['serverTime']);
  const first = '2026-12-12T19:00:00.000Z';
  const later = '2026-12-12T19:00:01.000Z';

  test('is the same as one that was serialized anew', () => {
    const value = { name: '"serverTime":"trap"', serverTime: first, tiers: [{ name: 'Søndag' }] };
    const stamped = clocked(value).restamp('serverTime', later);
    const anew = clocked({ ...value, serverTime: later });
    expect([stamped.text, stamped.tag, stamped.value]).toEqual([anew.text, anew.tag, anew.value]);
  });

  test('is checked when the one before was, and mended again when that one was', () => {
    const body = clocked({ name: 'Pier', serverTime: first });
    expect(body.restamp('serverTime', later).isChecked).toBe(false);
    body.isChecked = true;
    expect(body.restamp('serverTime', later).isChecked).toBe(true);
    body.replace({ serverTime: first });
    expect(body.restamp('serverTime', later)).toMatchObject({
      isChecked: false,
      text: JSON.stringify({ name: 'Pier', serverTime: later }),
    });
  });
});
