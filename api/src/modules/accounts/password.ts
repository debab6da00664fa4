import bcrypt from 'bcrypt';
import { isCommonPassword } from './common-passwords.js';
import { Problem, bodyFault } from '../../errors/problem.js';

/** bcrypt reads 72 bytes and silently drops the rest: more is refused rather than half checked. */
const maxBytes = 72;
const decoys = new Map<number, Promise<string>>();

/** A hash nobody's password has, so that an unknown email takes as long to refuse as a wrong password. */
export function decoyHash(cost: number): Promise<string> {
  const decoy = decoys.get(cost) ?? hashPassword('no account has this password', cost);
  decoys.set(cost, decoy);
  return decoy;
}

/**
 * @param pointer where the request has the password
 * @throws Problem `weak_password` with the reason
 */
export function assertAcceptablePassword(password: string, email: string, pointer = '/password'): void {
  const weak = (message: string): Problem =>
    new Problem('weak_password', message, { errors: [bodyFault(pointer, 'weak_password', message)] });
  if (Buffer.byteLength(password) > maxBytes) throw weak('A password may have at most 72 bytes; this one is longer.');
  const name = email.split('@')[0]?.toLowerCase() ?? '';
  const lower = password.toLowerCase();
  if (isCommonPassword(password))
    throw weak('This is one of the passwords that are guessed first. Use several words, or something random.');
  if (new Set(lower).size < 5) throw weak('Use at least five different characters.');
  if (lower === email.toLowerCase() || (name.length >= 4 && lower.replaceAll(/\d/g, '') === name)) {
    throw weak('Do not use your email address as password.');
  }
}

/**
 * Hashes off the event loop.
 * @param cost `passwordCost` of the configuration
 */
export const hashPassword = (password: string, cost: number): Promise<string> => bcrypt.hash(password, cost);

export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  return (await bcrypt.compare(password, hash)) && Buffer.byteLength(password) <= maxBytes;
}
