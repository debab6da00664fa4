import { Problem } from '../../errors/problem.js';
import { decideHold } from '../inventory/service.js';
import type { HoldState } from './hold-state.js';
import { assertSoldOn, type Wish } from './hold-wish.js';
import { assertOpened } from './opened.js';

/** Longest time that something is remembered as sold out without asking the database, in milliseconds. */
const maxAgeMs = 1000;
/** Events that are remembered; beyond that the oldest is forgotten. */
const maxEvents = 1000;
/** Events of which it is known when they were forgotten: far more than have a transaction under way. */
const maxForgotten = 10_000;
/** Refusals kept ready for an event: what people want of it is much the same. */
const maxRefusals = 200;

interface Remembered {
  state: HoldState;
  /** On the clock of `performance.now()`. */
  takenAt: number;
  refusals: Map<string, Problem>;
}

/** What this process remembers of events where something is sold out. */
export interface SoldOutMemory {
  /**
   * Remembers the stock of an event as a transaction has left it, unless something has become free since.
   * @param since when that transaction began, on the clock of `performance.now()`
   */
  learn(eventId: string, state: HoldState, since: number): void;
  /** Something may be free again. */
  forget(eventId: string): void;
  /** The refusal of what is known to be sold out; undefined when the database has to be asked. */
  refusal(wish: Wish): Problem | undefined;
}

/** Only who comes without anything that the database knows more about is refused from memory. */
const isPlain = ({ promoCode, accessCode, isInsider, seesDrafts }: Wish): boolean =>
  promoCode === undefined && accessCode === undefined && !isInsider && !seesDrafts;

function refuse(wish: Wish, { state, takenAt }: Remembered, at: number): Problem | undefined {
  const { event, tiers } = state;
  try {
    assertSoldOn(wish, event.embedOrigins);
    assertOpened(wish.items, tiers, { promo: null, access: null });
  } catch {
    return undefined;
  }
  // The database's clock, gone on for as long as ours: whatever time ours shows.
  const decision = decideHold(event, tiers, wish.items, new Date(state.now.getTime() + at - takenAt));
  if (!('refused' in decision) || decision.refused.code !== 'sold_out') return undefined;
  return new Problem('sold_out', decision.refused.detail, { errors: decision.refused.errors });
}

/**
 * Makes a memory of sold-out tiers, so that those who come too late cost those in time nothing. What it knows is a second old at most, and is
 * forgotten as soon as the event's stock changes anywhere.
 */
export function createSoldOutMemory(): SoldOutMemory {
  const events = new Map<string, Remembered>();
  /** When events were forgotten: what a transaction that began before has seen is old by then. */
  const forgotten = new Map<string, number>();
  return {
    learn(eventId, state, since) {
      events.delete(eventId);
      if ((forgotten.get(eventId) ?? -Infinity) >= since) return;
      const full = [...state.tiers.values()].some(({ quantity, held, sold }) => quantity !== null && held + sold >= quantity);
      if (!full && (state.event.capacity === null || state.event.held + state.event.sold < state.event.capacity)) return;
      const [oldest] = events.keys();
      if (events.size >= maxEvents && oldest !== undefined) events.delete(oldest);
      events.set(eventId, { state, takenAt: since, refusals: new Map() });
    },
    forget(eventId) {
      events.delete(eventId);
      forgotten.delete(eventId);
      const [oldest] = forgotten.keys();
      if (forgotten.size >= maxForgotten && oldest !== undefined) forgotten.delete(oldest);
      forgotten.set(eventId, performance.now());
    },
    refusal(wish) {
      const remembered = events.get(wish.eventId);
      if (!remembered || !isPlain(wish)) return undefined;
      const at = performance.now();
      if (at - remembered.takenAt > maxAgeMs) {
        events.delete(wish.eventId);
        return undefined;
      }
      const key = `${wish.origin ?? ''} ${wish.items.map(({ tierId, quantity, unitPrice = '' }) => `${tierId} ${quantity} ${unitPrice}`).join()}`;
      let refusal = remembered.refusals.get(key);
      if (!refusal) {
        refusal = refuse(wish, remembered, at);
        if (refusal && remembered.refusals.size < maxRefusals) remembered.refusals.set(key, refusal);
      }
      return refusal;
    },
  };
}
