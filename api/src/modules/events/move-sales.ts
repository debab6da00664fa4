import type { Transaction } from '../../db/knex.js';
import { TierModel } from '../../db/models/events.js';
import { recordDomainEvents } from '../activity/service.js';
import { presentTier } from '../tiers/present.js';
import type { EventView } from './present.js';
import { shiftOptional } from './times.js';

type Sales = Pick<TierModel, 'salesStartAt' | 'salesEndAt'>;

/** A tier's sales as an event's edit leaves them: as far on the clock as its beginning moves, at most until it ends. */
function movedSales(tier: TierModel, { event, tiers }: EventView, shift: number): Sales {
  const salesStartAt = shiftOptional(tier.salesStartAt, shift, event.timezone);
  const salesEndAt = shiftOptional(tier.salesEndAt, shift, event.timezone);
  if (salesEndAt === null || salesEndAt <= event.endsAt) return { salesStartAt, salesEndAt };
  // None means the event's end. A tier that another one waits for has to say so itself when it is not limited otherwise.
  const isAwaited = tier.quantity === null && tiers.some(({ availableAfter }) => availableAfter === tier.id);
  return { salesStartAt, salesEndAt: isAwaited ? event.endsAt : null };
}

/**
 * Lets the sales of a locked event's tiers follow its times, and tells followers of those that changed.
 * @param view the event as it is now, its tiers as they were
 * @param shift how far its beginning moved on the clock, in milliseconds
 * @returns its tiers as they are now
 */
export async function moveSales(trx: Transaction, view: EventView, shift: number): Promise<TierModel[]> {
  const tiers: TierModel[] = [];
  const changed: TierModel[] = [];
  for (const tier of view.tiers) {
    const sales = movedSales(tier, view, shift);
    const isSame =
      sales.salesStartAt?.getTime() === tier.salesStartAt?.getTime() && sales.salesEndAt?.getTime() === tier.salesEndAt?.getTime();
    const next = isSame ? tier : await TierModel.query(trx).patchAndFetchById(tier.id, { ...sales, updatedAt: view.now });
    tiers.push(next);
    if (!isSame) changed.push(next);
  }
  const { organizationId, id: eventId } = view.event;
  const facts = changed.map((tier) => ({ type: 'tier.updated' as const, organizationId, eventId, payload: presentTier(tier, { ...view, tiers }) })); // prettier-ignore
  if (facts.length > 0) await recordDomainEvents(trx, facts);
  return tiers;
}
