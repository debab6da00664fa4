import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { slugify, withFreeSlug } from './slug.js';

describe('slugs', () => {
  test.each([
    ['Harbour Lights', 'harbour-lights'],
    ['  Jazz & Brunch!  ', 'jazz-brunch'],
    ['Smørrebrød på Åen', 'smorrebrod-pa-aen'],
    ['Straße Æ', 'strasse-ae'],
    ['夜市', 'event'],
    ['TypeScript Meetup #12', 'typescript-meetup-12'],
  ])('%s becomes %s', (name, slug) => {
    expect(slugify(name, 'event')).toBe(slug);
  });
  test('always have the form the contract asks for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const slug = slugify(name, 'event');
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(60);
      }),
    );
  });
  test('a taken one gets a number, a wished one is not changed', async () => {
    const tried: string[] = [];
    const insert = (slug: string): Promise<string | null> => {
      tried.push(slug);
      return Promise.resolve(tried.length < 3 ? null : slug);
    };
    expect(await withFreeSlug({ wished: undefined, name: 'Night', fallback: 'event' }, insert)).toMatch(/^night-\d{1,3}$/);
    expect(await withFreeSlug({ wished: 'mine', name: 'Night', fallback: 'event' }, () => Promise.resolve(null))).toBeNull();
  });
});
