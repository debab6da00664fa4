import type { components } from '../../contract/generated.js';
import type { TicketModel } from '../../db/models/orders.js';

/** What the QR code of a ticket says: capitals, digits and `:` alone, which QR packs tightly. */
export const qrPayload = (code: string): string => `EPT1:${code.replaceAll('-', '')}`;

export const presentTicket = (ticket: TicketModel): components['schemas']['Ticket'] => ({
  id: ticket.id,
  code: ticket.code,
  orderId: ticket.orderId,
  eventId: ticket.eventId,
  tierId: ticket.tierId,
  attendee: ticket.attendee,
  answers: ticket.answers,
  status: ticket.status,
  checkedInAt: ticket.checkedInAt?.toISOString() ?? null,
  qr: qrPayload(ticket.code),
});
