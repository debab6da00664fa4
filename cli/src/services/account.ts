import type { Organization, User } from '@echoplex/sdk';
import { updateProfile } from '../config/file.js';
import type { Api } from './api.js';
import { chosenOrganization } from './organizations.js';

/** Who a credential stands for. */
export interface Identity {
  /** For a session. */
  user?: User;
  /** For an API key the one it belongs to, for a session the chosen one. */
  organization?: Pick<Organization, 'id' | 'name'>;
}

/** Notes a new address in the profile whose session this is. */
export async function rememberEmail({ connection: { source }, byKey }: Api, email: string): Promise<void> {
  if (source === undefined || byKey) return;
  await updateProfile(source.file, source.name, (current) => ({ ...(current ?? source.profile), email }));
}

/** Asks the API who we are: a user, or for an API key the organization it belongs to. */
export async function whoami(api: Api): Promise<Identity> {
  if (api.byKey) {
    const { data } = await api.echoplex.organizations.list();
    return data[0] ? { organization: data[0] } : {};
  }
  const user = await api.echoplex.me.get();
  const wanted = api.connection.org ?? chosenOrganization(api);
  const { memberships } = user;
  const found =
    memberships.find(({ organizationId }) => organizationId === wanted) ?? (memberships.length === 1 ? memberships[0] : undefined);
  return { user, ...(found && { organization: { id: found.organizationId, name: found.organizationName } }) };
}
