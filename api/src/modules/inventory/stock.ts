import { type Decision, decideHold, type EventStock, type TierStock, type WantedItem } from './decide.js';

/** Something besides tickets that is limited: orders of one network, tickets of one buyer. */
export interface Counter {
  used: number;
  /** Null when it is only counted. */
  limit: number | null;
}
/** An event's stock as its locked rows say. */
export interface Stock {
  event: EventStock;
  tiers: ReadonlyMap<string, TierStock>;
  counters?: ReadonlyMap<string, Counter>;
}
/** How much of a counter a hold takes. */
export interface Take {
  counter: string;
  by: number;
}
/** A hold would go beyond a counter, of which so much is left. */
export interface Exhausted {
  exhausted: string;
  left: number;
}
export type StockOperation =
  | { kind: 'hold'; items: WantedItem[]; takes?: Take[] }
  | { kind: 'confirm' | 'release' | 'restock'; items: Pick<WantedItem, 'tierId' | 'quantity'>[] };

/** What became of an operation: what it holds, that it was counted, or why not. */
export type StockOutcome = Decision | Exhausted | { moved: true };

/** Rows and counters disagree: no counter says less than nothing. */
class StockFault extends Error {
  override name = 'StockFault';
}

const changes = {
  hold: { held: 1, sold: 0 },
  confirm: { held: -1, sold: 1 },
  release: { held: -1, sold: 0 },
  restock: { held: 0, sold: -1 },
} as const;

/** Counts items; all of them or, when one cannot be, none. */
function move({ event, tiers }: Stock, items: StockOperation['items'], { held, sold }: { held: number; sold: number }): void {
  for (const { tierId, quantity } of items) {
    const tier = tiers.get(tierId);
    if (!tier || tier.held + held * quantity < 0 || tier.sold + sold * quantity < 0) {
      throw new StockFault(`tier ${tierId} does not count the ${quantity} that are to be moved`);
    }
  }
  for (const { tierId, quantity } of items) {
    const tier = tiers.get(tierId) as TierStock;
    tier.held += held * quantity;
    tier.sold += sold * quantity;
    event.held += held * quantity;
    event.sold += sold * quantity;
  }
}

/**
 * Carries out one operation on stock in memory, so that the next one finds what is left.
 * @param stock changed in place
 * @param now the database's clock
 */
export function operate(stock: Stock, operation: StockOperation, now: Date): StockOutcome {
  if (operation.kind !== 'hold') {
    move(stock, operation.items, changes[operation.kind]);
    return { moved: true };
  }
  const decision = decideHold(stock.event, stock.tiers, operation.items, now);
  if ('refused' in decision) return decision;
  const takes = (operation.takes ?? []).flatMap(({ counter, by }) => {
    const entry = stock.counters?.get(counter);
    return entry ? [{ counter, by, entry }] : [];
  });
  for (const { counter, by, entry } of takes) {
    if (entry.limit !== null && entry.used + by > entry.limit) {
      return { exhausted: counter, left: Math.max(0, entry.limit - entry.used) };
    }
  }
  for (const { by, entry } of takes) entry.used += by;
  move(stock, operation.items, changes.hold);
  return decision;
}

/** The same stock in objects of its own. */
export const copyStock = ({ event, tiers, counters = new Map() }: Stock): Stock => ({
  event: { ...event },
  tiers: new Map([...tiers].map(([id, tier]) => [id, { ...tier }])),
  counters: new Map([...counters].map(([key, counter]) => [key, { ...counter }])),
});

/**
 * Decides on operations in the order in which they came: what one takes, the next does not find. Pure: nothing that is handed in changes.
 * @param now the database's clock
 */
export function decide(stock: Stock, operations: StockOperation[], now: Date): { outcomes: StockOutcome[]; stock: Stock } {
  const after = copyStock(stock);
  return { outcomes: operations.map((operation) => operate(after, operation, now)), stock: after };
}
