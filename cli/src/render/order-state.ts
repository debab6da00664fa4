import type { Order } from '@echoplex/sdk';
import { formatWhen } from './dates.js';
import { formatMoney } from './money.js';
import type { Column } from './table.js';
import type { Terminal } from './terminal.js';

const colours: Record<Order['status'], 'green' | 'yellow' | 'red' | 'cyan' | 'dim'> = {
  held: 'cyan',
  awaiting_payment: 'cyan',
  confirmed: 'green',
  partially_refunded: 'yellow',
  refunded: 'yellow',
  expired: 'dim',
  cancelled: 'dim',
};

const disputes: Record<NonNullable<Order['dispute']>['status'], string> = { open: 'disputed', won: 'dispute won', lost: 'dispute lost' };

/** The state of an order. A dispute that is open or lost stands in front, where no narrow column cuts it off. */
export function statusWord({ status, dispute }: Order): string {
  const state = status.replaceAll('_', ' ');
  if (dispute === null) return state;
  const word = disputes[dispute.status];
  return dispute.status === 'won' ? `${state}, ${word}` : `${word}, ${state}`;
}

/** The state in its colour: a dispute that is open or lost is what somebody has to see. */
export function paintStatus(text: string, { status, dispute }: Order, { paint }: Terminal): string {
  return dispute && dispute.status !== 'won' ? paint.red(text) : paint[colours[status]](text);
}

/** What went back, where anything did. */
export function refundedColumn(orders: readonly Order[]): Column<Order>[] {
  if (orders.every(({ refunded }) => refunded === 0)) return [];
  const value = ({ refunded, currency }: Order): string => (refunded === 0 ? '' : formatMoney(-refunded, currency));
  return [{ header: 'Refunded', align: 'right', value }];
}

/** A dispute: how much, why, and until when something can be said against it. */
export function disputeFacts({ dispute, currency }: Order, timezone: string): [string, string][] {
  if (dispute === null) return [];
  const { status, amount, reason, respondBy } = dispute;
  const answer: [string, string][] =
    status === 'open' && respondBy !== null ? [['Answer it', `at Stripe, by ${formatWhen(respondBy, timezone)}`]] : [];
  return [['Dispute', `${status}, ${formatMoney(amount, currency)}, ${reason.replaceAll('_', ' ')}`], ...answer];
}
