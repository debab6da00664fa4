import type { Middleware } from 'koa';
import type { Logger } from 'pino';
import { newId } from '../db/ids.js';
import type { Metrics } from '../metrics.js';

/** Gives every request an id, told in the answer and in every log line about it, and logs and measures how it went. */
export function observe(logger: Logger, metrics: Metrics): Middleware {
  return async (ctx, next) => {
    const requestId = newId('req');
    const started = process.hrtime.bigint();
    ctx.state.requestId = requestId;
    ctx.state.logger = logger.child({ requestId });
    ctx.set('X-Request-Id', requestId);
    const path = (ctx.req.url ?? '').split('?')[0];
    ctx.res.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const operation = (ctx.state.operationId as string | undefined) ?? 'unknown';
      metrics.requests.observe({ operation, status: String(ctx.status) }, seconds);
      const level = ctx.status >= 500 ? 'error' : 'info';
      (ctx.state.logger as Logger)[level](
        { method: ctx.method, path, operation, status: ctx.status, ms: Math.round(seconds * 1000), ip: ctx.ip },
        `${ctx.method} ${path} ${ctx.status}`,
      );
    });
    await next();
  };
}
