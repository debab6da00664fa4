import type { Actor } from '../../access/actor.js';
import type { components } from '../../contract/generated.js';
import type { Db, Transaction } from '../../db/knex.js';
import { EventModel } from '../../db/models/events.js';
import { SeriesModel } from '../../db/models/programme.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, invalid, Problem } from '../../errors/problem.js';
import { changesBetween, recordAudit } from '../audit/service.js';
import { refreshListings } from '../listings/service.js';
import { slugTaken } from './create.js';
import { moveSales } from './move-sales.js';
import { type EventView, presentEvent } from './present.js';
import { getOwnEvent, lockEvent } from './read.js';
import { edited, recordEvents } from './record.js';
import { refundPolicyColumns, refundPolicyFaults } from './refund-policy.js';
import { buyerLimitFaults, completeVenue, type EventDraft, eventFaults, stepsOfCurrencyFaults } from './rules.js';
import { dateName, shiftWallClock, wallClockShift } from './times.js';

type Schemas = components['schemas'];
type Change = Omit<Schemas['EventUpdate'], 'scope' | 'slug'>;

/** Tells whether the version somebody has read is the one there is. */
export type VersionCondition = (version: number) => boolean;

/** The dates of a series that an edit of all of them changes: those to come, this one in any case, in id order, the order of locks. */
async function datesToEdit(trx: Transaction, event: EventModel): Promise<string[]> {
  if (event.seriesId === null) return [event.id];
  const others = await EventModel.query(trx)
    .where({ seriesId: event.seriesId })
    .whereNot({ status: 'cancelled' })
    .whereRaw('starts_at > clock_timestamp()')
    .select('id');
  return [...new Set([event.id, ...others.map(({ id }) => id)])].sort();
}

/** How far an edit moves beginning and end on the clock. */
interface Shift {
  start: number;
  end: number;
}

function shiftOf(event: EventModel, change: Change): Shift {
  const zone = change.timezone ?? event.timezone;
  const by = (old: Date, wanted: string | undefined): number => (wanted === undefined ? 0 : wallClockShift(old, new Date(wanted), zone));
  return { start: by(event.startsAt, change.startsAt), end: by(event.endsAt, change.endsAt) };
}

/** The edit as it applies to another date of the series: the same fields, its own times moved as far. */
function changeFor(event: EventModel, change: Change, shift: Shift): Change {
  const zone = change.timezone ?? event.timezone;
  return {
    ...change,
    ...(change.startsAt === undefined ? {} : { startsAt: shiftWallClock(event.startsAt, shift.start, zone).toISOString() }),
    ...(change.endsAt === undefined ? {} : { endsAt: shiftWallClock(event.endsAt, shift.end, zone).toISOString() }),
  };
}

async function assertPossible(
  trx: Transaction,
  { event, tiers }: EventView,
  next: EventDraft & Pick<EventModel, 'id' | 'capacity' | 'maxTicketsPerBuyer' | 'refundFeeFixed'>,
  refundPolicy: Schemas['RefundPolicyInput'] | undefined,
  where: string,
): Promise<void> {
  const faults = [...(await eventFaults(trx, next, event)), ...refundPolicyFaults(refundPolicy, next.currency)];
  if (next.currency !== event.currency && faults.length === 0) faults.push(...(await stepsOfCurrencyFaults(trx, next, tiers)));
  if (next.maxTicketsPerBuyer !== event.maxTicketsPerBuyer) faults.push(...buyerLimitFaults(next, tiers));
  if (faults.length > 0) throw invalid(faults);
  const taken = event.held + event.sold;
  if (next.capacity !== null && next.capacity < taken) {
    const message = `${taken} tickets are sold or held already${where}. The capacity cannot be below that.`;
    throw new Problem('below_sold', message, { errors: [{ ...bodyFault('/capacity', 'below_sold', message), available: taken }] });
  }
  if (next.currency !== event.currency && (await trx('orders').where({ eventId: event.id }).first('id'))) {
    const message = 'The event has orders in its currency already.';
    throw new Problem('currency_locked', message, { errors: [bodyFault('/currency', 'locked', message)] });
  }
}

/** Gives the event another slug; links to the old one still arrive. */
async function moveSlug(trx: Transaction, event: EventModel, slug: string): Promise<void> {
  const retired = (await trx('event_slugs').where({ slug }).first('eventId')) as { eventId: string } | undefined;
  const taken = await EventModel.query(trx).findOne({ slug }).select('id');
  if (taken || (retired && retired.eventId !== event.id)) throw slugTaken();
  await trx('event_slugs').where({ slug }).delete();
  await trx('event_slugs').insert({ slug: event.slug, eventId: event.id }).onConflict('slug').ignore();
}

/** What an edit does to one date. */
interface Edit {
  change: Change;
  slug: string | undefined;
  /** How far the beginning moves on the clock, in milliseconds. */
  shift: number;
  /** Which of several dates it is, for messages; empty for the only one. */
  where: string;
}

async function applyChange(trx: Transaction, view: EventView, { change, slug, shift, where }: Edit): Promise<EventView> {
  const { event } = view;
  const { refundPolicy, ...fields } = change;
  const columns = {
    ...fields,
    ...refundPolicyColumns(refundPolicy),
    ...(change.startsAt === undefined ? {} : { startsAt: new Date(change.startsAt) }),
    ...(change.endsAt === undefined ? {} : { endsAt: new Date(change.endsAt) }),
    ...(change.venue ? { venue: completeVenue(change.venue) } : {}),
    ...(slug === undefined ? {} : { slug }),
  } as Partial<EventModel>;
  await assertPossible(trx, view, { ...event, ...columns }, refundPolicy, where);
  if (slug !== undefined && slug !== event.slug) await moveSlug(trx, event, slug);
  const changed = await EventModel.query(trx).patchAndFetchById(event.id, { ...columns, ...edited(event, view.now) });
  const next = { ...view, event: changed };
  const hasMoved = change.startsAt !== undefined || change.endsAt !== undefined;
  return hasMoved ? { ...next, tiers: await moveSales(trx, next, shift) } : next;
}

/**
 * Changes an event, or every date to come of its series; what is left out stays.
 * @param isCurrent refuses an edit of something that has changed since it was read
 * @throws Problem `version_conflict`, `slug_taken`, `below_sold`, `currency_locked`
 */
export async function updateEvent(
  db: Db,
  actor: Actor,
  ref: string,
  { scope = 'event', slug, ...change }: Schemas['EventUpdate'],
  publicUrl: string,
  isCurrent?: VersionCondition,
): Promise<EventView> {
  return inTransaction(db, async (trx) => {
    const { event: wanted } = await getOwnEvent(trx, actor, ref, 'events:write');
    const ids = scope === 'series' ? await datesToEdit(trx, wanted) : [wanted.id];
    const views: EventView[] = [];
    for (const id of ids) views.push(await lockEvent(trx, id));
    const own = views.find(({ event }) => event.id === wanted.id) as EventView;
    if (isCurrent && !isCurrent(own.event.version)) {
      throw new Problem(
        'version_conflict',
        `Somebody has changed the event since you read it; it is version ${own.event.version} now. Read it again.`,
      );
    }
    const shift = shiftOf(own.event, change);
    const changed: EventView[] = [];
    for (const view of views) {
      const first = view === own;
      const next = await applyChange(trx, view, {
        change: first ? change : changeFor(view.event, change, shift),
        slug: first ? slug : undefined,
        shift: shift.start,
        where: views.length > 1 ? ` on ${dateName(view.event)}` : '',
      });
      changed.push(next);
      const changes = changesBetween(presentEvent(view, publicUrl), presentEvent(next, publicUrl));
      await recordAudit(trx, actor, next.event.organizationId, {
        action: 'events.update',
        target: { type: 'event', id: next.event.id },
        ...changes,
      });
    }
    const { seriesId } = own.event;
    if (scope === 'series' && seriesId !== null && change.name !== undefined) {
      await SeriesModel.query(trx).findById(seriesId).patch({ name: change.name });
    }
    await recordEvents(trx, 'event.updated', changed, publicUrl);
    await refreshListings(trx, ids);
    return changed.find(({ event }) => event.id === wanted.id) as EventView;
  });
}
