import type { Actor } from '../../access/actor.js';
import { authorize, may } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import type { Db, Transaction } from '../../db/knex.js';
import { OrganizationModel } from '../../db/models/accounts.js';
import { EventModel, TierModel } from '../../db/models/events.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { withFreeSlug } from '../../db/slug.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, type Fault, invalid, notFound, Problem } from '../../errors/problem.js';
import { assertCurrency } from '../../money/currency.js';
import { recordDomainEvents } from '../activity/service.js';
import { recordAudit } from '../audit/service.js';
import { touchAvailability } from '../inventory/service.js';
import { type EventView, presentAvailability, presentEvent } from './present.js';

export { type EventView, presentAvailability } from './present.js';

type Schemas = components['schemas'];

const isEventId = (ref: string): boolean => /^evt_[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(ref);

/** The event of an id or slug with its tiers in selling order, or null; without asking who wants to know. */
export async function findEvent(db: Db, ref: string): Promise<EventView | null> {
  const row = (await EventModel.query(db)
    .findOne(isEventId(ref) ? { id: ref } : { slug: ref })
    .select('events.*')
    .select(EventModel.raw('clock_timestamp() as now'))) as (EventModel & { now: Date }) | undefined;
  if (!row) return null;
  const tiers = await TierModel.query(db).where({ eventId: row.id }).orderBy(['position', 'id']);
  return { event: row, tiers, now: row.now };
}

/** Loads an event for anybody who may see it: everybody once it is published, before that its organization alone. */
export async function getEvent(db: Db, actor: Actor, ref: string): Promise<EventView> {
  const view = await findEvent(db, ref);
  if (!view || (view.event.status === 'draft' && !may(actor, view.event.organizationId, 'events:read'))) throw notFound('event');
  return view;
}

/** Loads an event to be worked on by its organization. */
export async function getOwnEvent(
  db: Db,
  actor: Actor,
  ref: string,
  permission: 'events:read' | 'events:write' | 'orders:read' | 'analytics:read',
): Promise<EventView> {
  const view = await findEvent(db, ref);
  if (!view) throw notFound('event');
  authorize(actor, view.event.organizationId, permission, 'event');
  return view;
}

/** What can be had of an event right now. */
export const getAvailability = async (db: Db, actor: Actor, ref: string): Promise<Schemas['Availability']> =>
  presentAvailability(await getEvent(db, actor, ref));

/** An IANA name that JavaScript and PostgreSQL both know; abbreviations such as IST mean different zones to them. */
async function isTimeZone(db: Db, name: string): Promise<boolean> {
  if (name !== 'UTC' && !name.includes('/')) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  // Not by trying: PostgreSQL takes `SystemV/PST8` for a zone in POSIX notation.
  return (await db('pg_timezone_names').where({ name }).first('name')) !== undefined;
}

async function assertConsistent(db: Db, input: Schemas['EventInput']): Promise<void> {
  const faults: Fault[] = [];
  if (new Date(input.endsAt) <= new Date(input.startsAt)) {
    faults.push(bodyFault('/endsAt', 'before_start', 'The event must end after it begins.'));
  }
  if (!(await isTimeZone(db, input.timezone))) {
    faults.push(bodyFault('/timezone', 'unknown_timezone', `${input.timezone} is no IANA time zone such as Europe/Copenhagen.`));
  }
  if (faults.length > 0) throw invalid(faults);
  if (input.currency !== undefined) assertCurrency(input.currency, '/currency');
}

const completeVenue = ({ name, ...rest }: Schemas['VenueInput']): Schemas['Venue'] => ({
  name,
  address: rest.address ?? null,
  city: rest.city ?? null,
  country: rest.country ?? null,
  latitude: rest.latitude ?? null,
  longitude: rest.longitude ?? null,
});

/** Tells followers of a change to the event itself. */
const recordEvent = (trx: Transaction, type: 'event.created' | 'event.published', view: EventView, publicUrl: string): Promise<void> =>
  recordDomainEvents(trx, [
    { type, organizationId: view.event.organizationId, eventId: view.event.id, payload: presentEvent(view, publicUrl) },
  ]);

/** Creates a draft. */
export async function createEvent(
  db: Db,
  actor: Actor,
  organizationId: string,
  input: Schemas['EventInput'],
  publicUrl: string,
): Promise<EventView> {
  const organization = await OrganizationModel.query(db).findById(organizationId);
  if (!organization) throw notFound('organization');
  authorize(actor, organization.id, 'events:write', 'organization');
  await assertConsistent(db, input);
  return inTransaction(db, async (trx) => {
    const event = await withFreeSlug({ wished: input.slug, name: input.name, fallback: 'event' }, async (slug) => {
      const [inserted] = await EventModel.query(trx)
        .insert([
          {
            ...input,
            id: newId('evt'),
            organizationId: organization.id,
            slug,
            startsAt: new Date(input.startsAt),
            endsAt: new Date(input.endsAt),
            venue: input.venue ? completeVenue(input.venue) : null,
            currency: input.currency ?? organization.defaultCurrency,
          },
        ])
        .onConflict('slug')
        .ignore()
        .returning('*');
      return inserted?.createdAt ? inserted : null;
    });
    if (!event) throw new Problem('slug_taken', 'Another event uses this slug. Choose another one.');
    const view = { event, tiers: [], now: event.createdAt };
    await recordEvent(trx, 'event.created', view, publicUrl);
    const after = { name: event.name, slug: event.slug };
    await recordAudit(trx, actor, organizationId, { action: 'events.create', target: { type: 'event', id: event.id }, after });
    return view;
  });
}

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
  const keys = [
    { column: 'starts_at', property: 'startsAt', kind: 'time' },
    { column: 'id', property: 'id' },
  ] as const;
  const { data, nextCursor } = await readPage(query, page, [...keys], 'asc');
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

/** Opens an event to the public; a published one stays as it is. */
export async function publishEvent(db: Db, actor: Actor, ref: string, publicUrl: string): Promise<EventView> {
  return inTransaction(db, async (trx) => {
    const view = await getOwnEvent(trx, actor, ref, 'events:write');
    const event = await EventModel.query(trx).findById(view.event.id).forUpdate().throwIfNotFound();
    if (event.status === 'published') return { ...view, event };
    const faults: Fault[] = [];
    const fault = (pointer: string, code: string, message: string): void => void faults.push(bodyFault(pointer, code, message));
    if (event.status === 'cancelled') fault('/status', 'cancelled', 'The event was cancelled.');
    if (view.tiers.length === 0) fault('/tiers', 'required', 'Create at least one tier first.');
    if (event.startsAt <= view.now) fault('/startsAt', 'in_the_past', 'The event must begin in the future.');
    if (faults.length > 0) {
      throw new Problem('event_not_publishable', faults.map((entry) => entry.message).join(' '), { errors: faults });
    }
    const published = await event.$query(trx).patchAndFetch({ status: 'published', publishedAt: view.now, updatedAt: view.now });
    await touchAvailability(trx, event.id);
    const next = { ...view, event: published };
    await recordEvent(trx, 'event.published', next, publicUrl);
    const target = { type: 'event', id: event.id } as const;
    const changes = { before: { status: event.status }, after: { status: published.status } };
    await recordAudit(trx, actor, event.organizationId, { action: 'events.publish', target, ...changes });
    return next;
  });
}
