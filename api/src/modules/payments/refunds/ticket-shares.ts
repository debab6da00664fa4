import type { OrderModel } from '../../../db/models/orders.js';
import { amountStep } from '../../../money/currency.js';

/**
 * What each ticket of an order cost, in minor units: the price of its line less the discount, spread over its tickets so that they add up to
 * the line exactly; the first ones cost more where it does not divide. Pure.
 */
export function ticketShares({
  items = [],
  tickets = [],
  currency,
}: Pick<OrderModel, 'items' | 'tickets' | 'currency'>): Map<string, number> {
  const step = amountStep(currency);
  const shares = new Map<string, number>();
  for (const { tierId, quantity, unitPrice, discount } of items) {
    const steps = (quantity * unitPrice - discount) / step;
    const own = tickets.filter((ticket) => ticket.tierId === tierId).sort((a, b) => (a.id < b.id ? -1 : 1));
    own.forEach(({ id }, index) => {
      const upTo = (count: number): number => Math.ceil((steps * count) / quantity);
      shares.set(id, (upTo(index + 1) - upTo(index)) * step);
    });
  }
  return shares;
}

export const sumOf = (shares: ReadonlyMap<string, number>, ticketIds: string[]): number =>
  ticketIds.reduce((sum, id) => sum + (shares.get(id) ?? 0), 0);
