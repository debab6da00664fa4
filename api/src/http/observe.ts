import type { Middleware } from 'koa';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics.js';
import { newRequestId } from './request-id.js';

type Observer = { observe(seconds: number): void };

/** The histogram's counters by operation and status: finding them by label is several times the work of counting. */
function observers({ requests }: Metrics): (operation: string, status: number) => Observer {
  const known = new Map<string, Map<number, Observer>>();
  return (operation, status) => {
    let byStatus = known.get(operation);
    if (!byStatus) known.set(operation, (byStatus = new Map<number, Observer>()));
    let observer = byStatus.get(status);
    if (!observer) byStatus.set(status, (observer = requests.labels({ operation, status: String(status) })));
    return observer;
  };
}

/** Gives every request an id, told in the answer and in every log line about it, and logs and measures how it went. */
export function observe(logger: Logger, metrics: Metrics): Middleware {
  const observerOf = observers(metrics);
  // What a line says is listed below and holds no secret: looking for some in each would cost more than writing it.
  const access = logger.child({}, { redact: [] });
  return (ctx, next) => {
    const requestId = newRequestId();
    const started = performance.now();
    ctx.state.requestId = requestId;
    ctx.state.logger = logger;
    ctx.res.setHeader('X-Request-Id', requestId);
    ctx.res.once('close', () => {
      const ms = performance.now() - started;
      const operation = (ctx.state.operationId as string | undefined) ?? 'unknown';
      const { method, status } = ctx;
      observerOf(operation, status).observe(ms / 1000);
      const url = ctx.req.url ?? '';
      const query = url.indexOf('?');
      const path = query < 0 ? url : url.slice(0, query);
      access[status >= 500 ? 'error' : 'info'](
        { requestId, method, path, operation, status, ms: Math.round(ms), ip: ctx.ip },
        `${method} ${path} ${status}`,
      );
    });
    return next();
  };
}
