import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pino } from 'pino';
import { createMediaStore, type MediaStore } from './media-store.js';

/** The part of s3rver that is used; the package has no types of its own. */
interface BucketServer {
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}
type BucketServerClass = new (options: object) => BucketServer;
const S3rver = createRequire(import.meta.url)('s3rver') as BucketServerClass;

const aws = { region: 'eu-north-1', credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' } };
let folder: string;
let server: BucketServer;
let endpoint: string;
let logs: Record<string, unknown>[] = [];
const open = (place: string, at = endpoint): MediaStore =>
  createMediaStore(
    { storageUrl: `s3://${place}?endpoint=${encodeURIComponent(at)}&forcePathStyle=true`, aws },
    pino({}, { write: (line: string) => void logs.push(JSON.parse(line) as Record<string, unknown>) }),
  );

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'echoplex-bucket-'));
  server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: folder, configureBuckets: [{ name: 'media' }] });
  endpoint = `http://127.0.0.1:${(await server.run()).port}`;
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a bucket', () => {
  test('gives back what was put, with its type, size and tag, below the prefix of its address', async () => {
    const store = open('media/echoplex/pictures');
    await store.put('picture.webp', Buffer.from('webp'), 'image/webp');
    const file = await store.find('picture.webp');
    expect(file).toMatchObject({
      size: 4,
      type: 'image/webp',
      etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
      modifiedAt: expect.any(Date),
    });
    expect(await buffer(await file!.open())).toEqual(Buffer.from('webp'));
    expect((await readdir(path.join(folder, 'media', 'echoplex', 'pictures'))).some((name) => name.startsWith('picture.webp'))).toBe(true);
    expect(await open('media').find('picture.webp')).toBeNull();
    await store.remove('picture.webp');
    await store.remove('picture.webp');
    expect(await store.find('picture.webp')).toBeNull();
    expect(logs).toEqual([]);
  });

  test('that does not exist takes nothing and finds nothing', async () => {
    await expect(open('nowhere').put('a.webp', Buffer.from('a'), 'image/webp')).rejects.toMatchObject({ code: 'unavailable' });
    expect(await open('nowhere').find('a.webp')).toBeNull();
  });

  test('whose server is away is briefly out of service; a removal that fails is only logged', async () => {
    const nobody = net.createServer().listen(0, '127.0.0.1');
    await once(nobody, 'listening');
    const { port } = nobody.address() as AddressInfo;
    nobody.close();
    const store = open('media', `http://127.0.0.1:${port}`);
    await expect(store.put('a.webp', Buffer.from('a'), 'image/webp')).rejects.toMatchObject({ code: 'unavailable', status: 503 });
    await expect(store.find('a.webp')).rejects.toMatchObject({ code: 'unavailable', status: 503 });
    logs = [];
    await store.remove('a.webp');
    expect(logs).toMatchObject([{ level: 40, key: 'a.webp' }]);
  });
});
