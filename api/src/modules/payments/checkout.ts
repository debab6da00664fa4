import type Stripe from 'stripe';
import type { Actor } from '../../access/actor.js';
import type { Deps } from '../../deps.js';
import { addJob } from '../../db/jobs.js';
import { type OrderModel } from '../../db/models/orders.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, notFound, Problem } from '../../errors/problem.js';
import { findEvent } from '../events/service.js';
import {
  assertAnswered,
  assertWithinBuyerLimit,
  changeOrder,
  type ConfirmFree,
  getOrderToChange,
  lockOrderAlone,
  type PaymentAccess,
  stateProblem,
} from '../orders/service.js';

type PaymentDeps = Pick<Deps, 'db' | 'stripe' | 'config' | 'logger'> & { confirmFree: ConfirmFree };

const cancelled = (): Problem => new Problem('event_not_on_sale', 'The event was cancelled. Nothing was charged.');

const priceChanged = (): Problem =>
  new Problem('order_state_invalid', 'The price has changed meanwhile. Look at the order and check out again; nothing was charged.');

/**
 * An event that was cancelled sells nothing more, and what its organizer must know has to be answered first.
 * @returns the database's clock
 */
async function assertSellable({ db }: PaymentDeps, order: OrderModel): Promise<Date> {
  const view = await findEvent(db, order.eventId);
  if (!view) throw notFound('event');
  if (view.event.status === 'cancelled') throw cancelled();
  await assertAnswered(db, order);
  // What has begun goes on, whatever limit was set meanwhile.
  const isLimited = view.event.maxTicketsPerBuyer !== null && order.status === 'held';
  if (isLimited) await assertWithinBuyerLimit(db, order, order.buyerEmail ?? '');
  return view.now;
}

/** Stripe's refusal or silence, without its internals. */
function providerProblem(error: unknown): Problem {
  return new Problem(
    'payment_provider_error',
    'The payment could not be started. Nothing was charged; your tickets are still held. Try again.',
    {
      headers: { 'Retry-After': '2' },
      cause: error,
    },
  );
}

/** The order's one PaymentIntent: made on the first checkout, read again on the next. */
async function intentFor(stripe: Stripe, order: OrderModel): Promise<Stripe.PaymentIntent> {
  try {
    if (order.paymentIntentId) return await stripe.paymentIntents.retrieve(order.paymentIntentId);
    return await stripe.paymentIntents.create(
      {
        amount: order.total,
        currency: order.currency.toLowerCase(),
        automatic_payment_methods: { enabled: true },
        description: `Order ${order.number}`,
        metadata: { orderId: order.id, eventId: order.eventId, orderNumber: order.number },
      },
      // The same order and amount never become two payments, however often this is tried; nothing that can change may stand above.
      { idempotencyKey: `order-${order.id}-${order.total}` },
    );
  } catch (error) {
    throw providerProblem(error);
  }
}

/** Remembers the intent; an order that ended while Stripe was asked leaves nothing behind to be paid. */
const awaitPayment = (
  deps: PaymentDeps,
  found: OrderModel,
  { id: paymentIntentId, amount }: Stripe.PaymentIntent,
): Promise<OrderModel | Problem> =>
  inTransaction(deps.db, async (trx) => {
    const { order, now } = await lockOrderAlone(trx, found.id);
    const late = order.expiresAt !== null && order.expiresAt <= now;
    if (order.status === 'awaiting_payment' || order.status === 'confirmed') return order;
    if (order.status !== 'held' || late) {
      await addJob(trx, 'cancel-payment', { orderId: order.id, paymentIntentId }, paymentIntentId);
      return stateProblem(late ? 'expired' : order.status);
    }
    if (order.total !== amount) {
      await addJob(trx, 'cancel-payment', { orderId: order.id, paymentIntentId }, paymentIntentId);
      return priceChanged();
    }
    return changeOrder(trx, order, { status: 'awaiting_payment', paymentIntentId, paymentStatus: 'pending' }, 'order.awaiting_payment');
  });

/**
 * Confirms a free order, or starts the payment of a paid one.
 * @returns the order and, while it awaits its payment, what Stripe.js needs
 */
export async function checkout(deps: PaymentDeps, actor: Actor, id: string): Promise<{ order: OrderModel; payment?: PaymentAccess }> {
  const order = await getOrderToChange(deps.db, actor, id);
  if (order.status === 'confirmed') return { order };
  if (order.status !== 'held' && order.status !== 'awaiting_payment') throw stateProblem(order.status);
  if (order.buyerEmail === null) {
    throw new Problem('buyer_required', 'Say who buys first: name and email.', {
      errors: [bodyFault('/buyer', 'required', 'Name and email are needed before checkout.')],
    });
  }
  // What a free order needs is asked where it is confirmed.
  if (order.total === 0) return { order: await deps.confirmFree(order) };
  const now = await assertSellable(deps, order);
  const { stripe } = deps;
  const { stripe: settings } = deps.config;
  if (!stripe || !settings) throw new Problem('payment_provider_error', 'This site takes no payments yet: STRIPE_SECRET_KEY is not set.');
  if (order.expiresAt && order.expiresAt <= now && order.status === 'held') throw stateProblem('expired');
  const intent = await intentFor(stripe, order);
  const awaiting = await awaitPayment(deps, order, intent);
  if (awaiting instanceof Problem) throw awaiting;
  if (awaiting.status !== 'awaiting_payment' || !intent.client_secret) return { order: awaiting };
  const { publishableKey, scriptUrl } = settings;
  return { order: awaiting, payment: { clientSecret: intent.client_secret, publishableKey, scriptUrl } };
}
