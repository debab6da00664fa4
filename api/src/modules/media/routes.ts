import type { Context } from 'koa';
import type { Deps } from '../../deps.js';
import { notFound } from '../../errors/problem.js';
import { namesTag } from '../../http/etag.js';
import { route, type Route } from '../../http/route.js';
import type { MediaFile } from '../../media-store.js';
import { isPictureKey } from './service.js';

const aYear = 31_536_000;

async function sendMedia(ctx: Context, key: string, file: MediaFile): Promise<void> {
  // An SVG can carry script: opened by itself it may run nothing.
  ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  ctx.set('Cache-Control', isPictureKey(key) ? `public, max-age=${aYear}, immutable` : 'public, max-age=60');
  ctx.set('ETag', file.etag);
  ctx.lastModified = file.modifiedAt;
  ctx.status = 200;
  if (ctx.fresh || namesTag(ctx.get('If-None-Match'), file.etag)) {
    ctx.status = 304;
    return;
  }
  ctx.type = file.type;
  ctx.length = file.size;
  ctx.body = await file.open();
}

export const mediaRoutes = ({ media }: Deps): Route[] => [
  route('pages.media', async ({ path: { file }, ctx }) => {
    const found = await media.find(file);
    if (!found) throw notFound('file');
    await sendMedia(ctx, file, found);
  }),
];
