import { hash, randomFillSync } from 'node:crypto';

const secretBytes = 32;
const pool = Buffer.allocUnsafe(256 * secretBytes);
let used = pool.length;

/** 256 random bits. The operating system is asked for many at a time: each question costs more than making a secret of the answer. */
function randomSecret(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const start = used;
  used += secretBytes;
  const secret = pool.toString('base64url', start, used);
  pool.fill(0, start, used);
  return secret;
}

/** A new random secret of 256 bits behind its prefix: API key, refresh token, or the token of a mail. */
export const newSecret = (prefix: 'epk' | 'ert' | 'ept'): string => `${prefix}_${randomSecret()}`;

/**
 * A new secret of an order: the order's id, so that its row is found without an index of secrets, which every sale would have to keep, and 256
 * random bits.
 */
export const newOrderSecret = (orderId: string): string => `eos_${orderId.slice('ord_'.length)}${randomSecret()}`;

/** The order a secret says it opens; whether it does is told by its hash. Null for those that were made before they said so. */
export const orderOfSecret = (secret: string): string | null =>
  /^eos_[0-9a-hjkmnp-tv-z]{26}[\w-]{43}$/.test(secret) ? `ord_${secret.slice(4, 30)}` : null;

/** What is stored of a secret, as bytes or in hexadecimal digits. It is random, so a plain hash is enough. */
export function hashSecret(secret: string): Buffer;
export function hashSecret(secret: string, encoding: 'hex'): string;
export function hashSecret(secret: string, encoding: 'hex' | 'buffer' = 'buffer'): string | Buffer {
  return encoding === 'hex' ? hash('sha256', secret, 'hex') : hash('sha256', secret, 'buffer');
}

/** Letters and digits that nobody confuses when reading them out. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** As many bytes as have each letter equally often; those above are drawn again. */
const evenBytes = 256 - (256 % alphabet.length);
const letterPool = Buffer.allocUnsafe(1024);
let lettersUsed = letterPool.length;

function randomLetter(): string {
  for (;;) {
    if (lettersUsed === letterPool.length) {
      randomFillSync(letterPool);
      lettersUsed = 0;
    }
    const byte = letterPool[lettersUsed++] as number;
    if (byte < evenBytes) return alphabet.charAt(byte % alphabet.length);
  }
}

/** Groups of random letters and digits: `readableCode(4, 4)` is like `Q7RM-2XKD`. */
export function readableCode(...groups: number[]): string {
  let code = '';
  for (const [index, length] of groups.entries()) {
    if (index > 0) code += '-';
    for (let drawn = 0; drawn < length; drawn += 1) code += randomLetter();
  }
  return code;
}
