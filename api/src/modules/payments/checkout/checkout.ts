import type { Actor } from '../../../access/actor.js';
import type { components } from '../../../contract/generated.js';
import { addJob } from '../../../db/jobs.js';
import type { EventModel } from '../../../db/models/events.js';
import { type OrderModel } from '../../../db/models/orders.js';
import { inTransaction } from '../../../db/transaction.js';
import type { Deps } from '../../../deps.js';
import { bodyFault, notFound, Problem } from '../../../errors/problem.js';
import { findEvent } from '../../events/service.js';
import {
  assertAnswered,
  assertWithinBuyerLimit,
  changeOrder,
  type ConfirmFree,
  findOrder,
  getOrderToChange,
  lockOrderAlone,
  type PaymentAccess,
  stateProblem,
} from '../../orders/service.js';
import { payingAccount } from '../../payment-accounts/service.js';
import { type Beginning, intentFor, providerProblem } from './intents.js';
import { fromStripeAmount } from '../stripe/stripe-amounts.js';
import { openBooks } from '../settle/books.js';
import { syncPayment } from '../settle/settle.js';
import { pageMinutes, sessionFor } from './sessions.js';

type CheckoutDeps = Pick<Deps, 'db' | 'stripe' | 'config' | 'logger'> & { confirmFree: ConfirmFree };
type Input = components['schemas']['CheckoutInput'];

/** Time to pay that everybody has, once: a hold that would end sooner is prolonged when the payment begins. */
const payMinutes = 10;

const cancelled = (): Problem => new Problem('event_not_on_sale', 'The event was cancelled. Nothing was charged.');

const priceChanged = (): Problem =>
  new Problem('order_state_invalid', 'The price has changed meanwhile. Look at the order and check out again; nothing was charged.');

/**
 * An event that was cancelled sells nothing more, and what its organizer must know has to be answered first.
 * @returns the event, and the database's clock
 */
async function assertSellable({ db }: CheckoutDeps, order: OrderModel): Promise<{ event: EventModel; now: Date }> {
  const view = await findEvent(db, order.eventId);
  if (!view) throw notFound('event');
  if (view.event.status === 'cancelled') throw cancelled();
  await assertAnswered(db, order);
  // What has begun goes on, whatever limit was set meanwhile.
  const isLimited = view.event.maxTicketsPerBuyer !== null && order.status === 'held';
  if (isLimited) await assertWithinBuyerLimit(db, order, order.buyerEmail ?? '');
  return view;
}

/** What Stripe has made for an order, and how the buyer gets there. */
interface Begun {
  change: Pick<OrderModel, 'paymentIntentId' | 'checkoutSessionId' | 'stripeAccount'>;
  /** What it asks for, in our minor units. */
  amount: number;
  access: PaymentAccess;
  /** The order's other way to pay, which is called off. */
  other: Partial<Pick<OrderModel, 'paymentIntentId' | 'checkoutSessionId'>> | null;
  minutes: number;
  /** Stripe has the money already, or works on it. */
  isUnderWay: boolean;
}

async function begin(deps: CheckoutDeps, beginning: Beginning, input: Input, now: Date): Promise<Begun> {
  const { stripe } = deps;
  const { stripe: settings } = deps.config;
  if (!stripe || !settings) throw new Problem('payment_provider_error', 'This site takes no payments yet: STRIPE_SECRET_KEY is not set.');
  const { order, account } = beginning;
  if (input.mode === 'redirect') {
    const session = await sessionFor(stripe, beginning, input, now);
    const { checkoutSessionId, paymentIntentId } = order;
    const isEmbedded = paymentIntentId !== null && checkoutSessionId === null;
    return {
      change: {
        paymentIntentId: session.id === checkoutSessionId ? paymentIntentId : null,
        checkoutSessionId: session.id,
        stripeAccount: account,
      },
      amount: fromStripeAmount(session.amount_total ?? 0, order.currency),
      access: session.url === null ? {} : { url: session.url },
      other: isEmbedded ? { paymentIntentId } : null,
      minutes: pageMinutes,
      isUnderWay: session.status === 'complete',
    };
  }
  // The intent of a page belongs to the page.
  const own = order.checkoutSessionId === null ? order : Object.assign(order.$clone(), { paymentIntentId: null });
  const intent = await intentFor(stripe, { ...beginning, order: own });
  const { publishableKey, scriptUrl } = settings;
  const stripeAccount = account === null ? {} : { stripeAccount: account };
  return {
    change: { paymentIntentId: intent.id, checkoutSessionId: null, stripeAccount: account },
    amount: fromStripeAmount(intent.amount, order.currency),
    access: intent.client_secret === null ? {} : { clientSecret: intent.client_secret, publishableKey, scriptUrl, ...stripeAccount },
    other: order.checkoutSessionId === null ? null : { checkoutSessionId: order.checkoutSessionId },
    minutes: payMinutes,
    isUnderWay: intent.status === 'succeeded' || intent.status === 'processing',
  };
}

/** Remembers how the order is paid; one that ended while Stripe was asked leaves nothing behind to be paid. */
const awaitPayment = (deps: CheckoutDeps, found: OrderModel, { change, amount, other, minutes }: Begun): Promise<OrderModel | Problem> =>
  inTransaction(deps.db, async (trx) => {
    const { order, now } = await lockOrderAlone(trx, found.id);
    // The order does not say its account yet, if this payment never begins.
    const account = change.stripeAccount;
    const callOff = (what: object): Promise<void> =>
      addJob(trx, 'cancel-payment', { orderId: order.id, account, ...what }, Object.values(what).join());
    const { paymentIntentId, checkoutSessionId } = change;
    const made = checkoutSessionId === null ? { paymentIntentId } : { checkoutSessionId };
    const late = order.expiresAt !== null && order.expiresAt <= now;
    if (order.status === 'confirmed') return order;
    const isOpen = order.status === 'awaiting_payment' || (order.status === 'held' && !late);
    if (!isOpen || order.total !== amount) {
      await callOff(made);
      return isOpen ? priceChanged() : stateProblem(late ? 'expired' : order.status);
    }
    const isSame = order.paymentIntentId === paymentIntentId && order.checkoutSessionId === checkoutSessionId;
    // A bank has begun to work on the other one meanwhile.
    const isTaken = order.paymentStatus === 'processing' && !isSame;
    if (isTaken) {
      await callOff(made);
      return order;
    }
    if (other) await callOff(other);
    if (order.status === 'awaiting_payment') {
      return isSame ? order : changeOrder(trx, order, { ...change, paymentStatus: 'pending' }, 'order.updated');
    }
    const expiresAt = new Date(Math.max(+(order.expiresAt ?? 0), +now + minutes * 60_000));
    return changeOrder(
      trx,
      order,
      { ...change, status: 'awaiting_payment', paymentStatus: 'pending', expiresAt },
      'order.awaiting_payment',
    );
  });

/** Asks how a payment that is under way stands; while Stripe does not answer, its webhook or the next look tells. */
const look = (deps: CheckoutDeps, orderId: string): Promise<void> =>
  syncPayment(deps, orderId).catch((error: unknown) => {
    deps.logger.warn({ err: error, orderId }, 'a payment that is under way could not be looked at');
  });

/**
 * Confirms a free order, or starts the payment of a paid one.
 * @returns the order and, while it awaits its payment, what the buyer needs for it
 */
export async function checkout(
  deps: CheckoutDeps,
  actor: Actor,
  id: string,
  input: Input,
): Promise<{ order: OrderModel; payment?: PaymentAccess }> {
  const { db } = deps;
  let order = await getOrderToChange(db, actor, id);
  if (order.paymentStatus === 'processing') {
    // Nobody pays a second time while a bank works on it, wherever; unless it has said no meanwhile.
    await look(deps, id);
    order = await getOrderToChange(db, actor, id);
    if (order.paymentStatus === 'processing') return { order };
  }
  if (order.status === 'confirmed') return { order };
  if (order.status !== 'held' && order.status !== 'awaiting_payment') throw stateProblem(order.status);
  if (order.buyerEmail === null) {
    throw new Problem('buyer_required', 'Say who buys first: name and email.', {
      errors: [bodyFault('/buyer', 'required', 'Name and email are needed before checkout.')],
    });
  }
  // What a free order needs is asked where it is confirmed.
  if (order.total === 0) return { order: await deps.confirmFree(order) };
  const { event, now } = await assertSellable(deps, order);
  if (order.expiresAt && order.expiresAt <= now && order.status === 'held') throw stateProblem('expired');
  // Once a payment has begun somewhere, it stays there.
  const hasBegun = order.paymentIntentId !== null || order.checkoutSessionId !== null;
  const account = hasBegun ? order.stripeAccount : await payingAccount(db, order.organizationId);
  const { rows } = await openBooks(db, order.id);
  const beginning = { order, event, account, feePercent: deps.config.stripe?.feePercent ?? 0, failures: rows.length };
  const begun = await begin(deps, beginning, input, now).catch((error: unknown) => {
    throw providerProblem(error, order);
  });
  const awaiting = await awaitPayment(deps, order, begun);
  if (awaiting instanceof Problem) throw awaiting;
  if (begun.isUnderWay) {
    // Its webhook is not here yet. Who pays nevertheless would only be told that it is paid.
    await look(deps, id);
    return { order: (await findOrder(db, id)) ?? awaiting };
  }
  return awaiting.status === 'awaiting_payment' ? { order: awaiting, payment: begun.access } : { order: awaiting };
}
