import type { Event, Order, Refund, RefundProgress } from '@echoplex/sdk';
import { program } from '../config/program.js';
import { isOver, refundCount } from '../services/cancellation.js';
import type { RefundPlan } from '../services/refunds.js';
import { meter } from './bars.js';
import { formatWhen, timeHeader } from './dates.js';
import { formatCount, formatMoney } from './money.js';
import { done, nextSteps, nothing, pairs } from './pairs.js';
import { renderList, type Column } from './table.js';
import { clean, type Terminal } from './terminal.js';

const sources: Record<Refund['source'], string> = {
  member: 'organizer',
  buyer: 'buyer',
  event_cancelled: 'event cancelled',
  surplus: 'paid twice or too late',
  stripe: "Stripe's dashboard",
};

const colours: Record<Refund['status'], 'green' | 'yellow' | 'red'> = { pending: 'yellow', succeeded: 'green', failed: 'red' };

const ticketWord = (count: number): string => (count === 1 ? '1 ticket' : `${formatCount(count)} tickets`);

/** The amount of a plan in words. */
export function planWord({ amount }: RefundPlan, { currency }: Order): string {
  return amount === null ? 'what the tickets cost' : formatMoney(amount, currency);
}

/** What becomes of the tickets and of their places. */
function fateOf({ tickets, input: { restock } }: RefundPlan): [string, string][] {
  if (tickets.length === 0) return [['Tickets', 'stay valid']];
  const codes = tickets.length > 3 ? ticketWord(tickets.length) : tickets.map(({ code }) => code).join(', ');
  return [
    ['Tickets', `${codes} ${tickets.length === 1 ? 'becomes' : 'become'} void`],
    ['Places', restock ? 'go back on sale' : 'stay taken; --restock sells them again'],
  ];
}

/** What a refund would do, for those who are asked. */
export function renderPlan(plan: RefundPlan, order: Order, terminal: Terminal): string {
  const { number, buyer, currency, total } = order;
  const gone = total - plan.left;
  return pairs(
    [
      ['Order', number],
      ['Buyer', buyer && `${buyer.firstName} ${buyer.lastName}  ${buyer.email}`],
      ['Paid', formatMoney(total, currency) + (gone > 0 ? `, of which ${formatMoney(plan.left, currency)} is left` : '')],
      ['Goes back', planWord(plan, order)],
      ...(order.tickets.length === 0 ? [] : fateOf(plan)),
      ['Reason', plan.input.reason && `${plan.input.reason}  (told to the buyer)`],
    ],
    terminal,
  );
}

/** How a refund went, and what comes next. */
export function renderRefund(refund: Refund, { number, id }: Order, terminal: Terminal): string {
  const { amount, currency, status, failure, ticketIds, restock } = refund;
  const money = terminal.paint.bold(formatMoney(amount, currency));
  const voided = ticketIds.length === 0 ? '' : `; ${ticketWord(ticketIds.length)} void${restock ? ' and back on sale' : ''}`;
  if (status === 'succeeded')
    return [done(`Refunded ${money} of order ${clean(number)}${voided}`, terminal), `    ${terminal.paint.dim(refund.id)}`].join('\n');
  return [
    `  ${terminal.paint.yellow('…')} ${money} of order ${clean(number)} is on its way${voided}`,
    `    ${terminal.paint.dim(failure === null ? 'The bank has not confirmed it yet.' : clean(`It is tried again: ${failure}`))}`,
    `    ${terminal.paint.dim(refund.id)}`,
    '',
    nextSteps([['See how it goes', `${program} orders refunds ${id}`]], terminal),
  ].join('\n');
}

/** Why Stripe has not paid: a refund that is pending is tried again, one that failed is over. */
function failureWord({ failure, status }: Refund): string {
  if (failure === null) return '';
  return status === 'pending' ? `waits: ${failure}` : failure;
}

/** Columns of a table of these refunds. */
export function refundColumns(refunds: readonly Refund[], { timezone }: Event, { paint }: Terminal): Column<Refund>[] {
  return [
    { header: timeHeader('Refund', timezone), value: ({ createdAt }) => formatWhen(createdAt, timezone) },
    { header: 'Amount', align: 'right', value: ({ amount, currency }) => formatMoney(amount, currency) },
    { header: 'Status', value: ({ status }) => status, paint: (cell, { status }) => paint[colours[status]](cell) },
    { header: 'By', value: ({ source }) => sources[source], dropRank: 1 },
    { header: 'Void', value: ({ ticketIds }) => (ticketIds.length === 0 ? '' : ticketWord(ticketIds.length)), dropRank: 2 },
    { header: 'Reason', value: ({ reason }) => reason ?? '', shrinksTo: 10 },
    ...(refunds.some(({ failure }) => failure !== null)
      ? [{ header: 'What happened', value: failureWord, shrinksTo: 14 } satisfies Column<Refund>]
      : []),
    { header: 'Id', value: ({ id }) => id, dropRank: 3, paint: (cell) => paint.dim(cell) },
  ];
}

/** An order's refunds, newest first. */
export function renderRefunds(refunds: readonly Refund[], { number, id }: Order, event: Event, terminal: Terminal, more?: string): string {
  if (refunds.length === 0) return nothing(`Nothing of order ${clean(number)} was refunded.`, `${program} orders refund ${id}`, terminal);
  return renderList(refunds, refundColumns(refunds, event, terminal), terminal, more);
}

/** What of a cancelled event's money is back; null before any is. What all of it is, is known once every refund has begun. */
export function progressWord({ refunded, amount, waiting, currency }: RefundProgress): string | null {
  if (waiting === 0) return `${formatMoney(refunded, currency)} of ${formatMoney(amount, currency)}`;
  return refunded === 0 ? null : formatMoney(refunded, currency);
}

/** How far the refunds of a cancelled event are. */
export function renderProgress(progress: RefundProgress, { name, slug, status }: Event, terminal: Terminal): string {
  const { paint } = terminal;
  const { orders, waiting, pending, succeeded, failed } = progress;
  if (status !== 'cancelled')
    return nothing(
      `${clean(name)} is not cancelled; this shows the refunds of cancelled events.`,
      `${program} payments list ${slug} --kind refund`,
      terminal,
    );
  if (orders === 0) return `  Nothing of ${clean(name)} is refunded.`;
  const of = refundCount(progress);
  const bar = meter(succeeded + failed, of, 16)
    .replace(/▇+/, (full) => paint.cyan(full))
    .replace(/▁+/, (rest) => paint.dim(rest));
  const running = !isOver(progress);
  const money = progressWord(progress);
  const steps = [
    ...(running ? [['Watch it', `${program} events refunds ${slug} --watch`] as const] : []),
    ...(failed > 0 ? [['See who is left', `${program} orders list ${slug} --status confirmed`] as const] : []),
  ];
  return [
    `  ${paint.bold(clean(name))}   ${bar}  ${formatCount(succeeded + failed)} of ${formatCount(of)} refunds`,
    '',
    pairs(
      [
        ['Money', money && `${money} is back`],
        ['Done', formatCount(succeeded)],
        ['Under way', pending > 0 ? formatCount(pending) : null],
        ['Waiting', waiting > 0 ? formatCount(waiting) : null],
        ['Failed', failed > 0 ? paint.red(formatCount(failed)) : null],
      ],
      terminal,
    ),
    ...(steps.length > 0 ? ['', nextSteps(steps, terminal)] : []),
  ].join('\n');
}
