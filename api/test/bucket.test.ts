import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Event } from '@echoplex/sdk';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEvent, createOrganizer } from './factories.js';
import { send } from './operations.js';
import { addApiKey, picture } from './rows.js';
import { startWorld, type World } from './world.js';

/** The part of s3rver that is used; the package has no types of its own. */
interface BucketServer {
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => BucketServer;

let folder: string;
let bucket: BucketServer;
let world: World;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'echoplex-bucket-'));
  bucket = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: folder, configureBuckets: [{ name: 'media' }] });
  const { port } = await bucket.run();
  const parameters = new URLSearchParams({ endpoint: `http://127.0.0.1:${port}`, forcePathStyle: 'true', region: 'eu-north-1' });
  const credentials = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };
  world = await startWorld({ env: { STORAGE_URL: `s3://media/echoplex?${parameters}`, ...credentials }, quiet: true });
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

test('covers lie in a bucket, are served from it as from a folder, and removed; without the bucket it is 503', async () => {
  const organizer = await createOrganizer(world);
  const { secret } = await addApiKey(world, organizer.organization.id, ['events:write']);
  const event = await createEvent(organizer);
  const put = async (): Promise<Response> => send(world, 'events.setCover', { params: { event: event.id }, body: await picture() }, secret);
  const { coverImage } = (await (await put()).json()) as Event;
  const address = coverImage!.url.replace('http://tickets.example.com', world.url);

  const shown = await fetch(address);
  expect([shown.status, shown.headers.get('Content-Type'), shown.headers.get('Cache-Control')]).toEqual([
    200,
    'image/webp',
    'public, max-age=31536000, immutable',
  ]);
  expect((await shown.arrayBuffer()).byteLength).toBe(Number(shown.headers.get('Content-Length')));
  expect((await fetch(address, { headers: { 'If-None-Match': shown.headers.get('ETag')! } })).status).toBe(304);
  expect((await fetch(`${world.url}/media/nothing.webp`)).status).toBe(404);
  expect((await readdir(path.join(folder, 'media', 'echoplex'))).length).toBeGreaterThan(0);

  expect((await put()).status).toBe(200);
  expect((await fetch(address)).status).toBe(404);

  await bucket.close();
  for (const answer of [await put(), await fetch(address)]) {
    expect({ status: answer.status, ...((await answer.json()) as object) }).toMatchObject({ status: 503, code: 'unavailable' });
  }
});
