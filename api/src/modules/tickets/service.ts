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

/** Ends the admission of tickets. They take their place of the tier until they are returned. */
export async function voidTickets(trx: Transaction, ids: string[]): Promise<void> {
  if (ids.length > 0) await TicketModel.query(trx).whereIn('id', ids).patch({ status: 'void' });
}

/** Ends the admission of every ticket of orders whose stock went back. */
export async function voidTicketsOf(trx: Transaction, orderIds: string[]): Promise<void> {
  await TicketModel.query(trx).whereIn('orderId', orderIds).patch({ status: 'void', holdsStock: false });
}

/** Void tickets that still have their place admit again. @returns how many do */
export async function restoreTickets(trx: Transaction, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `update tickets set status = case when checked_in_at is null then 'valid' else 'checked_in' end
      where id = any(?) and status = 'void' and holds_stock`,
    [ids],
  );
  return rowCount;
}

/** Says of void tickets whether they take a place. @returns of each tier how many changed */
export async function moveTickets(trx: Transaction, ids: string[], holdsStock: boolean): Promise<{ tierId: string; quantity: number }[]> {
  if (ids.length === 0) return [];
  const { rows } = await trx.raw<{ rows: { tierId: string; quantity: number }[] }>(
    `with moved as (
       update tickets set holds_stock = ? where id = any(?) and status = 'void' and holds_stock <> ? returning tier_id)
     select tier_id as "tierId", count(*)::integer as quantity from moved group by tier_id order by tier_id`,
    [holdsStock, ids, holdsStock],
  );
  return rows;
}
