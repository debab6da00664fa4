import type { Context, Middleware } from 'koa';
import type { Config } from '../config.js';
import type { Operation } from '../contract/document.js';
import type { Address } from './addresses.js';

const exposed = [
  'ETag',
  'Idempotent-Replayed',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Retry-After',
  'X-Request-Id',
].join(',');

/** What an answer for everybody's page says. */
export const publicCors = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Expose-Headers', exposed],
] as const;

/** What every preflight is told besides the origin. */
const preflight = {
  'Access-Control-Max-Age': '600',
  'Access-Control-Allow-Methods': 'GET,POST,PUT,PATCH,DELETE',
  'Access-Control-Allow-Headers': 'Authorization,Content-Type,Idempotency-Key,If-None-Match,If-Match',
};

/** The operation a method means at an address; another one of the address where there is none, so that the page can read the refusal. */
function operationFor({ operations }: Address, method: string): Operation | undefined {
  const wanted = method === 'HEAD' ? 'get' : method.toLowerCase();
  return operations.find((operation) => operation.method === wanted) ?? operations[0];
}

/**
 * Operations for attendees may be called from anybody's page; those of the console from CORS_ORIGINS alone, and those of machines from no
 * page. No cookies exist, so no answer ever allows credentials.
 */
export function corsByAudience({ corsOrigins }: Pick<Config, 'corsOrigins'>): Middleware {
  const allowedOrigin = (ctx: Context, operation: Operation | undefined): string => {
    if (!operation) return '';
    if (operation.audience === 'public') return '*';
    const origin = ctx.get('Origin');
    return operation.audience === 'console' && corsOrigins.includes(origin) ? origin : '';
  };
  return (ctx, next) => {
    const address = ctx.state.address as Address | undefined;
    const requested = ctx.method === 'OPTIONS' ? ctx.get('Access-Control-Request-Method') : '';
    const origin = address && allowedOrigin(ctx, operationFor(address, requested || ctx.method));
    ctx.res.setHeader('Vary', 'Origin');
    if (!origin) return next();
    if (ctx.method !== 'OPTIONS') {
      ctx.res.setHeader('Access-Control-Allow-Origin', origin);
      ctx.res.setHeader('Access-Control-Expose-Headers', exposed);
      return next();
    }
    if (requested === '') return next();
    ctx.set('Access-Control-Allow-Origin', origin);
    ctx.set(preflight);
    ctx.status = 204;
    return undefined;
  };
}
