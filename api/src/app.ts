import Router from '@koa/router';
import Koa from 'koa';
import { createGuard } from './contract/guard.js';
import type { Operation } from './contract/document.js';
import type { Deps } from './deps.js';
import { addressFinder } from './http/addresses.js';
import { readEventBody, readJsonBody } from './http/body.js';
import { corsByAudience } from './http/cors.js';
import { credentials } from './http/credentials.js';
import { answerProblems, answerUnrouted, findAddress } from './http/errors.js';
import { idempotency } from './http/idempotency.js';
import { readImageBody } from './http/image-body.js';
import { forVisitors } from './http/etag.js';
import { observed, observer } from './http/observe.js';
import { limitRate, rateLimits } from './http/rate-limit.js';
import type { Route } from './http/route.js';
import { createKnownBodies } from './http/known-bodies.js';
import type { PostShortCut } from './http/short-cut-post.js';
import { securityHeaders, setHeaders } from './http/security-headers.js';
import { type ShortCut, takeShortCuts } from './http/short-cut.js';
import { accountRoutes } from './modules/accounts/routes.js';
import { analyticsRoutes } from './modules/analytics/routes.js';
import { auditRoutes } from './modules/audit/routes.js';
import { calendarRoutes } from './modules/calendars/routes.js';
import { discoveryRoutes } from './modules/discovery/routes.js';
import { eventRoutes } from './modules/events/routes.js';
import { mediaRoutes } from './modules/media/routes.js';
import { memberRoutes } from './modules/members/routes.js';
import { orderRoutes } from './modules/orders/routes.js';
import { organizationRoutes } from './modules/organizations/routes.js';
import { pageRoutes } from './modules/pages/routes.js';
import { paymentAccountRoutes } from './modules/payment-accounts/routes.js';
import { paymentLedgerRoutes } from './modules/payments/organizer-routes.js';
import { paymentRoutes } from './modules/payments/routes.js';
import { promoCodeRoutes } from './modules/promo-codes/routes.js';
import { questionRoutes } from './modules/questions/routes.js';
import { seriesRoutes } from './modules/series/routes.js';
import { systemRoutes } from './modules/system/routes.js';
import { tierRoutes } from './modules/tiers/routes.js';
import { viewRoutes } from './modules/views/routes.js';

const modules = [
  accountRoutes,
  organizationRoutes,
  memberRoutes,
  auditRoutes,
  eventRoutes,
  seriesRoutes,
  discoveryRoutes,
  tierRoutes,
  questionRoutes,
  promoCodeRoutes,
  orderRoutes,
  paymentRoutes,
  paymentLedgerRoutes,
  paymentAccountRoutes,
  analyticsRoutes,
  calendarRoutes,
  viewRoutes,
  mediaRoutes,
  pageRoutes,
  systemRoutes,
];

const routerPath = (operation: Operation): string => operation.path.replaceAll(/\{(\w+)\}/g, ':$1');

/**
 * Builds the API from its contract: no listening, no environment, so tests can mount it.
 * @throws Error when an operation has no route, two routes, or a route no operation
 */
export function createApp(deps: Deps): Koa {
  const { config, contract, logger, metrics } = deps;
  const guard = createGuard(contract, { strict: config.strictContract, logger });
  const limitOf = config.rateLimits ? rateLimits() : () => undefined;
  const router = new Router({ strict: true, sensitive: true });
  const shortCuts = new Map<Operation, ShortCut>();
  const posts = new Map<Operation, PostShortCut>();
  const missing = new Set(contract.operations.keys());

  for (const route of modules.flatMap((module): Route[] => module(deps))) {
    const operation = contract.operations.get(route.id);
    if (!operation || !missing.delete(route.id)) throw new Error(`${route.id} has two routes or is not in the contract`);
    const keeps = operation.parameters.some(({ name }) => name === 'Idempotency-Key') && !route.naturallyIdempotent;
    const limit = limitOf(operation.id);
    const { visitors } = route;
    const steps: Koa.Middleware[] = [
      (ctx, next) => {
        ctx.state.operationId = operation.id;
        ctx.status = operation.successStatus;
        return next();
      },
      ...(limit ? [limitRate(limit)] : []),
      credentials(deps, operation),
      ...(operation.body ? [operation.id === 'stripe.webhook' ? readEventBody : readJsonBody] : []),
      ...(operation.takesImage ? [readImageBody] : []),
      guard(operation.id),
      ...(keeps ? [idempotency(deps.db, operation)] : []),
      ...(visitors ? [forVisitors(visitors, guard.checkerOf(operation.id))] : []),
      ...route.middleware,
      route.handle,
    ];
    router[operation.method](routerPath(operation), ...steps);
    if (route.quick)
      posts.set(operation, { operation, quick: route.quick, gate: guard.gateOf(operation.id), bodies: createKnownBodies(), limit });
    if (visitors) shortCuts.set(operation, { visitors, limit, check: guard.checkerOf(operation.id) });
  }
  if (missing.size > 0) throw new Error(`operations without a route: ${[...missing].join(', ')}`);

  const app = new Koa({ proxy: config.trustProxy > 0, maxIpsCount: config.trustProxy });
  const headers = securityHeaders(config.production && config.publicUrl.startsWith('https:'));
  const observe = observer(logger, metrics, new Set([...shortCuts.keys(), ...posts.keys()].map(({ id }) => id)));
  const find = addressFinder(contract);
  app.use(observed(observe, logger));
  app.use(setHeaders(headers));
  app.use(answerProblems);
  app.use(findAddress(find));
  app.use(corsByAudience(config));
  app.use(router.routes());
  app.use(answerUnrouted);
  app.on('error', (error: unknown) => logger.warn({ err: error }, 'an answer could not be sent'));
  const throughKoa = app.callback();
  app.callback = () =>
    takeShortCuts(throughKoa, {
      find,
      shortCuts,
      posts,
      observe,
      logger,
      headers: headers.data,
      trustProxy: config.trustProxy,
    }) as typeof throughKoa;
  return app;
}
