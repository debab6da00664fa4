import { createHash } from 'node:crypto';
import type { Middleware } from 'koa';

/**
 * Whether If-None-Match names this tag. Koa's `fresh` is not asked: it takes `Cache-Control: no-cache` for a wish to have everything anew, and
 * `fetch` adds that to every request that carries If-None-Match.
 */
export const namesTag = (header: string, tag: string): boolean =>
  header.split(',').some((given) => given.trim() === '*' || given.trim() === tag);

/**
 * Gives a JSON answer a weak ETag made from its content and answers 304 when the caller has it already.
 * @param volatile top-level fields that do not count as a change, such as the server's clock
 */
export function etag(volatile: string[] = []): Middleware {
  return async (ctx, next) => {
    await next();
    if (ctx.status !== 200) return;
    const stable = Object.entries(ctx.body as object).filter(([key]) => !volatile.includes(key));
    const tag = `W/"${createHash('sha1').update(JSON.stringify(stable)).digest('base64url')}"`;
    ctx.set('ETag', tag);
    ctx.set('Cache-Control', ctx.state.actor.kind === 'anonymous' ? 'public, no-cache' : 'private, no-cache');
    ctx.vary('Authorization');
    if (namesTag(ctx.get('If-None-Match'), tag)) {
      ctx.status = 304;
      ctx.body = null;
    }
  };
}
