import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Knex } from 'knex';
import { SessionModel } from '../../db/models/accounts.js';
import { Problem } from '../../errors/problem.js';

/** Asks whether another try to sign in is allowed, and forgets the tries when one succeeded. */
export interface LoginThrottle {
  /**
   * Counts a try.
   * @returns takes it back, because it succeeded
   * @throws Problem `rate_limited` with Retry-After
   */
  attempt(email: string, address: string, userId: string | undefined): Promise<() => Promise<void>>;
}

const minutes = (count: number): number => count * 60;
const digest = (text: string): string => createHash('sha256').update(text.toLowerCase()).digest('base64url').slice(0, 22);

/** No throttle at all: RATE_LIMITS=off. */
export const noThrottle: LoginThrottle = { attempt: () => Promise.resolve(() => Promise.resolve()) };

/**
 * Throttles signing in by counters in PostgreSQL, so that it holds over any number of processes:
 * - 5 failures of one account from one address in 15 minutes: that is somebody guessing;
 * - 100 failures from one address in an hour, whatever the accounts;
 * - 50 failures of one account in an hour from anywhere. This one does not count for addresses the user signed in from lately, so that
 *   strangers who guess cannot keep the owner out.
 */
export function createLoginThrottle(db: Knex): LoginThrottle {
  const limiter = (keyPrefix: string, points: number, duration: number): RateLimiterPostgres =>
    new RateLimiterPostgres({
      storeClient: db,
      storeType: 'knex',
      tableName: 'throttles',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration,
    });
  const pair = limiter('login-pair', 5, minutes(15));
  const source = limiter('login-address', 100, minutes(60));
  const account = limiter('login-account', 50, minutes(60));

  const consume = async (of: RateLimiterPostgres, key: string): Promise<void> => {
    await of.consume(key).catch((refusal: unknown) => {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new Problem('rate_limited', `Too many tries to sign in. Wait ${Math.ceil(seconds / 60)} minutes, or set a new password.`, {
        headers: { 'Retry-After': String(seconds) },
      });
    });
  };
  const isKnown = async (userId: string | undefined, address: string): Promise<boolean> => {
    if (userId === undefined) return false;
    const session = await SessionModel.query(db).findOne({ userId, address }).whereRaw(`last_used_at > now() - interval '30 days'`);
    return session !== undefined;
  };
  const pairKey = (email: string, address: string): string => digest(`${email} ${address}`);

  return {
    async attempt(email, address, userId) {
      await consume(pair, pairKey(email, address));
      await consume(source, digest(address));
      const known = await isKnown(userId, address);
      if (!known) await consume(account, digest(email));
      return async () => {
        await pair.delete(pairKey(email, address));
        await source.reward(digest(address));
        if (!known) await account.reward(digest(email));
      };
    },
  };
}
