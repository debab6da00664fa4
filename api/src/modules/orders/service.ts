import type { Actor } from '../../access/actor.js';
import { may } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import type { Db, Transaction } from '../../db/knex.js';
import { OrganizationModel } from '../../db/models/accounts.js';
import { OrderItemModel, OrderModel } from '../../db/models/orders.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { readableCode } from '../../db/secrets.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, type Fault, invalid, Problem } from '../../errors/problem.js';
import { getEvent, getOwnEvent } from '../events/service.js';
import { type HeldItem, hold } from '../inventory/service.js';
import { changeOrder, getOrderToChange, issueOrderSecret, lockOrderAlone } from './records.js';
import { stateProblem } from './states.js';

export { changeOrder, findOrder, getOrder, getOrderToChange, issueOrderSecret, lockOrder, lockOrderAlone } from './records.js';
export { claimGuestOrders, listOwnOrders, listOwnTickets } from './ownership.js';
export { presentOrder, type PaymentAccess } from './present.js';
export { stateProblem } from './states.js';
export { cancelOrder, confirmOrder, expireDueOrders } from './transitions.js';

type Schemas = components['schemas'];

/** The largest sum a payment provider takes in one charge, in minor units. */
const maxTotal = 99_999_999;

type NewOrder = Pick<OrderModel, 'eventId' | 'organizationId' | 'currency' | 'buyerUserId' | 'locale' | 'expiresAt' | 'createdAt'>;

async function insertOrder(trx: Transaction, order: NewOrder, items: HeldItem[]): Promise<OrderModel> {
  const subtotal = items.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
  if (subtotal > maxTotal) throw new Problem('limit_exceeded', 'This is more than one payment can be. Split it into several orders.');
  for (;;) {
    const row = {
      ...order,
      id: newId('ord'),
      number: readableCode(3, 3),
      status: 'held' as const,
      subtotal,
      total: subtotal,
      attendees: [],
    };
    const [inserted] = await OrderModel.query(trx).insert([row]).onConflict(['event_id', 'number']).ignore().returning('*');
    if (!inserted?.updatedAt) continue; // The number exists at this event: draw another one.
    inserted.items = await OrderItemModel.query(trx).insert(
      items.map((item, position) => ({ ...item, orderId: inserted.id, eventId: order.eventId, discount: 0, position })),
    );
    return inserted;
  }
}

/** A website that is not on the organization's list may not sell its tickets; without a list every website may. */
async function assertMayEmbed(db: Db, organizationId: string, origin: string): Promise<void> {
  const organization = await OrganizationModel.query(db).findById(organizationId).select('embedOrigins');
  const allowed = organization?.embedOrigins ?? [];
  if (allowed.length > 0 && !allowed.includes(origin)) {
    throw new Problem('forbidden', `Tickets of this organization are not sold on ${origin}.`);
  }
}

/**
 * Holds tickets: all of them or none. The secret exists only in what this returns.
 * @param origin the website the request comes from, when a browser made it
 */
export async function createOrder(
  db: Db,
  actor: Actor,
  ref: string,
  input: Schemas['OrderInput'],
  origin?: string,
): Promise<{ order: OrderModel; secret: string }> {
  const { event, tiers } = await getEvent(db, actor, ref);
  if (origin !== undefined) await assertMayEmbed(db, event.organizationId, origin);
  const insider = may(actor, event.organizationId, 'events:write');
  const hidden = input.items.flatMap(({ tierId }, index) =>
    !insider && tiers.some((tier) => tier.id === tierId && tier.visibility === 'hidden')
      ? [bodyFault(`/items/${index}/tierId`, 'unknown_tier', 'This event has no such tier.')]
      : [],
  );
  if (hidden.length > 0) throw invalid(hidden);
  return inTransaction(db, async (trx) => {
    const stock = await hold(trx, event.id, input.items);
    const held = await insertOrder(
      trx,
      {
        eventId: event.id,
        organizationId: event.organizationId,
        currency: stock.event.currency,
        buyerUserId: actor.kind === 'user' ? actor.userId : null,
        locale: input.locale ?? 'en',
        createdAt: stock.now,
        expiresAt: new Date(stock.now.getTime() + stock.event.holdMinutes * 60_000),
      },
      stock.items,
    );
    const order = await changeOrder(trx, held, {}, 'order.held');
    return { order, secret: await issueOrderSecret(trx, order.id) };
  });
}

function attendeeFaults(attendees: Schemas['AttendeeInput'][], items: OrderItemModel[]): Fault[] {
  return attendees.flatMap(({ tierId }, index) => {
    const quantity = items.find((item) => item.tierId === tierId)?.quantity ?? 0;
    const before = attendees.slice(0, index).filter((other) => other.tierId === tierId).length;
    if (quantity === 0) return [bodyFault(`/attendees/${index}/tierId`, 'unknown_tier', 'This order has no ticket of that tier.')];
    return before >= quantity ? [bodyFault(`/attendees/${index}/tierId`, 'too_many', `This order has only ${quantity} of that tier.`)] : [];
  });
}

/** Fills in buyer and attendees; what is left out stays. */
export async function updateOrder(db: Db, actor: Actor, id: string, { buyer, attendees }: Schemas['OrderUpdate']): Promise<OrderModel> {
  const found = await getOrderToChange(db, actor, id);
  return inTransaction(db, async (trx) => {
    const { order, now } = await lockOrderAlone(trx, found.id);
    if (order.status !== 'held' && order.status !== 'awaiting_payment') throw stateProblem(order.status);
    if (order.expiresAt && order.expiresAt <= now) throw stateProblem('expired');
    const faults = attendeeFaults(attendees ?? [], order.items ?? []);
    if (faults.length > 0) throw invalid(faults);
    const change: Partial<OrderModel> = {
      ...(buyer ? { buyerEmail: buyer.email, buyerFirstName: buyer.firstName, buyerLastName: buyer.lastName } : {}),
      ...(attendees ? { attendees: attendees.map((attendee) => ({ ...attendee, email: attendee.email ?? null, answers: [] })) } : {}),
    };
    return changeOrder(trx, order, change, 'order.updated');
  });
}

/** An event's orders, newest first. */
export async function listOrders(
  db: Db,
  actor: Actor,
  ref: string,
  { status, q, ...page }: PageInput & { status?: Schemas['OrderStatus']; q?: string },
): Promise<Page<OrderModel>> {
  const { event } = await getOwnEvent(db, actor, ref, 'orders:read');
  const query = OrderModel.query(db).where({ eventId: event.id }).withGraphFetched('[items, tickets]');
  if (status) void query.where({ status });
  if (q) {
    const pattern = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    const fields = ['number', 'buyer_email', `buyer_first_name || ' ' || buyer_last_name`];
    void query.where((any) => {
      for (const field of fields) void any.orWhereRaw(`${field} ilike ?`, [pattern]);
    });
  }
  return readPage(query, page, [{ column: 'id', property: 'id' }], 'desc');
}
