import type { Actor } from '../../access/actor.js';
import type { components } from '../../contract/generated.js';
import { addJob } from '../../db/jobs.js';
import type { Db, Transaction } from '../../db/knex.js';
import { EventModel } from '../../db/models/events.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, type Fault, Problem } from '../../errors/problem.js';
import { type AuditAction, recordAudit } from '../audit/service.js';
import { dropListings, refreshListings } from '../listings/service.js';
import type { EventView } from './present.js';
import { lockOwnEvent } from './read.js';
import { edited, recordEvents } from './record.js';

type Schemas = components['schemas'];

/** Brings a locked event into another state and tells everybody. */
async function changeStatus(
  trx: Transaction,
  actor: Actor,
  view: EventView,
  change: Partial<EventModel> & Pick<EventModel, 'status'>,
  {
    action,
    type,
    publicUrl,
  }: { action: AuditAction; type: 'event.published' | 'event.unpublished' | 'event.cancelled'; publicUrl: string },
): Promise<EventView> {
  const { event, now } = view;
  const changed = await EventModel.query(trx).patchAndFetchById(event.id, { ...change, ...edited(event, now) });
  const next = { ...view, event: changed };
  await refreshListings(trx, [event.id]);
  await recordEvents(trx, type, [next], publicUrl);
  const changes = { before: { status: event.status }, after: { status: changed.status } };
  await recordAudit(trx, actor, event.organizationId, { action, target: { type: 'event', id: event.id }, ...changes });
  return next;
}

/** What keeps an event from being published. */
export function publishFaults({ event, tiers, now }: EventView): Fault[] {
  const faults: Fault[] = [];
  const fault = (pointer: string, code: string, message: string): void => void faults.push(bodyFault(pointer, code, message));
  if (event.status === 'cancelled') fault('/status', 'cancelled', 'The event was cancelled.');
  if (tiers.length === 0) fault('/tiers', 'required', 'Create at least one tier first.');
  if (event.startsAt <= now) fault('/startsAt', 'in_the_past', 'The event must begin in the future.');
  return faults;
}

/** Opens a locked event to the public; a published one stays as it is. */
export async function publishLocked(trx: Transaction, actor: Actor, view: EventView, publicUrl: string): Promise<EventView> {
  if (view.event.status === 'published') return view;
  const faults = publishFaults(view);
  if (faults.length > 0) {
    throw new Problem('event_not_publishable', faults.map(({ message }) => message).join(' '), { errors: faults });
  }
  const change = { status: 'published' as const, publishedAt: view.now };
  return changeStatus(trx, actor, view, change, { action: 'events.publish', type: 'event.published', publicUrl });
}

/** Opens an event to the public; a published one stays as it is. */
export const publishEvent = (db: Db, actor: Actor, ref: string, publicUrl: string): Promise<EventView> =>
  inTransaction(db, async (trx) => publishLocked(trx, actor, await lockOwnEvent(trx, actor, ref), publicUrl));

/** Takes an event off sale; orders that are held or placed go on. A draft stays as it is. */
export async function unpublishEvent(db: Db, actor: Actor, ref: string, publicUrl: string): Promise<EventView> {
  return inTransaction(db, async (trx) => {
    const view = await lockOwnEvent(trx, actor, ref);
    if (view.event.status === 'draft') return view;
    if (view.event.status === 'cancelled') throw new Problem('event_state_invalid', 'The event was cancelled; that is for good.');
    const change = { status: 'draft' as const, publishedAt: null };
    return changeStatus(trx, actor, view, change, { action: 'events.unpublish', type: 'event.unpublished', publicUrl });
  });
}

/** Queues a mail for every buyer of a confirmed order: all of them or, with the transaction, none. */
const tellBuyers = (trx: Transaction, eventId: string): Promise<unknown> =>
  trx.raw(
    `select graphile_worker.add_job(identifier => 'send-event-cancelled', payload => json_build_object('orderId', id),
            job_key => 'send-event-cancelled:' || id, max_attempts => 20)
       from orders where event_id = ? and status in ('confirmed', 'partially_refunded') and buyer_email is not null`,
    [eventId],
  );

/**
 * Ends an event's sale for good: nothing can be held or checked out any more. Open orders are cancelled by a job right after, buyers of
 * confirmed ones are told. A cancelled event stays as it is.
 */
export async function cancelEvent(
  db: Db,
  actor: Actor,
  ref: string,
  { reason = null, notify = true, refund = true }: Schemas['CancelEventInput'],
  publicUrl: string,
): Promise<EventView> {
  return inTransaction(db, async (trx) => {
    const view = await lockOwnEvent(trx, actor, ref);
    // Also for one that was cancelled before, without its refunds. What went back already has nothing left to go back.
    if (refund) await addJob(trx, 'refund-event', { eventId: view.event.id }, view.event.id);
    if (view.event.status === 'cancelled') return view;
    const change = { status: 'cancelled' as const, cancelledAt: view.now, cancelReason: reason };
    const cancelled = await changeStatus(trx, actor, view, change, { action: 'events.cancel', type: 'event.cancelled', publicUrl });
    await addJob(trx, 'cancel-open-orders', { eventId: view.event.id }, view.event.id);
    if (notify) await tellBuyers(trx, view.event.id);
    return cancelled;
  });
}

/**
 * Deletes an event that nobody has ordered from, and whatever belongs to it.
 * @throws Problem `event_has_orders`
 */
export async function deleteEvent(db: Db, actor: Actor, ref: string, publicUrl: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const view = await lockOwnEvent(trx, actor, ref);
    const { id, organizationId, name, slug } = view.event;
    if (await trx('orders').where({ eventId: id }).first('id')) {
      throw new Problem('event_has_orders', 'The event has orders. Cancel it instead: its buyers and figures stay.');
    }
    await recordEvents(trx, 'event.deleted', [view], publicUrl);
    await recordAudit(trx, actor, organizationId, { action: 'events.delete', target: { type: 'event', id }, before: { name, slug } });
    await dropListings(trx, [id]);
    await trx('tiers').where({ eventId: id }).delete();
    await trx('events').where({ id }).delete();
  });
}
