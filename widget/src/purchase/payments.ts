import type { Order } from '@echoplex/sdk';
import type { DeclineReason } from '../state/model.js';

/**
 * How an attempt to pay ended in the browser. Whether the money came is decided by the API alone. `stale`: this payment cannot be made
 * any more, because it was made already or was called off.
 */
export type PaymentOutcome = { paid: true; processing?: boolean } | { paid: false; reason: DeclineReason | 'stale' };

/** A payment form for one order, shown in the page. */
export interface PaymentForm {
  /** Pays with what the buyer entered. May leave the page for a bank's own and come back by a reload. */
  confirm(): Promise<PaymentOutcome>;
  /** Takes the form out of the page. */
  dispose(): void;
}

/** Shows payment forms. The one real implementation is Stripe's, in a chunk that is loaded when somebody pays. */
export interface Payments {
  /**
   * Shows the form for an order that awaits payment.
   * @throws when the provider's script or form cannot be loaded.
   */
  open(order: Order): Promise<PaymentForm>;
}

/** What the address says after a bank's page sent the buyer back. A hint for words; what is so, the API says. */
export type PaymentReturn = 'failed' | 'calledOff' | 'unknown';
