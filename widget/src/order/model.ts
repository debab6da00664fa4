import type { Event, Order, Refund, RefundQuote } from '@echoplex/sdk';
import type { Problem } from '../state/model.js';

/** How far the buyer is with giving tickets back. */
export type Stage = 'closed' | 'choosing' | 'asking' | 'sending' | 'done';

/** What is known of an order beside itself. */
export interface OrderFacts {
  order: Order;
  /** Null when it cannot be seen any more. */
  event: Event | null;
  /** Newest first. */
  refunds: readonly Refund[];
  /** What can be given back at all; null when it could not be asked. */
  quote: RefundQuote | null;
}

/** The whole state of one `<echoplex-order>`. Immutable: every change makes a new one. */
export interface OrderState {
  step: 'loading' | 'failed' | 'shown';
  failure: Problem | null;
  facts: OrderFacts | null;
  stage: Stage;
  /** Ids of the tickets to give back. */
  chosen: readonly string[];
  /** What the chosen ones bring; null while it is asked. */
  offer: RefundQuote | null;
  /** What became of it. */
  outcome: Refund | null;
  problem: Problem | null;
}

/** The state before anything is known. */
export const initialOrderState: OrderState = {
  step: 'loading',
  failure: null,
  facts: null,
  stage: 'closed',
  chosen: [],
  offer: null,
  outcome: null,
  problem: null,
};

/** Everything that can happen to it. */
export type OrderAction =
  | { type: 'load' }
  | { type: 'failed'; problem: Problem }
  /** The facts, at first or anew. */
  | { type: 'facts'; facts: OrderFacts }
  | { type: 'open' }
  | { type: 'close' }
  | { type: 'toggle'; ticketId: string }
  /** What these tickets bring; late when others are chosen by now. */
  | { type: 'offered'; chosen: readonly string[]; offer: RefundQuote }
  | { type: 'ask' }
  | { type: 'back' }
  | { type: 'send' }
  | { type: 'sent'; refund: Refund }
  | { type: 'refused'; problem: Problem };
