import type { EchoPlex, Event, Order } from '@echoplex/sdk';
import { UsageError } from '../errors.js';
import { program } from '../config/program.js';

/** Finds an order by its id, or by the number that its buyer reads out; that needs the event. */
export async function findOrder(echoplex: EchoPlex, wanted: string, event: string | undefined): Promise<{ order: Order; event: Event }> {
  const order = /^ord_/.test(wanted) ? await echoplex.orders.get(wanted) : await findByNumber(echoplex, wanted, event);
  return { order, event: await echoplex.events.get(order.eventId) };
}

async function findByNumber(echoplex: EchoPlex, number: string, event: string | undefined): Promise<Order> {
  if (event === undefined)
    throw new UsageError(`To find order ${number} by its number, name its event.`, {
      hint: `Add --event EVENT, or give the order's id (ord_…)`,
    });
  const { data } = await echoplex.orders.list(event, { q: number, limit: 50 });
  const found = data.find((one) => one.number.toLowerCase() === number.toLowerCase());
  if (!found) throw new UsageError(`"${event}" has no order ${number}.`, { hint: `See them: ${program} orders list ${event}` });
  return await echoplex.orders.get(found.id);
}

/** How many tickets an order is about. */
export function ticketCount({ items }: Pick<Order, 'items'>): number {
  return items.reduce((sum, { quantity }) => sum + quantity, 0);
}
