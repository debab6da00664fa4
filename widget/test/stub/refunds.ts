import type { Refund, RefundInput, RefundQuote } from '@echoplex/sdk';
import { idOf } from './data.js';
import type { Entry, ShopSettings } from './settings.js';

/** What the shop does when buyers give tickets back. */
export const createRefunds = (settings: ShopSettings, find: (id: string, secret: string | null) => Entry) => ({
  refunds: (id: string, secret: string | null): Refund[] => find(id, secret).refunds,

  refundQuote(id: string, secret: string | null, ticketIds: readonly string[] | null): RefundQuote {
    const { order } = find(id, secret);
    const { feePercent } = settings.event.refundPolicy;
    const prices = new Map(order.items.map(({ tierId, unitPrice }) => [tierId, unitPrice]));
    const tickets = order.tickets.filter((ticket) => ticket.status === 'valid' && (ticketIds?.includes(ticket.id) ?? true));
    const reason = settings.noRefund ?? (tickets.length === 0 ? 'nothing_left' : null);
    const price = tickets.reduce((sum, { tierId }) => sum + (prices.get(tierId) ?? 0), 0);
    const fee = Math.round((price * feePercent) / 100);
    const until = new Date(Date.parse(settings.event.startsAt) - 86_400_000).toISOString();
    const given = reason
      ? { amount: 0, fee: 0, ticketIds: [] }
      : { amount: price - fee, fee, ticketIds: tickets.map((ticket) => ticket.id) };
    return { allowed: reason === null, reason, currency: order.currency, until, ...given };
  },
  refund(id: string, secret: string | null, { ticketIds = [] }: RefundInput): Refund {
    const found = find(id, secret);
    const { amount, currency } = this.refundQuote(id, secret, ticketIds);
    const status = settings.refundsEnd.shift() ?? 'succeeded';
    const now = new Date().toISOString();
    const refund: Refund = {
      id: idOf('rfd', found.refunds.length + 1),
      orderId: id,
      eventId: found.order.eventId,
      status,
      source: 'buyer',
      amount,
      currency,
      reason: null,
      ticketIds,
      restock: true,
      failure: status === 'failed' ? 'The account is closed.' : null,
      createdAt: now,
      completedAt: status === 'pending' ? null : now,
    };
    found.refunds = [refund, ...found.refunds];
    if (status !== 'failed') {
      const tickets = found.order.tickets.map((ticket) => ({
        ...ticket,
        status: ticketIds.includes(ticket.id) ? ('void' as const) : ticket.status,
      }));
      const refunded = found.order.refunded + (status === 'succeeded' ? amount : 0);
      const all = tickets.every((ticket) => ticket.status === 'void');
      found.order = { ...found.order, tickets, refunded, status: all ? 'refunded' : 'partially_refunded' };
    }
    return refund;
  },
});
