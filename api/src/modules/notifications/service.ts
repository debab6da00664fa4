import type { Db } from '../../db/knex.js';
import { OrganizationModel } from '../../db/models/accounts.js';
import { findEvent } from '../events/service.js';
import { findOrder } from '../orders/service.js';
import { formatEventTime, formatMoney } from './format.js';
import type { Mailer } from './mailer.js';
import { composeOrderConfirmation } from './order-confirmation.js';
import { fill, wordsFor } from './words.js';

export { sendAccountNotice, sendInvitation, sendPasswordReset, sendVerification } from './accounts.js';
export { createMailer, type Mailer } from './mailer.js';

async function loadFacts(db: Db, orderId: string) {
  const order = await findOrder(db, orderId);
  if (!order) throw new Error(`order ${orderId} is gone`);
  const view = await findEvent(db, order.eventId);
  const organization = await OrganizationModel.query(db).findById(order.organizationId);
  if (!view || !organization) throw new Error(`the event of order ${orderId} is gone`);
  return { order, event: view.event, organizationName: organization.name, replyTo: organization.contactEmail ?? undefined };
}

/** Sends the tickets of a confirmed order to its buyer. */
export async function sendOrderConfirmation(db: Db, mailer: Mailer, orderId: string): Promise<void> {
  const { replyTo, ...facts } = await loadFacts(db, orderId);
  // Cancelled in the moment before the mail: no tickets to send.
  if (facts.order.status !== 'confirmed' || facts.order.buyerEmail === null) return;
  await mailer.send({ ...(await composeOrderConfirmation(facts)), replyTo });
}

/** Tells a buyer that a payment without tickets was paid back. */
export async function sendRefundNotice(db: Db, mailer: Mailer, orderId: string, amount: number): Promise<void> {
  const { order, event, organizationName, replyTo } = await loadFacts(db, orderId);
  if (order.buyerEmail === null) return;
  const words = wordsFor(order.locale);
  const values = { event: event.name, organization: organizationName, amount: formatMoney(amount, order.currency, order.locale) };
  await mailer.send({
    to: order.buyerEmail,
    replyTo,
    subject: fill(words.refundSubject, values),
    text: [fill(words.refundText, values), '', fill(words.order, { number: order.number }), '', fill(words.footer, values)].join('\n'),
  });
}

/** Tells a buyer that an event was cancelled, and why. */
export async function sendEventCancelled(db: Db, mailer: Mailer, orderId: string): Promise<void> {
  const { order, event, organizationName, replyTo } = await loadFacts(db, orderId);
  if (order.buyerEmail === null || event.status !== 'cancelled') return;
  const words = wordsFor(order.locale);
  const when = formatEventTime(event.startsAt, event.timezone, order.locale);
  const values = { event: event.name, when, organization: organizationName, reason: event.cancelReason ?? '', number: order.number };
  await mailer.send({
    to: order.buyerEmail,
    replyTo,
    subject: fill(words.cancelledSubject, values),
    text: [
      fill(words.cancelledText, values),
      ...(event.cancelReason === null ? [] : ['', fill(words.cancelledReason, values)]),
      '',
      fill(words.order, values),
      ...(replyTo === undefined ? [] : ['', words.cancelledQuestions]),
      '',
      fill(words.footer, values),
    ].join('\n'),
  });
}
