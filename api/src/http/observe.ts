import type { IncomingMessage } from 'node:http';
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

/** What the log and the counters are told about a request. */
export interface Observed {
  requestId: string;
  operation: string;
  status: number;
  /** Milliseconds from request to answer. */
  ms: number;
  ip: string;
}

/** Logs and counts a request that has been answered. */
export type Observe = (req: IncomingMessage, observed: Observed) => void;

/**
 * @param frequent operations that everybody asks for all the time, such as what is left of an event: what went well with them, or came too late, is
 *   counted, and logged at `debug` alone, so that a rush does not fill the log with the same line
 */
export function observer(logger: Logger, metrics: Metrics, frequent: ReadonlySet<string> = new Set()): Observe {
  const observerOf = observers(metrics);
  // What a line says is listed below and holds no secret: looking for some in each would cost more than writing it.
  const access = logger.child({}, { redact: [] });
  return ({ method, url = '' }, { requestId, operation, status, ms, ip }) => {
    observerOf(operation, status).observe(ms / 1000);
    const level = status >= 500 ? 'error' : (status < 400 || status === 409) && frequent.has(operation) ? 'debug' : 'info';
    if (!access.isLevelEnabled(level)) return;
    const query = url.indexOf('?');
    const path = query < 0 ? url : url.slice(0, query);
    access[level]({ requestId, method, path, operation, status, ms: Math.round(ms), ip }, `${method} ${path} ${status}`);
  };
}

/** Gives every request an id, told in the answer and in every log line about it, and logs and measures how it went. */
export const observed =
  (observe: Observe, logger: Logger): Middleware =>
  (ctx, next) => {
    const started = performance.now();
    const requestId = newRequestId();
    ctx.state.requestId = requestId;
    ctx.state.logger = logger;
    ctx.res.setHeader('X-Request-Id', requestId);
    ctx.res.once('close', () => {
      const operation = (ctx.state.operationId as string | undefined) ?? 'unknown';
      observe(ctx.req, { requestId, operation, status: ctx.status, ms: performance.now() - started, ip: ctx.ip });
    });
    return next();
  };
