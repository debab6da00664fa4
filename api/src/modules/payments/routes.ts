import type { Deps } from '../../deps.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { createConfirmations, getOrder, presentOrder } from '../orders/service.js';
import { presentRefund } from './present.js';
import { listRefunds, refundOrder } from './refunds/refund.js';
import { refundProgress } from './refunds/refund-event.js';
import { quoteRefund } from './refunds/refund-quote.js';
import { checkout, lookAfterPayment, receiveStripeEvent } from './service.js';

export const paymentRoutes = (deps: Deps): Route[] => {
  const { db } = deps;
  const confirmFree = createConfirmations(db);
  return [
    route('orders.get', async ({ actor, path }) => {
      const order = await getOrder(db, actor, path.order);
      await lookAfterPayment(db, order);
      return presentOrder(order);
    }),
    {
      ...route('orders.checkout', async ({ actor, path, body }) => {
        const { order, payment } = await checkout({ ...deps, confirmFree }, actor, path.order, body);
        return presentOrder(order, { payment });
      }),
      naturallyIdempotent: true,
    },
    route('orders.refund', async ({ actor, path, body }) => presentRefund(await refundOrder(deps, actor, path.order, body))),
    route('orders.refunds', async ({ actor, path, query }) => presentPage(await listRefunds(db, actor, path.order, query), presentRefund)),
    route('orders.refundQuote', ({ actor, path, query }) => quoteRefund(db, actor, path.order, query.ticketIds?.split(','))),
    route('events.refundProgress', ({ actor, path }) => refundProgress(db, actor, path.event)),
    route('stripe.webhook', async ({ header, ctx }) => {
      await receiveStripeEvent(deps, ctx.request.rawBody ?? '', header['Stripe-Signature']);
      return { received: true };
    }),
  ];
};
