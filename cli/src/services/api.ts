import { ApiError, EchoPlex, type Session } from '@echoplex/sdk';
import type { Connection, ProfileSource } from '../config/connection.js';
import { readConfig, replaceProfile, updateProfile, withFileLock, type Profile } from '../config/file.js';
import { NotLoggedInError, UsageError } from '../errors.js';

/** The client of a command and what it was made from. */
export interface Api {
  echoplex: EchoPlex;
  connection: Connection;
  /** Where the credential comes from, in words; null without one. */
  credentialFrom: string | null;
  /** Whether requests are signed with an API key rather than a user's session. */
  byKey: boolean;
}

/** @throws {UsageError} for a key with characters that no key has, such as the dots of an example. */
export function requireKey(apiKey: string, from: string): string {
  if (/^[!-~]+$/.test(apiKey)) return apiKey;
  throw new UsageError(`The API key from ${from} is not one: it has characters that no key has.`);
}

// A token that ends within this time is renewed before it is used.
const leeway = 30_000;

/** What a profile keeps of a session. */
export function tokensOf(session: Session, now: number = Date.now()): Pick<Profile, 'accessToken' | 'refreshToken' | 'expiresAt'> {
  return {
    accessToken: session.accessToken,
    refreshToken: session.refreshToken,
    expiresAt: new Date(now + session.expiresIn * 1000).toISOString(),
  };
}

const isFresh = ({ expiresAt }: Profile): boolean => expiresAt === undefined || Date.parse(expiresAt) - Date.now() > leeway;

const sessionOver = (apiUrl: string): NotLoggedInError =>
  new NotLoggedInError(`Your session at ${apiUrl} has ended.`, { hint: 'Log in again: echoplex login' });

/**
 * The profile with an access token that is still good. A refresh token works once, so only one process renews it: the others
 * wait and read what it wrote.
 */
async function freshProfile({ file, name, profile }: ProfileSource, apiUrl: string): Promise<Profile> {
  if (profile.apiKey !== undefined || profile.refreshToken === undefined || isFresh(profile)) return profile;
  return await withFileLock(file, async () => {
    const current = (await readConfig(file))?.profiles[name] ?? profile;
    if (current.refreshToken === undefined || isFresh(current)) return current;
    try {
      const session = await new EchoPlex({ baseUrl: apiUrl }).auth.refresh({ refreshToken: current.refreshToken });
      const renewed = { ...current, ...tokensOf(session) };
      await replaceProfile(file, name, () => renewed);
      return renewed;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) throw sessionOver(apiUrl);
      throw error;
    }
  });
}

/** A client for a profile's session, which writes renewed tokens back to where they came from. */
function sessionClient(source: ProfileSource, { accessToken, refreshToken }: Profile, apiUrl: string): EchoPlex {
  return new EchoPlex({
    baseUrl: apiUrl,
    ...(accessToken !== undefined && { accessToken }),
    ...(refreshToken !== undefined && { refreshToken }),
    onToken: (session) => updateProfile(source.file, source.name, (current) => ({ apiUrl, ...current, ...tokensOf(session) })),
  });
}

/**
 * Opens the API that a connection names.
 * @throws {NotLoggedInError} when a credential is `required` and there is none, or the session is over.
 */
export async function openApi(connection: Connection, { required }: { required: boolean }): Promise<Api> {
  const { apiUrl, apiKey, source } = connection;
  if (apiKey !== undefined) {
    const echoplex = new EchoPlex({ baseUrl: apiUrl, apiKey: requireKey(apiKey, 'ECHOPLEX_API_KEY') });
    return { echoplex, connection, credentialFrom: 'API key in ECHOPLEX_API_KEY', byKey: true };
  }
  if (source?.profile.apiKey !== undefined) {
    const from = `API key of profile "${source.name}" in ${source.file}`;
    return { echoplex: new EchoPlex({ baseUrl: apiUrl, apiKey: source.profile.apiKey }), connection, credentialFrom: from, byKey: true };
  }
  const signedIn = source !== undefined && (source.profile.accessToken ?? source.profile.refreshToken) !== undefined;
  if (!signedIn) {
    if (required) throw new NotLoggedInError(`You are not logged in at ${apiUrl}.`, { hint: 'Log in: echoplex login' });
    return { echoplex: new EchoPlex({ baseUrl: apiUrl }), connection, credentialFrom: null, byKey: false };
  }
  const profile = await freshProfile(source, apiUrl);
  const from = `session of profile "${source.name}" in ${source.file}`;
  return { echoplex: sessionClient(source, profile, apiUrl), connection, credentialFrom: from, byKey: false };
}
