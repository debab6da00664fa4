import type { Actor } from '../../access/actor.js';
import { authorize } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import type { Db, Transaction } from '../../db/knex.js';
import { EventModel, TierModel } from '../../db/models/events.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, invalid, notFound, Problem } from '../../errors/problem.js';
import { recordDomainEvents } from '../activity/service.js';
import { changesBetween, recordAudit } from '../audit/service.js';
import { dateName, type EventView, lockEvent, shiftOptional, wallClockShift } from '../events/service.js';
import { touchAvailability } from '../inventory/service.js';
import { refreshListings } from '../listings/service.js';
import { presentTier } from './present.js';
import { tierFaults } from './rules.js';
import type { TierView } from './service.js';

type Schemas = components['schemas'];
type Change = Omit<Schemas['TierUpdate'], 'scope'>;

/** The tier to be worked on by its organization, without its event. */
export async function findOwnTier(db: Db, actor: Actor, id: string): Promise<TierModel> {
  const tier = await TierModel.query(db).findById(id);
  if (!tier) throw notFound('tier');
  authorize(actor, tier.organizationId, 'events:write', 'tier');
  return tier;
}

/** The same tier of the other dates to come of the series, by the events they belong to. */
async function sameTierOfSeries(trx: Transaction, tier: TierModel): Promise<TierModel[]> {
  if (tier.seriesTierId === null) return [];
  const upcoming = EventModel.query(trx).whereNot({ status: 'cancelled' }).whereRaw('starts_at > clock_timestamp()').select('id');
  return TierModel.query(trx).where({ seriesTierId: tier.seriesTierId }).whereNot({ id: tier.id }).whereIn('eventId', upcoming);
}

/** The edit as it applies to the same tier of another date: its times as far from that date's beginning, and the tier of that date it waits for. */
function changeFor(other: EventView, own: EventView, change: Change): Change {
  const zone = other.event.timezone;
  const shift = wallClockShift(own.event.startsAt, other.event.startsAt, zone);
  const moved = (time: string | null | undefined) => (time ? shiftOptional(new Date(time), shift, zone)?.toISOString() : time);
  const awaited = own.tiers.find(({ id }) => id === change.availableAfter);
  const counterpart = awaited && other.tiers.find(({ seriesTierId }) => seriesTierId !== null && seriesTierId === awaited.seriesTierId);
  if (change.availableAfter && !counterpart) {
    throw invalid([bodyFault('/availableAfter', 'unknown_tier', `The date on ${dateName(other.event)} has no such tier.`)]);
  }
  return {
    ...change,
    ...(change.salesStartAt === undefined ? {} : { salesStartAt: moved(change.salesStartAt) }),
    ...(change.salesEndAt === undefined ? {} : { salesEndAt: moved(change.salesEndAt) }),
    ...(change.availableAfter ? { availableAfter: counterpart?.id } : {}),
  };
}

async function applyChange(trx: Transaction, actor: Actor, view: EventView, id: string, change: Change, where: string): Promise<TierView> {
  const tier = view.tiers.find((candidate) => candidate.id === id);
  if (!tier) throw notFound('tier');
  if (view.event.status === 'cancelled') throw new Problem('event_state_invalid', 'The event was cancelled.');
  const date = (time: string | null): Date | null => (time === null ? null : new Date(time));
  const columns = {
    ...change,
    ...(change.salesStartAt === undefined ? {} : { salesStartAt: date(change.salesStartAt) }),
    ...(change.salesEndAt === undefined ? {} : { salesEndAt: date(change.salesEndAt) }),
  } as Partial<TierModel>;
  const draft = { ...tier, ...columns };
  const faults = tierFaults(tier.id, draft, view.event, view.tiers, tier);
  if (faults.length > 0) throw invalid(faults);
  const taken = tier.held + tier.sold;
  if (draft.quantity !== null && draft.quantity < taken) {
    const message = `${taken} tickets of ${tier.name} are sold or held already${where}. The quantity cannot be below that.`;
    throw new Problem('below_sold', message, { errors: [{ ...bodyFault('/quantity', 'below_sold', message), available: taken }] });
  }
  const changed = await TierModel.query(trx).patchAndFetchById(tier.id, { ...columns, updatedAt: view.now });
  const next = { ...view, tiers: view.tiers.map((candidate) => (candidate.id === id ? changed : candidate)) };
  await touchAvailability(trx, view.event.id);
  const { organizationId, id: eventId } = view.event;
  await recordDomainEvents(trx, [{ type: 'tier.updated', organizationId, eventId, payload: presentTier(changed, next) }]);
  const changes = changesBetween(presentTier(tier, view), presentTier(changed, next));
  await recordAudit(trx, actor, organizationId, { action: 'tiers.update', target: { type: 'tier', id }, ...changes });
  return { ...next, tier: changed };
}

/**
 * Changes a tier, or the same tier of every date to come of its series; what is left out stays. Orders keep the price they were held at.
 * @throws Problem `below_sold`, `event_state_invalid`
 */
export async function updateTier(
  db: Db,
  actor: Actor,
  id: string,
  { scope = 'event', ...change }: Schemas['TierUpdate'],
): Promise<TierView> {
  return inTransaction(db, async (trx) => {
    const found = await findOwnTier(trx, actor, id);
    const others = scope === 'series' ? await sameTierOfSeries(trx, found) : [];
    const views = new Map<string, EventView>();
    // In id order, the order in which everybody locks.
    for (const eventId of [...new Set([found, ...others].map((tier) => tier.eventId))].sort()) {
      views.set(eventId, await lockEvent(trx, eventId));
    }
    const own = views.get(found.eventId) as EventView;
    const whereOf = ({ event }: EventView): string => (views.size > 1 ? ` on ${dateName(event)}` : '');
    for (const other of others) {
      const view = views.get(other.eventId) as EventView;
      await applyChange(trx, actor, view, other.id, changeFor(view, own, change), whereOf(view));
    }
    const changed = await applyChange(trx, actor, own, id, change, whereOf(own));
    await refreshListings(trx, [...views.keys()]);
    return changed;
  });
}

/**
 * Deletes a tier that no order has ever asked for. Tiers that waited for it wait no more.
 * @throws Problem `tier_has_orders`
 */
export async function deleteTier(db: Db, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { eventId } = await findOwnTier(trx, actor, id);
    const view = await lockEvent(trx, eventId);
    const tier = view.tiers.find((candidate) => candidate.id === id);
    if (!tier) throw notFound('tier');
    if (await trx('order_items').where({ eventId, tierId: id }).first('tierId')) {
      throw new Problem('tier_has_orders', `${tier.name} was ordered already. Hide it, or end its sale.`);
    }
    await TierModel.query(trx).where({ availableAfter: id }).patch({ availableAfter: null });
    await TierModel.query(trx).deleteById(id);
    await touchAvailability(trx, eventId);
    const { organizationId } = tier;
    await recordDomainEvents(trx, [{ type: 'tier.deleted', organizationId, eventId, payload: presentTier(tier, view) }]);
    const before = { name: tier.name, price: tier.price, quantity: tier.quantity };
    await recordAudit(trx, actor, organizationId, { action: 'tiers.delete', target: { type: 'tier', id }, before });
    await refreshListings(trx, [eventId]);
  });
}
