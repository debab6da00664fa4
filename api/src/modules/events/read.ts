import type { Actor } from '../../access/actor.js';
import { authorize, may, type Permission } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import type { Db, Transaction } from '../../db/knex.js';
import { EventModel, TierModel } from '../../db/models/events.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { notFound } from '../../errors/problem.js';
import { lockStock } from '../inventory/service.js';
import { type EventView, presentAvailability } from './present.js';

type Schemas = components['schemas'];

const isEventId = (ref: string): boolean => /^evt_[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(ref);

type TimedEvent = EventModel & { now: Date };

const oneEvent = async (db: Db, by: { id: string } | { slug: string }): Promise<TimedEvent | undefined> =>
  (await EventModel.query(db).findOne(by).select('events.*').select(EventModel.raw('clock_timestamp() as now'))) as TimedEvent | undefined;

async function byRetiredSlug(db: Db, slug: string): Promise<TimedEvent | undefined> {
  const retired = (await db('event_slugs').where({ slug }).first('eventId')) as { eventId: string } | undefined;
  return retired && oneEvent(db, { id: retired.eventId });
}

/**
 * The event of an id or slug with its tiers in selling order, or null; without asking who wants to know. A slug that an event had once still
 * finds it.
 */
export async function findEvent(db: Db, ref: string): Promise<EventView | null> {
  const row = isEventId(ref) ? await oneEvent(db, { id: ref }) : ((await oneEvent(db, { slug: ref })) ?? (await byRetiredSlug(db, ref)));
  if (!row) return null;
  const tiers = await TierModel.query(db).where({ eventId: row.id }).orderBy(['position', 'id']);
  return { event: row, tiers, now: row.now };
}

/** Whether an actor may see an event: everybody once it is published, before that its organization alone. */
export const isVisibleTo = (actor: Actor, event: EventModel): boolean =>
  event.status !== 'draft' || may(actor, event.organizationId, 'events:read');

/** Loads an event for anybody who may see it. */
export async function getEvent(db: Db, actor: Actor, ref: string): Promise<EventView> {
  const view = await findEvent(db, ref);
  if (!view || !isVisibleTo(actor, view.event)) throw notFound('event');
  return view;
}

type OwnPermission = Extract<Permission, 'events:read' | 'events:write' | 'orders:read' | 'analytics:read'>;

/** Loads an event to be worked on by its organization. */
export async function getOwnEvent(db: Db, actor: Actor, ref: string, permission: OwnPermission): Promise<EventView> {
  const view = await findEvent(db, ref);
  if (!view) throw notFound('event');
  authorize(actor, view.event.organizationId, permission, 'event');
  return view;
}

/**
 * Loads an event to be changed by its organization, locked with its tiers until the transaction ends: everybody takes these locks in the same
 * order, so an edit and a sale wait for each other.
 */
export async function lockOwnEvent(trx: Transaction, actor: Actor, ref: string): Promise<EventView> {
  const { event } = await getOwnEvent(trx, actor, ref, 'events:write');
  return lockEvent(trx, event.id);
}

/** An event with its tiers in selling order, locked until the transaction ends. */
export async function lockEvent(trx: Transaction, id: string): Promise<EventView> {
  const { event, tiers, now } = await lockStock(trx, id);
  const inSellingOrder = [...tiers.values()].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  return { event, tiers: inSellingOrder, now };
}

/** What can be had of an event right now. */
export const getAvailability = async (db: Db, actor: Actor, ref: string): Promise<Schemas['Availability']> =>
  presentAvailability(await getEvent(db, actor, ref));

export interface EventWithSales extends EventView {
  /** Confirmed orders' totals in minor units. */
  gross: number;
}

/** An organization's events in the order they take place, with what they sold. */
export async function listEvents(
  db: Db,
  actor: Actor,
  organizationId: string,
  { status, ...page }: PageInput & { status?: Schemas['EventStatus'] },
): Promise<Page<EventWithSales>> {
  authorize(actor, organizationId, 'events:read', 'organization');
  const query = EventModel.query(db).where({ organizationId });
  if (status) void query.where({ status });
  const { data, nextCursor } = await readPage(query, page, [...inTimeOrder], 'asc');
  const ids = data.map((event) => event.id);
  const tiers = await TierModel.query(db).whereIn('eventId', ids).orderBy(['position', 'id']);
  const sums = await db('orders')
    .whereIn('eventId', ids)
    .whereIn('status', ['confirmed', 'partially_refunded', 'refunded'])
    .groupBy('eventId')
    .select<{ eventId: string; gross: string }[]>('eventId', db.raw('sum(total) as gross'));
  const gross = new Map(sums.map((row) => [row.eventId, Number(row.gross)]));
  const now = new Date();
  const views = data.map((event) => ({
    event,
    tiers: tiers.filter((tier) => tier.eventId === event.id),
    now,
    gross: gross.get(event.id) ?? 0,
  }));
  return { data: views, nextCursor };
}

/** Keys of a page of events in the order they take place. */
export const inTimeOrder = [
  { column: 'starts_at', property: 'startsAt', kind: 'time' },
  { column: 'id', property: 'id' },
] as const;
