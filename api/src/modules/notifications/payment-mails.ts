import type { SendMailOptions } from 'nodemailer';
import type { Db } from '../../db/knex.js';
import type { OrderModel, TicketModel } from '../../db/models/orders.js';
import { PaymentModel, RefundModel } from '../../db/models/payments.js';
import { loadFacts, type MailDeps, orderLink, organizerAddresses } from './facts.js';
import { formatEventTime, formatMoney } from './format.js';
import { type PaymentWords, paymentWordsFor } from './payment-words.js';
import { composeShortMail, type MailAction } from './short-mail.js';
import { fill, languageOf, wordsFor } from './words.js';

type Facts = Awaited<ReturnType<typeof loadFacts>>;

/** A refund, and whether it is of a payment that could not become tickets. */
async function findRefund(db: Db, refundId: string): Promise<{ refund: RefundModel; isSurplus: boolean }> {
  const refund = await RefundModel.query(db).findById(refundId);
  if (!refund) throw new Error(`refund ${refundId} is gone`);
  const payment = await PaymentModel.query(db).findById(refund.paymentId).throwIfNotFound();
  return { refund, isSurplus: payment.surplus };
}

const ticketLine = (order: OrderModel, { code, tierId, attendee }: TicketModel): string => {
  const tier = order.items?.find((item) => item.tierId === tierId)?.name;
  const holder = attendee && `${attendee.firstName} ${attendee.lastName}`;
  return [code, [tier, holder].filter(Boolean).join(', ')].filter(Boolean).join('  ');
};

/** Which of the sentences about the money is true. */
function refundSentence(say: PaymentWords, { order }: Facts, { source }: RefundModel, isSurplus: boolean): string {
  if (isSurplus) return order.tickets?.length ? say.paidTwice : say.noTickets;
  if (source === 'event_cancelled') return say.refundOfCancelled;
  return order.total - order.refunded > 0 ? say.partly : say.fully;
}

function refundLines(facts: Facts, refund: RefundModel, isSurplus: boolean): string[] {
  const { order, event, organizationName } = facts;
  const say = paymentWordsFor(order.locale);
  const money = (amount: number): string => formatMoney(amount, refund.currency, order.locale);
  const values = { amount: money(refund.amount), event: event.name, organization: organizationName };
  const ended = (order.tickets ?? []).filter(({ id }) => refund.ticketIds.includes(id));
  const isValid = ended.length > 0 && order.tickets?.some(({ status }) => status !== 'void');
  return [
    fill(refundSentence(say, facts, refund, isSurplus), values),
    ...(refund.reason === null ? [] : [fill(wordsFor(order.locale).cancelledReason, { reason: refund.reason })]),
    ...(ended.length === 0 ? [] : [say.ended, ...ended.map((ticket) => ticketLine(order, ticket))]),
    ...(isValid ? [say.stillValid] : []),
    say.bank,
    fill(wordsFor(order.locale).order, { number: order.number }),
  ];
}

const buyerOf = ({ buyerFirstName, buyerLastName, buyerEmail }: OrderModel): SendMailOptions['to'] => ({
  name: [buyerFirstName, buyerLastName].filter(Boolean).join(' '),
  address: buyerEmail ?? '',
});

const orderAction = async (deps: MailDeps, { id, locale }: OrderModel): Promise<MailAction> => ({
  label: wordsFor(locale).yourOrder,
  url: await orderLink(deps, id),
});

/** A mail to the organizer, in English: nobody has told us their language. */
async function tellOrganizer(
  { db, mailer }: MailDeps,
  { order, event }: Facts,
  mail: { subject: string; lines: string[]; action?: MailAction },
): Promise<void> {
  const to = await organizerAddresses(db, order.organizationId);
  if (to.length === 0) return;
  const buyer = order.buyerEmail === null ? [] : [`Buyer: ${order.buyerEmail}`];
  const lines = [...mail.lines, `Order ${order.number} (${order.id})`, ...buyer, `Event: ${event.name}`];
  await mailer.send(composeShortMail({ ...mail, to, lines, reason: 'You get this mail because your organization sold the order.' }));
}

/**
 * Tells a buyer that money goes back: how much, why, which tickets are void now and what is left. Of a payment that could not become tickets
 * the organizer hears too. A refund that failed meanwhile is not told.
 */
export async function sendRefundNotice(deps: MailDeps, refundId: string): Promise<void> {
  const { db, mailer } = deps;
  const { refund, isSurplus } = await findRefund(db, refundId);
  if (refund.status === 'failed') return;
  const facts = await loadFacts(db, refund.orderId);
  const { order, event, organizationName, replyTo } = facts;
  if (order.buyerEmail !== null) {
    await mailer.send(
      composeShortMail({
        to: buyerOf(order),
        replyTo,
        language: languageOf(order.locale),
        subject: fill(paymentWordsFor(order.locale).refundSubject, { event: event.name }),
        lines: refundLines(facts, refund, isSurplus),
        action: await orderAction(deps, order),
        reason: fill(wordsFor(order.locale).footer, { organization: organizationName }),
      }),
    );
  }
  if (!isSurplus) return;
  const amount = formatMoney(refund.amount, refund.currency, 'en');
  const why = order.tickets?.length ? 'the order was paid already' : 'the tickets were no longer to be had';
  await tellOrganizer(deps, facts, {
    subject: `A payment for order ${order.number} goes back`,
    lines: [`A payment of ${amount} could not become tickets, because ${why}. All of it is paid back, and the buyer was told.`],
  });
}

/** Tells the organizer that a refund did not arrive. */
export async function sendRefundFailed(deps: MailDeps, refundId: string): Promise<void> {
  const { refund } = await findRefund(deps.db, refundId);
  const facts = await loadFacts(deps.db, refund.orderId);
  const amount = formatMoney(refund.amount, refund.currency, 'en');
  const again = (facts.order.tickets ?? []).filter(({ id, status }) => refund.ticketIds.includes(id) && status !== 'void');
  await tellOrganizer(deps, facts, {
    subject: `A refund for order ${facts.order.number} failed`,
    lines: [
      `${amount} should have gone back to the buyer, but did not arrive.`,
      ...(refund.failure === null ? [] : [`Stripe says: ${refund.failure}`]),
      ...(again.length === 0 ? [] : [`These tickets are valid again: ${again.map(({ code }) => code).join(', ')}.`]),
      'Refund it once more, or pay the buyer back in another way.',
    ],
  });
}

/** Where evidence is handed in; who is paid through the platform's account has no access to it. */
const disputePage = ({ stripeAccount, paymentIntentId }: OrderModel) =>
  stripeAccount && paymentIntentId
    ? { label: 'Open it at Stripe', url: `https://dashboard.stripe.com/${stripeAccount}/payments/${paymentIntentId}` }
    : undefined;

/** Tells the organizer, and nobody else, that a buyer's bank takes a payment back, or how that ended. */
export async function sendDisputeNotice(deps: MailDeps, orderId: string, status: 'open' | 'won' | 'lost'): Promise<void> {
  const facts = await loadFacts(deps.db, orderId);
  const { order, event } = facts;
  if (!order.dispute) return;
  const { reason, respondBy } = order.dispute;
  const amount = formatMoney(order.dispute.amount, order.currency, 'en');
  const action = disputePage(order);
  const who = action ? 'Answer at Stripe' : 'Write to whoever runs this site, who answers at Stripe';
  const until = respondBy === null ? '' : ` until ${formatEventTime(new Date(respondBy), event.timezone, 'en')}`;
  const mails = {
    open: {
      subject: `Order ${order.number} is disputed`,
      lines: [
        `The buyer's bank takes ${amount} back until it has decided. The reason it gives: ${reason.replaceAll('_', ' ')}.`,
        `${who}${until} with what shows that the sale was right. Without an answer the money is lost. The tickets stay valid until then.`,
      ],
      action,
    },
    won: {
      subject: `The dispute of order ${order.number} is won`,
      lines: [`The bank has decided for you: ${amount} come back, and the tickets stay valid.`],
    },
    lost: {
      subject: `The dispute of order ${order.number} is lost`,
      lines: [`The bank has decided for the buyer: ${amount} stay with them. The tickets are void now.`],
    },
  };
  await tellOrganizer(deps, facts, mails[status]);
}

/** Whether the refunds of a cancelled event are still being written down. */
async function refundsBegin(db: Db, eventId: string): Promise<boolean> {
  const found = await db.raw<{ rows: { begin: boolean }[] }>('select exists (select from graphile_worker.jobs where key = ?) as begin', [
    `refund-event:${eventId}`,
  ]);
  return found.rows[0]?.begin ?? false;
}

/** What becomes of the money when an event is cancelled: it goes back, the organizer will say, or there is none. */
async function moneySentence(db: Db, { order, organizationName }: Facts): Promise<string[]> {
  const say = paymentWordsFor(order.locale);
  const left = order.total - order.refunded;
  const refund = await RefundModel.query(db).findOne({ orderId: order.id, source: 'event_cancelled' }).whereNot({ status: 'failed' });
  const amount = refund?.amount ?? ((await refundsBegin(db, order.eventId)) ? left : 0);
  if (amount > 0) return [fill(say.moneyGoesBack, { amount: formatMoney(amount, order.currency, order.locale) })];
  return left > 0 ? [fill(say.organizerAnswers, { organization: organizationName })] : [];
}

/** Tells a buyer that an event was cancelled, why, and what becomes of their money. */
export async function sendEventCancelled(deps: MailDeps, orderId: string): Promise<void> {
  const { db, mailer } = deps;
  const facts = await loadFacts(db, orderId);
  const { order, event, organizationName, replyTo } = facts;
  if (order.buyerEmail === null || event.status !== 'cancelled') return;
  const words = wordsFor(order.locale);
  const when = formatEventTime(event.startsAt, event.timezone, order.locale);
  const values = { event: event.name, when, organization: organizationName, reason: event.cancelReason ?? '', number: order.number };
  await mailer.send(
    composeShortMail({
      to: buyerOf(order),
      replyTo,
      language: languageOf(order.locale),
      subject: fill(words.cancelledSubject, values),
      lines: [
        fill(words.cancelledText, values),
        ...(event.cancelReason === null ? [] : [fill(words.cancelledReason, values)]),
        ...(await moneySentence(db, facts)),
        ...(replyTo === undefined ? [] : [words.cancelledQuestions]),
        fill(words.order, values),
      ],
      action: await orderAction(deps, order),
      reason: fill(words.footer, values),
    }),
  );
}
