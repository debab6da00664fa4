import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Event } from '@echoplex/sdk';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { createEvent, createOrganizer, createSale, type Organizer } from './factories.js';
import { send } from './operations.js';
import { addApiKey } from './rows.js';
import { startWorld, type World } from './world.js';

let world: World;
let folder: string;
let organizer: Organizer;
let credential: string;

const draw = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#2f6f4f' } })
    .png()
    .toBuffer();
const put = (event: Event, body: Buffer, headers = {}): Promise<Response> =>
  send(world, 'events.setCover', { params: { event: event.id }, body, headers }, credential);
async function setCover(event: Event, width = 2000, height = 1000): Promise<Event> {
  const response = await put(event, await draw(width, height));
  expect(response.status).toBe(200);
  return (await response.json()) as Event;
}
const remove = (event: Event): Promise<Response> => send(world, 'events.removeCover', { params: { event: event.id } }, credential);
const files = async (): Promise<string[]> => (await readdir(folder)).sort();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'echoplex-covers-'));
  world = await startWorld({ env: { STORAGE_URL: pathToFileURL(folder).href } });
  organizer = await createOrganizer(world);
  credential = (await addApiKey(world, organizer.organization.id, ['events:write', 'events:read'])).secret;
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a cover', () => {
  test('comes in several widths, the smallest first, none larger than what was sent', async () => {
    const event = await setCover(await createEvent(organizer));
    const { coverImage } = event;
    expect(coverImage?.sources.map(({ width, height }) => [width, height])).toEqual([
      [480, 240],
      [960, 480],
      [1600, 800],
    ]);
    expect(coverImage).toMatchObject({ width: 1600, height: 800, url: event.coverImageUrl });
    const keys = coverImage!.sources.map(({ url }) => url.replace('http://tickets.example.com/media/', ''));
    expect(new Set(keys.map((key) => key.replace(/-\d+\.webp$/, ''))).size).toBe(1);
    for (const [index, key] of keys.entries()) {
      const shown = await fetch(`${world.url}/media/${key}`);
      expect([shown.headers.get('Content-Type'), shown.headers.get('Cache-Control')]).toEqual([
        'image/webp',
        'public, max-age=31536000, immutable',
      ]);
      const { width, height } = await sharp(Buffer.from(await shown.arrayBuffer())).metadata();
      expect({ width, height }).toMatchObject({ width: coverImage!.sources[index]!.width, height: coverImage!.sources[index]!.height });
    }
  });
  test.each([
    [
      700,
      700,
      [
        [480, 480],
        [700, 700],
      ],
    ],
    [300, 200, [[300, 200]]],
    [
      1000,
      4000,
      [
        [240, 960],
        [480, 1920],
        [800, 3200],
      ],
    ],
    [
      4000,
      2,
      [
        [480, 1],
        [960, 1],
        [1600, 1],
      ],
    ],
  ])('of %d × %d comes as %j', async (width, height, sizes) => {
    const event = await setCover(await createEvent(organizer), width, height);
    expect(event.coverImage?.sources.map((source) => [source.width, source.height])).toEqual(sizes);
  });
  test('replaces the one before, raises the version, and is written down and told', async () => {
    const before = await files();
    const event = await createEvent(organizer);
    const first = await setCover(event, 600, 300);
    const second = await setCover(event, 500, 300);
    expect([event.version, first.version, second.version]).toEqual([1, 2, 3]);
    const kept = (await files()).filter((name) => !before.includes(name));
    expect(kept).toEqual(second.coverImage!.sources.map(({ url }) => path.basename(url)).sort());
    const { data } = await organizer.client.auditLog.list(organizer.organization.id, { action: 'events.setCover', limit: 2 });
    expect(data[0]).toMatchObject({
      target: { type: 'event', id: event.id },
      before: { coverImageUrl: first.coverImageUrl },
      after: { coverImageUrl: second.coverImageUrl },
    });
    expect(await world.db('domain_events').where({ event_id: event.id, type: 'event.updated' })).toHaveLength(2);
  });
  test('can be removed, also when there is none', async () => {
    const before = await files();
    const event = await createEvent(organizer);
    await setCover(event);
    const removed = (await (await remove(event)).json()) as Event;
    expect(removed).toMatchObject({ coverImage: null, coverImageUrl: null, version: 3 });
    expect(await files()).toEqual(before);
    expect(((await (await remove(event)).json()) as Event).version).toBe(3);
    expect((await organizer.client.auditLog.list(organizer.organization.id, { action: 'events.removeCover' })).data).toHaveLength(1);
  });
  test('that a copy of the event shows too stays until nobody shows it', async () => {
    const [one, other] = [await createEvent(organizer), await createEvent(organizer)];
    const { coverImage } = await setCover(one, 400, 300);
    const row = (await world.db('events').where({ id: one.id }).first('cover', 'coverImage')) as { cover: object; coverImage: string };
    await world
      .db('events')
      .where({ id: other.id })
      .update({ cover: JSON.stringify(row.cover), coverImage: row.coverImage });
    await remove(one);
    expect((await fetch(`${world.url}/media/${path.basename(coverImage!.url)}`)).status).toBe(200);
    await setCover(other, 400, 300);
    expect((await fetch(`${world.url}/media/${path.basename(coverImage!.url)}`)).status).toBe(404);
  });
  test('that was not stored by an upload can be replaced, and its file stays', async () => {
    await writeFile(path.join(folder, 'harbour.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const { event } = await createSale(organizer);
    await world.db('events').where({ id: event.id }).update({ coverImage: 'harbour.svg' });
    expect(await organizer.client.events.get(event.id)).toMatchObject({
      coverImage: null,
      coverImageUrl: 'http://tickets.example.com/media/harbour.svg',
    });
    await setCover(event, 400, 300);
    expect(await files()).toContain('harbour.svg');
  });
  test('goes with its event', async () => {
    const before = await files();
    const event = await createEvent(organizer);
    await setCover(event);
    expect(await files()).toHaveLength(before.length + 3);
    await organizer.client.events.delete(event.id);
    expect(await files()).toEqual(before);
  });
  test('set many times at once leaves one', async () => {
    const before = await files();
    const event = await createEvent(organizer);
    const image = await draw(400, 300);
    const answers = await Promise.all(Array.from({ length: 4 }, () => put(event, image)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await files()).toHaveLength(before.length + 1);
  });
});

describe('what is no cover', () => {
  /** A valid header of a PNG that would need gigabytes. */
  const bomb = async (): Promise<Buffer> => {
    const bytes = Buffer.from(await draw(1, 1));
    bytes.writeUInt32BE(60_000, 16);
    bytes.writeUInt32BE(60_000, 20);
    return bytes;
  };
  test('is refused, and nothing of it stays', async () => {
    const event = await createEvent(organizer);
    const before = await files();
    const picture = await draw(800, 600);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    for (const [body, type, status, code] of [
      [svg, 'image/png', 422, 'image_invalid'],
      [svg, 'image/svg+xml', 415, 'unsupported_media_type'],
      [await bomb(), 'image/png', 422, 'image_invalid'],
      [picture.subarray(0, picture.length / 2), 'image/png', 422, 'image_invalid'],
      [Buffer.from('GIF89a'), 'image/gif', 415, 'unsupported_media_type'],
      [Buffer.alloc(5 * 1024 * 1024 + 1), 'image/png', 413, 'payload_too_large'],
      [picture, 'application/json', 415, 'unsupported_media_type'],
    ] as const) {
      const response = await put(event, body, { 'Content-Type': type });
      expect({ status: response.status, code: ((await response.json()) as { code: string }).code }).toEqual({ status, code });
    }
    expect(await files()).toEqual(before);
    expect((await organizer.client.events.get(event.id)).version).toBe(1);
  });
  test('of a stranger is not even looked at', async () => {
    const stranger = await createOrganizer(world);
    const event = await createEvent(stranger);
    expect((await put(event, Buffer.from('no picture'))).status).toBe(404);
  });
});

test('a cover that is taken away while copies are made stays with those that show it', async () => {
  const event = await setCover(await createEvent(organizer));
  const [, ...copies] = await Promise.all([remove(event), ...Array.from({ length: 4 }, () => organizer.client.events.duplicate(event.id))]);
  for (const { coverImage } of copies) {
    for (const { url } of coverImage?.sources ?? []) {
      expect((await fetch(url.replace('http://tickets.example.com', world.url))).status).toBe(200);
    }
  }
});
