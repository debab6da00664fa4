import type { TierModel } from '../../db/models/events.js';
import { type Fault, Problem } from '../../errors/problem.js';
import type { CodesFound } from '../promo-codes/service.js';

/**
 * Hidden tiers are sold to those alone whose code opens them.
 * @throws Problem `access_code_required` naming the items
 */
export function assertOpened(
  items: { tierId: string }[],
  tiers: ReadonlyMap<string, Pick<TierModel, 'visibility'>>,
  { promo, access }: CodesFound,
): void {
  const opened = new Set([...(promo?.tierIds ?? []), ...(access?.tierIds ?? [])]);
  const errors = items.flatMap(({ tierId }, index): Fault[] => {
    if (tiers.get(tierId)?.visibility !== 'hidden' || opened.has(tierId)) return [];
    return [{ in: 'body', pointer: `/items/${index}/tierId`, code: 'access_code_required', message: 'These tickets need an access code.' }];
  });
  if (errors.length > 0) throw new Problem('access_code_required', 'Some of these tickets need an access code.', { errors });
}
