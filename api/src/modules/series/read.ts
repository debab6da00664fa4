import type { Actor } from '../../access/actor.js';
import { may } from '../../access/permissions.js';
import type { Db } from '../../db/knex.js';
import { EventModel, TierModel } from '../../db/models/events.js';
import { SeriesModel } from '../../db/models/programme.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { notFound } from '../../errors/problem.js';
import { type EventView, inTimeOrder } from '../events/service.js';
import type { SeriesView } from './present.js';

/** The dates of a series that an actor may see: unlisted ones and drafts for its organization alone. */
const visibleDates = (db: Db, actor: Actor, { id, organizationId }: SeriesModel) => {
  const query = EventModel.query(db).where({ seriesId: id });
  return may(actor, organizationId, 'events:read') ? query : query.whereNot({ status: 'draft' }).where({ visibility: 'public' });
};

/** A series with what an actor can see of its dates. */
export async function viewOf(db: Db, actor: Actor, series: SeriesModel): Promise<SeriesView> {
  const events = await visibleDates(db, actor, series).resultSize();
  const next = await visibleDates(db, actor, series)
    .whereNot({ status: 'cancelled' })
    .whereRaw('starts_at > clock_timestamp()')
    .orderBy(['startsAt', 'id'])
    .first();
  return { series, events, nextStartsAt: next?.startsAt ?? null };
}

/** Loads a series for anybody who can see one of its dates. */
export async function getSeries(db: Db, actor: Actor, id: string): Promise<SeriesView> {
  const series = await SeriesModel.query(db).findById(id);
  const view = series && (await viewOf(db, actor, series));
  if (!view || (view.events === 0 && !may(actor, view.series.organizationId, 'events:read'))) throw notFound('series');
  return view;
}

/** The dates of a series in the order they take place. */
export async function listDates(db: Db, actor: Actor, id: string, page: PageInput): Promise<Page<EventView>> {
  const { series } = await getSeries(db, actor, id);
  const { data, nextCursor } = await readPage(visibleDates(db, actor, series), page, [...inTimeOrder], 'asc');
  const tiers = await TierModel.query(db)
    .whereIn(
      'eventId',
      data.map((event) => event.id),
    ) // prettier-ignore
    .orderBy(['position', 'id']);
  const now = new Date();
  return { data: data.map((event) => ({ event, tiers: tiers.filter(({ eventId }) => eventId === event.id), now })), nextCursor };
}
