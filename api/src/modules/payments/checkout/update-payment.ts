import { EventModel } from '../../../db/models/events.js';
import { findOrder } from '../../orders/service.js';
import { updatedIntent } from './intents.js';
import { ofAccount } from '../settle/read-payment.js';
import { cancelPayment, type PaymentDeps } from '../settle/settle.js';

/** Makes a payment that has begun ask for what the order costs now. A page of Stripe's cannot; it is closed, and checkout opens another one. */
export async function updatePayment(deps: PaymentDeps & { feePercent: number }, orderId: string): Promise<void> {
  const { db, stripe, feePercent } = deps;
  const order = await findOrder(db, orderId);
  if (!stripe || order?.status !== 'awaiting_payment') return;
  const { checkoutSessionId, paymentIntentId, stripeAccount: account } = order;
  if (checkoutSessionId) return cancelPayment(deps, orderId, { checkoutSessionId });
  if (!paymentIntentId) return;
  const event = await EventModel.query(db).findById(order.eventId).throwIfNotFound();
  const intent = await stripe.paymentIntents.retrieve(paymentIntentId, {}, ofAccount(account));
  await updatedIntent(stripe, intent, { order, event, account, feePercent });
}
