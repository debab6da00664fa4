import { newId } from '../../../db/ids.js';
import { addJob } from '../../../db/jobs.js';
import type { Transaction } from '../../../db/knex.js';
import type { OrderModel } from '../../../db/models/orders.js';
import { type PaymentModel, RefundModel } from '../../../db/models/payments.js';
import { voidTickets } from '../../tickets/service.js';
import type { Books } from '../settle/books.js';

export interface WantedRefund extends Pick<RefundModel, 'amount' | 'source' | 'reason' | 'ticketIds' | 'restock'> {
  payment: PaymentModel;
}

/**
 * Sets money aside to go back, makes its tickets void, and queues the request to Stripe. The order must be locked; who may and how much was
 * decided before.
 * @param delaySeconds until the queue takes it, for who carries it out at once
 */
export async function reserveRefund(
  trx: Transaction,
  { id: orderId, eventId, organizationId, currency }: OrderModel,
  books: Books,
  { payment, ...wanted }: WantedRefund,
  delaySeconds = 0,
): Promise<RefundModel> {
  const row = { id: newId('rfd'), orderId, eventId, organizationId, currency, paymentId: payment.id, ...wanted };
  const refund = await RefundModel.query(trx).insert(row).returning('*');
  books.refunds.push(refund);
  await voidTickets(trx, wanted.ticketIds);
  await addJob(trx, 'execute-refund', { refundId: refund.id }, refund.id, delaySeconds);
  return refund;
}
