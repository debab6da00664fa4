import type { Db } from '../../db/knex.js';
import { loadFacts } from './facts.js';
import type { Mailer } from './mailer.js';
import { composeOrderConfirmation } from './order-confirmation.js';

export { sendAccountNotice, sendInvitation, sendPasswordReset, sendVerification } from './accounts.js';
export { createMailer, type Mailer } from './mailer.js';
export { sendDisputeNotice, sendEventCancelled, sendRefundFailed, sendRefundNotice } from './payment-mails.js';

/** Sends the tickets of a confirmed order to its buyer. */
export async function sendOrderConfirmation(db: Db, mailer: Mailer, orderId: string): Promise<void> {
  const { replyTo, ...facts } = await loadFacts(db, orderId);
  // Cancelled in the moment before the mail: no tickets to send.
  if (facts.order.status !== 'confirmed' || facts.order.buyerEmail === null) return;
  await mailer.send({ ...(await composeOrderConfirmation(facts)), replyTo });
}
