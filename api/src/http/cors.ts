import cors from '@koa/cors';
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

/** The operation a method means at an address; another one of the address where there is none, so that the page can read the refusal. */
function operationFor(address: Address | undefined, method: string): Operation | undefined {
  const wanted = method === 'HEAD' ? 'get' : method.toLowerCase();
  return address?.operations.find((operation) => operation.method === wanted) ?? address?.operations[0];
}

/**
 * Operations for attendees may be called from anybody's page; those of the console from CORS_ORIGINS alone, and those of machines from no
 * page. No cookies exist, so no answer ever allows credentials.
 */
export const corsByAudience = ({ corsOrigins }: Pick<Config, 'corsOrigins'>): Middleware =>
  cors({
    origin(ctx: Context) {
      const method = ctx.method === 'OPTIONS' ? ctx.get('Access-Control-Request-Method') : ctx.method;
      const operation = operationFor(ctx.state.address as Address | undefined, method);
      if (!operation) return '';
      if (operation.audience === 'public') return '*';
      const origin = ctx.get('Origin');
      return operation.audience === 'console' && corsOrigins.includes(origin) ? origin : '';
    },
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-None-Match', 'If-Match'],
    exposeHeaders: exposed,
    // They stay on the answer anyway; on the error they would pile up where one problem is told to many.
    keepHeadersOnError: false,
    maxAge: 600,
  });
