import { addTransaction, feeDetail } from './balance.js';
import type { Context } from './context.js';
import { invalidRequest, noSuch, refusedByState } from './faults.js';
import { nested, text, type Params } from './form.js';
import { readMetadata } from './metadata.js';
import type { BalanceTransaction, Dispute } from './money-objects.js';
import type { Charge } from './objects.js';
import { newId, now } from './store.js';

/** What a dispute costs, in minor units of any currency. */
const disputeFee = 1500;

/** Has the buyer's bank take the money back, with Stripe's fee, until somebody decides. */
export function createDispute(context: Context, charge: Charge, how: { amount?: number; reason?: string } = {}): Dispute {
  const { store, emit } = context;
  const amount = how.amount ?? charge.amount_captured;
  if (!charge.paid || !charge.captured) throw refusedByState(`Charge ${charge.id} has not been paid.`);
  if (charge.disputed) throw refusedByState(`Charge ${charge.id} is disputed already.`, { code: 'charge_disputed' });
  if (amount < 1 || amount > charge.amount_captured) throw invalidRequest('A dispute is about a part of the charge.', { param: 'amount' });
  const id = newId('dp');
  const dispute: Dispute = {
    id,
    object: 'dispute',
    amount,
    balance_transactions: [withdraw(context, id, amount, charge.currency)],
    charge: charge.id,
    created: now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {},
    evidence_details: { due_by: now() + 9 * 86_400, enhanced_eligibility: {}, has_evidence: false, past_due: false, submission_count: 0 },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: how.reason ?? 'fraudulent',
    status: 'needs_response',
  };
  store.put(dispute);
  const disputed: Charge = { ...charge, disputed: true };
  store.put(disputed);
  emit('charge.dispute.created', dispute);
  emit('charge.dispute.funds_withdrawn', dispute);
  emit('charge.updated', disputed, { disputed: false });
  return dispute;
}

/** What the bank decides in the end: the money comes back, without the fee, or it does not. */
export function closeDispute(context: Context, id: string, status: 'won' | 'lost'): Dispute {
  const dispute = getDispute(context, id);
  if (dispute.status === 'won' || dispute.status === 'lost') throw refusedByState(`Dispute ${id} is closed already.`);
  const won = status === 'won';
  const { amount, currency } = dispute;
  const line = { type: 'adjustment', reporting_category: 'dispute_reversal', amount, currency, source: id } as const;
  const back = won ? [addTransaction(context, line)] : [];
  const closed: Dispute = { ...dispute, status, balance_transactions: [...dispute.balance_transactions, ...back] };
  context.store.put(closed);
  if (won) context.emit('charge.dispute.funds_reinstated', closed);
  context.emit('charge.dispute.closed', closed, { status: dispute.status });
  return closed;
}

/** `POST /v1/disputes/:id`: evidence and metadata. */
export function updateDispute(context: Context, id: string, params: Params): Dispute {
  const dispute = getDispute(context, id);
  if (dispute.status !== 'needs_response' && params['evidence'] !== undefined) throw refusedByState('This dispute takes no more evidence.');
  const given = Object.entries(nested(params, 'evidence')).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  const has_evidence = dispute.evidence_details.has_evidence || given.length > 0;
  const submitted = has_evidence && text(params, 'submit') !== 'false';
  const changed: Dispute = {
    ...dispute,
    evidence: { ...dispute.evidence, ...Object.fromEntries(given) },
    evidence_details: { ...dispute.evidence_details, has_evidence, submission_count: submitted ? 1 : 0 },
    metadata: readMetadata(dispute.metadata, params),
    status: submitted && dispute.status === 'needs_response' ? 'under_review' : dispute.status,
  };
  context.store.put(changed);
  context.emit('charge.dispute.updated', changed, { status: dispute.status, evidence: dispute.evidence });
  return changed;
}

function getDispute({ store }: Context, id: string): Dispute {
  const dispute = store.get('dispute', id);
  if (!dispute) throw noSuch('dispute', id, 'dispute');
  return dispute;
}

function withdraw(context: Context, source: string, amount: number, currency: string): BalanceTransaction {
  const fees = [{ ...feeDetail('stripe_fee', disputeFee, currency), description: 'Dispute fee' }];
  return addTransaction(context, { type: 'adjustment', reporting_category: 'dispute', amount: -amount, currency, source, fees });
}
