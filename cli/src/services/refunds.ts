import { setTimeout as sleep } from 'node:timers/promises';
import type { EchoPlex, Event, Order, Refund, RefundInput, Ticket } from '@echoplex/sdk';
import { program } from '../config/program.js';
import { CliError, UsageError } from '../errors.js';
import { parseMoney } from '../parse/money.js';
import { formatMoney } from '../render/money.js';
import { given } from './given.js';
import { findOrder } from './orders.js';

/** What `orders refund` was given. */
export interface RefundWords {
  amount?: string | undefined;
  ticket?: string[] | undefined;
  restock?: boolean | undefined;
  reason?: string | undefined;
}

/** A refund before it is asked for. */
export interface RefundPlan {
  input: RefundInput;
  /** What goes back, in minor units; null where only the API knows what the tickets cost. */
  amount: number | null;
  /** What can go back at most. */
  left: number;
  /** The tickets that become void. */
  tickets: Ticket[];
}

/** Every refund of an order, newest first. */
export async function refundsOf(echoplex: EchoPlex, order: string): Promise<Refund[]> {
  const all: Refund[] = [];
  for await (const refund of echoplex.orders.refunds(order, { limit: 200 })) all.push(refund);
  return all;
}

/** An order that may have been paid, with what went back of it. */
export async function orderWithRefunds(
  echoplex: EchoPlex,
  wanted: string,
  named: string | undefined,
): Promise<{ order: Order; event: Event; refunds: Refund[] }> {
  const { order, event } = await findOrder(echoplex, wanted, named);
  return { order, event, refunds: order.payment === null ? [] : await refundsOf(echoplex, order.id) };
}

/** What of an order's money neither went back, nor is on its way, nor was taken by a bank. */
export function leftOf({ total, dispute }: Order, refunds: readonly Refund[]): number {
  const back = refunds.filter(({ status, source }) => status !== 'failed' && source !== 'surplus');
  const taken = dispute === null || dispute.status === 'won' ? 0 : dispute.amount;
  return Math.max(0, total - taken - back.reduce((sum, { amount }) => sum + amount, 0));
}

function findTickets({ number, tickets }: Order, wanted: readonly string[]): Ticket[] {
  const found = wanted.map((one) => {
    const ticket = tickets.find(({ id, code }) => id === one || code.toLowerCase() === one.toLowerCase());
    if (ticket) return ticket;
    const hint = tickets.length === 0 ? 'It has none.' : `It has: ${tickets.map(({ code }) => code).join(', ')}.`;
    throw new UsageError(`Order ${number} has no ticket "${one}".`, { hint });
  });
  return [...new Set(found)];
}

/** What tickets cost; null where that cannot be told from outside: a discount that does not divide, or one tier at several prices. */
function priceOf({ items }: Order, tickets: readonly Ticket[]): number | null {
  let sum = 0;
  for (const { tierId } of tickets) {
    const [item, ...more] = items.filter((one) => one.tierId === tierId);
    const share = item && more.length === 0 ? (item.quantity * item.unitPrice - item.discount) / item.quantity : NaN;
    if (!Number.isInteger(share)) return null;
    sum += share;
  }
  return sum;
}

function amountOf(text: string, { currency }: Order): number {
  const amount = parseMoney(text, currency, '--amount');
  if (amount > 0) return amount;
  throw new UsageError('--amount must be more than nothing.', { hint: 'Without it all that is left goes back.' });
}

/**
 * Reads what a refund should be. Whether it may be is for the API to say.
 * @throws {UsageError} for a ticket that is none of the order's, or an amount that is none.
 */
export function planRefund(order: Order, refunds: readonly Refund[], { amount: text, ticket, restock, reason }: RefundWords): RefundPlan {
  const left = leftOf(order, refunds);
  const valid = order.tickets.filter(({ status }) => status !== 'void');
  const rest = given({ restock: restock || undefined, reason: reason || undefined });
  if (ticket !== undefined) {
    const tickets = findTickets(order, ticket);
    const price = priceOf(order, tickets);
    // Where some of the money went back already, tickets give no more than what is left.
    return { input: { ticketIds: tickets.map(({ id }) => id), ...rest }, amount: price && Math.min(price, left), left, tickets };
  }
  if (text === undefined) return { input: rest, amount: left, left, tickets: valid };
  const amount = amountOf(text, order);
  // What leaves nothing takes the tickets too.
  return { input: { amount, ...rest }, amount, left, tickets: amount >= left ? valid : [] };
}

/** @throws {CliError} when somebody would be asked to agree to what cannot be done. */
export function requireLeft({ amount, left }: RefundPlan, { id, number, currency }: Order): void {
  const hint = `See what went back: ${program} orders refunds ${id}`;
  if (left === 0) throw new CliError(`Nothing of order ${number} is left to refund.`, { hint });
  if (amount !== null && amount > left)
    throw new CliError(`Only ${formatMoney(left, currency)} of order ${number} are left to refund.`, { hint });
}

/** A refund once it has succeeded or failed; asks again with growing pauses. */
export async function untilCompleted(echoplex: EchoPlex, refund: Refund): Promise<Refund> {
  let now = refund;
  for (let pause = 500; now.status === 'pending'; pause = Math.min(5000, pause * 2)) {
    await sleep(pause);
    now = (await refundsOf(echoplex, refund.orderId)).find(({ id }) => id === refund.id) ?? now;
  }
  return now;
}
