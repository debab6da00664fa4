import type { OutputInfo, default as Sharp } from 'sharp';
import { Problem } from '../../errors/problem.js';
import { createTurns } from './turns.js';

/** What a picture is for; decides its size. */
export type PictureShape = 'avatar' | 'logo' | 'cover';

type Box = { width: number; height: number; fit: 'cover' | 'inside'; withoutEnlargement?: boolean };

/** Twice as high as wide at most, so that a picture of a tower fits on a page too. */
const coverOf = (width: number): Box => ({ width, height: width * 2, fit: 'inside', withoutEnlargement: true });

/** The sizes of each shape, the smallest first. */
const shapes: Record<PictureShape, [Box, ...Box[]]> = {
  avatar: [{ width: 512, height: 512, fit: 'cover' }],
  logo: [{ width: 1024, height: 512, fit: 'inside', withoutEnlargement: true }],
  cover: [coverOf(480), coverOf(960), coverOf(1600)],
};

/** The media types that may be sent; what the bytes really are is looked at again when they are decoded. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];

/** A decoder for each of them. Everything else libvips could read (SVG, PDF, GIF, TIFF …) is switched off: it cannot be attacked. */
const decoders = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer', 'VipsForeignLoadHeifBuffer'];

/** More than any camera that people carry makes; decoded at once, as some formats must be, it takes about 200 MB. */
const megapixels = 50;
const timeoutSeconds = 10;

/**
 * Pictures are decoded on the threads that password hashing and files share, of which Node has four: two stay free for those, and a
 * burst of uploads waits instead of filling the memory.
 */
const inTurn = createTurns({ running: 2, waiting: 16, retryAfter: 5 });

let loaded: Promise<typeof Sharp> | undefined;

/** Loads libvips with the first picture: workers and migrations do without it. */
const load = (): Promise<typeof Sharp> => (loaded ??= setUp());

async function setUp(): Promise<typeof Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false); // no picture comes twice
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: decoders });
  return sharp;
}

function refusal(error: unknown): Problem {
  const reason = error instanceof Error ? error.message : '';
  const detail = reason.includes('pixel limit')
    ? `The picture has more than ${megapixels} megapixels.`
    : reason.includes('timeout')
      ? 'Reading the picture took too long.'
      : 'This is no picture that can be read here, or it is damaged. Send a JPEG, PNG, WebP or AVIF.';
  return new Problem('image_invalid', detail, { cause: error });
}

/** A picture in one size, as WebP; width and height in pixels. */
export interface EncodedPicture {
  bytes: Buffer;
  width: number;
  height: number;
}

/** The upload in the largest size that is wanted, decoded: the smaller ones are made from it. */
interface Pixels {
  data: Buffer;
  info: Pick<OutputInfo, 'width' | 'height' | 'channels'>;
}

const decode = (sharp: typeof Sharp, bytes: Buffer, largest: Box): Promise<Pixels> =>
  sharp(bytes, { autoOrient: true, failOn: 'warning', limitInputPixels: megapixels * 1_000_000 })
    .timeout({ seconds: timeoutSeconds })
    .resize({ ...largest, position: 'centre' })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });

async function encode(sharp: typeof Sharp, { data, info: { width, height, channels } }: Pixels, box: Box): Promise<EncodedPicture> {
  const encoded = await sharp(data, { raw: { width, height, channels } })
    .timeout({ seconds: timeoutSeconds })
    .resize({ ...box, position: 'centre' })
    .webp({ quality: 82 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: encoded.data, width: encoded.info.width, height: encoded.info.height };
}

/**
 * Decodes a picture and encodes it anew as WebP, in each size of the shape that is not larger than the picture itself: upright, in sRGB, the
 * first frame of an animation, and without anything else the file carried (place, camera, profile, trailing bytes).
 * @returns the smallest first
 * @throws Problem `image_invalid` when it cannot be decoded, ends early, is too large or takes too long
 * @throws Problem `overloaded` when too many pictures wait
 */
export async function encodePicture(bytes: Buffer, shape: PictureShape): Promise<EncodedPicture[]> {
  const sharp = await load();
  const boxes = shapes[shape];
  return inTurn(async () => {
    try {
      const pixels = await decode(sharp, bytes, boxes.at(-1) ?? boxes[0]);
      const pictures: EncodedPicture[] = [];
      for (const box of boxes) {
        const picture = await encode(sharp, pixels, box);
        const before = pictures.at(-1);
        // A small upload is as large in every further size.
        if (before?.width === picture.width && before.height === picture.height) break;
        pictures.push(picture);
      }
      return pictures;
    } catch (error) {
      throw refusal(error);
    }
  });
}
