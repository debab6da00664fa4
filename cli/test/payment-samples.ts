import type { PaymentAccount, PaymentEntry, PayoutReport, Refund, RefundProgress } from '@echoplex/sdk';
import { makeEvent, makeOrder } from './samples.js';

export function makeRefund(changes: Partial<Refund> = {}): Refund {
  return {
    id: 'rfd_01kag72ck5ezfsd8f0h2j4k6m8',
    orderId: makeOrder().id,
    eventId: makeEvent().id,
    status: 'succeeded',
    source: 'member',
    amount: 1250,
    currency: 'EUR',
    reason: 'The second act was cancelled.',
    ticketIds: [],
    restock: false,
    failure: null,
    createdAt: '2026-11-19T10:00:00Z',
    completedAt: '2026-11-19T10:00:02Z',
    ...changes,
  };
}

export function makeEntry(changes: Partial<PaymentEntry> = {}): PaymentEntry {
  return {
    id: 'pay_01kag72ck5ezfsd8f0h2j4k6m8',
    orderId: makeOrder().id,
    orderNumber: makeOrder().number,
    eventId: makeEvent().id,
    kind: 'payment',
    amount: 6400,
    currency: 'EUR',
    fee: 218,
    net: 6182,
    settlementCurrency: 'EUR',
    surplus: false,
    stripeId: 'pi_3PqR5sT7uV9wX1yZ',
    stripeAccount: null,
    refundId: null,
    createdAt: '2026-11-19T08:31:00Z',
    ...changes,
  };
}

/** A ledger with a row of every sort. */
export const entries: PaymentEntry[] = [
  makeEntry({ kind: 'dispute', amount: -3200, fee: 1500, net: -4700, stripeId: 'dp_1PqR5sT7uV9wX1yZ' }),
  makeEntry({ kind: 'refund', amount: -1250, fee: null, net: null, settlementCurrency: null, refundId: makeRefund().id }),
  makeEntry({ surplus: true, stripeAccount: 'acct_1PqR5sT7uV9wX1yZ' }),
  makeEntry(),
];

export function makeProgress(changes: Partial<RefundProgress> = {}): RefundProgress {
  return {
    orders: 412,
    waiting: 80,
    pending: 20,
    succeeded: 311,
    failed: 1,
    amount: 1_423_000,
    refunded: 1_000_000,
    currency: 'EUR',
    ...changes,
  };
}

/** A report of two events in euros, one of them settled in crowns too, and one in yen that is not booked yet. */
export const report: PayoutReport = {
  rows: [
    {
      eventId: makeEvent().id,
      eventName: 'Harbour Lights',
      eventStartsAt: '2026-12-12T19:00:00Z',
      currency: 'EUR',
      payments: 1_423_000,
      refunds: 64_000,
      disputes: 3200,
      total: 1_355_800,
      unsettled: 6400,
      settlements: [
        { currency: 'EUR', amount: 1_300_000, fee: 44_210, net: 1_255_790 },
        { currency: 'DKK', amount: 368_400, fee: 1200, net: 367_200 },
      ],
    },
    {
      eventId: 'evt_01kag6y4f7h2jvx1z3b5d7f9hm',
      eventName: '=Jazz, "Brunch"',
      eventStartsAt: '2027-01-11T10:00:00Z',
      currency: 'EUR',
      payments: 111_000,
      refunds: 0,
      disputes: 0,
      total: 111_000,
      unsettled: 0,
      settlements: [{ currency: 'EUR', amount: 111_000, fee: 3800, net: 107_200 }],
    },
    {
      eventId: 'evt_01kag6y4f7h2jvx1z3b5d7f9hn',
      eventName: 'Lantern Night',
      eventStartsAt: '2027-03-05T19:00:00Z',
      currency: 'JPY',
      payments: 250_000,
      refunds: 260_000,
      disputes: 0,
      total: -10_000,
      unsettled: -10_000,
      settlements: [],
    },
  ],
  totals: [
    {
      currency: 'EUR',
      payments: 1_534_000,
      refunds: 64_000,
      disputes: 3200,
      total: 1_466_800,
      unsettled: 6400,
      settlements: [
        { currency: 'EUR', amount: 1_411_000, fee: 48_010, net: 1_362_990 },
        { currency: 'DKK', amount: 368_400, fee: 1200, net: 367_200 },
      ],
    },
    {
      currency: 'JPY',
      payments: 250_000,
      refunds: 260_000,
      disputes: 0,
      total: -10_000,
      unsettled: -10_000,
      settlements: [],
    },
  ],
};

export function makeAccount(changes: Partial<PaymentAccount> = {}): PaymentAccount {
  return {
    stripeAccount: 'acct_1PqR5sT7uV9wX1yZ',
    chargesEnabled: true,
    payoutsEnabled: true,
    detailsSubmitted: true,
    feePercent: 2.5,
    ...changes,
  };
}
