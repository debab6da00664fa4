import type { components } from '../../contract/generated.js';
import type { InvitationModel, MemberModel, UserModel } from '../../db/models/accounts.js';
import { pictureUrl } from '../media/service.js';

type Schemas = components['schemas'];

/** A membership with what is shown of its user. */
export type MemberView = MemberModel & Pick<UserModel, 'email' | 'firstName' | 'lastName' | 'avatar'>;

export const presentMember = (member: MemberView, publicUrl: string): Schemas['Member'] => ({
  id: member.id,
  userId: member.userId,
  email: member.email,
  firstName: member.firstName,
  lastName: member.lastName,
  avatarUrl: pictureUrl(publicUrl, member.avatar),
  role: member.role,
  createdAt: member.createdAt.toISOString(),
});

export const presentInvitation = (invitation: InvitationModel): Schemas['Invitation'] => ({
  id: invitation.id,
  email: invitation.email,
  role: invitation.role,
  expiresAt: invitation.expiresAt.toISOString(),
  createdAt: invitation.createdAt.toISOString(),
});
