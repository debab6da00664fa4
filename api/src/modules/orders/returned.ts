import type { Transaction } from '../../db/knex.js';
import type { OrderModel } from '../../db/models/orders.js';
import { confirm, holdAgain, restock } from '../inventory/service.js';
import { moveTickets, restoreTickets } from '../tickets/service.js';

/** Void tickets of a refunded order go back on sale. The event's stock must be locked. */
export async function returnTickets(trx: Transaction, { eventId }: OrderModel, ticketIds: string[]): Promise<void> {
  const items = await moveTickets(trx, ticketIds, false);
  if (items.length > 0) await restock(trx, eventId, items);
}

/**
 * Tickets of a refund that failed after all admit again: those that kept their place, and those that went back on sale and are still there.
 * The event's stock must be locked.
 */
export async function takeTicketsAgain(trx: Transaction, { eventId, tickets = [] }: OrderModel, ticketIds: string[]): Promise<void> {
  const given = tickets.filter(({ id, holdsStock }) => ticketIds.includes(id) && !holdsStock);
  for (const tierId of new Set(given.map((ticket) => ticket.tierId))) {
    const ids = given.filter((ticket) => ticket.tierId === tierId).map(({ id }) => id);
    // Sold to somebody else: the organizer is told that this refund failed, and owes the money.
    if (!(await holdAgain(trx, eventId, { tierId, quantity: ids.length }))) continue;
    await confirm(trx, eventId, await moveTickets(trx, ids, true));
  }
  await restoreTickets(trx, ticketIds);
}
