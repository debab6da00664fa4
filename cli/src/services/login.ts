import type { Session, User } from '@echoplex/sdk';
import { readConfig, updateProfile, type Profile } from '../config/file.js';
import { normalizeUrl, type Connection } from '../config/connection.js';
import { requireKey, tokensOf } from './api.js';
import { createClient } from './client.js';

/** Which profile of which file a login fills. */
export interface Target {
  file: string;
  name: string;
}

/** What a login found out. */
export interface LoggedIn {
  user?: User;
  /** The organization that commands are now about. */
  organization?: { id: string; name: string };
  /** How many there are to choose from. */
  organizations: number;
  target: Target;
}

/**
 * Where a login is kept: in the profile that is in use for this address, so that the next command finds it. Without one, in
 * the user's file; a profile that belongs to another address is left alone.
 */
export async function loginTarget(connection: Connection, name: string | undefined, userFile: string): Promise<Target> {
  if (connection.source && (name === undefined || connection.source.name === name))
    return { file: connection.source.file, name: connection.source.name };
  if (name !== undefined) return { file: userFile, name };
  const config = await readConfig(userFile);
  const taken = config?.profiles[config.defaultProfile];
  const free = taken === undefined || normalizeUrl(taken.apiUrl, userFile) === connection.apiUrl;
  return { file: userFile, name: free ? (config?.defaultProfile ?? 'default') : new URL(connection.apiUrl).host };
}

async function save(target: Target, profile: Profile): Promise<void> {
  await updateProfile(target.file, target.name, () => profile);
}

/**
 * Keeps a session in a profile.
 * @param wanted The organization that commands are about from now on; the only one without it.
 */
export async function keepSession(apiUrl: string, session: Session, target: Target, wanted?: string): Promise<LoggedIn> {
  const { memberships, email } = session.user;
  const chosen =
    memberships.find(({ organizationId }) => organizationId === wanted) ?? (memberships.length === 1 ? memberships[0] : undefined);
  const organization = chosen && { id: chosen.organizationId, name: chosen.organizationName };
  await save(target, { apiUrl, email, ...tokensOf(session), ...(organization && { organization: organization.id }) });
  return { user: session.user, ...(organization && { organization }), organizations: memberships.length, target };
}

/** Logs in as a user and keeps the session. */
export async function loginWithPassword(
  apiUrl: string,
  credentials: { email: string; password: string },
  target: Target,
): Promise<LoggedIn> {
  return await keepSession(apiUrl, await createClient({ baseUrl: apiUrl }).auth.login(credentials), target);
}

/** Keeps an API key after the API has accepted it. */
export async function loginWithKey(apiUrl: string, apiKey: string, target: Target): Promise<LoggedIn> {
  const { data } = await createClient({ baseUrl: apiUrl, apiKey: requireKey(apiKey, '--api-key') }).organizations.list();
  const [organization] = data;
  await save(target, { apiUrl, apiKey, ...(organization && { organization: organization.id }) });
  return { ...(organization && { organization }), organizations: data.length, target };
}

/** Ends the session at the API and forgets the credential here. Answers whether there was one. */
export async function logout({ apiUrl, source }: Connection): Promise<boolean> {
  if (source === undefined) return false;
  const { apiKey, accessToken, refreshToken } = source.profile;
  await updateProfile(source.file, source.name, () => null);
  // Forgotten here first: an API that is down must not keep anybody logged in.
  if (refreshToken !== undefined) await createClient({ baseUrl: apiUrl }).auth.logout({ refreshToken });
  return (apiKey ?? accessToken ?? refreshToken) !== undefined;
}
