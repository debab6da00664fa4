import type { Event, PaymentEntry } from '@echoplex/sdk';
import { formatWhen, timeHeader } from './dates.js';
import { formatMoney } from './money.js';
import { renderList, type Column } from './table.js';
import type { Terminal } from './terminal.js';

/** The kinds of rows of the ledger. */
export const paymentKinds = ['payment', 'refund', 'refund_failure', 'dispute', 'dispute_reversal'] as const;

const kindWord = ({ kind, surplus }: PaymentEntry): string => kind.replaceAll('_', ' ') + (surplus ? ', surplus' : '');

/** What Stripe booked, in the currency of the account; a dash until then. */
function bookedOf(minor: number | null, { settlementCurrency }: PaymentEntry): string {
  return minor === null || settlementCurrency === null ? '–' : formatMoney(minor, settlementCurrency);
}

/** A table of an event's payment ledger, newest first. Money that left is below zero. */
export function renderPayments(entries: readonly PaymentEntry[], { timezone }: Event, terminal: Terminal, more?: string): string {
  const { paint } = terminal;
  if (entries.length === 0) return '  Nothing was paid yet.';
  const isIn = ({ kind }: PaymentEntry): boolean => kind === 'payment' || kind === 'refund_failure' || kind === 'dispute_reversal';
  const columns: Column<PaymentEntry>[] = [
    { header: timeHeader('When', timezone), value: ({ createdAt }) => formatWhen(createdAt, timezone) },
    { header: 'Order', value: ({ orderNumber }) => orderNumber, paint: (cell) => paint.bold(cell) },
    { header: 'Kind', value: kindWord, shrinksTo: 8, paint: (cell, row) => (isIn(row) ? cell : paint.yellow(cell)) },
    { header: 'Amount', align: 'right', value: ({ amount, currency }) => formatMoney(amount, currency) },
    { header: 'Fee', align: 'right', value: (row) => bookedOf(row.fee, row) },
    { header: 'Net', align: 'right', value: (row) => bookedOf(row.net, row) },
    { header: 'Stripe', value: ({ stripeId }) => stripeId, dropRank: 1, paint: (cell) => paint.dim(cell) },
    ...(entries.some(({ stripeAccount }) => stripeAccount !== null)
      ? [{ header: 'Account', value: ({ stripeAccount }: PaymentEntry) => stripeAccount ?? 'platform', dropRank: 2 }]
      : []),
    { header: 'Id', value: ({ id }) => id, dropRank: 3, paint: (cell) => paint.dim(cell) },
  ];
  return renderList(entries, columns, terminal, more);
}
