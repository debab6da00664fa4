import { ApiError, type EchoPlex, type Session } from '@echoplex/sdk';
import type { Connection, ProfileSource } from '../config/connection.js';
import { readConfig, replaceProfile, updateProfile, withFileLock, type Profile } from '../config/file.js';
import { NotLoggedInError, UsageError } from '../errors.js';
import { createClient } from './client.js';
import { program } from '../config/program.js';

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
  new NotLoggedInError(`Your session at ${apiUrl} has ended.`, { hint: `Log in again: ${program} login` });

/**
 * The profile with an access token that is still good. A refresh token works once, so only one process renews it: the others
 * wait and read what it wrote.
 */
async function freshProfile({ file, name, profile }: ProfileSource, apiUrl: string): Promise<Profile> {
  if (profile.refreshToken === undefined || isFresh(profile)) return profile;
  return await withFileLock(file, async () => {
    const current = (await readConfig(file))?.profiles[name] ?? profile;
    if (current.refreshToken === undefined || isFresh(current)) return current;
    try {
      const session = await createClient({ baseUrl: apiUrl }).auth.refresh({ refreshToken: current.refreshToken });
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
  return createClient({
    baseUrl: apiUrl,
    ...(accessToken !== undefined && { accessToken }),
    ...(refreshToken !== undefined && { refreshToken }),
    onToken: (session) => updateProfile(source.file, source.name, (current) => ({ apiUrl, ...current, ...tokensOf(session) })),
  });
}

/** The session of a profile, or null when there is none or it is over while an API key stands beside it. */
async function openSession(source: ProfileSource, apiUrl: string): Promise<EchoPlex | null> {
  const { accessToken, refreshToken, apiKey } = source.profile;
  if ((accessToken ?? refreshToken) === undefined) return null;
  try {
    return sessionClient(source, await freshProfile(source, apiUrl), apiUrl);
  } catch (error) {
    if (error instanceof NotLoggedInError && apiKey !== undefined) return null;
    throw error;
  }
}

function keyClient(apiKey: string, from: string, connection: Connection): Api {
  const echoplex = createClient({ baseUrl: connection.apiUrl, apiKey: requireKey(apiKey, from) });
  return { echoplex, connection, credentialFrom: `API key of ${from}`, byKey: true };
}

/**
 * Opens the API that a connection names: with the key of the environment, else the profile's session, else the profile's key.
 * @throws {NotLoggedInError} when a credential is `required` and there is none, or the session is over.
 */
export async function openApi(connection: Connection, { required }: { required: boolean }): Promise<Api> {
  const { apiUrl, apiKey, source } = connection;
  if (apiKey !== undefined) return keyClient(apiKey, 'ECHOPLEX_API_KEY', connection);
  if (source !== undefined) {
    const place = `profile "${source.name}" in ${source.file}`;
    const echoplex = await openSession(source, apiUrl);
    if (echoplex !== null) return { echoplex, connection, credentialFrom: `session of ${place}`, byKey: false };
    if (source.profile.apiKey !== undefined) return keyClient(source.profile.apiKey, place, connection);
  }
  if (required) throw new NotLoggedInError(`You are not logged in at ${apiUrl}.`, { hint: `Log in: ${program} login` });
  return { echoplex: createClient({ baseUrl: apiUrl }), connection, credentialFrom: null, byKey: false };
}
