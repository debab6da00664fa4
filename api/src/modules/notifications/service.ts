import { loadFacts, type MailDeps, orderLink } from './facts.js';
import { composeOrderConfirmation } from './order-confirmation.js';

export { sendAccountNotice, sendInvitation, sendPasswordReset, sendVerification } from './accounts.js';
export { createMailer, type Mailer } from './mailer.js';
export { sendDisputeNotice, sendEventCancelled, sendRefundFailed, sendRefundNotice } from './payment-mails.js';

/** Sends the tickets of a confirmed order to its buyer. */
export async function sendOrderConfirmation(deps: MailDeps, orderId: string): Promise<void> {
  const { replyTo, ...facts } = await loadFacts(deps.db, orderId);
  // Cancelled in the moment before the mail: no tickets to send.
  if (facts.order.status !== 'confirmed' || facts.order.buyerEmail === null) return;
  const orderUrl = await orderLink(deps, orderId);
  await deps.mailer.send({ ...(await composeOrderConfirmation({ ...facts, orderUrl })), replyTo });
}
