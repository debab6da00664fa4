import type { Deps } from '../../deps.js';
import { route, type Route } from '../../http/route.js';
import { createConfirmations, presentOrder } from '../orders/service.js';
import { pendingRoutes } from './pending.js';
import { checkout, receiveStripeEvent } from './service.js';

export const paymentRoutes = (deps: Deps): Route[] => {
  const confirmFree = createConfirmations(deps.db);
  return [
    ...pendingRoutes(),
    {
      ...route('orders.checkout', async ({ actor, path }) => {
        const { order, payment } = await checkout({ ...deps, confirmFree }, actor, path.order);
        return presentOrder(order, { payment });
      }),
      naturallyIdempotent: true,
    },
    route('stripe.webhook', async ({ header, ctx }) => {
      await receiveStripeEvent(deps, ctx.request.rawBody ?? '', header['Stripe-Signature']);
      return { received: true };
    }),
  ];
};
