import type Stripe from 'stripe';
import { addJob } from '../../db/jobs.js';
import { StripeEventModel } from '../../db/models/payments.js';
import { inTransaction } from '../../db/transaction.js';
import type { Deps } from '../../deps.js';
import { Problem } from '../../errors/problem.js';
import { type PaymentDeps, syncPayment } from './settle.js';
import { verifyEvent } from './verify-event.js';

/**
 * Verifies a webhook and stores it once by its id; the work is a job of the same transaction.
 * @throws Problem `signature_invalid`
 */
export async function receiveStripeEvent({ db, stripe, config, metrics }: Deps, rawBody: string, signature: string): Promise<void> {
  if (!stripe || !config.stripe) throw new Problem('signature_invalid', 'No payment provider is configured here.');
  let event: Stripe.Event;
  try {
    event = await verifyEvent(stripe, rawBody, signature, config.stripe.webhookSecrets);
  } catch (error) {
    metrics.stripeEvents.inc({ type: 'unknown', outcome: 'refused' });
    throw new Problem('signature_invalid', 'The Stripe-Signature header does not fit this body.', { cause: error });
  }
  await inTransaction(db, async (trx) => {
    const stored = await StripeEventModel.query(trx)
      .insert({ id: event.id, type: event.type, payload: event })
      .onConflict('id')
      .ignore()
      .returning('received_at');
    metrics.stripeEvents.inc({ type: event.type, outcome: stored.receivedAt ? 'stored' : 'duplicate' });
    if (stored.receivedAt) await addJob(trx, 'handle-stripe-event', { stripeEventId: event.id }, event.id);
  });
}

/**
 * Works on a stored event. What the event says is taken as a hint only: Stripe is asked for the present truth, so that late, doubled and
 * reordered events do no harm. Types that concern no payment of ours are left alone.
 */
export async function handleStripeEvent(deps: PaymentDeps, stripeEventId: string): Promise<void> {
  const row = await StripeEventModel.query(deps.db).findById(stripeEventId);
  if (!row || row.processedAt) return;
  if (row.type.startsWith('payment_intent.')) {
    const { orderId } = (row.payload as { data: { object: { metadata?: { orderId?: string } } } }).data.object.metadata ?? {};
    if (orderId) await syncPayment(deps, orderId);
  }
  await row.$query(deps.db).patch({ processedAt: new Date() });
}
