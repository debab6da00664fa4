import cors from '@koa/cors';
import type { Middleware } from 'koa';
import type { Config } from '../config.js';
import type { OperationFinder } from './addresses.js';

/**
 * Operations for attendees may be called from anybody's page; those of the console from CORS_ORIGINS alone, and those of machines from no
 * page. No cookies exist, so no answer ever allows credentials.
 */
export function corsByAudience(find: OperationFinder, { corsOrigins }: Pick<Config, 'corsOrigins'>): Middleware {
  return cors({
    origin(ctx) {
      const method = (ctx.method === 'OPTIONS' ? ctx.get('Access-Control-Request-Method') : ctx.method).toLowerCase();
      const operations = find(ctx.path);
      const operation = operations.find((candidate) => candidate.method === (method === 'head' ? 'get' : method)) ?? operations[0];
      if (!operation) return '';
      if (operation.audience === 'public') return '*';
      const origin = ctx.get('Origin');
      return operation.audience === 'console' && corsOrigins.includes(origin) ? origin : '';
    },
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-None-Match', 'If-Match'],
    exposeHeaders: [
      'ETag',
      'Idempotent-Replayed',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
      'Retry-After',
      'X-Request-Id',
    ],
    maxAge: 600,
  });
}
