import type { Actor } from '../../access/actor.js';
import { may } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import type { Db } from '../../db/knex.js';
import { EventModel, TierModel } from '../../db/models/events.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, type Fault, invalid, Problem } from '../../errors/problem.js';
import { recordDomainEvents } from '../activity/service.js';
import { recordAudit } from '../audit/service.js';
import { type EventView, getEvent, getOwnEvent } from '../events/service.js';
import { touchAvailability } from '../inventory/service.js';
import { presentTier } from './present.js';

type Schemas = components['schemas'];

/** Tiers an event may have at most; every one of them is locked by each sale. */
const maxTiers = 100;

export interface TierView extends EventView {
  tier: TierModel;
}

/** An event's tiers in selling order; hidden ones for its organization alone. */
export async function listTiers(db: Db, actor: Actor, ref: string, page: PageInput): Promise<Page<TierView>> {
  const view = await getEvent(db, actor, ref);
  const { event } = view;
  const query = TierModel.query(db).where({ eventId: event.id });
  if (!may(actor, event.organizationId, 'events:read')) void query.where({ visibility: 'public' });
  const keys = [
    { column: 'position', property: 'position', kind: 'number' },
    { column: 'id', property: 'id' },
  ] as const;
  const { data, nextCursor } = await readPage(query, page, [...keys], 'asc');
  return { data: data.map((tier) => ({ ...view, tier })), nextCursor };
}

function assertConsistent({ minPerOrder, maxPerOrder, salesStartAt, salesEndAt }: Schemas['TierInput'], event: EventModel): void {
  const faults: Fault[] = [];
  const end = salesEndAt ? new Date(salesEndAt) : event.endsAt;
  if (maxPerOrder < minPerOrder)
    faults.push(bodyFault('/maxPerOrder', 'below_minimum', `This must be at least minPerOrder (${minPerOrder}).`));
  if (end > event.endsAt) faults.push(bodyFault('/salesEndAt', 'after_event', 'Sales must end when the event does, or before.'));
  if (salesStartAt && new Date(salesStartAt) >= end) {
    faults.push(bodyFault('/salesStartAt', 'after_end', 'Sales must begin before they end.'));
  }
  if (faults.length > 0) throw invalid(faults);
}

/** Adds a tier, on published events too. */
export async function createTier(db: Db, actor: Actor, ref: string, input: Schemas['TierInput']): Promise<TierView> {
  return inTransaction(db, async (trx) => {
    const view = await getOwnEvent(trx, actor, ref, 'events:write');
    const event = await EventModel.query(trx).findById(view.event.id).forUpdate().throwIfNotFound();
    if (event.status === 'cancelled') throw new Problem('event_not_on_sale', 'The event was cancelled.');
    assertConsistent(input, event);
    const [last] = await TierModel.query(trx).where({ eventId: event.id }).orderBy('position', 'desc').limit(1);
    const count = await TierModel.query(trx).where({ eventId: event.id }).resultSize();
    if (count >= maxTiers) throw new Problem('limit_exceeded', `An event can have at most ${maxTiers} tiers.`);
    const tier = await TierModel.query(trx)
      .insert({
        ...input,
        id: newId('tier'),
        eventId: event.id,
        organizationId: event.organizationId,
        position: input.position ?? Math.min(10_000, (last?.position ?? -1) + 1),
        salesStartAt: input.salesStartAt ? new Date(input.salesStartAt) : null,
        salesEndAt: input.salesEndAt ? new Date(input.salesEndAt) : null,
      })
      .returning('*');
    await touchAvailability(trx, event.id);
    const next = { event, tiers: [...view.tiers, tier], now: view.now };
    const payload = presentTier(tier, next);
    await recordDomainEvents(trx, [{ type: 'tier.created', organizationId: event.organizationId, eventId: event.id, payload }]);
    const after = { name: tier.name, price: tier.price, quantity: tier.quantity };
    await recordAudit(trx, actor, event.organizationId, { action: 'tiers.create', target: { type: 'tier', id: tier.id }, after });
    return { ...next, tier };
  });
}
