import type { Order } from '@echoplex/sdk';
import type { Notice, State, Step, Waiting } from './model.js';
import { seatsOf } from './seats.js';

/** Forgets the order and keeps what the buyer chose and wrote. */
export const withoutOrder = (state: State): State => ({
  ...state,
  order: null,
  secret: null,
  busy: null,
  leaving: false,
  payable: false,
  inDoubt: false,
  slow: false,
  faults: {},
});

/** The payment is out of the buyer's hands. */
export const confirming = (state: State, waiting: Waiting): State => ({
  ...state,
  step: 'confirming',
  waiting,
  inDoubt: true,
  busy: null,
  payable: false,
  notice: null,
  slow: false,
  leaving: false,
});

/** Which screen an order in this state belongs on. */
const stepOf = (order: Order): Step => {
  switch (order.status) {
    case 'held':
      return 'details';
    case 'awaiting_payment':
      return 'paying';
    case 'confirmed':
    case 'partially_refunded':
      return 'done';
    case 'expired':
      return 'expired';
    case 'cancelled':
    case 'refunded':
      return 'choosing';
  }
};

/** Details the order already carries win over an empty form only: nothing the buyer wrote is lost. */
const withDetails = (state: State, order: Order): State => {
  const empty = Object.values(state.buyer).every((value) => value === '');
  const buyer =
    empty && order.buyer ? { firstName: order.buyer.firstName, lastName: order.buyer.lastName, email: order.buyer.email } : state.buyer;
  return { ...state, order, buyer, names: seatsOf(order).map((_, index) => state.names[index] ?? null) };
};

/** What is said when the same order now costs something else. */
const repricing = ({ order: before }: State, { id, total, currency }: Order): Notice | null =>
  before?.id === id && before.total !== total ? { kind: 'repriced', total, currency } : null;

/** The order awaits its payment: with the bank, on its way maybe, or still to be made. */
const awaiting = (state: State, order: Order): State => {
  const next = withDetails(state, order);
  const processing = order.payment?.status === 'processing';
  if (state.step === 'confirming') return processing && state.waiting !== 'processing' ? { ...next, waiting: 'processing' } : next;
  if (processing) return confirming(next, 'processing');
  // Found again by a tab: it asks first, and shows the form once it knows that nothing came.
  if (state.step === 'choosing' && state.inDoubt) return confirming(next, 'checking');
  const notice = repricing(state, order);
  if (state.step === 'paying') return notice ? { ...next, notice } : next;
  return { ...next, step: 'paying', busy: null, notice, faults: {}, leaving: false, slow: false };
};

/** Puts the screen where the order is. */
export const follow = (state: State, order: Order): State => {
  const step = stepOf(order);
  const paid = state.step === 'confirming' || state.inDoubt;
  if (step === 'choosing') {
    const notice: Notice | null = paid ? { kind: 'late', refunded: order.status === 'refunded' } : null;
    return { ...withoutOrder(state), step, notice };
  }
  if (step === 'expired') {
    if (state.step === 'expired') return state;
    return { ...withoutOrder(state), order, step, notice: paid ? { kind: 'late', refunded: false } : null };
  }
  // Late news: the hold is over here, whatever an answer from before says.
  if (state.step === 'expired' && step !== 'done' && state.order?.id === order.id) return state;
  if (step === 'paying') return awaiting(state, order);
  const notice = step === 'details' ? repricing(state, order) : null;
  return { ...withDetails(state, order), step, busy: null, notice, faults: {}, leaving: false, slow: false, inDoubt: false };
};
