import type { Deps } from '../../deps.js';
import { route, type Route } from '../../http/route.js';
import { presentOrder } from '../orders/service.js';
import { checkout, receiveStripeEvent } from './service.js';

export const paymentRoutes = (deps: Deps): Route[] => [
  {
    ...route('orders.checkout', async ({ actor, path }) => {
      const { order, payment } = await checkout(deps, actor, path.order);
      return presentOrder(order, { payment });
    }),
    naturallyIdempotent: true,
  },
  route('stripe.webhook', async ({ header, ctx }) => {
    await receiveStripeEvent(deps, ctx.request.rawBody ?? '', header['Stripe-Signature']);
    return { received: true };
  }),
];
