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

/** Makes an order's tickets: the n-th attendee of a tier is named on its n-th ticket. */
export async function issueTickets(trx: Transaction, { orderId, eventId, items, attendees }: TicketsWanted): Promise<TicketModel[]> {
  const missing = items.flatMap(({ tierId, quantity }) => {
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
  const tickets: TicketModel[] = [];
  // Codes are random: the rare one that exists already is drawn again.
  for (let wanted = missing; wanted.length > 0;) {
    const rows = wanted.map((ticket) => ({ ...ticket, id: newId('tkt'), code: readableCode(4, 4) }));
    const inserted = await TicketModel.query(trx).insert(rows).onConflict('code').ignore().returning('*');
    const codes = new Set((await TicketModel.query(trx).where({ orderId }).select('id')).map(({ id }) => id));
    tickets.push(...inserted.filter((ticket) => codes.has(ticket.id)));
    wanted = rows.filter(({ id }) => !codes.has(id));
  }
  return tickets;
}

/** Ends the admission of every ticket of an order. */
export async function voidTickets(trx: Transaction, orderId: string): Promise<void> {
  await TicketModel.query(trx).where({ orderId }).patch({ status: 'void' });
}
