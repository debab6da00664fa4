import { errors, jwtVerify, SignJWT } from 'jose';
import { Problem } from '../../errors/problem.js';

/** Seconds an access token lives. */
export const accessTokenSeconds = 15 * 60;
const issuer = 'echoplex';
const audience = 'echoplex-api';

const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);

/** Signs the user's access token. */
export const signAccessToken = (userId: string, secret: string): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setSubject(userId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${accessTokenSeconds}s`)
    .sign(keyOf(secret));

/**
 * The user an access token was signed for.
 * @throws Problem `token_expired` or `token_invalid`
 */
export async function verifyAccessToken(token: string, secret: string): Promise<string> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), { issuer, audience, algorithms: ['HS256'], typ: 'at+jwt' });
    if (payload.sub) return payload.sub;
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new Problem('token_expired', 'The access token has expired. Exchange the refresh token for a new one.', { cause: error });
    }
  }
  throw new Problem('token_invalid', 'The access token is not valid. Sign in again.');
}
