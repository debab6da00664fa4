import type { Account } from './account-objects.js';
import { completeOnboarding } from './accounts.js';
import { settleBalance } from './charges.js';
import type { Context } from './context.js';
import { closeDispute, createDispute } from './disputes.js';
import { noSuch } from './faults.js';
import type { Dispute } from './money-objects.js';
import type { Charge, PaymentIntent, Refund } from './objects.js';
import { confirmIntent, finishAuthentication, getIntent } from './payment-intents.js';
import { finishProcessing } from './payments.js';
import { createRefund, failRefund, holdRefund, settleRefund } from './refunds.js';
import type { Session } from './session-objects.js';
import { expireSession, paySession } from './sessions.js';

/** What happens at Stripe without a request of ours: by buyers, by banks, by people in the dashboard. All of it emits its events. */
export type Triggers = {
  /** Confirms as the buyer's browser would, with `pm_card_visa` when left out. Throws StripeFault when the card is refused. */
  confirm(id: string, paymentMethod?: string): PaymentIntent;
  /** Ends a 3-D Secure dialog or a visit to the bank's page. */
  authenticate(id: string, outcome: 'complete' | 'fail'): PaymentIntent;
  /** The bank of a `processing` payment says yes or no. */
  finishProcessing(intentId: string, outcome: 'succeed' | 'fail'): PaymentIntent;
  /** The buyer's bank takes a payment back. All of it without `amount`, reason `fraudulent` when left out. */
  dispute(intentOrChargeId: string, how?: { amount?: number; reason?: string; account?: string }): Dispute;
  /** The bank decides a dispute. */
  closeDispute(id: string, outcome: 'won' | 'lost'): Dispute;
  /** Somebody pays back by hand. All that is left without `amount`. */
  refundFromDashboard(intentId: string, amount?: number): Refund;
  /** A refund does not arrive, even one that had succeeded. */
  failRefund(refundId: string): Refund;
  /** A pending refund arrives. */
  settleRefund(refundId: string): Refund;
  /** A pending refund waits for the buyer's bank details; only then it can be canceled. */
  holdRefund(refundId: string): Refund;
  /**
   * Somebody pays on Stripe's page, with `pm_card_visa` when left out. Throws StripeFault when the card is refused. With a card that asks
   * for 3-D Secure or a method that redirects, the session stays open until `authenticate` of its `payment_intent`.
   */
  completeSession(id: string, paymentMethod?: string): Session;
  /** The time of a session is over. */
  expireSession(id: string): Session;
  /** An organizer tells Stripe everything: the account takes payments from now on. */
  completeOnboarding(accountId: string): Account;
  /** Books the charges that have no balance transaction yet, see `lateBalance`. */
  settleBalances(): void;
};

/** The triggers. `of` finds the context that an object lives in, and throws when there is no such object. */
export function createTriggers(of: (id: string) => Context, all: () => Iterable<[Context, Charge]>): Triggers {
  return {
    confirm: (id, paymentMethod = 'pm_card_visa') => confirmIntent(of(id), id, { payment_method: paymentMethod }),
    authenticate: (id, outcome) => finishAuthentication(of(id), id, outcome),
    finishProcessing: (id, outcome) => finishProcessing(of(id), getIntent(of(id).store, id), outcome),
    dispute: (id, { account, ...how } = {}) => {
      const context = of(id);
      if (account !== undefined && account !== context.account) throw noSuch('charge', id);
      const chargeId = context.store.get('payment_intent', id)?.latest_charge ?? id;
      const charge = context.store.get('charge', chargeId);
      if (!charge) throw noSuch('charge', chargeId);
      return createDispute(context, charge, how);
    },
    closeDispute: (id, outcome) => closeDispute(of(id), id, outcome),
    refundFromDashboard: (id, amount) => createRefund(of(id), { payment_intent: id, ...(amount && { amount: String(amount) }) }),
    failRefund: (id) => failRefund(of(id), id),
    settleRefund: (id) => settleRefund(of(id), id),
    holdRefund: (id) => holdRefund(of(id), id),
    completeSession: (id, paymentMethod = 'pm_card_visa') => paySession(of(id), id, { payment_method: paymentMethod }),
    expireSession: (id) => expireSession(of(id), id),
    completeOnboarding: (id) => completeOnboarding(of(id), id),
    settleBalances: () => {
      for (const [context, charge] of all()) settleBalance(context, charge.id);
    },
  };
}
