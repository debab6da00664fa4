import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import nodeIcal, { type VEvent } from 'node-ical';
import { createEvent, createOrganizer, createSale, createTier, type Organizer } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

const read = (event: string, headers = {}) => fetch(`${world.url}/v1/events/${event}/calendar.ics`, { headers });
const feed = (headers = {}, id = organizer.organization.id) => fetch(`${world.url}/v1/organizations/${id}/calendar.ics`, { headers });
const eventsIn = async (response: Response): Promise<VEvent[]> =>
  Object.values(nodeIcal.parseICS(await response.text())).filter((part): part is VEvent => part?.type === 'VEVENT');

describe('the calendar file of an event', () => {
  test('is served as one, by id and slug, and 304 to who has it', async () => {
    const { event } = await createSale(organizer);
    const first = await read(event.slug);
    expect(first.status).toBe(200);
    expect(
      Object.fromEntries(['Content-Type', 'Content-Disposition', 'Cache-Control'].map((name) => [name, first.headers.get(name)])),
    ).toEqual({
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `inline; filename="${event.slug}.ics"`,
      'Cache-Control': 'public, max-age=60',
    });
    expect(await eventsIn(first)).toMatchObject([{ uid: event.id, summary: event.name, url: { val: event.url } }]);
    const again = await read(event.id, { 'If-None-Match': first.headers.get('ETag')! });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });
  test('has a higher sequence and another tag after an edit', async () => {
    const { event } = await createSale(organizer);
    const before = await read(event.id);
    await organizer.client.events.update(event.id, { name: 'Harbour Lights, later' });
    const after = await read(event.id);
    expect(after.headers.get('ETag')).not.toBe(before.headers.get('ETag'));
    const [[old], [edited]] = [await eventsIn(before), await eventsIn(after)];
    expect(edited).toMatchObject({ uid: old!.uid, summary: 'Harbour Lights, later' });
    expect(Number(edited!.sequence)).toBeGreaterThan(Number(old!.sequence));
  });
  test('of a draft is for its organization alone, and kept by nobody', async () => {
    const draft = await createEvent(organizer);
    expect((await read(draft.id)).status).toBe(404);
    const key = await organizer.client.apiKeys.create(organizer.organization.id, { name: 'Calendar', scopes: ['events:read'] });
    const shown = await read(draft.id, { Authorization: `Bearer ${key.secret}` });
    expect([shown.status, shown.headers.get('Cache-Control')]).toEqual([200, 'private, no-cache']);
  });
});

describe("an organization's feed", () => {
  test('has what is public and to come or just over, also what was cancelled; nothing else', async () => {
    const host = await createOrganizer(world);
    const sale = async (name: string, changes = {}) => (await createSale(host, [{}], { name, ...changes })).event;
    const day = 24 * 60 * 60 * 1000;
    const moved = async (id: string, days: number) =>
      world
        .db('events')
        .where({ id })
        .update({ startsAt: new Date(Date.now() - (days + 1) * day), endsAt: new Date(Date.now() - days * day) });
    await sale('To come');
    await sale('Unlisted', { visibility: 'unlisted' });
    await createTier(host, await createEvent(host, { name: 'Draft' }));
    await moved((await sale('Last week')).id, 7);
    await moved((await sale('Long ago')).id, 31);
    await host.client.events.cancel((await sale('Stormy')).id, { reason: 'A storm.' });
    const response = await feed({}, host.organization.id);
    expect(response.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
    const again = await feed({ 'If-None-Match': response.headers.get('ETag')! }, host.organization.id);
    expect(again.status).toBe(304);
    const found = await eventsIn(response);
    expect(found.map(({ summary, status }) => `${summary as string} ${status ?? ''}`).sort()).toEqual([
      'Cancelled: Stormy CANCELLED',
      'Last week CONFIRMED',
      'To come CONFIRMED',
    ]);
  });
  test('of an organization without events is empty, and of none is not found', async () => {
    const { organization } = await createOrganizer(world);
    const response = await feed({}, organization.id);
    expect(await response.text()).toContain(`X-WR-CALNAME:${organization.name}`);
    expect((await feed({}, 'org_01kag6y4f7h2jvx1z3b5d7f9hk')).status).toBe(404);
  });
});
