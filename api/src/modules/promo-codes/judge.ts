import type { PromoCodeModel } from '../../db/models/programme.js';
import { bodyFault, Problem } from '../../errors/problem.js';

/** Why a code cannot be used. */
type Refusal = 'unknown' | 'not_started' | 'ended' | 'used_up' | 'not_for_these_tiers' | 'used_by_buyer';

const sentences: Record<Refusal, string> = {
  unknown: 'There is no such code for this event.',
  not_started: 'This code cannot be used yet.',
  ended: 'This code can no longer be used.',
  used_up: 'This code has been used as often as it can be.',
  not_for_these_tiers: 'This code is for other tickets.',
  used_by_buyer: 'This email has used the code as often as it can be.',
};

/** The refusal of a code, at the field it was given in. */
export function codeProblem(reason: Refusal, field: 'code' | 'promoCode' | 'accessCode' | 'buyer/email'): Problem {
  const message = sentences[reason];
  return new Problem('promo_code_invalid', message, { errors: [bodyFault(`/${field}`, reason, message)] });
}

/**
 * Why a code cannot be used now, or null.
 * @param now the database's clock
 * @param wanted the tiers it is to be used for; without them the code alone is judged
 */
export function refuseCode(code: PromoCodeModel | undefined, now: Date, wanted?: string[]): Refusal | null {
  if (!code) return 'unknown';
  if (code.startsAt && now < code.startsAt) return 'not_started';
  if (code.endsAt && now >= code.endsAt) return 'ended';
  if (code.maxUses !== null && code.uses >= code.maxUses) return 'used_up';
  if (wanted && code.tierIds.length > 0 && !wanted.some((tierId) => code.tierIds.includes(tierId))) return 'not_for_these_tiers';
  return null;
}
