import type { Availability, Event, Order, Ticket, Tier } from '@echoplex/sdk';

/** What each of the widget's events carries in `detail`. Amounts are in the currency's minor unit. */
export interface EchoPlexEventDetails {
  /** The event and its tiers are shown. */
  'echoplex-ready': { event: Event; tiers: readonly Tier[]; availability: Availability };
  /** What can be had has changed. */
  'echoplex-availability': { availability: Availability };
  /** Tickets are set aside. */
  'echoplex-hold': { orderId: string; expiresAt: string | null; items: Order['items']; total: number; currency: string };
  /** The last two minutes of a hold begin. */
  'echoplex-hold-expiring': { orderId: string; expiresAt: string | null; secondsLeft: number };
  /** The hold ended without a purchase. */
  'echoplex-hold-expired': { orderId: string };
  /** The buyer's details are complete and the checkout began. */
  'echoplex-checkout': { orderId: string; total: number; currency: string };
  /** The order is confirmed. */
  'echoplex-complete': { orderId: string; number: string; total: number; currency: string; tickets: readonly Ticket[] };
  /** Something failed and the buyer was told. */
  'echoplex-error': { code: string; message: string; requestId: string | null };
}

/** Sends one of the widget's events. */
export type Emit = <Name extends keyof EchoPlexEventDetails>(name: Name, detail: EchoPlexEventDetails[Name]) => void;
