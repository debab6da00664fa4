import type { components } from '../../contract/generated.js';
import type { UserModel } from '../../db/models/accounts.js';

type Schemas = components['schemas'];

export const presentUser = (user: UserModel, memberships: Schemas['Membership'][]): Schemas['User'] => ({
  id: user.id,
  email: user.email,
  firstName: user.firstName,
  lastName: user.lastName,
  role: user.role,
  emailVerified: user.emailVerifiedAt !== null,
  memberships,
  createdAt: user.createdAt.toISOString(),
});
