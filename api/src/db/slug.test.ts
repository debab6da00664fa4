import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { slugify, withFreeSlug } from './slug.js';

/** As the contract has it. */
const pattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const anyText = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }));

test.each([
  ['Harbour Lights!', 'harbour-lights'],
  ['  Ünïcödé  Fête ', 'unicode-fete'],
  ['Sommerfest på søen', 'sommerfest-pa-soen'],
  ['Straße & Æther', 'strasse-aether'],
  ['東京の夜', 'event'],
  ['💥', 'event'],
])('%s becomes %s', (name, slug) => {
  expect(slugify(name, 'event')).toBe(slug);
});

describe('whatever the name', () => {
  test('its slug is one that an address can have', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const slug = slugify(name, 'event');
        expect(slug).toMatch(pattern);
        expect(slug.length).toBeLessThanOrEqual(60);
      }),
    );
  });

  test('a slug stays as it is', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const slug = slugify(name, 'event');
        expect(slugify(slug, 'other')).toBe(slug);
      }),
    );
  });

  test('events of one name get slugs of their own, however many there are', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 2, max: 30 }), async (name, count) => {
        const taken = new Set<string>();
        for (let made = 0; made < count; made += 1) {
          const slug = await withFreeSlug({ wished: undefined, name, fallback: 'event' }, (candidate) =>
            Promise.resolve(taken.has(candidate) ? null : candidate),
          );
          expect(slug).toMatch(pattern);
          taken.add(slug as string);
        }
        expect(taken.size).toBe(count);
      }),
      { numRuns: 30 },
    );
  });
});

test('a slug that was wished for is taken or refused, never changed', async () => {
  const refuse = (): Promise<null> => Promise.resolve(null);
  expect(await withFreeSlug({ wished: 'harbour', name: 'Harbour', fallback: 'event' }, refuse)).toBeNull();
});
