import type { Context, Middleware } from 'koa';
import type { Actor } from '../access/actor.js';
import type { CheckPrepared, GuardedInput } from '../contract/guard.js';
import { stableText, tagOf } from '../contract/prepared.js';
import type { VisitorReading } from './route.js';

const opaque = (tag: string): string => (tag.startsWith('W/') ? tag.slice(2) : tag);

/**
 * Whether If-None-Match names this tag. Koa's `fresh` is not asked: it takes `Cache-Control: no-cache` for a wish to have everything anew, and
 * `fetch` adds that to every request that carries If-None-Match. Tags match weakly, as RFC 9110 asks: some caches drop the `W/`.
 */
export function namesTag(header: string, tag: string): boolean {
  if (header === tag) return true;
  const wanted = opaque(tag);
  return header.split(',').some((given) => given.trim() === '*' || opaque(given.trim()) === wanted);
}

/** Caches may keep it for everybody, and have to ask each time whether it is still so. */
export const forAnybody = 'public, no-cache';

/** Sets what caches need to know. Answers 304 and returns true when the caller has this body already. */
function revalidate(ctx: Context, tag: string, cacheControl: string): boolean {
  ctx.set('ETag', tag);
  ctx.set('Cache-Control', cacheControl);
  ctx.vary('Authorization');
  const known = ctx.get('If-None-Match');
  if (known === '' || !namesTag(known, tag)) return false;
  ctx.status = 304;
  ctx.body = null;
  return true;
}

/**
 * Gives a JSON answer a weak ETag made from its content and answers 304 when the caller has it already.
 * @param volatile top-level fields that do not count as a change, such as the server's clock
 */
export function etag(volatile: string[] = []): Middleware {
  return async (ctx, next) => {
    await next();
    if (ctx.status !== 200) return;
    const body = ctx.body as object;
    const tag = tagOf(body, stableText(body, volatile));
    revalidate(ctx, tag, ctx.state.actor.kind === 'anonymous' ? forAnybody : 'private, no-cache');
  };
}

/** Whether nothing but its address tells this request from others: no credential, no query, no header that the operation reads. */
function isPlain(ctx: Context): boolean {
  const { query, header } = ctx.state.input as GuardedInput;
  for (const _name in query) return false;
  for (const name in header) if (name !== 'If-None-Match') return false;
  return (ctx.state.actor as Actor).kind === 'anonymous';
}

/**
 * Answers visitors with what `read` has prepared for all of them. Members, and whoever brings more than the address, go on to the handler,
 * since what they see may differ.
 */
export function forVisitors({ read }: VisitorReading, check: CheckPrepared): Middleware {
  return async (ctx, next) => {
    if (!isPlain(ctx)) return next();
    const prepared = await read((ctx.state.input as GuardedInput).path as Record<string, string>);
    if (revalidate(ctx, prepared.tag, forAnybody)) return undefined;
    check(prepared);
    ctx.state.prepared = prepared;
    ctx.set('Content-Type', 'application/json; charset=utf-8');
    ctx.body = prepared.text;
    return undefined;
  };
}
