import { createHash, randomBytes } from 'node:crypto';

const day = 24 * 60 * 60 * 1000;

/** Who looks at what, as far as it is looked at: nothing of it is stored anywhere. */
export interface Look {
  address: string;
  userAgent: string;
  event: string;
  step: string;
}

/**
 * Tells first looks from repeats without knowing anybody: it keeps hashes under a random salt that lives in memory alone and changes every
 * day, so that neither can a hash be turned back nor two days be compared.
 * @param limit most looks that are remembered; the oldest are forgotten first
 */
export function createVisitors({ limit, now = Date.now }: { limit: number; now?: () => number }) {
  let salt = randomBytes(32);
  let since = now();
  const seen = new Set<string>();
  return {
    /** Whether this look is the first one of its visitor today; it is remembered. */
    isNew({ address, userAgent, event, step }: Look): boolean {
      if (now() - since >= day) {
        salt = randomBytes(32);
        since = now();
        seen.clear();
      }
      const hash = createHash('sha256')
        .update(salt)
        .update(JSON.stringify([address, userAgent, event, step]))
        .digest('base64')
        .slice(0, 16);
      if (seen.has(hash)) return false;
      if (seen.size >= limit) for (const oldest of seen) { seen.delete(oldest); break; } // prettier-ignore
      seen.add(hash);
      return true;
    },
    /** How many looks are remembered. */
    size: (): number => seen.size,
  };
}
