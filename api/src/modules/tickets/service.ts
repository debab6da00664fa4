import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import type { Transaction } from '../../db/knex.js';
import { TicketModel } from '../../db/models/orders.js';
import { readableCode } from '../../db/secrets.js';

export { presentTicket, qrPayload } from './present.js';

type Attendee = components['schemas']['OrderAttendee'];

interface TicketsWanted {
  orderId: string;
  eventId: string;
  items: { tierId: string; quantity: number }[];
  attendees: Attendee[];
}

/** The tickets of an order: the n-th attendee of a tier is named on its n-th ticket. */
const ticketsOf = ({ orderId, eventId, items, attendees }: TicketsWanted) =>
  items.flatMap(({ tierId, quantity }) => {
    const named = attendees.filter((attendee) => attendee.tierId === tierId);
    return Array.from({ length: quantity }, (_, index) => {
      const attendee = named[index];
      return {
        orderId,
        eventId,
        tierId,
        attendee: attendee ? { firstName: attendee.firstName, lastName: attendee.lastName, email: attendee.email } : null,
        answers: attendee?.answers ?? [],
      };
    });
  });

/** Makes the tickets of orders. */
export async function issueTickets(trx: Transaction, orders: TicketsWanted[]): Promise<void> {
  // Codes are random: the rare one that exists already is drawn again.
  for (let wanted = orders.flatMap(ticketsOf); wanted.length > 0;) {
    const rows = wanted.map((ticket) => ({ ...ticket, id: newId('tkt'), code: readableCode(4, 4) }));
    await TicketModel.query(trx).insert(rows).onConflict('code').ignore();
    const ids = rows.map(({ id }) => id);
    const issued = new Set((await TicketModel.query(trx).whereIn('id', ids).select('id')).map(({ id }) => id));
    wanted = rows.filter(({ id }) => !issued.has(id));
  }
}

/** Ends the admission of every ticket of orders. */
export async function voidTickets(trx: Transaction, orderIds: string[]): Promise<void> {
  await TicketModel.query(trx).whereIn('orderId', orderIds).patch({ status: 'void' });
}
