import type { Session } from '../generated/models.js';
import { ApiError } from './errors.js';

/** What a client signs its requests with. */
export interface Credentials {
  apiKey?: string | undefined;
  accessToken?: string | undefined;
  refreshToken?: string | undefined;
}

/** Holds a client's credential and renews it when it has expired. */
export interface CredentialStore {
  /** What to send now. */
  current(): string | undefined;
  /** Replaces the session, or with null forgets it. */
  use(session: Pick<Session, 'accessToken' | 'refreshToken'> | null): void;
  /**
   * Whether a request that was refused with `error` is worth repeating with the now current credential. Renews the session
   * where that is needed, once for all requests that wait for it.
   */
  renewAfter(error: unknown, used: string | undefined): Promise<boolean>;
}

const renewable = new Set<string>(['token_expired', 'unauthenticated']);

/**
 * @param refresh Exchanges a refresh token for a new session.
 * @param onToken Told of the new session before anybody goes on with it.
 */
export function createCredentialStore(
  given: Credentials,
  refresh: (refreshToken: string) => Promise<Session>,
  onToken?: (session: Session) => void | Promise<void>,
): CredentialStore {
  let { accessToken, refreshToken } = given;
  let renewing: Promise<void> | undefined;

  async function renew(token: string): Promise<void> {
    try {
      const session = await refresh(token);
      ({ accessToken, refreshToken } = session);
      await onToken?.(session);
    } catch (error) {
      // A refused refresh token stays refused: asking again would only look like theft.
      if (error instanceof ApiError && error.status < 500 && error.status !== 429) refreshToken = undefined;
      throw error;
    }
  }

  return {
    current: () => accessToken ?? given.apiKey,
    use(session) {
      accessToken = session?.accessToken;
      refreshToken = session?.refreshToken;
    },
    async renewAfter(error, used) {
      if (!(error instanceof ApiError) || error.status !== 401 || !renewable.has(error.code)) return false;
      // Somebody else renewed it while this request was under way.
      if (used !== accessToken && accessToken !== undefined) return true;
      if (renewing === undefined) {
        if (refreshToken === undefined) return false;
        renewing = renew(refreshToken).finally(() => (renewing = undefined));
      }
      try {
        await renewing;
        return true;
      } catch (cause) {
        if (!(cause instanceof ApiError)) throw cause;
        error.cause = cause;
        return false;
      }
    },
  };
}
