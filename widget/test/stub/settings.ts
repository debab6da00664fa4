import type { Availability, Event, Order, PromoCodeCheck, Question, Refund, RefundQuote, Tier } from '@echoplex/sdk';

/** A refusal, to be sent as a problem. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly faults: readonly Record<string, unknown>[] = [],
  ) {
    super(code);
  }
}

/** What tests turn. */
export interface ShopSettings {
  event: Event;
  tiers: Tier[];
  salesState: Availability['salesState'];
  held: Record<string, number>;
  /** Seconds a hold lasts. */
  holdSeconds: number;
  /** How many times a paid order is still said to await its payment. */
  webhookLag: number;
  codes: PromoCodeCheck[];
  /** Why a code cannot be used, by the code. */
  refused: Record<string, string>;
  questions: Question[];
  /** Goes to Stripe.js with every payment. */
  stripeAccount: string | undefined;
  /** Seconds that a hold is prolonged to at the first checkout; 0 for not at all. */
  prolongSeconds: number;
  /** How the next refunds end; `succeeded` when there is none. */
  refundsEnd: Refund['status'][];
  /** Why nothing can be given back. */
  noRefund: RefundQuote['reason'];
  /** What the next checkouts are refused with, one code each. */
  refusedCheckouts: string[];
}

/** An order in the books. */
export interface Entry {
  order: Order;
  secret: string;
  paid: boolean;
  lag: number;
  /** Payments begun so far. */
  attempts: number;
  refunds: Refund[];
  /** Where the provider's page leads to. */
  returns: { success: string; cancel: string };
}
