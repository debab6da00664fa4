import type { Actor, MemberRole } from '../../access/actor.js';
import { authorize } from '../../access/permissions.js';
import type { Db, Transaction } from '../../db/knex.js';
import { InvitationModel, MemberModel, OrganizationModel } from '../../db/models/accounts.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { inTransaction } from '../../db/transaction.js';
import { notFound, Problem } from '../../errors/problem.js';
import { recordAudit } from '../audit/service.js';
import type { MemberView } from './present.js';

const withUser = (db: Db) =>
  MemberModel.query(db)
    .join('users', 'users.id', 'members.userId')
    .select('members.*', 'users.email', 'users.firstName', 'users.lastName', 'users.avatar');

/** The members of an organization, those who joined first first. */
export async function listMembers(db: Db, actor: Actor, organizationId: string, page: PageInput): Promise<Page<MemberView>> {
  authorize(actor, organizationId, 'organization:manage', 'organization');
  const query = withUser(db).where('members.organizationId', organizationId);
  const { data, nextCursor } = await readPage(query, page, [{ column: 'members.id', property: 'id' }], 'asc');
  return { data: data as MemberView[], nextCursor };
}

const roleOf = (actor: Actor, organizationId: string): MemberRole | undefined =>
  actor.kind === 'user' ? actor.memberships.find((membership) => membership.organizationId === organizationId)?.role : undefined;

/** Only owners make owners, change them or remove them. */
export function assertMayGrant(actor: Actor, organizationId: string, ...roles: MemberRole[]): void {
  if (roles.includes('owner') && roleOf(actor, organizationId) !== 'owner') {
    throw new Problem('forbidden', 'Only an owner can do that to an owner.');
  }
}

/** The organization's lock orders everybody who changes its members, so two owners cannot both be the last to leave. */
async function lockMember(trx: Transaction, organizationId: string, id: string): Promise<MemberView> {
  await OrganizationModel.query(trx).findById(organizationId).forUpdate();
  const member = await withUser(trx).where({ 'members.id': id, 'members.organizationId': organizationId }).first();
  if (!member) throw notFound('member');
  return member as MemberView;
}

async function assertOwnerRemains(trx: Transaction, member: MemberModel): Promise<void> {
  if (member.role !== 'owner') return;
  const others = await MemberModel.query(trx)
    .where({ organizationId: member.organizationId, role: 'owner' })
    .whereNot({ id: member.id })
    .resultSize();
  if (others === 0) throw new Problem('last_owner', 'An organization needs an owner. Make somebody else an owner first.');
}

/** What somebody invited others to ends with the role that allowed it. */
async function takeBackInvitationsOf(trx: Transaction, { organizationId, userId }: MemberModel): Promise<void> {
  await InvitationModel.query(trx)
    .where({ organizationId, invitedBy: userId })
    .whereNull('acceptedAt')
    .whereNull('revokedAt')
    .patch({ revokedAt: new Date() });
}

/** Changes what a member may do. */
export async function updateMember(db: Db, actor: Actor, organizationId: string, id: string, role: MemberRole): Promise<MemberView> {
  authorize(actor, organizationId, 'organization:manage', 'organization');
  return inTransaction(db, async (trx) => {
    const member = await lockMember(trx, organizationId, id);
    assertMayGrant(actor, organizationId, role, member.role);
    if (member.role === role) return member;
    if (role !== 'owner') await assertOwnerRemains(trx, member);
    await MemberModel.query(trx).findById(id).patch({ role });
    await takeBackInvitationsOf(trx, member);
    const target = { type: 'member', id } as const;
    await recordAudit(trx, actor, organizationId, { action: 'members.update', target, before: { role: member.role }, after: { role } });
    return lockMember(trx, organizationId, id);
  });
}

/** Removes a member; members may remove themselves. */
export async function removeMember(db: Db, actor: Actor, organizationId: string, id: string): Promise<void> {
  authorize(actor, organizationId, 'organization:read', 'organization');
  await inTransaction(db, async (trx) => {
    const member = await lockMember(trx, organizationId, id);
    const leaving = actor.kind === 'user' && actor.userId === member.userId;
    if (!leaving) {
      authorize(actor, organizationId, 'organization:manage', 'member');
      assertMayGrant(actor, organizationId, member.role);
    }
    await assertOwnerRemains(trx, member);
    await MemberModel.query(trx).deleteById(id);
    await takeBackInvitationsOf(trx, member);
    const before = { email: member.email, role: member.role };
    await recordAudit(trx, actor, organizationId, { action: 'members.remove', target: { type: 'member', id }, before });
  });
}
