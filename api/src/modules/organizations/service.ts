import type { Actor } from '../../access/actor.js';
import { authorize } from '../../access/permissions.js';
import { requireUser } from '../../access/require-user.js';
import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import type { Db, Transaction } from '../../db/knex.js';
import { MemberModel, OrganizationModel } from '../../db/models/accounts.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { withFreeSlug } from '../../db/slug.js';
import { inTransaction } from '../../db/transaction.js';
import { notFound, Problem } from '../../errors/problem.js';
import { assertCurrency } from '../../money/currency.js';
import { changesBetween, recordAudit } from '../audit/service.js';
import { presentOrganization } from './present.js';

export { presentOrganization } from './present.js';

type Schemas = components['schemas'];

const slugTaken = (): Problem => new Problem('slug_taken', 'Another organization uses this slug. Choose another one.');

/** Creates an organization with a user as its owner. */
export async function createOwnedOrganization(
  trx: Transaction,
  userId: string,
  input: Schemas['OrganizationInput'],
): Promise<OrganizationModel> {
  const organization = await withFreeSlug({ wished: input.slug, name: input.name, fallback: 'organization' }, async (slug) => {
    const row = { defaultCurrency: 'EUR', ...input, slug, id: newId('org') };
    const [inserted] = await OrganizationModel.query(trx).insert([row]).onConflict('slug').ignore().returning('*');
    return inserted?.createdAt ? inserted : null;
  });
  if (!organization) throw slugTaken();
  await MemberModel.query(trx).insert({ id: newId('mem'), organizationId: organization.id, userId, role: 'owner' });
  return organization;
}

/** Creates an organization with the signed-in user as its owner. */
export async function createOrganization(db: Db, actor: Actor, input: Schemas['OrganizationInput']): Promise<OrganizationModel> {
  const { userId, role } = requireUser(actor);
  if (role === 'attendee') throw new Problem('forbidden', 'Only organizers create organizations. Register with the role organizer.');
  if (input.defaultCurrency !== undefined) assertCurrency(input.defaultCurrency, '/defaultCurrency');
  return inTransaction(db, async (trx) => {
    const organization = await createOwnedOrganization(trx, userId, input);
    const { id, name } = organization;
    await recordAudit(trx, actor, id, { action: 'organizations.create', target: { type: 'organization', id }, after: { name } });
    return organization;
  });
}

/** The organizations the actor works for. */
export async function listOrganizations(db: Db, actor: Actor, page: PageInput): Promise<Page<OrganizationModel>> {
  const ids =
    actor.kind === 'apiKey' ? [actor.organizationId] : requireUser(actor).memberships.map((membership) => membership.organizationId);
  return readPage(OrganizationModel.query(db).whereIn('id', ids), page, [{ column: 'id', property: 'id' }], 'asc');
}

/** Loads an organization for somebody who belongs to it. */
export async function getOrganization(db: Db, actor: Actor, id: string): Promise<OrganizationModel> {
  const organization = await OrganizationModel.query(db).findById(id);
  if (!organization) throw notFound('organization');
  authorize(actor, organization.id, 'organization:read', 'organization');
  return organization;
}

/** Locks an organization for somebody who may manage it: whoever changes its members or itself takes this lock first. */
export async function lockOwnOrganization(trx: Transaction, actor: Actor, id: string): Promise<OrganizationModel> {
  const organization = await OrganizationModel.query(trx).findById(id).forUpdate();
  if (!organization) throw notFound('organization');
  authorize(actor, organization.id, 'organization:manage', 'organization');
  return organization;
}

/** Changes what is given. */
export async function updateOrganization(
  db: Db,
  actor: Actor,
  id: string,
  input: Schemas['OrganizationUpdate'],
  publicUrl: string,
): Promise<OrganizationModel> {
  if (input.defaultCurrency !== undefined) assertCurrency(input.defaultCurrency, '/defaultCurrency');
  return inTransaction(db, async (trx) => {
    const before = await lockOwnOrganization(trx, actor, id);
    if (input.slug !== undefined && input.slug !== before.slug) {
      const taken = await OrganizationModel.query(trx).findOne({ slug: input.slug });
      if (taken) throw slugTaken();
    }
    const after = await before
      .$clone()
      .$query(trx)
      .patchAndFetch({ ...input, updatedAt: new Date() });
    const changes = changesBetween(presentOrganization(before, publicUrl), presentOrganization(after, publicUrl));
    await recordAudit(trx, actor, id, { action: 'organizations.update', target: { type: 'organization', id }, ...changes });
    return after;
  });
}

/** Remembers a new logo; answers the organization and the key of the old picture, which nobody needs any more. */
export async function setLogo(
  db: Db,
  actor: Actor,
  id: string,
  key: string,
): Promise<{ organization: OrganizationModel; old: string | null }> {
  return inTransaction(db, async (trx) => {
    const before = await lockOwnOrganization(trx, actor, id);
    const organization = await before.$clone().$query(trx).patchAndFetch({ logo: key, updatedAt: new Date() });
    await recordAudit(trx, actor, id, { action: 'organizations.setLogo', target: { type: 'organization', id } });
    return { organization, old: before.logo };
  });
}
