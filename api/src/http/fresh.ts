import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import { namesTag } from './etag.js';

/** Answers a text with an ETag made from it, or 304 to whoever has it already. */
export function sendFresh(ctx: Context, text: string, { type, cacheControl }: { type: string; cacheControl: string }): void {
  const tag = `"${createHash('sha1').update(text).digest('base64url')}"`;
  ctx.set('ETag', tag);
  ctx.set('Cache-Control', cacheControl);
  if (namesTag(ctx.get('If-None-Match'), tag)) {
    ctx.status = 304;
    return;
  }
  ctx.type = type;
  ctx.body = text;
}
