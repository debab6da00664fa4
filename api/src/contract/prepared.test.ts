import { expect, test } from '@jest/globals';
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
