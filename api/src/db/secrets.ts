import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A new random secret of 256 bits behind its prefix: API key, order, refresh token, or the token of a mail. */
export const newSecret = (prefix: 'epk' | 'eos' | 'ert' | 'ept'): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

/** What is stored of a secret. It is random, so a plain hash is enough. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Letters and digits that nobody confuses when reading them out. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Groups of random letters and digits: `readableCode(4, 4)` is like `Q7RM-2XKD`. */
export const readableCode = (...groups: number[]): string =>
  groups.map((length) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')).join('-');
