import type Stripe from 'stripe';
import { newId } from '../../../db/ids.js';
import type { Db, Transaction } from '../../../db/knex.js';
import type { OrderModel } from '../../../db/models/orders.js';
import { BalanceTransactionModel, PaymentModel, RefundModel } from '../../../db/models/payments.js';
import { fromStripeAmount } from '../stripe/stripe-amounts.js';

/** What is written of an order's money so far. */
export interface Books {
  rows: PaymentModel[];
  refunds: RefundModel[];
}

/** An order's rows of the ledger and its refunds, oldest first. Whoever writes by them has locked the order. */
export async function openBooks(trx: Db, orderId: string): Promise<Books> {
  const rows = await PaymentModel.query(trx).where({ orderId }).orderBy('id');
  const refunds = await RefundModel.query(trx).where({ orderId }).orderBy('id');
  return { rows, refunds };
}

export const paymentOf = ({ rows }: Books, intentId: string): PaymentModel | undefined =>
  rows.find(({ kind, stripeId }) => kind === 'payment' && stripeId === intentId);

/** What of a payment neither went back, nor was taken by a bank, nor is about to go back. */
export function leftOf(books: Books, payment: PaymentModel): number {
  const intent = payment.stripeId;
  const moved = books.rows.filter((row) => row.stripeIntent === intent || row === payment);
  const booked = new Set(moved.map(({ refundId }) => refundId));
  const reserved = books.refunds.filter(({ id, status, paymentId }) => paymentId === payment.id && status === 'pending' && !booked.has(id));
  return moved.reduce((sum, { amount }) => sum + amount, 0) - reserved.reduce((sum, { amount }) => sum + amount, 0);
}

/** The payment that the order was confirmed for. */
export const ownPayment = ({ rows }: Books): PaymentModel | undefined => rows.find(({ kind, surplus }) => kind === 'payment' && !surplus);

type NewRow = Pick<PaymentModel, 'kind' | 'stripeId' | 'stripeIntent' | 'stripeAccount' | 'amount' | 'surplus'> & { refundId?: string };

/** Adds a row to the ledger, unless it is there: by another webhook, or by the reconcile job. @returns the row when it is new */
export async function book(trx: Transaction, order: OrderModel, books: Books, row: NewRow): Promise<PaymentModel | null> {
  const { id: orderId, eventId, currency } = order;
  if (books.rows.some(({ kind, stripeId }) => kind === row.kind && stripeId === row.stripeId)) return null;
  const inserted = await PaymentModel.query(trx)
    .insert({ id: newId('pay'), orderId, eventId, currency, ...row })
    .returning('*');
  books.rows.push(inserted);
  return inserted;
}

/** Writes down what Stripe booked for a row, with fee and net. Nothing happens while Stripe has not, or when it is known. */
export async function bookBalance(
  trx: Transaction,
  row: PaymentModel | undefined,
  booked: string | Stripe.BalanceTransaction | null | undefined,
): Promise<void> {
  if (!row || !booked || typeof booked === 'string') return;
  const currency = booked.currency.toUpperCase();
  const [amount, fee] = [fromStripeAmount(booked.amount, currency), fromStripeAmount(booked.fee, currency)];
  const times = { createdAt: new Date(booked.created * 1000), availableAt: new Date(booked.available_on * 1000) };
  await BalanceTransactionModel.query(trx)
    .insert({ id: booked.id, paymentId: row.id, type: booked.type, amount, fee, net: amount - fee, currency, ...times })
    .onConflict('id')
    .ignore();
}
