import { createHash } from 'node:crypto';
import type { Middleware } from 'koa';

/**
 * Gives a JSON answer a weak ETag made from its content and answers 304 when the caller has it already.
 * @param volatile top-level fields that do not count as a change, such as the server's clock
 */
export function etag(volatile: string[] = []): Middleware {
  return async (ctx, next) => {
    await next();
    if (ctx.status !== 200) return;
    const stable = Object.entries(ctx.body as object).filter(([key]) => !volatile.includes(key));
    ctx.set('ETag', `W/"${createHash('sha1').update(JSON.stringify(stable)).digest('base64url')}"`);
    ctx.set('Cache-Control', ctx.state.actor.kind === 'anonymous' ? 'public, no-cache' : 'private, no-cache');
    ctx.vary('Authorization');
    if (ctx.fresh) {
      ctx.status = 304;
      ctx.body = null;
    }
  };
}
