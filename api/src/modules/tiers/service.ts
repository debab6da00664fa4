import type { Actor } from '../../access/actor.js';
import { may } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import type { Db, Transaction } from '../../db/knex.js';
import { TierModel } from '../../db/models/events.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, invalid, notFound, Problem } from '../../errors/problem.js';
import { recordDomainEvents } from '../activity/service.js';
import { recordAudit } from '../audit/service.js';
import { type EventView, findEvent, getEvent, isVisibleTo, lockOwnEvent, shiftOptional } from '../events/service.js';
import { touchAvailability } from '../inventory/service.js';
import { refreshListings } from '../listings/service.js';
import { presentTier } from './present.js';
import { tierFaults } from './rules.js';

export { presentTier } from './present.js';
export { deleteTier, updateTier } from './update.js';

type Schemas = components['schemas'];

/** Tiers an event may have at most; every one of them is locked by each sale. */
const maxTiers = 100;

export interface TierView extends EventView {
  tier: TierModel;
}

/**
 * An event's tiers in selling order; hidden ones for its organization, and those that are named.
 * @param opened hidden tiers that the caller may see, by id
 */
export async function listTiers(
  db: Db,
  actor: Actor,
  ref: string,
  page: PageInput,
  opened: ReadonlySet<string> = new Set(),
): Promise<Page<TierView>> {
  const view = await getEvent(db, actor, ref);
  const { event } = view;
  const query = TierModel.query(db).where({ eventId: event.id });
  if (!may(actor, event.organizationId, 'events:read')) {
    void query.where((any) => void any.where({ visibility: 'public' }).orWhereIn('id', [...opened]));
  }
  const keys = [
    { column: 'position', property: 'position', kind: 'number' },
    { column: 'id', property: 'id' },
  ] as const;
  const { data, nextCursor } = await readPage(query, page, [...keys], 'asc');
  return { data: data.map((tier) => ({ ...view, tier })), nextCursor };
}

/** A tier, for anybody who may see it: hidden ones and those of drafts for their organization alone. */
export async function getTier(db: Db, actor: Actor, id: string): Promise<TierView> {
  const found = await TierModel.query(db).findById(id);
  const view = found && (await findEvent(db, found.eventId));
  const tier = view?.tiers.find((candidate) => candidate.id === id);
  const insider = tier !== undefined && may(actor, tier.organizationId, 'events:read');
  if (!view || !tier || !isVisibleTo(actor, view.event) || (tier.visibility === 'hidden' && !insider)) throw notFound('tier');
  return { ...view, tier };
}

/** Says which of the tiers that something is about the event does not have. */
export function assertKnownTiers(tierIds: string[], tiers: TierModel[]): void {
  const faults = tierIds.flatMap((id, index) =>
    tiers.some((tier) => tier.id === id) ? [] : [bodyFault(`/tierIds/${index}`, 'unknown_tier', 'This event has no such tier.')],
  );
  if (faults.length > 0) throw invalid(faults);
}

/** Adds a tier, on published events too. */
export async function createTier(db: Db, actor: Actor, ref: string, input: Schemas['TierInput']): Promise<TierView> {
  return inTransaction(db, async (trx) => {
    const view = await lockOwnEvent(trx, actor, ref);
    const { event, tiers } = view;
    if (event.status === 'cancelled') throw new Problem('event_not_on_sale', 'The event was cancelled.');
    const draft = {
      ...input,
      quantity: input.quantity ?? null,
      availableAfter: input.availableAfter ?? null,
      suggestedPrice: input.suggestedPrice ?? null,
      salesStartAt: input.salesStartAt ? new Date(input.salesStartAt) : null,
      salesEndAt: input.salesEndAt ? new Date(input.salesEndAt) : null,
    };
    const faults = tierFaults(null, draft, event, tiers);
    if (faults.length > 0) throw invalid(faults);
    if (tiers.length >= maxTiers) throw new Problem('limit_exceeded', `An event can have at most ${maxTiers} tiers.`);
    const position = input.position ?? Math.min(10_000, (tiers.at(-1)?.position ?? -1) + 1);
    const owners = { eventId: event.id, organizationId: event.organizationId };
    const tier = await TierModel.query(trx)
      .insert({ ...draft, ...owners, id: newId('tier'), position })
      .returning('*');
    await touchAvailability(trx, event.id);
    await refreshListings(trx, [event.id]);
    const next = { ...view, tiers: [...tiers, tier] };
    await recordDomainEvents(trx, [{ ...owners, type: 'tier.created', payload: presentTier(tier, next) }]);
    const after = { name: tier.name, price: tier.price, quantity: tier.quantity };
    await recordAudit(trx, actor, event.organizationId, { action: 'tiers.create', target: { type: 'tier', id: tier.id }, after });
    return { ...next, tier };
  });
}

/**
 * Gives a copy of an event the same tiers, unsold, their times moved as far on the clock as the event's.
 * @param inSeries whether edits of the series reach them
 * @returns the new tiers, and the new id of each old one
 */
export async function copyTiers(
  trx: Transaction,
  from: EventView,
  to: { id: string; shift: number },
  inSeries: boolean,
): Promise<{ tiers: TierModel[]; ids: Map<string, string> }> {
  const ids = new Map(from.tiers.map(({ id }) => [id, newId('tier')]));
  const zone = from.event.timezone;
  const rows = from.tiers.map(({ createdAt: _created, updatedAt: _updated, ...tier }) => ({
    ...tier,
    id: ids.get(tier.id),
    eventId: to.id,
    held: 0,
    sold: 0,
    availableAfter: tier.availableAfter === null ? null : ids.get(tier.availableAfter),
    seriesTierId: inSeries ? (tier.seriesTierId ?? tier.id) : null,
    salesStartAt: shiftOptional(tier.salesStartAt, to.shift, zone),
    salesEndAt: shiftOptional(tier.salesEndAt, to.shift, zone),
  }));
  const tiers = rows.length === 0 ? [] : await TierModel.query(trx).insert(rows).returning('*');
  return { tiers: tiers.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)), ids };
}
