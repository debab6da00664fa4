import type { Action, ResumedOrder } from '../state/model.js';
import type { PurchaseOptions } from './types.js';

interface Resumable {
  resumed: ResumedOrder | null;
  /** Said once the payment is shown again. */
  declined: Action | null;
}

/**
 * What a tab's order is taken up as, and what a buyer hears who comes back from paying it. The address only hints: where the order stands,
 * the API has said, and whether a payment came it is asked.
 */
export const resumable = (
  found: ResumedOrder | null,
  { memory, takeReturn, takeStray }: Pick<PurchaseOptions, 'memory' | 'takeReturn' | 'takeStray'>,
  eventId: string,
): Resumable => {
  if (!found) return { resumed: null, declined: takeStray(eventId) ? { type: 'stray' } : null };
  const returned = takeReturn(found.order);
  const checking = returned ? returned === 'unknown' : found.checking === true;
  const over = found.order.status === 'cancelled' || found.order.status === 'refunded';
  if (over) memory.clear();
  if (over && !checking) return { resumed: null, declined: null };
  const reason = returned === 'calledOff' ? 'calledOff' : returned === 'failed' ? 'bank' : null;
  return { resumed: { ...found, checking }, declined: reason && { type: 'declined', reason } };
};
