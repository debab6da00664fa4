import { createHash } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import { Problem } from '../../errors/problem.js';

/** Seconds an access token lives. */
export const accessTokenSeconds = 15 * 60;
const issuer = 'echoplex';
const audience = 'echoplex-api';

/** What an access token proves: who, and in which session. */
export interface AccessTokenSubject {
  userId: string;
  sessionId: string;
}

const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);
/** Names a secret without telling it. */
const keyId = (secret: string): string => createHash('sha256').update(`kid:${secret}`).digest('hex').slice(0, 12);

/** Signs an access token with the first secret. */
export function signAccessToken({ userId, sessionId }: AccessTokenSubject, [secret = '']: string[]): Promise<string> {
  return new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: keyId(secret) })
    .setSubject(userId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${accessTokenSeconds}s`)
    .sign(keyOf(secret));
}

/** The secret a token says it was signed with, if it is one of ours. */
function secretOf(token: string, secrets: string[]): string | undefined {
  try {
    const { kid } = decodeProtectedHeader(token);
    return secrets.find((secret) => keyId(secret) === kid);
  } catch {
    // No JWT at all: refused like one with an unknown key.
    return undefined;
  }
}

/**
 * What an access token proves.
 * @throws Problem `token_expired` or `token_invalid`
 */
export async function verifyAccessToken(token: string, secrets: string[]): Promise<AccessTokenSubject> {
  const secret = secretOf(token, secrets);
  try {
    if (secret !== undefined) {
      const { payload } = await jwtVerify(token, keyOf(secret), { issuer, audience, algorithms: ['HS256'], typ: 'at+jwt' });
      if (payload.sub && typeof payload.sid === 'string') return { userId: payload.sub, sessionId: payload.sid };
    }
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new Problem('token_expired', 'The access token has expired. Exchange the refresh token for a new one.', { cause: error });
    }
  }
  throw new Problem('token_invalid', 'The access token is not valid. Sign in again.');
}
