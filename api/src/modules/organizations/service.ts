import { raw } from 'objection';
import { type Actor } from '../../access/actor.js';
import { authorize } from '../../access/permissions.js';
import { requireUser } from '../../access/require-user.js';
import type { components } from '../../contract/generated.js';
import { assertCurrency } from '../../money/currency.js';
import { newId } from '../../db/ids.js';
import type { Db } from '../../db/knex.js';
import { ApiKeyModel, MemberModel, OrganizationModel } from '../../db/models/accounts.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { hashSecret, newSecret } from '../../db/secrets.js';
import { withFreeSlug } from '../../db/slug.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, invalid, notFound, Problem } from '../../errors/problem.js';

type Schemas = components['schemas'];

/** Creates an organization with the signed-in user as its owner. */
export async function createOrganization(db: Db, actor: Actor, input: Schemas['OrganizationInput']): Promise<OrganizationModel> {
  const { userId, role } = requireUser(actor);
  if (role === 'attendee') throw new Problem('forbidden', 'Only organizers create organizations. Register with the role organizer.');
  if (input.defaultCurrency !== undefined) assertCurrency(input.defaultCurrency, '/defaultCurrency');
  return inTransaction(db, async (trx) => {
    const organization = await withFreeSlug({ wished: input.slug, name: input.name, fallback: 'organization' }, async (slug) => {
      const row = { defaultCurrency: 'EUR', ...input, slug, id: newId('org') };
      const [inserted] = await OrganizationModel.query(trx).insert([row]).onConflict('slug').ignore().returning('*');
      return inserted?.createdAt ? inserted : null;
    });
    if (!organization) throw new Problem('slug_taken', 'Another organization uses this slug. Choose another one.');
    await MemberModel.query(trx).insert({ id: newId('mem'), organizationId: organization.id, userId, role: 'owner' });
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

/** The keys that work or will, newest first. */
export async function listApiKeys(db: Db, actor: Actor, organizationId: string, page: PageInput): Promise<Page<ApiKeyModel>> {
  authorize(actor, organizationId, 'organization:manage', 'organization');
  const query = ApiKeyModel.query(db).where({ organizationId }).whereNull('revokedAt');
  return readPage(query, page, [{ column: 'id', property: 'id' }], 'desc');
}

/** Creates a key; its secret exists only in what this returns. */
export async function createApiKey(
  db: Db,
  actor: Actor,
  organizationId: string,
  { name, scopes, expiresAt }: Schemas['ApiKeyInput'],
): Promise<{ key: ApiKeyModel; secret: string }> {
  authorize(actor, organizationId, 'organization:manage', 'organization');
  const expires = expiresAt ? new Date(expiresAt) : null;
  if (expires && expires <= new Date()) throw invalid([bodyFault('/expiresAt', 'in_the_past', 'This lies in the past.')]);
  const secret = newSecret('epk');
  const key = await ApiKeyModel.query(db)
    .insert({ id: newId('key'), organizationId, name, scopes, expiresAt: expires, secretHash: hashSecret(secret), hint: secret.slice(-4) })
    .returning('*');
  return { key, secret };
}

/** Ends a key; revoking it twice is fine. */
export async function revokeApiKey(db: Db, actor: Actor, organizationId: string, id: string): Promise<void> {
  authorize(actor, organizationId, 'organization:manage', 'organization');
  const revoked = await ApiKeyModel.query(db)
    .where({ id, organizationId })
    .patch({ revokedAt: raw('coalesce(revoked_at, now())') as unknown as Date });
  if (revoked === 0) throw notFound('API key');
}
