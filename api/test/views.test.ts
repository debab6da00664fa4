import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { purge } from '../src/jobs/purge.js';
import { addViews, type Counted, createViewCounter } from '../src/modules/views/counter.js';
import { readViews, startViews, type Views } from '../src/modules/views/service.js';
import { createVisitors } from '../src/modules/views/visitors.js';
import { openDatabase } from '../src/db/knex.js';
import { createEvent, createOrganizer, createSale, eventually, type Organizer, type Sale } from './factories.js';
import { startWorld, type World } from './world.js';

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
let world: World;
let organizer: Organizer;
let sale: Sale;
beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());
beforeEach(async () => {
  sale = await createSale(organizer);
});

const rows = (eventId = sale.event.id): Promise<{ step: string; referrerHost: string; views: number }[]> =>
  world.db('event_views').where({ eventId }).orderBy(['step', 'referrerHost']).select('step', 'referrerHost', 'views');
const logger = pino({ level: 'silent' });
const look = { step: 'page' as const, referrer: null, address: '192.0.2.1' };
const from = (headers: Record<string, string> = {}) => (name: string): string => ({ 'User-Agent': browser, ...headers })[name] ?? ''; // prettier-ignore

async function counting(work: (views: Views) => void): Promise<void> {
  const views = startViews({ db: world.db, logger, publicUrl: 'https://tickets.example.com' });
  work(views);
  await views.stop();
}

describe('a view', () => {
  test('is heard at once and counted soon, with nothing but the host of where it came from', async () => {
    const record = (body: object | undefined, headers = {}) =>
      fetch(`${world.url}/v1/events/${sale.event.slug}/views`, {
        method: 'POST',
        headers: { 'User-Agent': browser, ...(body && { 'Content-Type': 'application/json' }), ...headers },
        body: body && JSON.stringify(body),
      });
    const answer = await record({ step: 'page', referrer: 'https://pier-nine.example.com/programme?visitor=ana#top' });
    expect([answer.status, answer.headers.get('Set-Cookie')]).toEqual([202, null]);
    expect((await record(undefined)).status).toBe(202);
    const stored = await eventually(rows, (found) => found.length === 2, 'the views');
    expect(stored).toEqual([
      { step: 'page', referrerHost: 'pier-nine.example.com', views: 1 },
      { step: 'widget', referrerHost: '', views: 1 },
    ]);
    const columns = await world.db('event_views').columnInfo();
    expect(Object.keys(columns).sort()).toEqual(['eventId', 'hour', 'referrerHost', 'step', 'views']);
    const { views } = await organizer.client.analytics.event(sale.event.id);
    expect(views).toEqual({
      total: 2,
      byStep: [
        { step: 'page', views: 1 },
        { step: 'widget', views: 1 },
        { step: 'checkout', views: 0 },
      ],
      referrers: [{ host: 'pier-nine.example.com', views: 1 }],
    });
  });
  test('of the same visitor counts once for each step, by id and within a day', async () => {
    await counting((views) => {
      for (let time = 0; time < 5; time += 1) views.record({ ...look, event: sale.event.id, header: from() });
      views.record({ ...look, event: sale.event.id, step: 'checkout', header: from() });
      views.record({ ...look, event: sale.event.id, address: '192.0.2.2', header: from() });
      views.record({ ...look, event: sale.event.id, header: from({ 'User-Agent': browser.replace('140', '141') }) });
    });
    expect(await rows()).toEqual([
      { step: 'checkout', referrerHost: '', views: 1 },
      { step: 'page', referrerHost: '', views: 3 },
    ]);
  });
  test.each([
    ['a bot', { 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
    ['a program', { 'User-Agent': 'curl/8.5.0' }],
    ['nobody who says so', { 'User-Agent': '' }],
    ['who does not want to be tracked', { DNT: '1' }],
    ['who keeps to themselves', { 'Sec-GPC': '1' }],
    ['a browser that fetches ahead', { 'Sec-Purpose': 'prefetch;prerender' }],
  ])('of %s does not count', async (_, headers) => {
    await counting((views) => views.record({ ...look, event: sale.event.id, header: from(headers as Record<string, string>) }));
    expect(await rows()).toEqual([]);
  });
  test.each([
    ['https://Music.Example.com:8443/a?b=c', 'music.example.com:8443'],
    ['https://tickets.example.com/e/other', ''],
    ['https://shop.example.com/', ''],
    ['javascript:alert(1)', ''],
    ['no address', ''],
    [`https://${'a'.repeat(300)}.example.com`, ''],
  ])('that came from %s counts as from “%s”', async (referrer, host) => {
    const header = from({ Origin: 'https://shop.example.com' });
    await counting((views) => views.record({ ...look, event: sale.event.id, referrer, header }));
    expect(await rows()).toMatchObject([{ referrerHost: host }]);
  });
  test('of a draft, of no event, and of what cannot be one is passed over, the others are not', async () => {
    const draft = await createEvent(organizer);
    await counting((views) => {
      for (const event of [draft.id, draft.slug, 'no-such-event', 'evt_01kag6y4f7h2jvx1z3b5d7f9hk', sale.event.slug]) {
        views.record({ ...look, event, header: from() });
      }
    });
    expect([await rows(draft.id), await rows()]).toMatchObject([[], [{ views: 1 }]]);
  });
  test('by a slug that the event had once is its view', async () => {
    await world.db('event_slugs').insert({ slug: 'the-old-name', eventId: sale.event.id });
    await counting((views) => views.record({ ...look, event: 'the-old-name', header: from() }));
    expect(await rows()).toMatchObject([{ views: 1 }]);
  });
});

describe('counting', () => {
  const count = (changes: Partial<Counted> = {}): Counted => ({
    event: sale.event.id,
    hour: new Date('2026-11-20T10:00:00Z'),
    step: 'page',
    referrerHost: '',
    views: 1,
    ...changes,
  });
  test('adds up, in one table over all processes, also when they write at once', async () => {
    const hosts = Array.from({ length: 20 }, (_, index) => `host-${index}.example.com`);
    const batch = hosts.map((referrerHost) => count({ referrerHost, views: 2 }));
    await Promise.all([addViews(world.db, batch), addViews(world.db, batch.toReversed()), addViews(world.db, batch)]);
    expect(await rows()).toEqual(hosts.sort().map((referrerHost) => ({ step: 'page', referrerHost, views: 6 })));
  });
  test('takes a bounded number of hosts for an event and hour; the rest counts as unknown', async () => {
    const flood = (name: string) => Array.from({ length: 300 }, (_, index) => count({ referrerHost: `${name}-${index}.example.com` }));
    await addViews(world.db, [...flood('a'), count({ referrerHost: 'known.example.com', views: 50 })]);
    await addViews(world.db, [...flood('b'), count({ referrerHost: 'known.example.com', views: 50 })]);
    const stored = await rows();
    expect(stored.length).toBeLessThanOrEqual(201);
    expect(stored.reduce((sum, { views }) => sum + views, 0)).toBe(700);
    expect(stored.find(({ referrerHost }) => referrerHost === 'known.example.com')?.views).toBe(100);
  });
  test('keeps a bounded number of rows and visitors in memory', () => {
    const counter = createViewCounter({ db: world.db, logger, limit: 100 });
    for (let index = 0; index < 1000; index += 1) counter.count(`event-${index}`, 'page', '');
    expect(counter.size()).toBe(100);
    const visitors = createVisitors({ limit: 100 });
    const visitor = (index: number) => ({ address: `192.0.2.${index}`, userAgent: browser, event: 'a', step: 'page' });
    for (let index = 0; index < 1000; index += 1) expect(visitors.isNew(visitor(index))).toBe(true);
    expect([visitors.size(), visitors.isNew(visitor(999)), visitors.isNew(visitor(0))]).toEqual([100, false, true]);
  });
  test('forgets everybody after a day', () => {
    let now = 0;
    const visitors = createVisitors({ limit: 10, now: () => now });
    const visitor = { address: '192.0.2.1', userAgent: browser, event: 'a', step: 'page' };
    expect([visitors.isNew(visitor), visitors.isNew(visitor)]).toEqual([true, false]);
    now = 24 * 60 * 60 * 1000;
    expect([visitors.isNew(visitor), visitors.size()]).toEqual([true, 1]);
  });
  test('outlasts a database that is away', async () => {
    const gone = openDatabase('postgres://nobody@127.0.0.1:1/nothing', { max: 1 });
    const counter = createViewCounter({ db: gone, logger, limit: 100 });
    counter.count(sale.event.id, 'page', '');
    counter.count(sale.event.id, 'page', '');
    await counter.flush();
    expect(counter.size()).toBe(1);
    await gone.destroy();
  });
  test('is told for a period, the ten best hosts first', async () => {
    const hosts = Array.from({ length: 12 }, (_, index) => count({ referrerHost: `host-${index}.example.com`, views: index + 1 }));
    await addViews(world.db, [...hosts, count({ hour: new Date('2026-11-19T10:00:00Z'), step: 'widget', views: 9 })]);
    const of = (start: string | null, to: string) =>
      readViews(world.db, { eventId: sale.event.id, from: start === null ? null : new Date(start), to: new Date(to) });
    const all = await of(null, '2026-11-21T00:00:00Z');
    expect([all.total, all.referrers.length, all.referrers[0]]).toEqual([87, 10, { host: 'host-11.example.com', views: 12 }]);
    expect((await of('2026-11-20T10:40:00Z', '2026-11-21T00:00:00Z')).total).toBe(78);
    expect((await of(null, '2026-11-20T10:00:00Z')).byStep).toContainEqual({ step: 'widget', views: 9 });
  });
  test('is forgotten after 400 days', async () => {
    const ago = (days: number) => count({ hour: new Date(Date.now() - days * 24 * 60 * 60 * 1000) });
    await addViews(world.db, [ago(399), ago(401)]);
    await purge(world.db);
    expect(await rows()).toHaveLength(1);
  });
});
