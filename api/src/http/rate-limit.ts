import type { Middleware } from 'koa';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { OperationId } from '../contract/document.js';
import { Problem } from '../errors/problem.js';

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
  'orders.create': 60,
  'stripe.webhook': 6000,
};
const general = 1200;
/** Called by machines of our own all the time. */
const unlimited = new Set<OperationId>(['system.health', 'system.ready', 'system.metrics']);

/** Makes the limiter of an operation; counters live in this process. */
export function rateLimits(): (id: OperationId) => Middleware {
  const shared = new RateLimiterMemory({ keyPrefix: 'general', points: general, duration: 60 });
  return (id) => {
    if (unlimited.has(id)) return (_ctx, next) => next();
    const own = perMinute[id];
    const points = own ?? general;
    const limiter = own === undefined ? shared : new RateLimiterMemory({ keyPrefix: id, points: own, duration: 60 });
    return async (ctx, next) => {
      const state = await limiter.consume(ctx.ip).catch((refusal: unknown) => {
        if (refusal instanceof RateLimiterRes) return refusal;
        throw refusal;
      });
      const seconds = String(Math.ceil(state.msBeforeNext / 1000));
      ctx.set({ 'RateLimit-Limit': String(points), 'RateLimit-Remaining': String(state.remainingPoints), 'RateLimit-Reset': seconds });
      if (state.consumedPoints > points) {
        throw new Problem('rate_limited', `Too many requests from your address. Try again in ${seconds} s.`, {
          headers: { 'Retry-After': seconds },
        });
      }
      await next();
    };
  };
}
