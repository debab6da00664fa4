import { describe, expect, it } from '@jest/globals';
import { categories } from './event-samples.js';
import { events } from './samples.js';
import { useShell } from './shell.js';

const shell = useShell();
const search = (...args: string[]) => shell.anonymous('events', 'search', ...args);
const query = () => shell.api.received.at(-1)?.query;

describe('events search', () => {
  it('asks for what was said, by nobody in particular', async () => {
    const where = ['--near', '55.69, 12.6', '--radius', '10.5', '--city', 'Copenhagen', '--country', 'dk', '--no-online'];
    const when = ['--from', '2026-12-01', '--to', '2026-12-31', '--all-dates'];
    const what = ['--category', 'music', '--tag', 'night', '--min-price', '1', '--max-price', '20', '--currency', 'EUR'];
    const { code, stdout } = await search('harbour lights', ...where, ...when, ...what, '--sort', 'distance', '--limit', '5');
    expect([code, stdout]).toEqual([0, expect.stringContaining('harbour-lights')]);
    expect(query()).toEqual({
      q: 'harbour lights',
      near: '55.69,12.6',
      radiusKm: '10.5',
      city: 'Copenhagen',
      country: 'DK',
      online: 'false',
      from: '2026-11-30T23:00:00.000Z',
      to: '2026-12-31T23:00:00.000Z',
      dates: 'all',
      category: 'music',
      tag: 'night',
      minPrice: '100',
      maxPrice: '2000',
      currency: 'EUR',
      sort: 'distance',
      limit: '5',
    });
  });

  it('shows counts and distances, and how the search goes on', async () => {
    const counted = (label: string) => [{ value: label, label, count: 1200 }];
    const facets = { sampled: true, categories: counted('Music'), cities: counted('Copenhagen'), months: [], prices: [], online: [] };
    const data = [
      { ...events[0], distance: 640 },
      { ...events[1], distance: 12_340 },
    ];
    shell.api.on('GET /v1/events', () => ({ body: { data, nextCursor: 'c2', facets } }));
    const { stdout } = await search('harbour lights', '--facets', '--limit', '2');
    expect(stdout).toMatch(/640 m +€24\.00 to €49\.00/);
    expect(stdout).toContain('12.3 km');
    expect(stdout).toContain('More: echoplex events search "harbour lights" --facets --all');
    expect(stdout).toMatch(/Categories +Music 1,200\n +Cities +Copenhagen 1,200\n +Counted over the next events only\./);
  });

  it('says when nothing is found', async () => {
    shell.api.on('GET /v1/events', () => ({ body: { data: [], nextCursor: null } }));
    expect(await search('zzz')).toMatchObject({ code: 0, stdout: expect.stringContaining('No events found.') });
  });

  it.each([
    [['--near', 'here'], '--near "here" is no point.'],
    [['--near', '91,0'], '--near "91,0" is no point.'],
    [['--radius', '5', '--sort', 'distance'], '2 things are wrong'],
    [['--sort', 'relevance'], '--sort relevance needs words'],
    [['--max-price', '-1'], '--max-price'],
    [['harbour', 'lights'], 'A text of several words needs quotes.'],
  ])('refuses %j before it asks', async (args, said) => {
    const { code, stderr } = await search(...args);
    expect([code, stderr.replaceAll(/\s+/g, ' ')]).toEqual([2, expect.stringContaining(said)]);
    expect(shell.api.received).toEqual([]);
  });
});

describe('categories list', () => {
  it('is a tree, and with --json the list as it is', async () => {
    const { stdout } = await shell.anonymous('categories', 'list');
    expect(stdout.split('\n').slice(1, 5)).toEqual([
      '  Music          music',
      '     Classical   classical',
      '     Jazz        jazz',
      '  Stage          stage',
    ]);
    expect(JSON.parse((await shell.anonymous('categories', 'list', '--json')).stdout)).toEqual({ data: categories, nextCursor: null });
  });
});

describe('help', () => {
  const verbs = {
    events: ['update', 'unpublish', 'cancel', 'delete', 'duplicate', 'repeat', 'open', 'cover', 'search', 'calendar'],
    tiers: ['get', 'update', 'delete'],
    questions: ['list', 'create', 'update', 'delete'],
    codes: ['list', 'create', 'update', 'check', 'delete'],
    series: ['get', 'events'],
    categories: ['list'],
  };
  it.each(Object.entries(verbs).flatMap(([topic, all]) => all.map((verb) => [topic, verb] as const)))(
    '%s %s has examples',
    async (...words) => {
      expect(await shell.run(...words, '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('EXAMPLES') });
    },
  );
});
