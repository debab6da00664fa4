import type { Context, Middleware } from 'koa';
import { bodyFault, Problem } from '../errors/problem.js';
import { pictureTypes } from '../modules/media/service.js';

const megabytes = 5;
const limit = megabytes * 1024 * 1024;
/** Bytes of a refused body that are read only to be forgotten. */
const maxDiscarded = 32 * 1024 * 1024;

const tooLarge = (): Problem => new Problem('payload_too_large', `The picture is larger than ${megabytes} MB.`);
const empty = (): Problem => {
  const message = 'Send the picture itself as the body.';
  return new Problem('validation_failed', message, { errors: [bodyFault('', 'required', message)] });
};

function assertPictureType(ctx: Context): void {
  if (!ctx.is(pictureTypes)) {
    throw new Problem('unsupported_media_type', `Send the picture as one of ${pictureTypes.join(', ')}.`, {
      headers: { Accept: pictureTypes.join(', ') },
    });
  }
  if (!['', 'identity'].includes(ctx.get('Content-Encoding').toLowerCase())) {
    throw new Problem('unsupported_media_type', 'Send the picture as it is, without a Content-Encoding.');
  }
}

/** Reads a body up to the limit; the stream stays open for what comes beyond. */
async function readBytes(ctx: Context): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of ctx.req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('malformed_body', 'The body ended before it was complete.', { cause: error });
  }
  return Buffer.concat(chunks, size);
}

/**
 * Reads what is left of a refused body and forgets it: a client that is still sending would otherwise find its connection reset before it has
 * read the answer. Beyond the bound it is not worth it, and the connection ends with the answer.
 */
async function discardRest(ctx: Context): Promise<void> {
  let size = 0;
  try {
    for await (const chunk of ctx.req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxDiscarded) break;
    }
  } catch {
    // The client is gone: nobody waits for the answer.
  }
  if (!ctx.req.complete) ctx.set('Connection', 'close');
}

async function readPicture(ctx: Context): Promise<Buffer> {
  const declared = ctx.request.length;
  if (declared === 0 || (declared === undefined && ctx.get('Transfer-Encoding') === '')) throw empty();
  assertPictureType(ctx);
  if (declared !== undefined && declared > limit) throw tooLarge();
  const image = await readBytes(ctx);
  if (image.length === 0) throw empty();
  return image;
}

/** Reads the body of an operation that takes a picture; its route finds it as `image`. Only the size and the declared type are checked. */
export const readImageBody: Middleware = async (ctx, next) => {
  try {
    ctx.state.image = await readPicture(ctx);
  } catch (error) {
    await discardRest(ctx);
    throw error;
  }
  await next();
};
