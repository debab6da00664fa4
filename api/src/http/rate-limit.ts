import type { Middleware } from 'koa';
import type { OperationId } from '../contract/document.js';
import { Problem } from '../errors/problem.js';
import { networkOf } from './network.js';
import { takenOf } from './taken.js';
import { createWindows, type Windows } from './windows.js';

/** Requests an address may make in a minute, operation by operation where the general limit is too generous. */
const perMinute: Partial<Record<OperationId, number>> = {
  'auth.login': 20,
  'auth.register': 10,
  'auth.refresh': 60,
  'auth.verifyEmail': 30,
  'auth.resendVerification': 5,
  'auth.forgotPassword': 10,
  'auth.resetPassword': 30,
  'me.update': 30,
  'me.changePassword': 10,
  'me.setAvatar': 20,
  'organizations.setLogo': 20,
  'events.setCover': 20,
  'members.invite': 60,
  'members.accept': 30,
  'events.search': 300,
  'orders.create': 60,
  'promoCodes.check': 60,
  'stripe.webhook': 6000,
  'pages.sitemapPart': 60,
};
const general = 1200;
/** Called by machines of our own all the time. */
const unlimited = new Set<OperationId>(['system.health', 'system.ready', 'system.metrics']);

const minute = 60_000;

/** Where a count leaves an address; seconds until it starts anew. */
export interface Counted {
  limit: string;
  remaining: string;
  seconds: string;
  exceeded: boolean;
}

/** The limit of an operation. */
export interface Limit {
  /** Counts a request from a network and says where that leaves it. */
  count(network: string): Counted;
}

/** Makes the limits; undefined for operations without one. Counters live in this process. */
export function rateLimits(): (id: OperationId) => Limit | undefined {
  const shared = createWindows(minute);
  return (id) => {
    if (unlimited.has(id)) return undefined;
    const own = perMinute[id];
    const points = own ?? general;
    const limit = String(points);
    const windows: Windows = own === undefined ? shared : createWindows(minute);
    return {
      count(network) {
        const now = performance.now();
        const { count, endsAt } = windows.count(network, now);
        return {
          limit,
          remaining: String(Math.max(0, points - count)),
          seconds: String(Math.ceil((endsAt - now) / 1000)),
          exceeded: count > points,
        };
      },
    };
  };
}

/** Tells every caller how much of the limit is left, and refuses who has used it up. */
export const limitRate =
  (limit: Limit): Middleware =>
  (ctx, next) => {
    const { limit: points, remaining, seconds, exceeded } = takenOf(ctx.req)?.counted ?? limit.count(networkOf(ctx.ip));
    const { res } = ctx;
    res.setHeader('RateLimit-Limit', points);
    res.setHeader('RateLimit-Remaining', remaining);
    res.setHeader('RateLimit-Reset', seconds);
    if (exceeded) {
      throw new Problem('rate_limited', `Too many requests from your address. Try again in ${seconds} s.`, {
        headers: { 'Retry-After': seconds },
      });
    }
    return next();
  };
