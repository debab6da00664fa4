import type { components } from '../../contract/generated.js';
import type { SessionModel, UserModel } from '../../db/models/accounts.js';
import { pictureUrl } from '../media/service.js';

type Schemas = components['schemas'];

export const presentUser = (user: UserModel, memberships: Schemas['Membership'][], publicUrl: string): Schemas['User'] => ({
  id: user.id,
  email: user.email,
  firstName: user.firstName,
  lastName: user.lastName,
  role: user.role,
  emailVerified: user.emailVerifiedAt !== null,
  avatarUrl: pictureUrl(publicUrl, user.avatar),
  memberships,
  createdAt: user.createdAt.toISOString(),
});

export const presentSession = (session: SessionModel, currentId: string): Schemas['UserSession'] => ({
  id: session.id,
  current: session.id === currentId,
  userAgent: session.userAgent,
  address: session.address,
  createdAt: session.createdAt.toISOString(),
  lastUsedAt: session.lastUsedAt.toISOString(),
});
