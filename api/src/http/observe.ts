import type { IncomingMessage, ServerResponse } from 'node:http';
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

/** What a line of the access log tells besides how it ended. */
export interface Observed {
  requestId: string;
  /** When the request came, on the clock of `performance.now()`. */
  started: number;
  /** Asked for when the answer has been sent. */
  operation: () => string;
  ip: () => string;
}

/** Logs and measures a request when its answer has been sent or its connection is gone. */
export type Observe = (req: IncomingMessage, res: ServerResponse, observed: Observed) => void;

export function observer(logger: Logger, metrics: Metrics): Observe {
  const observerOf = observers(metrics);
  // What a line says is listed below and holds no secret: looking for some in each would cost more than writing it.
  const access = logger.child({}, { redact: [] });
  return (req, res, { requestId, started, operation: operationOf, ip }) => {
    res.once('close', () => {
      const ms = performance.now() - started;
      const operation = operationOf();
      const { method, url = '' } = req;
      const status = res.statusCode;
      observerOf(operation, status).observe(ms / 1000);
      const query = url.indexOf('?');
      const path = query < 0 ? url : url.slice(0, query);
      access[status >= 500 ? 'error' : 'info'](
        { requestId, method, path, operation, status, ms: Math.round(ms), ip: ip() },
        `${method} ${path} ${status}`,
      );
    });
  };
}

/** Gives every request an id, told in the answer and in every log line about it, and logs and measures how it went. */
export const observed =
  (observe: Observe, logger: Logger): Middleware =>
  (ctx, next) => {
    const requestId = newRequestId();
    ctx.state.requestId = requestId;
    ctx.state.logger = logger;
    ctx.res.setHeader('X-Request-Id', requestId);
    const operation = (): string => (ctx.state.operationId as string | undefined) ?? 'unknown';
    observe(ctx.req, ctx.res, { requestId, started: performance.now(), operation, ip: () => ctx.ip });
    return next();
  };
