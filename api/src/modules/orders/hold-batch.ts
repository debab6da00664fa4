import type { PreparedWork } from '../../db/prepared-query.js';
import { Problem } from '../../errors/problem.js';
import { type Decided, decideWish } from './hold-decision.js';
import { type Held, type HeldBefore, heldOf, type Placed, placeStatement, placeValues } from './hold-place.js';
import { type Locked, lockState } from './hold-state.js';
import type { HoldWish } from './hold-wish.js';

/** The stock is locked already, and was decided on as it is. */
const statement = placeStatement('valid as (select)');

/** Counts that the stock of these orders' events changes, as {@link placeStatement} does. */
export function countMoves(orders: Decided[], states: Locked['states']): void {
  for (const eventId of new Set(orders.map(({ order }) => order.eventId))) {
    const state = states.get(eventId);
    if (state) state.event.sequence += 1;
  }
}

/** Whether the same request has come before, to the database or in this batch. */
function repeatOf({ repeat }: HoldWish, repeated: Locked['repeated']): HeldBefore | undefined {
  const before = repeat && repeated.get(repeat.keyHash);
  if (!before) return undefined;
  if (before.requestHash === repeat.requestHash) return { orderId: before.orderId };
  throw new Problem('idempotency_key_reused', 'This Idempotency-Key came with another request before. Use a new one for each order.');
}

/** Is shown the stock of a batch: as it was found, and as it is left when the batch has been carried out. */
export interface Onlooker {
  found(states: Locked['states']): void;
  left(states: Locked['states']): void;
}

/** What became of a batch. */
export interface BatchHeld {
  outcomes: PromiseSettledResult<Held | HeldBefore>[];
  /** The stock as it is after it. */
  states: Locked['states'];
}

/**
 * Holds tickets for many at once, in one transaction: what can be had is decided in the order in which they came, all of an order's tickets
 * or none, and written with a few statements however many there are.
 */
export const holdBatch =
  (wishes: HoldWish[], holdsPerNetwork: number, onlooker: Onlooker): PreparedWork<BatchHeld> =>
  async (run, finish) => {
    const { states, repeated } = await lockState(run, wishes, holdsPerNetwork);
    onlooker.found(states);
    const decided: Decided[] = [];
    const verdicts = wishes.map((wish): (() => PromiseSettledResult<Held | HeldBefore>) => {
      try {
        const before = repeatOf(wish, repeated);
        if (before) return () => ({ status: 'fulfilled', value: before });
        const at = decided.push(decideWish(wish, states.get(wish.eventId))) - 1;
        if (wish.repeat) repeated.set(wish.repeat.keyHash, { ...wish.repeat, orderId: decided[at]?.order.id ?? '' });
        return () => ({ status: 'fulfilled', value: held[at] as Held });
      } catch (reason) {
        return () => ({ status: 'rejected', reason });
      }
    });
    const held = heldOf(decided);
    countMoves(decided, states);
    onlooker.left(states);
    if (decided.length > 0) await finish<Placed>('hold_place', statement, placeValues(decided, held));
    return { outcomes: verdicts.map((verdict) => verdict()), states };
  };
