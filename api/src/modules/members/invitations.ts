import { raw } from 'objection';
import type { Actor } from '../../access/actor.js';
import { authorize } from '../../access/permissions.js';
import { requireUser } from '../../access/require-user.js';
import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import { addJob } from '../../db/jobs.js';
import type { Db, Transaction } from '../../db/knex.js';
import { InvitationModel, MemberModel, OrganizationModel, UserModel } from '../../db/models/accounts.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { hashSecret, newSecret } from '../../db/secrets.js';
import { inTransaction } from '../../db/transaction.js';
import { notFound, Problem } from '../../errors/problem.js';
import { type AccountSettings, createInvitedUser, type Device, findUserByEmail, openUserSession } from '../accounts/service.js';
import { recordAudit } from '../audit/service.js';
import { lockOwnOrganization } from '../organizations/service.js';
import { assertMayGrant } from './members.js';

type Schemas = components['schemas'];

const inAWeek = (): Date => raw(`now() + interval '7 days'`) as unknown as Date;
const now = (): Date => raw('now()') as unknown as Date;
const open = (db: Db) => InvitationModel.query(db).whereNull('acceptedAt').whereNull('revokedAt');

/** Invites an address; a second invitation of the same address takes the place of the first. */
export async function inviteMember(
  db: Db,
  actor: Actor,
  organizationId: string,
  { email, role }: Schemas['InvitationInput'],
): Promise<InvitationModel> {
  return inTransaction(db, async (trx) => {
    await lockOwnOrganization(trx, actor, organizationId);
    assertMayGrant(actor, organizationId, role);
    const user = await findUserByEmail(trx, email);
    if (user && (await MemberModel.query(trx).findOne({ organizationId, userId: user.id }))) {
      throw new Problem('already_member', `${email} is a member already. Change the role instead.`);
    }
    await open(trx).where({ organizationId }).whereRaw('lower(email) = lower(?)', [email]).patch({ revokedAt: now() });
    const invitation = await InvitationModel.query(trx)
      .insert({
        id: newId('inv'),
        organizationId,
        email,
        role,
        // Nobody knows this token: the mail makes its own.
        tokenHash: hashSecret(newSecret('ept')),
        invitedBy: requireUser(actor).userId,
        expiresAt: inAWeek(),
      })
      .returning('*');
    await addJob(trx, 'send-invitation', { invitationId: invitation.id }, invitation.id);
    const target = { type: 'invitation', id: invitation.id } as const;
    await recordAudit(trx, actor, organizationId, { action: 'members.invite', target, after: { email, role } });
    return invitation;
  });
}

/** Makes the token for the mail; it exists only in what this returns. Null when the invitation is no longer open. */
export async function issueInvitationToken(db: Db, id: string): Promise<{ invitation: InvitationModel; token: string } | null> {
  const token = newSecret('ept');
  const [invitation] = await open(db)
    .where({ id })
    .patch({ tokenHash: hashSecret(token) })
    .returning('*');
  return invitation ? { invitation, token } : null;
}

/** The invitations nobody has accepted yet, newest first. */
export async function listInvitations(db: Db, actor: Actor, organizationId: string, page: PageInput): Promise<Page<InvitationModel>> {
  authorize(actor, organizationId, 'organization:manage', 'organization');
  const query = open(db).where({ organizationId }).whereRaw('expires_at > now()');
  return readPage(query, page, [{ column: 'id', property: 'id' }], 'desc');
}

/** Takes an invitation back; twice is fine. */
export async function revokeInvitation(db: Db, actor: Actor, organizationId: string, id: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockOwnOrganization(trx, actor, organizationId);
    const invitation = await InvitationModel.query(trx).findOne({ id, organizationId }).forUpdate();
    if (!invitation) throw notFound('invitation');
    if (invitation.revokedAt || invitation.acceptedAt) return;
    await invitation.$query(trx).patch({ revokedAt: now() });
    const { email, role } = invitation;
    await recordAudit(trx, actor, organizationId, {
      action: 'invitations.revoke',
      target: { type: 'invitation', id },
      before: { email, role },
    });
  });
}

async function findInvitation(trx: Transaction, token: string): Promise<InvitationModel> {
  const found = await InvitationModel.query(trx).findOne({ tokenHash: hashSecret(token) });
  // The organization first, as everybody who changes members: two acceptances at once queue up here.
  if (found) await OrganizationModel.query(trx).findById(found.organizationId).forUpdate();
  const invitation = found && (await InvitationModel.query(trx).findById(found.id).forUpdate());
  if (!invitation || invitation.acceptedAt || invitation.revokedAt) {
    throw new Problem('token_invalid', 'This invitation was accepted, taken back or replaced by a newer one. Ask for a new one.');
  }
  if (invitation.expiresAt <= new Date()) throw new Problem('token_expired', 'This invitation has expired. Ask for a new one.');
  return invitation;
}

const forSomebodyElse = (email: string): Problem =>
  new Problem('wrong_email', `This invitation is for ${email.replace(/^(.).*@/, '$1…@')}. Sign in with that address.`);

/** The user who accepts: signed in with the invited address, or new with exactly that one, which the mail has proven. */
async function invitee(
  trx: Transaction,
  actor: Actor,
  invitation: InvitationModel,
  account: Schemas['InvitedAccountInput'] | undefined,
  settings: AccountSettings,
): Promise<UserModel> {
  if (account && actor.kind === 'anonymous') return createInvitedUser(trx, invitation.email, account, settings);
  const { userId } = requireUser(actor);
  const user = await UserModel.query(trx).findById(userId);
  if (!user || user.email.toLowerCase() !== invitation.email.toLowerCase()) throw forSomebodyElse(invitation.email);
  return user;
}

/** Makes the invited person a member; somebody new gets an account and is signed in. */
export async function acceptInvitation(
  db: Db,
  actor: Actor,
  { token, account }: Schemas['AcceptInvitationInput'],
  device: Device,
  settings: AccountSettings,
): Promise<Schemas['AcceptedInvitation']> {
  if (actor.kind === 'anonymous' && !account)
    throw new Problem('unauthenticated', 'Sign in with the invited address, or send `account` to create one.');
  return inTransaction(db, async (trx) => {
    const invitation = await findInvitation(trx, token);
    const { organizationId, role } = invitation;
    const user = await invitee(trx, actor, invitation, account, settings);
    const created = user.id !== (actor.kind === 'user' ? actor.userId : undefined);
    await MemberModel.query(trx)
      .insert({ id: newId('mem'), organizationId, userId: user.id, role })
      .onConflict(['organizationId', 'userId'])
      .ignore();
    await invitation.$query(trx).patch({ acceptedAt: now() });
    const member = await MemberModel.query(trx).findOne({ organizationId, userId: user.id });
    const organization = await OrganizationModel.query(trx).findById(organizationId);
    if (!member || !organization) throw notFound('organization');
    const by: Actor = { kind: 'user', userId: user.id, sessionId: '', role: user.role, memberships: [] };
    const after = { email: user.email, role: member.role };
    await recordAudit(trx, by, organizationId, { action: 'members.accept', target: { type: 'member', id: member.id }, after });
    return {
      membership: { organizationId, organizationName: organization.name, memberId: member.id, role: member.role },
      session: created ? await openUserSession(trx, user.id, device, settings) : null,
    };
  });
}
