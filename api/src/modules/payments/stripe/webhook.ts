import type Stripe from 'stripe';
import { addJob } from '../../../db/jobs.js';
import type { Db } from '../../../db/knex.js';
import { OrderModel } from '../../../db/models/orders.js';
import { StripeEventModel } from '../../../db/models/payments.js';
import { inTransaction } from '../../../db/transaction.js';
import type { Deps } from '../../../deps.js';
import { Problem } from '../../../errors/problem.js';
import { forgetAccount, refreshAccount } from '../../payment-accounts/service.js';
import { type PaymentDeps, syncIntent, syncPayment } from '../settle/settle.js';

type EventDeps = PaymentDeps & Pick<Deps, 'metrics'>;

/** Verifies with any of the secrets there are: a Connect endpoint has its own, and secrets are rolled. */
async function verify(stripe: Stripe, rawBody: string, signature: string, secrets: string[]): Promise<Stripe.Event> {
  const tries = secrets.map((secret) => stripe.webhooks.constructEventAsync(rawBody, signature, secret));
  return Promise.any(tries);
}

/**
 * Keeps an event once by its id; the work is a job of the same transaction.
 * @returns whether it is new
 */
export async function storeStripeEvent(db: Db, event: Stripe.Event): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const stored = await StripeEventModel.query(trx)
      .insert({ id: event.id, type: event.type, account: event.account ?? null, payload: event })
      .onConflict('id')
      .ignore()
      .returning('received_at');
    if (stored.receivedAt) await addJob(trx, 'handle-stripe-event', { stripeEventId: event.id }, event.id);
    return Boolean(stored.receivedAt);
  });
}

/**
 * Verifies a webhook and stores it once.
 * @throws Problem `signature_invalid`
 */
export async function receiveStripeEvent({ db, stripe, config, metrics }: Deps, rawBody: string, signature: string): Promise<void> {
  if (!stripe || !config.stripe) throw new Problem('signature_invalid', 'No payment provider is configured here.');
  let event: Stripe.Event;
  try {
    event = await verify(stripe, rawBody, signature, config.stripe.webhookSecrets);
  } catch (error) {
    metrics.stripeEvents.inc({ type: 'unknown', outcome: 'refused' });
    throw new Problem('signature_invalid', 'The Stripe-Signature header does not fit this body.', { cause: error });
  }
  const isNew = await storeStripeEvent(db, event);
  metrics.stripeEvents.inc({ type: event.type, outcome: isNew ? 'stored' : 'duplicate' });
}

/** What we read of the objects that events are about. */
interface EventObject {
  id: string;
  object: string;
  metadata?: { orderId?: string } | null;
  payment_intent?: string | { id: string } | null;
}

const idOf = (value: EventObject['payment_intent']): string | null => (typeof value === 'string' ? value : (value?.id ?? null));

/** The order that a payment is for: whose intent it is, or whom it names. */
async function orderOf(db: Db, intentId: string, named: string | undefined): Promise<Pick<OrderModel, 'id'> | undefined> {
  const booked = (await db('payments').where({ stripeId: intentId, kind: 'payment' }).first('orderId')) as { orderId: string } | undefined;
  if (booked) return { id: booked.orderId };
  const query = OrderModel.query(db).select('id');
  return query.findOne(named === undefined ? { paymentIntentId: intentId } : { id: named });
}

/**
 * Whether an account takes money for an order: the platform's, or one that its organization has or had. Whoever has an account can name any
 * order in the payments they make there.
 */
async function takesMoneyFor(db: Db, orderId: string, account: string | null): Promise<boolean> {
  if (account === null) return true;
  const { rows } = await db.raw<{ rows: { known: boolean }[] }>(
    `select exists (select from organizations g where g.id = o.organization_id and g.stripe_account = :account)
         or exists (select from orders paid where paid.organization_id = o.organization_id and paid.stripe_account = :account) as known
       from orders o where o.id = :orderId`,
    { orderId, account },
  );
  return rows[0]?.known ?? false;
}

/** @returns whether the event concerns something of ours */
async function handle(deps: EventDeps, { type, account, payload }: StripeEventModel): Promise<boolean> {
  const object = (payload as { data?: { object?: EventObject } }).data?.object;
  if (!object) return false;
  if (type === 'account.updated') return refreshAccount(deps, object.id);
  if (type === 'account.application.deauthorized') return account !== null && (await forgetAccount(deps.db, account));
  if (type.startsWith('checkout.session.')) {
    const order = await OrderModel.query(deps.db).findOne({ checkoutSessionId: object.id }).select('id');
    if (order) await syncPayment(deps, order.id);
    return order !== undefined;
  }
  if (!/^(payment_intent|charge|refund)\./.test(type)) return false;
  const intentId = object.object === 'payment_intent' ? object.id : idOf(object.payment_intent);
  const order = intentId === null ? undefined : await orderOf(deps.db, intentId, object.metadata?.orderId);
  if (!order || intentId === null || !(await takesMoneyFor(deps.db, order.id, account))) return false;
  await syncIntent(deps, order.id, intentId, account);
  return true;
}

/**
 * Works on a stored event. What the event says is taken as a hint only: Stripe is asked for the present truth, so that late, doubled and
 * reordered events do no harm. What concerns nothing of ours is counted and left alone.
 */
export async function handleStripeEvent(deps: EventDeps, stripeEventId: string): Promise<void> {
  const row = await StripeEventModel.query(deps.db).findById(stripeEventId);
  if (!row || row.processedAt) return;
  const isOurs = await handle(deps, row);
  if (!isOurs) deps.metrics.stripeEvents.inc({ type: row.type, outcome: 'ignored' });
  await row.$query(deps.db).patch({ processedAt: new Date() });
}
