import { expect, test } from '@jest/globals';
import { newId } from '../db/ids.js';
import { newRequestId } from './request-id.js';

test('is a TypeID like the others, with a UUIDv7 in it', () => {
  const before = newId('req').slice(0, 14);
  const ids = Array.from({ length: 1000 }, newRequestId);
  const after = newId('req').slice(0, 14);
  // After the ten characters of the time: version 7 in the first, variant 10 in the fourth.
  for (const id of ids) expect(id).toMatch(/^req_[0-7][0-9a-hjkmnp-tv-z]{9}[ef][0-9a-hjkmnp-tv-z]{2}[89abrstv][0-9a-hjkmnp-tv-z]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => id.slice(0, 14) >= before && id.slice(0, 14) <= after)).toBe(true);
});
