import type { Metadata } from './objects.js';

/** What a fee is made of. */
export type FeeDetail = { amount: number; application: string | null; currency: string; description: string; type: string };

/** One line of an account's balance: money that came, went or came back. */
export type BalanceTransaction = {
  id: string;
  object: 'balance_transaction';
  amount: number;
  available_on: number;
  balance_type: 'payments';
  created: number;
  currency: string;
  description: string | null;
  exchange_rate: null;
  fee: number;
  fee_details: FeeDetail[];
  net: number;
  reporting_category:
    'charge' | 'refund' | 'refund_failure' | 'dispute' | 'dispute_reversal' | 'platform_earning' | 'platform_earning_refund';
  /** The charge, refund, dispute or application fee it is about. */
  source: string;
  status: 'available' | 'pending';
  type:
    | 'charge'
    | 'payment'
    | 'refund'
    | 'payment_refund'
    | 'refund_failure'
    | 'payment_failure_refund'
    | 'adjustment'
    | 'application_fee'
    | 'application_fee_refund';
};

/** What the platform keeps of a connected account's charge. */
export type ApplicationFee = {
  id: string;
  object: 'application_fee';
  account: string;
  amount: number;
  amount_refunded: number;
  application: string;
  balance_transaction: string;
  charge: string;
  created: number;
  currency: string;
  livemode: false;
  originating_transaction: null;
  refunded: boolean;
};

/** A buyer's bank asks for the money back. */
export type Dispute = {
  id: string;
  object: 'dispute';
  amount: number;
  balance_transactions: BalanceTransaction[];
  charge: string;
  created: number;
  currency: string;
  enhanced_eligibility_types: [];
  evidence: Record<string, string>;
  evidence_details: { due_by: number; enhanced_eligibility: object; has_evidence: boolean; past_due: boolean; submission_count: number };
  intended_submission_method: null;
  is_charge_refundable: boolean;
  livemode: false;
  metadata: Metadata;
  payment_intent: string;
  reason: string;
  status: 'needs_response' | 'under_review' | 'won' | 'lost';
};
