import type { Event, RefundProgress } from '@echoplex/sdk';
import { program } from '../config/program.js';
import type { Refundable } from '../services/cancellation.js';
import { formatCount, formatMoney } from './money.js';
import { done, nextSteps } from './pairs.js';
import { renderProgress } from './refunds.js';
import { clean, type Terminal } from './terminal.js';

/** Who hears of it. Mails go out once: an event that was cancelled already tells nobody again. */
const toldWord = (notify: boolean): string => (notify ? 'its buyers are told by mail' : 'nobody is told');

/** How a cancellation was asked for. */
interface Asked {
  notify: boolean;
  /** Whether the event was cancelled before. */
  again?: boolean;
}

function moneyWord(refundable: Refundable | null, currency: string): string {
  if (refundable === null) return 'Nobody gets money back.';
  const { orders, amount } = refundable;
  if (orders === 0) return 'Nobody has paid, so no money goes back.';
  const money = formatMoney(amount, currency);
  return orders === 1 ? `1 paid order gets ${money} back.` : `${formatCount(orders)} paid orders get ${money} back.`;
}

/** What cancelling does, for those who are about to agree. @param refundable Null when nothing is paid back. */
export function warningOf(
  { name, currency, status }: Event,
  { notify, refundable }: { notify: boolean; refundable: Refundable | null },
): string {
  if (status === 'cancelled') return `${clean(name)} is cancelled already; nobody is told again.\n  ${moneyWord(refundable, currency)}`;
  return `This ends the sale of ${clean(name)} for good; ${toldWord(notify)}.\n  ${moneyWord(refundable, currency)}`;
}

/** That an event is cancelled, and what becomes of the money. @param progress Null when nothing is paid back. */
export function renderCancelled(
  event: Event,
  { notify, again = false, progress }: Asked & { progress: RefundProgress | null },
  terminal: Terminal,
): string {
  const line = done(
    `${terminal.paint.bold(clean(event.name))} ${again ? 'was cancelled already; nobody is told again' : `is cancelled; ${toldWord(notify)}`}`,
    terminal,
  );
  if (progress !== null && progress.orders > 0) return [line, '', renderProgress(progress, event, terminal)].join('\n');
  const orders = `${program} orders list ${event.slug} --status confirmed`;
  const steps: [string, string][] = [
    ['See who has tickets', orders],
    ...(progress === null ? [['Pay back later', `${program} events cancel ${event.slug} --no-notify`] as [string, string]] : []),
  ];
  return [line, '', nextSteps(steps, terminal)].join('\n');
}
