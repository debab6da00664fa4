import type { Middleware } from 'koa';
import type { OperationId } from '../contract/document.js';
import { Problem } from '../errors/problem.js';
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
  'members.invite': 60,
  'members.accept': 30,
  'events.search': 300,
  'orders.create': 60,
  'stripe.webhook': 6000,
};
const general = 1200;
/** Called by machines of our own all the time. */
const unlimited = new Set<OperationId>(['system.health', 'system.ready', 'system.metrics']);

const minute = 60_000;

/** Makes the limiter of an operation; counters live in this process. */
export function rateLimits(): (id: OperationId) => Middleware {
  const shared = createWindows(minute);
  return (id) => {
    if (unlimited.has(id)) return (_ctx, next) => next();
    const own = perMinute[id];
    const points = own ?? general;
    const limit = String(points);
    const windows: Windows = own === undefined ? shared : createWindows(minute);
    return (ctx, next) => {
      const now = performance.now();
      const window = windows.count(ctx.ip, now);
      const seconds = String(Math.ceil((window.endsAt - now) / 1000));
      const { res } = ctx;
      res.setHeader('RateLimit-Limit', limit);
      res.setHeader('RateLimit-Remaining', String(Math.max(0, points - window.count)));
      res.setHeader('RateLimit-Reset', seconds);
      if (window.count > points) {
        throw new Problem('rate_limited', `Too many requests from your address. Try again in ${seconds} s.`, {
          headers: { 'Retry-After': seconds },
        });
      }
      return next();
    };
  };
}
