import type { Actor } from '../../access/actor.js';
import type { Db } from '../../db/knex.js';
import { OrganizationModel } from '../../db/models/accounts.js';
import { EventModel } from '../../db/models/events.js';
import { notFound } from '../../errors/problem.js';
import { getEvent } from '../events/service.js';
import { presentCalendar } from './present.js';

export { calendarLinks } from './present.js';

/** Most events of a feed. */
const maxEvents = 500;

const organizationOf = async (db: Db, id: string): Promise<OrganizationModel> => {
  const organization = await OrganizationModel.query(db).findById(id);
  if (!organization) throw notFound('organization');
  return organization;
};

/** The calendar file of an event, for anybody who may see it. */
export async function getEventCalendar(db: Db, actor: Actor, ref: string, publicUrl: string): Promise<{ slug: string; text: string }> {
  const { event } = await getEvent(db, actor, ref);
  const organization = await organizationOf(db, event.organizationId);
  return { slug: event.slug, text: presentCalendar([event], organization, publicUrl, null) };
}

/** An organization's published, public events for calendars: those to come and of the last 30 days, also those that were cancelled. */
export async function getOrganizationCalendar(db: Db, id: string, publicUrl: string): Promise<{ slug: string; text: string }> {
  const organization = await organizationOf(db, id);
  const events = await EventModel.query(db)
    .where({ organizationId: id, visibility: 'public' })
    .whereIn('status', ['published', 'cancelled'])
    // What was cancelled before anybody could see it is nobody's business.
    .whereNotNull('publishedAt')
    .whereRaw(`ends_at > now() - interval '30 days'`)
    .orderBy(['startsAt', 'id'])
    .limit(maxEvents);
  return { slug: organization.slug, text: presentCalendar(events, organization, publicUrl, organization.name) };
}
