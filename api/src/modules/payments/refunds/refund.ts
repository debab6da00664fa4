import type { Actor } from '../../../access/actor.js';
import { may } from '../../../access/permissions.js';
import type { components } from '../../../contract/generated.js';
import type { Db, Transaction } from '../../../db/knex.js';
import type { OrderModel } from '../../../db/models/orders.js';
import { RefundModel } from '../../../db/models/payments.js';
import { type Page, type PageInput, readPage } from '../../../db/page.js';
import { inTransaction } from '../../../db/transaction.js';
import { bodyFault, invalid, Problem } from '../../../errors/problem.js';
import { stepFaults } from '../../../money/currency.js';
import { formatAmount } from '../../../money/format.js';
import { recordAudit } from '../../audit/service.js';
import { changeOrder, getOrder, getOrderToChange, lockOrderAlone, stateProblem } from '../../orders/service.js';
import { leftOf, openBooks, ownPayment } from '../settle/books.js';
import { executeRefund } from './execute-refund.js';
import { quote, quoteFacts, ticketFaults } from './refund-quote.js';
import { reserveRefund, type WantedRefund } from './reserve-refund.js';
import type { PaymentDeps } from '../settle/settle.js';
import { sumOf, ticketShares } from './ticket-shares.js';

type Input = components['schemas']['RefundInput'];
type Reason = NonNullable<components['schemas']['RefundQuote']['reason']>;

/** How long the queue leaves a refund to the request that began it, in seconds. */
const headStart = 30;

const refusals: Record<Reason, string> = {
  policy: 'The organizer pays back on request only. Ask them.',
  too_late: 'The time for refunds is over. Ask the organizer.',
  not_refundable: 'Tickets of this kind cannot be given back.',
  checked_in: 'A ticket that was used cannot be given back.',
  nothing_left: 'Nothing is left to pay back.',
  order_state: 'The order is in a state that does not allow that.',
};

/** @throws Problem when nothing of an order can be paid back at all */
function assertRefundable({ status, total }: OrderModel): void {
  if (status !== 'confirmed' && status !== 'partially_refunded') throw stateProblem(status);
  if (total === 0) throw new Problem('order_state_invalid', 'Nothing was paid for this order. Cancel it instead.');
}

/** What an organizer wants to pay back: all that is left, an amount, or what tickets cost. */
async function organizersRefund(trx: Transaction, order: OrderModel, input: Input): Promise<WantedRefund> {
  assertRefundable(order);
  const { amount, ticketIds, restock, reason = null } = input;
  const books = await openBooks(trx, order.id);
  const payment = ownPayment(books);
  const left = payment ? leftOf(books, payment) : 0;
  const valid = (order.tickets ?? []).filter(({ status }) => status !== 'void').map(({ id }) => id);
  const wanted = ticketIds ? Math.min(left, sumOf(ticketShares(order), ticketIds)) : (amount ?? left);
  if (left <= 0 && order.dispute?.status === 'open')
    throw new Problem(
      'order_state_invalid',
      "The buyer's bank has taken this payment back and disputes it: nothing is left to refund until that is decided.",
    );
  if (!payment || wanted > left || left <= 0) {
    const message = `${formatAmount(left, order.currency)} are left to pay back.`;
    throw new Problem('refund_exceeds_payment', message, {
      errors: [{ ...bodyFault('/amount', 'exceeds_payment', message), available: left }],
    });
  }
  if (wanted === 0) throw invalid([bodyFault('/ticketIds', 'free', 'These tickets cost nothing: nothing can be paid back for them.')]);
  return { payment, amount: wanted, source: 'member', reason, restock, ticketIds: ticketIds ?? (wanted === left ? valid : []) };
}

/** What a buyer may have back: whole tickets, as the event's policy says. */
async function buyersRefund(trx: Transaction, order: OrderModel, input: Input): Promise<WantedRefund> {
  if (input.amount !== undefined) throw new Problem('refund_not_allowed', 'Choose tickets; an amount is for the organizer to decide.');
  const facts = await quoteFacts(trx, order);
  const offered = quote(facts, input.ticketIds);
  const payment = ownPayment(facts.books);
  if (offered.reason === 'order_state') throw stateProblem(order.status);
  if (!offered.allowed || !payment) throw new Problem('refund_not_allowed', refusals[offered.reason ?? 'nothing_left']);
  const { amount, ticketIds } = offered;
  return { payment, amount, source: 'buyer', reason: input.reason ?? null, restock: true, ticketIds };
}

/**
 * Pays money of an order back: reserves it, then has Stripe do it. Where Stripe cannot be reached, the queue goes on with it.
 * @throws Problem `refund_exceeds_payment`, `refund_not_allowed`, `order_state_invalid`
 */
export async function refundOrder(deps: PaymentDeps, actor: Actor, id: string, input: Input): Promise<RefundModel> {
  const { db, logger } = deps;
  const found = await getOrderToChange(db, actor, id);
  const isMember = may(actor, found.organizationId, 'orders:write');
  if (input.amount !== undefined && input.ticketIds !== undefined)
    throw invalid([bodyFault('/amount', 'conflict', 'Say an amount or tickets, not both.')]);
  const uneven = stepFaults(input.amount ?? null, found.currency, '/amount');
  if (uneven.length > 0) throw invalid(uneven);
  const refund = await inTransaction(db, async (trx) => {
    const { order } = await lockOrderAlone(trx, found.id);
    const faults = ticketFaults(order, input.ticketIds ?? []);
    if (faults.length > 0) throw invalid(faults);
    const wanted = await (isMember ? organizersRefund : buyersRefund)(trx, order, input);
    const reserved = await reserveRefund(trx, order, await openBooks(trx, order.id), wanted, headStart);
    const { amount, source, reason } = reserved;
    if (isMember) {
      const target = { type: 'order' as const, id: order.id };
      await recordAudit(trx, actor, order.organizationId, {
        action: 'orders.refund',
        target,
        after: { refund: reserved.id, amount, source, reason },
      });
    }
    await changeOrder(trx, Object.assign(order, { tickets: undefined }), {}, 'order.updated');
    return reserved;
  });
  await executeRefund(deps, refund.id, { isFirst: true }).catch((error: unknown) => {
    logger.warn({ err: error, refundId: refund.id }, 'a refund could not be carried out at once; it is tried again');
  });
  return RefundModel.query(db).findById(refund.id).throwIfNotFound();
}

/** An order's refunds, newest first. */
export async function listRefunds(db: Db, actor: Actor, id: string, page: PageInput): Promise<Page<RefundModel>> {
  const order = await getOrder(db, actor, id);
  return readPage(RefundModel.query(db).where({ orderId: order.id }), page, [{ column: 'id', property: 'id' }], 'desc');
}
