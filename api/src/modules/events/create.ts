import type { Actor } from '../../access/actor.js';
import { authorize } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import type { Db, Transaction } from '../../db/knex.js';
import { OrganizationModel } from '../../db/models/accounts.js';
import { EventModel } from '../../db/models/events.js';
import { withFreeSlug } from '../../db/slug.js';
import { inTransaction } from '../../db/transaction.js';
import { invalid, notFound, Problem } from '../../errors/problem.js';
import { recordAudit } from '../audit/service.js';
import type { EventView } from './present.js';
import { recordEvents } from './record.js';
import { refundPolicyColumns, refundPolicyFaults } from './refund-policy.js';
import { completeVenue, eventFaults } from './rules.js';

type Schemas = components['schemas'];

/** A slug that an event had once stays its own, so that links to it arrive. */
const isRetired = async (trx: Transaction, slug: string): Promise<boolean> =>
  (await trx('event_slugs').where({ slug }).first('slug')) !== undefined;

/** Says that somebody else's event has the slug. */
export const slugTaken = (): Problem => new Problem('slug_taken', 'Another event uses this slug. Choose another one.');

export type NewEvent = Partial<EventModel> &
  Pick<EventModel, 'organizationId' | 'name' | 'startsAt' | 'endsAt' | 'timezone' | 'currency' | 'visibility'> &
  Pick<EventModel, 'maxTicketsPerOrder' | 'holdMinutes'>;

/**
 * Inserts a draft under the wished slug, or under one made from its name.
 * @param called what its slug is made from, where its name alone would not tell it from others
 * @throws Problem `slug_taken`
 */
export async function insertEvent(
  trx: Transaction,
  input: NewEvent,
  wished: string | undefined,
  called: string = input.name,
): Promise<EventModel> {
  const event = await withFreeSlug({ wished, name: called, fallback: 'event' }, async (slug) => {
    if (await isRetired(trx, slug)) return null;
    const rows = [{ ...input, id: newId('evt'), slug }];
    const [inserted] = await EventModel.query(trx).insert(rows).onConflict('slug').ignore().returning('*');
    return inserted?.createdAt ? inserted : null;
  });
  if (!event) throw slugTaken();
  return event;
}

/** Creates a draft. */
export async function createEvent(
  db: Db,
  actor: Actor,
  organizationId: string,
  { slug, refundPolicy, ...input }: Schemas['EventInput'],
  publicUrl: string,
): Promise<EventView> {
  const organization = await OrganizationModel.query(db).findById(organizationId);
  if (!organization) throw notFound('organization');
  authorize(actor, organization.id, 'events:write', 'organization');
  const draft = {
    ...input,
    ...refundPolicyColumns(refundPolicy),
    startsAt: new Date(input.startsAt),
    endsAt: new Date(input.endsAt),
    currency: input.currency ?? organization.defaultCurrency,
    category: input.category ?? null,
  };
  const faults = [...(await eventFaults(db, draft)), ...refundPolicyFaults(refundPolicy, draft.currency)];
  if (faults.length > 0) throw invalid(faults);
  return inTransaction(db, async (trx) => {
    const venue = input.venue ? completeVenue(input.venue) : null;
    const event = await insertEvent(trx, { ...draft, organizationId, venue }, slug);
    const view = { event, tiers: [], now: event.createdAt };
    await recordEvents(trx, 'event.created', [view], publicUrl);
    const after = { name: event.name, slug: event.slug };
    await recordAudit(trx, actor, organizationId, { action: 'events.create', target: { type: 'event', id: event.id }, after });
    return view;
  });
}
