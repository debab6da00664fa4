import type { ResizeOptions, default as Sharp } from 'sharp';
import { Problem } from '../../errors/problem.js';
import { createTurns } from './turns.js';

/** What a picture is for; decides its size. */
export type PictureShape = 'avatar' | 'logo';

const shapes: Record<PictureShape, ResizeOptions> = {
  avatar: { width: 512, height: 512, fit: 'cover', position: 'centre' },
  logo: { width: 1024, height: 512, fit: 'inside', withoutEnlargement: true },
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

/**
 * Decodes a picture and encodes it anew as WebP: upright, in sRGB, of the shape's size, the first frame of an animation, and without
 * anything else the file carried (place, camera, profile, trailing bytes).
 * @throws Problem `image_invalid` when it cannot be decoded, ends early, is too large or takes too long
 * @throws Problem `overloaded` when too many pictures wait
 */
export async function encodePicture(bytes: Buffer, shape: PictureShape): Promise<Buffer> {
  const sharp = await load();
  return inTurn(async () => {
    try {
      return await sharp(bytes, { autoOrient: true, failOn: 'warning', limitInputPixels: megapixels * 1_000_000 })
        .timeout({ seconds: timeoutSeconds })
        .resize(shapes[shape])
        .webp({ quality: 82 })
        .toBuffer();
    } catch (error) {
      throw refusal(error);
    }
  });
}
