import { copyStock } from '../inventory/service.js';
import type { Onlooker } from './hold-batch.js';
import { type HoldState, linesOf, networkCounter } from './hold-state.js';
import type { HoldWish } from './hold-wish.js';

/**
 * What this process knows of stock without a look at it: as it left it, nothing has happened to it unless somebody else sells too. A batch that is
 * decided on a forecast is placed in one go, on condition that PostgreSQL finds the stock as it was foreseen.
 */
export interface Forecasts extends Onlooker {
  /** The stock as these wishes should find it, for them to be decided on; undefined when that is not known well enough. */
  foresee(wishes: HoldWish[], holdsPerNetwork: number): Map<string, HoldState> | undefined;
  /** The stock was another one: others change it too. */
  missed(eventIds: Iterable<string>): void;
  /** What the database's clock has just shown. */
  clock(now: Date): void;
}

interface Forecast {
  state: HoldState;
  at: number;
  /** Whether nobody else seems to change the stock: what was left was found again. */
  isTrusted: boolean;
}

/** What was left longer ago than this is looked at: there is no rush that would want it spared, and hardly anything stays as it was for so long. */
const maxAgeMs = 10_000;
const maxEvents = 1000;

/** Whether all that a wish is decided by is in its event's stock. */
const isForeseeable = ({ promoCode, accessCode, buyerUserId }: HoldWish, { event }: HoldState): boolean =>
  promoCode === undefined && accessCode === undefined && (buyerUserId === null || event.maxTicketsPerBuyer === null);

export function createForecasts(): Forecasts {
  const forecasts = new Map<string, Forecast>();
  let shown: { ms: number; at: number } | undefined;
  const clock = (now: Date): void => void (shown = { ms: now.getTime(), at: performance.now() });

  /** The same in objects of its own, at this moment; how many open orders networks have is left to the database to find out. */
  function copy(state: HoldState, now: Date): HoldState {
    const { event, tiers } = copyStock({ event: state.event, tiers: state.tiers }) as Pick<HoldState, 'event' | 'tiers'>;
    return { event, tiers, counters: new Map(), codes: [], buyers: new Map(), now };
  }

  return {
    clock,
    foresee(wishes, holdsPerNetwork) {
      if (!shown) return undefined;
      const at = performance.now();
      const now = new Date(shown.ms + at - shown.at);
      const states = new Map<string, HoldState>();
      for (const wish of wishes) {
        let state = states.get(wish.eventId);
        if (!state) {
          const known = forecasts.get(wish.eventId);
          if (!known?.isTrusted || at - known.at > maxAgeMs) return undefined;
          states.set(wish.eventId, (state = copy(known.state, now)));
        }
        if (!isForeseeable(wish, state)) return undefined;
        if (wish.networkHash) state.counters.set(networkCounter(wish.networkHash), { used: 0, limit: holdsPerNetwork });
      }
      return states;
    },
    found(states) {
      for (const [eventId, state] of states) {
        clock(state.now);
        const known = forecasts.get(eventId);
        if (known) known.isTrusted = linesOf([known.state]) === linesOf([state]);
      }
    },
    left(states) {
      const at = performance.now();
      for (const [eventId, state] of states) {
        const isTrusted = forecasts.get(eventId)?.isTrusted ?? true;
        // Whose turn comes again goes to the end.
        forecasts.delete(eventId);
        const [oldest] = forecasts.keys();
        if (forecasts.size >= maxEvents && oldest !== undefined) forecasts.delete(oldest);
        forecasts.set(eventId, { state, at, isTrusted });
      }
    },
    missed(eventIds) {
      for (const eventId of eventIds) {
        const known = forecasts.get(eventId);
        if (known) known.isTrusted = false;
      }
    },
  };
}
