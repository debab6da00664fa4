import { plainArray } from '../../db/plain-array.js';
import type { PreparedLane } from '../../db/prepared-lane.js';
import { Problem } from '../../errors/problem.js';
import { countMoves } from './hold-batch.js';
import { type Decided, decideWish } from './hold-decision.js';
import { type Held, heldOf, type Placed, placeStatement, placeValues } from './hold-place.js';
import { type HoldState, linesOf, lockedLines } from './hold-state.js';
import type { HoldWish } from './hold-wish.js';

/**
 * Places orders that were decided on before anybody looked at the stock, if it is as it was foreseen to the last counter, it is the time that it
 * was thought to be, and no network comes to have more open orders than it may. Otherwise it changes nothing.
 */
const statement = placeStatement(`${lockedLines('$34')},
       valid as (
         select from lines where found = $35
            and clock_timestamp() between $36::timestamptz - interval '1 second' and $36::timestamptz + interval '0.25 seconds'
            and not exists (
                select from unnest($37::text[], $38::integer[]) as n(hash, adds)
                 where n.adds + (select count(*) from orders where network_hash = decode(n.hash, 'hex')) > $39::integer))`);

/** Orders that can be placed in one go. */
export interface Foreseen {
  /**
   * Places them.
   * @returns the orders and the database's clock; undefined when nothing was placed because the stock is another one
   * @throws when nothing was placed because of something else, such as a key that was used before
   */
  place(lane: PreparedLane, sent: () => void): Promise<{ held: Held[]; now: Date } | undefined>;
  /** The stock as they leave it. */
  states: Map<string, HoldState>;
}

/** Decides on the wishes as long as each can be fulfilled. Who is to be refused is decided on anew: nobody is refused by a forecast. */
function decideAll(wishes: HoldWish[], states: Map<string, HoldState>): Decided[] | undefined {
  try {
    return wishes.map((wish) => decideWish(wish, states.get(wish.eventId)));
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** How many orders each network would have more. */
function countNetworks(wishes: HoldWish[]): [string, string] {
  const counts = new Map<string, number>();
  for (const { networkHash } of wishes) if (networkHash) counts.set(networkHash, (counts.get(networkHash) ?? 0) + 1);
  return [plainArray([...counts.keys()]), plainArray([...counts.values()])];
}

/**
 * Decides on wishes by a forecast.
 * @param states the forecast; changed in place
 * @returns undefined when not all of the wishes can be fulfilled
 */
export function foreseenBatch(wishes: HoldWish[], states: Map<string, HoldState>, holdsPerNetwork: number): Foreseen | undefined {
  const lines = linesOf([...states.values()]);
  const decided = decideAll(wishes, states);
  if (!decided) return undefined;
  countMoves(decided, states);
  const ids = plainArray([...states.keys()].sort());
  const now = wishes[0] && states.get(wishes[0].eventId)?.now.toISOString();
  return {
    states,
    async place(lane, sent) {
      const held = heldOf(decided);
      const values = [...placeValues(decided, held), ids, lines, now, ...countNetworks(wishes), holdsPerNetwork];
      const [placed] = await lane.run<Placed>('hold_foreseen', statement, values, sent);
      return placed && { held, now: placed.now };
    },
  };
}
