import type { components } from '../../contract/generated.js';
import type { Db } from '../../db/knex.js';
import { OrganizationModel } from '../../db/models/accounts.js';
import { EventModel, type TierModel } from '../../db/models/events.js';
import { findEvent } from '../events/service.js';
import { eventSalesState, tierSalesState } from '../inventory/service.js';

type SalesState = components['schemas']['SalesState'];

/** What an event's page shows. */
export interface EventPage {
  event: EventModel;
  /** The public ones, in selling order. */
  tiers: (TierModel & { salesState: SalesState })[];
  salesState: SalesState;
  organization: Pick<OrganizationModel, 'name' | 'website' | 'contactEmail' | 'logo'>;
  /** Other dates to come of its series that everybody may find. */
  otherDates: Pick<EventModel, 'slug' | 'name' | 'startsAt' | 'timezone'>[];
}

const slug = /^(evt_[0-7][0-9a-hjkmnp-tv-z]{25}|[a-z0-9]+(-[a-z0-9]+)*)$/;
const mostOtherDates = 12;

const otherDatesOf = async (db: Db, { id, seriesId }: EventModel, now: Date): Promise<EventModel[]> =>
  EventModel.query(db)
    .where({ seriesId, status: 'published', visibility: 'public' })
    .where('startsAt', '>', now)
    .whereNot({ id })
    .orderBy(['startsAt', 'id'])
    .limit(mostOtherDates)
    .select('slug', 'name', 'startsAt', 'timezone');

/**
 * What the page of an event shows; null for drafts, whoever asks: pages know no credentials.
 * @param ref as it stands in the address: a slug, one that the event had once, its id, or anything else
 */
export async function loadEventPage(db: Db, ref: string): Promise<EventPage | null> {
  const wanted = ref.toLowerCase();
  if (wanted.length > 80 || !slug.test(wanted)) return null;
  const view = await findEvent(db, wanted);
  if (!view || view.event.status === 'draft') return null;
  const { event, tiers, now } = view;
  const [organization, otherDates] = await Promise.all([
    OrganizationModel.query(db).findById(event.organizationId).throwIfNotFound(),
    event.seriesId === null ? [] : otherDatesOf(db, event, now),
  ]);
  return {
    event,
    tiers: tiers
      .filter(({ visibility }) => visibility === 'public')
      .map((tier) => Object.assign(tier, { salesState: tierSalesState(event, tier, tiers, now) })),
    salesState: eventSalesState(event, tiers, now),
    organization,
    otherDates,
  };
}

/** Most addresses of a part of the sitemap. */
const partSize = 10_000;

export interface SitemapEntry {
  slug: string;
  updatedAt: Date;
}

const listed = (db: Db) => db('events').where({ status: 'published', visibility: 'public' });

/** How many parts the sitemap has; at least one, which may be empty. */
export async function countSitemapParts(db: Db): Promise<number> {
  const row = await listed(db).count<{ count: string }[]>('* as count');
  return Math.max(1, Math.ceil(Number(row[0]?.count ?? 0) / partSize));
}

/** A part of the sitemap, counted from 1: the pages of published, public events in the order they were created. */
export const sitemapPart = (db: Db, part: number): Promise<SitemapEntry[]> =>
  listed(db)
    .orderBy('id')
    .offset((part - 1) * partSize)
    .limit(partSize)
    .select<SitemapEntry[]>('slug', 'updatedAt');
