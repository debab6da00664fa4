import type { Actor } from '../../../access/actor.js';
import type { components } from '../../../contract/generated.js';
import type { Db } from '../../../db/knex.js';
import { OrderModel } from '../../../db/models/orders.js';
import { BalanceTransactionModel, PaymentModel } from '../../../db/models/payments.js';
import { type Page, type PageInput, readPage } from '../../../db/page.js';
import { getOwnEvent } from '../../events/service.js';

type Schemas = components['schemas'];

/** A row of the ledger with what belongs to it. */
export interface LedgerRow {
  payment: PaymentModel;
  orderNumber: string;
  /** What Stripe booked for it; empty until it has. */
  booked: BalanceTransactionModel[];
}

/** An event's ledger, newest first. */
export async function listPayments(
  db: Db,
  actor: Actor,
  ref: string,
  { kind, order: orderId, ...page }: PageInput & { kind?: Schemas['PaymentKind']; order?: string },
): Promise<Page<LedgerRow>> {
  const { event } = await getOwnEvent(db, actor, ref, 'orders:read');
  const query = PaymentModel.query(db).where({ eventId: event.id });
  if (kind !== undefined) void query.where({ kind });
  if (orderId !== undefined) void query.where({ orderId });
  const { data, nextCursor } = await readPage(query, page, [{ column: 'id', property: 'id' }], 'desc');
  const ids = data.map(({ id }) => id);
  const booked = await BalanceTransactionModel.query(db).whereIn('paymentId', ids).orderBy('id');
  const orderIds = [...new Set(data.map((payment) => payment.orderId))];
  const orders = await OrderModel.query(db).whereIn('id', orderIds).select('id', 'number');
  const numbers = new Map(orders.map(({ id, number }) => [id, number]));
  const rows = data.map((payment) => ({
    payment,
    orderNumber: numbers.get(payment.orderId) ?? '',
    booked: booked.filter(({ paymentId }) => paymentId === payment.id),
  }));
  return { data: rows, nextCursor };
}
