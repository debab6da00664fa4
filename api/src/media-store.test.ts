import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import { createMediaStore, type MediaStore } from './media-store.js';

let folder: string;
let logs: Record<string, unknown>[];
const open = (storageUrl: string | null): MediaStore =>
  createMediaStore({ storageUrl }, pino({}, { write: (line: string) => void logs.push(JSON.parse(line) as Record<string, unknown>) }));

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'echoplex-media-'));
  logs = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('gives back what was put, with its type and size, from a folder that it makes itself', async () => {
  const store = open(pathToFileURL(path.join(folder, 'not yet/there')).href);
  await store.put('picture.webp', Buffer.from('webp'), 'image/webp');
  const file = await store.find('picture.webp');
  expect(file).toMatchObject({ size: 4, type: 'image/webp', etag: expect.stringMatching(/^(W\/)?".+"$/) });
  expect(await buffer(await file!.open())).toEqual(Buffer.from('webp'));
  await store.remove('picture.webp');
  expect(await store.find('picture.webp')).toBeNull();
});

test('finds neither folders nor what was never there', async () => {
  const store = open(pathToFileURL(folder).href);
  await mkdir(path.join(folder, 'folder'));
  expect([await store.find('folder'), await store.find('nothing.webp')]).toEqual([null, null]);
});

test('without STORAGE_URL says so when something is to be stored', async () => {
  const store = open(null);
  await expect(store.put('a.webp', Buffer.from('a'), 'image/webp')).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('STORAGE_URL is not set'),
  });
  expect(await store.find('a.webp')).toBeNull();
  await expect(store.remove('a.webp')).resolves.toBeUndefined();
});

test('that cannot be written to is briefly out of service, and a removal that fails is only logged', async () => {
  // Stands where the folder should be: nothing can be made in it, not even by root.
  const file = path.join(folder, 'file');
  await writeFile(file, '');
  await expect(open(pathToFileURL(file).href).put('a.webp', Buffer.from('a'), 'image/webp')).rejects.toMatchObject({ code: 'unavailable' });
  await mkdir(path.join(folder, 'a.webp'));
  await open(pathToFileURL(folder).href).remove('a.webp');
  expect(logs).toMatchObject([{ level: 40, key: 'a.webp' }]);
});
