import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { createAttendee, createOrganizer, type Organizer, password } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let folder: string;
let organizer: Organizer;
let token: string;
let picture: Buffer;

const tokenOf = async (email: string): Promise<string> => (await world.visitor.auth.login({ email, password })).accessToken;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'echoplex-media-'));
  world = await startWorld({ env: { STORAGE_URL: pathToFileURL(folder).href } });
  organizer = await createOrganizer(world);
  token = await tokenOf(organizer.email);
  picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#2f6f4f' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const avatarPath = '/v1/me/avatar';
const logoPath = (): string => `/v1/organizations/${organizer.organization.id}/logo`;
const put = (address: string, body: Buffer | undefined, { type = 'image/jpeg', credential = token } = {}): Promise<Response> =>
  fetch(world.url + address, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${credential}`, ...(type && { 'Content-Type': type }) },
    body: body && new Uint8Array(body),
  });
/** The API knows itself by its public address; tests reach it at another. */
const fetchPublic = (address: string, init?: RequestInit): Promise<Response> =>
  fetch(address.replace('http://tickets.example.com', world.url), init);

interface PictureCase {
  what: string;
  address: () => string;
  field: 'avatarUrl' | 'logoUrl';
  size: { width: number; height: number };
}
const pictures: PictureCase[] = [
  { what: 'an avatar', address: () => avatarPath, field: 'avatarUrl', size: { width: 512, height: 512 } },
  { what: 'a logo', address: logoPath, field: 'logoUrl', size: { width: 300, height: 200 } },
];

describe.each(pictures)('$what', ({ address, field, size }) => {
  const urlIn = async (response: Response): Promise<string> => {
    expect(response.status).toBe(200);
    return ((await response.json()) as Record<string, string>)[field]!;
  };

  test('is set, seen by everybody, kept by caches, and replaces the one before', async () => {
    const first = await urlIn(await put(address(), picture));
    expect(first).toMatch(/^http:\/\/tickets\.example\.com\/media\/[a-z]+-[0-9a-f]{32}\.webp$/);
    const shown = await fetchPublic(first);
    expect(
      Object.fromEntries(['Content-Type', 'Cache-Control', 'X-Content-Type-Options'].map((name) => [name, shown.headers.get(name)])),
    ).toEqual({
      'Content-Type': 'image/webp',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    });
    expect(await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).toMatchObject({ format: 'webp', ...size });

    const second = await urlIn(await put(address(), await sharp(picture).png().toBuffer(), { type: 'image/png' }));
    expect(second).not.toBe(first);
    expect((await fetchPublic(first)).status).toBe(404);
    expect((await fetchPublic(second)).status).toBe(200);
  });
  test('stays as it is when what comes is no picture', async () => {
    const before = [await urlIn(await put(address(), picture)), (await readdir(folder)).length];
    for (const [body, type, status, code] of [
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/png', 422, 'image_invalid'],
      [picture.subarray(0, 300), 'image/jpeg', 422, 'image_invalid'],
      [picture, 'image/svg+xml', 415, 'unsupported_media_type'],
      [picture, '', 415, 'unsupported_media_type'],
      [undefined, 'image/png', 422, 'validation_failed'],
      [Buffer.alloc(5 * 1024 * 1024 + 1), 'image/png', 413, 'payload_too_large'],
    ] as const) {
      const response = await put(address(), body, { type });
      expect({ status: response.status, code: ((await response.json()) as { code: string }).code }).toEqual({ status, code });
    }
    const now = field === 'avatarUrl' ? (await organizer.client.me.get()).avatarUrl : (await organizer.client.organizations.get(organizer.organization.id)).logoUrl; // prettier-ignore
    expect([now, (await readdir(folder)).length]).toEqual(before);
  });
  test('cannot be set by nobody', async () => {
    expect((await put(address(), picture, { credential: 'no-such-token' })).status).toBe(401);
  });
});

test('a logo is not for strangers, and what they sent is not kept', async () => {
  const stranger = await createAttendee(world);
  const before = await readdir(folder);
  expect((await put(logoPath(), picture, { credential: await tokenOf(stranger.email) })).status).toBe(404);
  expect(await readdir(folder)).toEqual(before);
});

test('avatars that come at once leave one picture', async () => {
  const { email, client } = await createAttendee(world);
  const credential = await tokenOf(email);
  const before = (await readdir(folder)).length;
  const answers = await Promise.all(Array.from({ length: 5 }, () => put(avatarPath, picture, { credential })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect((await readdir(folder)).length).toBe(before + 1);
  expect((await fetchPublic((await client.me.get()).avatarUrl!)).status).toBe(200);
});

describe('/media', () => {
  beforeAll(() => writeFile(path.join(folder, 'harbour.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>'));

  test('answers 304 to who has it, and to HEAD without a body', async () => {
    const first = await fetch(`${world.url}/media/harbour.svg`);
    expect([first.headers.get('Content-Type'), first.headers.get('Cache-Control')]).toEqual(['image/svg+xml', 'public, max-age=60']);
    expect(first.headers.get('Content-Security-Policy')).toContain('sandbox');
    const again = await fetch(`${world.url}/media/harbour.svg`, { headers: { 'If-None-Match': first.headers.get('ETag')! } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const head = await fetch(`${world.url}/media/harbour.svg`, { method: 'HEAD' });
    expect([head.status, head.headers.get('Content-Length'), await head.text()]).toEqual([200, '41', '']);
  });
  test.each(['nothing.webp', '..%2Fetc%2Fpasswd', '.env', 'harbour.svg%00', 'a'.repeat(121)])('has no %s', async (file) => {
    expect((await fetch(`${world.url}/media/${file}`)).status).toBe(404);
  });
});

test('without STORAGE_URL an upload says so, and nothing is found', async () => {
  const bare = await startWorld({ quiet: true });
  try {
    const { accessToken } = await bare.visitor.auth.register({ email: 'bare@example.com', password, firstName: 'Bo', lastName: 'Birk' });
    const response = await fetch(bare.url + avatarPath, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'image/jpeg' },
      body: new Uint8Array(picture),
    });
    expect({ status: response.status, ...((await response.json()) as object) }).toMatchObject({
      status: 503,
      code: 'unavailable',
      detail: expect.stringContaining('STORAGE_URL is not set'),
    });
    expect((await fetch(`${bare.url}/media/harbour.svg`)).status).toBe(404);
  } finally {
    await bare.close();
  }
});
