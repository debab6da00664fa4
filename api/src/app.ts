import Router from '@koa/router';
import Koa from 'koa';
import helmet from 'koa-helmet';
import { createGuard } from './contract/guard.js';
import type { Operation } from './contract/document.js';
import type { Deps } from './deps.js';
import { operationFinder } from './http/addresses.js';
import { readJsonBody } from './http/body.js';
import { corsByAudience } from './http/cors.js';
import { credentials } from './http/credentials.js';
import { answerProblems, answerUnrouted, refuseUnreadableAddresses } from './http/errors.js';
import { idempotency } from './http/idempotency.js';
import { readImageBody } from './http/image-body.js';
import { observe } from './http/observe.js';
import { rateLimits } from './http/rate-limit.js';
import type { Route } from './http/route.js';
import { accountRoutes } from './modules/accounts/routes.js';
import { analyticsRoutes } from './modules/analytics/routes.js';
import { auditRoutes } from './modules/audit/routes.js';
import { eventRoutes } from './modules/events/routes.js';
import { mediaRoutes } from './modules/media/routes.js';
import { memberRoutes } from './modules/members/routes.js';
import { orderRoutes } from './modules/orders/routes.js';
import { organizationRoutes } from './modules/organizations/routes.js';
import { paymentRoutes } from './modules/payments/routes.js';
import { systemRoutes } from './modules/system/routes.js';
import { tierRoutes } from './modules/tiers/routes.js';

const modules = [
  accountRoutes,
  organizationRoutes,
  memberRoutes,
  auditRoutes,
  eventRoutes,
  tierRoutes,
  orderRoutes,
  paymentRoutes,
  analyticsRoutes,
  mediaRoutes,
  systemRoutes,
];

/** Answers carry data, not pages: nothing may run or be framed, and any origin may read what CORS lets it. */
const securityHeaders = (secure: boolean): Koa.Middleware =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: secure ? { maxAge: 15_552_000 } : false,
  });

const routerPath = (operation: Operation): string => operation.path.replaceAll(/\{(\w+)\}/g, ':$1');

/**
 * Builds the API from its contract: no listening, no environment, so tests can mount it.
 * @throws Error when an operation has no route, two routes, or a route no operation
 */
export function createApp(deps: Deps): Koa {
  const { config, contract, logger, metrics } = deps;
  const guard = createGuard(contract, { strict: config.strictContract, logger });
  const limit = rateLimits();
  const find = operationFinder(contract);
  const router = new Router({ strict: true, sensitive: true });
  const missing = new Set(contract.operations.keys());

  for (const route of modules.flatMap((module): Route[] => module(deps))) {
    const operation = contract.operations.get(route.id);
    if (!operation || !missing.delete(route.id)) throw new Error(`${route.id} has two routes or is not in the contract`);
    const keeps = operation.parameters.some(({ name }) => name === 'Idempotency-Key') && !route.naturallyIdempotent;
    const steps: Koa.Middleware[] = [
      (ctx, next) => {
        ctx.state.operationId = operation.id;
        ctx.status = operation.successStatus;
        return next();
      },
      ...(config.rateLimits ? [limit(operation.id)] : []),
      credentials(deps, operation),
      ...(operation.body ? [readJsonBody] : []),
      ...(operation.takesImage ? [readImageBody] : []),
      guard(operation.id),
      ...(keeps ? [idempotency(deps.db, operation, route)] : []),
      ...route.middleware,
      route.handle,
    ];
    router[operation.method](routerPath(operation), ...steps);
  }
  if (missing.size > 0 && !process.env.WIP) throw new Error(`operations without a route: ${[...missing].join(', ')}`);

  const app = new Koa({ proxy: config.trustProxy > 0, maxIpsCount: config.trustProxy });
  app.use(observe(logger, metrics));
  app.use(answerProblems);
  app.use(refuseUnreadableAddresses);
  app.use(securityHeaders(config.production && config.publicUrl.startsWith('https:')));
  app.use(corsByAudience(find, config));
  app.use(router.routes());
  app.use(answerUnrouted(find));
  app.on('error', (error: unknown) => logger.warn({ err: error }, 'an answer could not be sent'));
  return app;
}
