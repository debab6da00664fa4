import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { pino } from 'pino';
import sharp from 'sharp';
import { Problem } from '../../errors/problem.js';
import { createMediaStore, isPictureKey, type MediaStore, type PictureShape, pictureUrl, removePicture, replacePicture, storePicture } from './service.js'; // prettier-ignore

let folder: string;
let store: MediaStore;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'echoplex-pictures-'));
  store = createMediaStore({ storageUrl: pathToFileURL(folder).href }, pino({ level: 'silent' }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const red = { r: 200, g: 30, b: 30 };
const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: red } });
const stored = async (bytes: Buffer, shape: PictureShape): Promise<Buffer> =>
  readFile(path.join(folder, await storePicture(store, bytes, shape)));
const sizeOf = async (bytes: Buffer) => {
  const { width, height, format } = await sharp(bytes).metadata();
  return { width, height, format };
};
/** The colour at a place, as [red, green, blue, alpha]. */
const pixel = async (bytes: Buffer, left: number, top: number): Promise<number[]> => [
  ...(await sharp(bytes).ensureAlpha().extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
];
/** Left half red, right half blue. */
const twoHalves = (): ReturnType<typeof sharp> =>
  blank(400, 200).composite([{ input: { create: { width: 200, height: 200, channels: 3, background: '#0000ff' } }, left: 200, top: 0 }]);

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};
/** A valid black PNG with one bit for each pixel: a few kB for hundreds of megapixels. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

const formats = ['jpeg', 'png', 'webp', 'avif'] as const;

describe('a picture', () => {
  test.each(formats)('comes as %s and is stored as WebP in the size of its shape', async (format) => {
    const bytes = await blank(900, 600)[format]().toBuffer();
    expect(await sizeOf(await stored(bytes, 'avatar'))).toEqual({ width: 512, height: 512, format: 'webp' });
    expect(await sizeOf(await stored(bytes, 'logo'))).toEqual({ width: 768, height: 512, format: 'webp' });
  });
  test('keeps the middle when it is cut to a square', async () => {
    const avatar = await stored(await twoHalves().png().toBuffer(), 'avatar');
    const [left, right] = [await pixel(avatar, 20, 256), await pixel(avatar, 490, 256)];
    expect(left[0]).toBeGreaterThan(150);
    expect(right[2]).toBeGreaterThan(200);
  });
  test('is enlarged as an avatar, and never as a logo', async () => {
    const small = await blank(64, 48).png().toBuffer();
    expect(await sizeOf(await stored(small, 'avatar'))).toMatchObject({ width: 512, height: 512 });
    expect(await sizeOf(await stored(small, 'logo'))).toMatchObject({ width: 64, height: 48 });
  });
  test.each([
    [3000, 300, 1024, 102],
    [300, 3000, 51, 512],
    [20_000, 2, 1024, 1],
  ])('of %d × %d fits as a logo into %d × %d', async (width, height, fitWidth, fitHeight) => {
    const logo = await stored(await blank(width, height).png().toBuffer(), 'logo');
    expect(await sizeOf(logo)).toMatchObject({ width: fitWidth, height: fitHeight });
  });
  test('keeps what is transparent', async () => {
    const clear = await sharp({ create: { width: 200, height: 100, channels: 4, background: { ...red, alpha: 0 } } })
      .composite([{ input: { create: { width: 100, height: 100, channels: 3, background: red } }, left: 100, top: 0 }])
      .png()
      .toBuffer();
    const logo = await stored(clear, 'logo');
    expect([(await pixel(logo, 10, 50))[3], (await pixel(logo, 190, 50))[3]]).toEqual([0, 255]);
  });
  test('is turned upright, and nobody learns where and with what it was taken', async () => {
    const bytes = await twoHalves()
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExifMerge({
        IFD0: { Make: 'Northlight Cameras', Copyright: 'Somebody' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 40/1 34/1', GPSLongitudeRef: 'E', GPSLongitude: '12/1 34/1 6/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- Kastellet --></x:xmpmeta>')
      .toBuffer();
    const before = await sharp(bytes).metadata();
    expect({ orientation: before.orientation, exif: before.exif!.includes('Northlight'), icc: before.hasProfile }).toEqual({
      orientation: 6,
      exif: true,
      icc: true,
    });
    const logo = await stored(bytes, 'logo');
    const { width, height, orientation, exif, xmp, icc } = await sharp(logo).metadata();
    expect({ width, height, orientation, exif, xmp, icc }).toEqual({ width: 200, height: 400 });
    expect((await pixel(logo, 100, 20))[0]).toBeGreaterThan(150);
    expect((await pixel(logo, 100, 380))[2]).toBeGreaterThan(200);
    expect(logo.includes('Northlight') || logo.includes('Kastellet')).toBe(false);
  });
  test('comes out in sRGB from other colour spaces', async () => {
    const bytes = await blank(100, 100).toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(await stored(bytes, 'logo')).metadata()).space).toBe('srgb');
  });
  test('that moves stands still', async () => {
    const frames = await Promise.all([blank(100, 100).png().toBuffer(), blank(100, 100).negate().png().toBuffer()]);
    const moving = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const avatar = await stored(moving, 'avatar');
    expect((await sharp(avatar).metadata()).pages ?? 1).toBe(1);
    expect((await pixel(avatar, 256, 256))[0]).toBeGreaterThan(150);
  });
  test('carries nothing along that was hidden behind it', async () => {
    const script = '<script>alert(document.domain)</script>';
    const avatar = await stored(Buffer.concat([await blank(10, 10).png().toBuffer(), Buffer.from(script)]), 'avatar');
    expect(avatar.includes(script)).toBe(false);
  });
});

describe('refused as image_invalid is', () => {
  const refused = async (bytes: Buffer): Promise<string> => {
    const before = await readdir(folder);
    for (const shape of ['avatar', 'logo'] as const) {
      await expect(storePicture(store, bytes, shape)).rejects.toMatchObject({ code: 'image_invalid', status: 422 });
    }
    expect(await readdir(folder)).toEqual(before);
    return storePicture(store, bytes, 'avatar').then(String, (error: Problem) => error.message);
  };

  test.each([20_000, 8000])('a PNG of %d pixels squared in a few kB', async (side) => {
    const bytes = bomb(side, side);
    expect(bytes.length).toBeLessThan(100_000);
    expect(await refused(bytes)).toBe('The picture has more than 50 megapixels.');
  });
  test('none of 49 megapixels, so that the limit is where it is said to be', async () => {
    expect(await sizeOf(await stored(bomb(7000, 7000), 'avatar'))).toMatchObject({ width: 512, height: 512 });
  });
  test.each(formats)('a %s that ends early', async (format) => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
    const grainy = sharp({ create: { width: 600, height: 600, channels: 3, background: red, noise } });
    const bytes = await grainy[format]().toBuffer();
    for (const share of [0.05, 0.5, 0.98]) await refused(bytes.subarray(0, Math.floor(bytes.length * share)));
  });
  test.each(['gif', 'tiff'] as const)('a %s', async (format) => {
    await refused(await blank(20, 20)[format]().toBuffer());
  });
  test.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'],
    ['an SVG behind an XML declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['a PDF', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'],
    ['text', 'This is not a picture.'],
    ['a page', '<!doctype html><img src="/picture.png">'],
    ['a single byte', '\x89'],
    ['the beginning of a PNG and nothing more', '\x89PNG\r\n\x1a\n'],
  ])('%s', async (_, text) => {
    expect(await refused(Buffer.from(text, 'latin1'))).toContain('JPEG, PNG, WebP or AVIF');
  });
  test('a line of a million pixels, which no square can be cut from', async () => {
    await expect(storePicture(store, bomb(1_000_000, 1), 'avatar')).rejects.toMatchObject({ code: 'image_invalid' });
  });
});

describe('a stored picture', () => {
  test('has a flat key of its own each time, and an address', async () => {
    const bytes = await blank(10, 10).png().toBuffer();
    const [one, two] = [await storePicture(store, bytes, 'avatar'), await storePicture(store, bytes, 'avatar')];
    expect(one).not.toBe(two);
    expect(one).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/);
    expect(isPictureKey(one)).toBe(true);
    expect(pictureUrl('https://tickets.example.com', one)).toBe(`https://tickets.example.com/media/${one}`);
    expect(pictureUrl('https://tickets.example.com', null)).toBeNull();
  });
  test('can be removed, also twice; what was not stored as a picture stays', async () => {
    const key = await storePicture(store, await blank(10, 10).png().toBuffer(), 'logo');
    await writeFile(path.join(folder, 'harbour.svg'), '<svg/>');
    for (const name of [key, key, null, 'harbour.svg', '../elsewhere']) await removePicture(store, name);
    const files = await readdir(folder);
    expect([files.includes(key), files.includes('harbour.svg')]).toEqual([false, true]);
  });
  test('takes the place of the one before, which goes after the commit', async () => {
    const bytes = await blank(10, 10).png().toBuffer();
    const old = await storePicture(store, bytes, 'logo');
    const { key } = await replacePicture(store, bytes, 'logo', async (fresh) => {
      expect(await readdir(folder)).toEqual(expect.arrayContaining([old, fresh]));
      return { key: fresh, old };
    });
    const files = await readdir(folder);
    expect([files.includes(old), files.includes(key)]).toEqual([false, true]);
  });
  test('goes when its commit is refused, and stays when nobody knows whether it was committed', async () => {
    const bytes = await blank(10, 10).png().toBuffer();
    const keys: string[] = [];
    const fail = (error: Error) =>
      replacePicture(store, bytes, 'logo', (key) => {
        keys.push(key);
        return Promise.reject(error);
      });
    await expect(fail(new Problem('not_found', 'Gone.'))).rejects.toThrow('Gone.');
    await expect(fail(new Error('connection lost'))).rejects.toThrow('connection lost');
    const files = await readdir(folder);
    expect(keys.map((key) => files.includes(key))).toEqual([false, true]);
  });
});
