import type { Account, AccountLink, Customer } from './account-objects.js';
import type { ApplicationFee, BalanceTransaction, Dispute } from './money-objects.js';
import type { Session, SessionSecrets } from './session-objects.js';

/** The part of Stripe's objects that the emulator keeps: real field names, real values, fewer of them. */

/** Free key-value pairs. */
export type Metadata = Record<string, string>;

/** States of a PaymentIntent. */
export type IntentStatus =
  'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'processing' | 'requires_capture' | 'succeeded' | 'canceled';

/** What a refused payment says. */
export type PaymentError = {
  type: 'card_error' | 'invalid_request_error';
  code: string;
  decline_code?: string;
  message: string;
  charge?: string;
  payment_method?: PaymentMethod;
};

/** What the buyer still has to do: prove who they are in the page, or on a page of their bank. */
export type NextAction =
  | { type: 'use_stripe_sdk'; use_stripe_sdk: { type: 'three_d_secure_redirect'; stripe_js: string } }
  | { type: 'redirect_to_url'; redirect_to_url: { return_url: string; url: string } };

/** One attempt to collect an amount, over all its tries. */
export type PaymentIntent = {
  id: string;
  object: 'payment_intent';
  amount: number;
  amount_capturable: number;
  amount_received: number;
  application: string | null;
  application_fee_amount: number | null;
  automatic_payment_methods: { allow_redirects: string; enabled: boolean } | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  capture_method: 'automatic_async' | 'automatic' | 'manual';
  client_secret: string;
  confirmation_method: 'automatic';
  created: number;
  currency: string;
  customer: string | null;
  description: string | null;
  last_payment_error: PaymentError | null;
  latest_charge: string | null;
  livemode: false;
  metadata: Metadata;
  next_action: NextAction | null;
  on_behalf_of: null;
  payment_method: string | null;
  payment_method_types: string[];
  processing: null;
  receipt_email: string | null;
  setup_future_usage: null;
  shipping: null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  status: IntentStatus;
  transfer_data: null;
  transfer_group: null;
};

/** What a card shows of itself. */
export type CardDetails = { brand: string; country: string; exp_month: number; exp_year: number; funding: string; last4: string };

/** A way to pay, without its number: a card, a debited bank account, or a redirect to a bank (which has no details). */
export type PaymentMethod = {
  id: string;
  object: 'payment_method';
  billing_details: { address: null; email: string | null; name: string | null; phone: string | null };
  card?: CardDetails;
  us_bank_account?: { bank_name: string; last4: string; routing_number: string };
  sepa_debit?: { bank_code: string; country: string; last4: string };
  created: number;
  customer: string | null;
  livemode: false;
  metadata: Metadata;
  type: string;
};

/** Money that moved, or the try to move it. */
export type Charge = {
  id: string;
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  application: string | null;
  application_fee: string | null;
  application_fee_amount: number | null;
  balance_transaction: string | null;
  billing_details: PaymentMethod['billing_details'];
  calculated_statement_descriptor: string | null;
  captured: boolean;
  created: number;
  currency: string;
  customer: string | null;
  description: string | null;
  disputed: boolean;
  failure_code: string | null;
  failure_message: string | null;
  livemode: false;
  metadata: Metadata;
  outcome: { network_status: string; reason: string | null; type: 'authorized' | 'issuer_declined' } | null;
  paid: boolean;
  payment_intent: string;
  payment_method: string;
  payment_method_details: Pick<PaymentMethod, 'type' | 'card' | 'us_bank_account' | 'sepa_debit'>;
  receipt_email: string | null;
  refunded: boolean;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  status: 'succeeded' | 'pending' | 'failed';
  transfer_data: null;
};

/** Money given back. */
export type Refund = {
  id: string;
  object: 'refund';
  amount: number;
  balance_transaction: string | null;
  charge: string;
  created: number;
  currency: string;
  failure_balance_transaction?: string;
  failure_reason?: string;
  metadata: Metadata;
  payment_intent: string;
  pending_reason?: 'processing';
  reason: string | null;
  receipt_number: null;
  status: 'succeeded' | 'pending' | 'requires_action' | 'failed' | 'canceled';
};

/** Any object an event can be about. */
export type StripeResource =
  | PaymentIntent
  | Charge
  | Refund
  | Dispute
  | Session
  | Account
  | ApplicationFee
  | Customer
  | { id: string; object: 'application'; name: string };

/** A fact, as webhooks carry it. */
export type StripeEvent = {
  id: string;
  object: 'event';
  /** The connected account it happened on. */
  account?: string;
  api_version: string;
  created: number;
  data: { object: StripeResource; previous_attributes?: Record<string, unknown> };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
};

/** The kept answer to a request with an idempotency key. `id` is the key. */
export type KeptAnswer = { id: string; object: 'kept_answer'; request: string; status: number; body: unknown; created: number };

/** Everything the store holds. */
export type Stored =
  | PaymentIntent
  | PaymentMethod
  | Charge
  | Refund
  | BalanceTransaction
  | ApplicationFee
  | Dispute
  | Session
  | SessionSecrets
  | Account
  | AccountLink
  | Customer
  | StripeEvent
  | KeptAnswer;

/** The kinds of objects. */
export type Kind = Stored['object'];
