import type { Actor } from '../../../access/actor.js';
import type { components } from '../../../contract/generated.js';
import type { Db } from '../../../db/knex.js';
import { EventModel, TierModel } from '../../../db/models/events.js';
import type { OrderModel, TicketModel } from '../../../db/models/orders.js';
import { bodyFault, type Fault, invalid } from '../../../errors/problem.js';
import { amountStep } from '../../../money/currency.js';
import { getOrder } from '../../orders/service.js';
import { type Books, leftOf, openBooks, ownPayment } from '../settle/books.js';
import { sumOf, ticketShares } from './ticket-shares.js';

type Quote = components['schemas']['RefundQuote'];
type Reason = NonNullable<Quote['reason']>;

/** What a buyer's own refund is judged by. */
export interface QuoteFacts {
  order: OrderModel;
  event: EventModel;
  /** Of its tiers, those whose tickets can be given back. */
  refundable: ReadonlySet<string>;
  books: Books;
  now: Date;
}

/** Until when buyers may refund themselves; null when they may not at all. */
function endOf({ refundSelfService, refundHoursBefore, startsAt }: EventModel): Date | null {
  if (refundSelfService === 'none') return null;
  const hours = refundSelfService === 'until' ? (refundHoursBefore ?? 0) : 0;
  return new Date(startsAt.getTime() - hours * 3_600_000);
}

/** Why nothing can be given back, whatever the tickets. */
function orderReason({ order, event, now }: QuoteFacts, until: Date | null): Reason | null {
  if (order.status !== 'confirmed' && order.status !== 'partially_refunded') return 'order_state';
  if (until === null) return 'policy';
  return now >= until || event.status === 'cancelled' ? 'too_late' : null;
}

function ticketReason(wanted: TicketModel[], refundable: ReadonlySet<string>): Reason | null {
  if (wanted.some(({ status }) => status === 'checked_in')) return 'checked_in';
  return wanted.some(({ tierId }) => !refundable.has(tierId)) ? 'not_refundable' : null;
}

/** What of an amount the policy keeps: a part of it and something for each ticket, never more than there is. */
export function keptFee(
  event: Pick<EventModel, 'refundFeePercent' | 'refundFeeFixed'>,
  amount: number,
  tickets: number,
  currency: string,
): number {
  const step = amountStep(currency);
  const fee = (amount * event.refundFeePercent) / 100 + tickets * event.refundFeeFixed;
  return Math.min(amount, Math.round(fee / step) * step);
}

/**
 * What a buyer would get back for tickets, or for all that can be given back. Pure.
 * @param ticketIds of the order, and not void
 */
export function quote(facts: QuoteFacts, ticketIds?: string[]): Quote {
  const { order, event, refundable, books } = facts;
  const payment = ownPayment(books);
  const until = endOf(event);
  const valid = (order.tickets ?? []).filter(({ status }) => status !== 'void');
  const own = valid.filter(({ status, tierId }) => status === 'valid' && refundable.has(tierId));
  const wanted = ticketIds ? valid.filter(({ id }) => ticketIds.includes(id)) : own;
  const none = valid.length > 0 && wanted.length === 0 ? ticketReason(valid, refundable) : null;
  const ids = wanted.map(({ id }) => id);
  const gross = Math.min(payment ? leftOf(books, payment) : 0, sumOf(ticketShares(order), ids));
  const fee = keptFee(event, gross, ids.length, order.currency);
  const empty = gross - fee <= 0 ? 'nothing_left' : null;
  const reason = orderReason(facts, until) ?? ticketReason(wanted, refundable) ?? none ?? empty;
  const said = { reason, currency: order.currency, until: until?.toISOString() ?? null };
  return reason === null
    ? { ...said, allowed: true, amount: gross - fee, fee, ticketIds: ids }
    : { ...said, allowed: false, amount: 0, fee: 0, ticketIds: [] };
}

/** Reads what a quote depends on. */
export async function quoteFacts(db: Db, order: OrderModel): Promise<QuoteFacts> {
  const event = await EventModel.query(db).findById(order.eventId).throwIfNotFound();
  const tiers = await TierModel.query(db).where({ eventId: event.id }).select('id', 'refundable');
  const { rows } = await db.raw<{ rows: { now: Date }[] }>('select clock_timestamp() as now');
  const refundable = new Set(tiers.filter((tier) => tier.refundable).map(({ id }) => id));
  return { order, event, refundable, books: await openBooks(db, order.id), now: rows[0]?.now ?? new Date() };
}

/** What is wrong with tickets that somebody wants to refund. */
export function ticketFaults({ tickets = [] }: OrderModel, ticketIds: string[]): Fault[] {
  return ticketIds.flatMap((id, index) => {
    const ticket = tickets.find((candidate) => candidate.id === id);
    if (!ticket) return [bodyFault(`/ticketIds/${index}`, 'unknown_ticket', 'This order has no such ticket.')];
    return ticket.status === 'void' ? [bodyFault(`/ticketIds/${index}`, 'ticket_void', 'This ticket is void already.')] : [];
  });
}

/** What the buyer of an order would get back now. */
export async function quoteRefund(db: Db, actor: Actor, id: string, ticketIds?: string[]): Promise<Quote> {
  const order = await getOrder(db, actor, id);
  const faults = ticketFaults(order, ticketIds ?? []);
  if (faults.length > 0) throw invalid(faults);
  return quote(await quoteFacts(db, order), ticketIds);
}
