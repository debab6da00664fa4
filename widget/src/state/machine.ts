import type { Order, SalesState } from '@echoplex/sdk';
import { codeFault, refusedCode, withCode, withFigures, withLoadedCodes, withoutCode } from './codes.js';
import { initialState, type Action, type DeclineReason, type Notice, type Problem, type State, type Step } from './model.js';
import { confirming, follow, withoutOrder } from './follow.js';
import { fitQuantities, withQuantity } from './selection.js';

const HELD: readonly Step[] = ['details', 'paying'];
const SHOWN: readonly Step[] = ['choosing', 'details', 'paying', 'confirming', 'done', 'expired'];

/** In which steps an action means something. Everywhere else it is late news and changes nothing. */
export const allowedIn: Readonly<Record<Action['type'], readonly Step[]>> = {
  load: ['loading', 'failed', ...SHOWN],
  loaded: ['loading'],
  failed: ['loading'],
  availability: SHOWN,
  event: SHOWN,
  choose: ['choosing'],
  amount: ['choosing'],
  entry: ['choosing'],
  check: ['choosing'],
  found: ['choosing'],
  unusable: ['choosing'],
  uncode: ['choosing'],
  opened: SHOWN,
  hold: ['choosing', 'expired'],
  held: ['choosing', 'expired'],
  refused: ['choosing', 'expired', ...HELD],
  write: ['details'],
  name: ['details'],
  answer: ['details'],
  questions: SHOWN,
  restore: HELD,
  faulty: ['details'],
  repriced: ['details'],
  submit: ['details'],
  synced: ['choosing', 'confirming', 'expired', ...HELD],
  form: ['paying'],
  pay: ['paying'],
  declined: ['paying', 'confirming'],
  paid: ['paying', 'confirming'],
  redirect: ['paying'],
  stray: ['choosing'],
  slow: ['confirming'],
  expire: HELD,
  leave: ['paying'],
  release: HELD,
  released: HELD,
  restart: ['done', 'expired'],
};

const isScriptNotice = (notice: Notice | null): boolean => notice?.kind === 'declined' && notice.reason === 'script';

const quantitiesOf = (order: Order): State['quantities'] => Object.fromEntries(order.items.map((item) => [item.tierId, item.quantity]));

type Figures = Pick<State, 'availability' | 'tiers'>;

const late: Notice = { kind: 'late', refunded: false };

/** After these nobody knows what the bank did: the payment may still come. */
const OPEN_ENDED: ReadonlySet<DeclineReason> = new Set(['connection', 'unfinished', 'calledOff']);

/** Back at the payment, which can be tried again. What never began (`script`) says nothing about a payment that was sent before. */
const decline = (state: State, reason: DeclineReason): State => ({
  ...state,
  step: 'paying',
  busy: null,
  slow: false,
  inDoubt: state.inDoubt && (reason === 'script' || OPEN_ENDED.has(reason)),
  notice: { kind: 'declined', reason },
});

/** What a refusal teaches about availability, by the position of the item it was said of. */
const correctedFigures = (state: State, problem: Problem, requested: readonly string[]): Figures => {
  const known = new Map<string, number>();
  for (const fault of problem.faults) {
    const index = /^\/items\/(\d+)(?:\/|$)/u.exec(fault.pointer)?.[1];
    const tierId = index === undefined ? undefined : requested[Number(index)];
    if (tierId !== undefined && typeof fault.available === 'number') known.set(tierId, fault.available);
  }
  const corrected = <T extends { available: number | null; salesState: SalesState }>(figures: T, tierId: string): T => {
    const available = known.get(tierId);
    if (available === undefined) return figures;
    return { ...figures, available, salesState: available === 0 && figures.salesState === 'on_sale' ? 'sold_out' : figures.salesState };
  };
  const { availability } = state;
  return {
    availability: availability && { ...availability, tiers: availability.tiers.map((tier) => corrected(tier, tier.tierId)) },
    tiers: state.tiers.map((tier) => corrected(tier, tier.id)),
  };
};

/** A code that is refused when the tickets are held counts no more; what was chosen stays. */
const refuseCode = (state: State, problem: Problem, code: string): State => ({
  ...withoutCode(state, code),
  entry: { ...state.entry, open: true, text: code, fault: codeFault(code, problem) },
  notice: { kind: 'code', code },
});

const refuse = (state: State, { problem, requested = [], faults = {} }: Extract<Action, { type: 'refused' }>): State => {
  if (problem.code === 'order_expired') return reduce({ ...state, busy: null }, { type: 'expire' });
  const calm: State = { ...state, busy: null, faults, leaving: false };
  if (Object.keys(faults).length > 0) return { ...calm, notice: null };
  if (state.step === 'choosing' || state.step === 'expired') {
    const code = refusedCode(state, problem);
    if (code !== null) return { ...refuseCode(calm, problem, code), step: 'choosing', order: null };
    const figures = correctedFigures(state, problem, requested);
    const { quantities, reduced } = fitQuantities({ ...state, ...figures });
    if (reduced.length > 0)
      return { ...calm, ...figures, step: 'choosing', order: null, quantities, notice: { kind: 'reduced', tiers: reduced } };
    const entry = problem.code === 'access_code_required' ? { ...state.entry, open: true } : state.entry;
    return { ...calm, ...figures, entry, notice: { kind: 'problem', problem } };
  }
  return { ...calm, notice: { kind: 'problem', problem } };
};

/** The next state. Pure: no clock, no network, no DOM; an action that means nothing in this step returns the same object. */
export const reduce = (state: State, action: Action): State => {
  if (!allowedIn[action.type].includes(state.step)) return state;
  switch (action.type) {
    case 'load':
      return { ...initialState, payment: state.payment };
    case 'loaded': {
      const { event, tiers, availability, clockOffset, resumed } = action;
      const plain: State = { ...state, step: 'choosing', event, tiers, availability, clockOffset, questions: action.questions ?? null };
      const ready = action.codes ? withLoadedCodes(plain, action.codes) : plain;
      if (!resumed) return ready;
      const { order, secret, checking = false } = resumed;
      return follow({ ...ready, secret, quantities: quantitiesOf(order), inDoubt: checking }, order);
    }
    case 'failed':
      return { ...state, step: 'failed', failure: action.problem };
    case 'availability': {
      if (state.availability && action.availability.sequence < state.availability.sequence) return state;
      const next = { ...state, availability: action.availability, clockOffset: action.clockOffset };
      if (state.step !== 'choosing' || state.busy === 'holding') return next;
      const { quantities, reduced } = fitQuantities(next);
      return reduced.length > 0 ? { ...next, quantities, notice: { kind: 'reduced', tiers: reduced } } : next;
    }
    case 'event':
      // What was read and what was told may overtake each other.
      return state.event && action.event.version < state.event.version ? state : { ...state, event: action.event };
    case 'choose':
      return state.busy ? state : { ...state, quantities: withQuantity(state, action.tierId, action.quantity), notice: null };
    case 'amount': {
      const { tierId, text, value } = action;
      return state.busy ? state : { ...state, amounts: { ...state.amounts, [tierId]: { text, value } }, notice: null };
    }
    case 'entry': {
      const { open, text } = state.entry;
      return { ...state, entry: { open: action.open ?? open, text: action.text ?? text, checking: false, fault: null } };
    }
    case 'check':
      return state.entry.checking ? state : { ...state, entry: { ...state.entry, checking: true, fault: null }, notice: null };
    case 'found':
      return { ...withCode({ ...state, notice: null }, action.check), entry: { open: false, text: '', checking: false, fault: null } };
    case 'unusable':
      return { ...state, entry: { ...state.entry, open: true, checking: false, fault: action.fault } };
    case 'uncode':
      return state.busy ? state : withoutCode({ ...state, notice: null }, action.code);
    case 'opened':
      return withFigures(state, action.tiers);
    case 'hold':
      return state.busy ? state : { ...state, busy: 'holding', notice: null };
    case 'held':
      return follow({ ...withoutOrder(state), secret: action.secret }, action.order);
    case 'refused':
      return refuse(state, action);
    case 'write': {
      const { [action.field]: _mended, ...faults } = state.faults;
      return { ...state, buyer: { ...state.buyer, [action.field]: action.value }, faults };
    }
    case 'name': {
      const { [`name-${action.index}`]: _mended, ...faults } = state.faults;
      return { ...state, names: state.names.map((name, index) => (index === action.index ? action.value : name)), faults };
    }
    case 'answer': {
      const { key, text, value } = action;
      const { [key]: _mended, ...faults } = state.faults;
      return { ...state, answers: { ...state.answers, [key]: { text, value } }, faults };
    }
    case 'questions':
      return { ...state, questions: action.questions };
    case 'restore':
      return {
        ...state,
        names: state.names.map((name, index) => name ?? action.names[index] ?? null),
        answers: { ...action.answers, ...state.answers },
      };
    case 'faulty':
      return { ...state, faults: action.faults, notice: null };
    case 'repriced':
      return { ...state, order: action.order, promo: null, busy: null, notice: null };
    case 'submit': {
      if (state.busy) return state;
      const { faults } = action;
      return { ...state, faults, notice: null, busy: Object.keys(faults).length > 0 ? null : 'saving' };
    }
    case 'synced':
      return follow(state, action.order);
    case 'form':
      return { ...state, payable: action.ready, notice: action.ready && isScriptNotice(state.notice) ? null : state.notice };
    case 'pay':
      return state.busy || !state.payable ? state : { ...state, busy: 'paying', inDoubt: true, notice: null, leaving: false };
    case 'redirect':
      if (action.gone) return { ...state, busy: 'redirecting', inDoubt: true };
      return state.busy ? state : { ...state, busy: 'redirecting', notice: null, leaving: false };
    case 'declined':
      return decline(state, action.reason);
    case 'paid':
      return confirming(state, action.processing ? 'processing' : 'paid');
    case 'stray':
      return { ...state, notice: { kind: 'elsewhere' } };
    case 'slow':
      return { ...state, slow: true };
    case 'expire':
      // A payment under way is never cut off: the server settles what arrives late.
      if (state.busy === 'paying' || state.busy === 'redirecting') return state;
      // One that may still arrive is listened for: it becomes tickets if there are any, so the order is not forgotten yet.
      if (state.inDoubt)
        return { ...withoutOrder(state), order: state.order, secret: state.secret, inDoubt: true, step: 'expired', notice: late };
      return { ...withoutOrder(state), order: state.order, step: 'expired', notice: null };
    case 'leave':
      return state.busy ? state : { ...state, leaving: action.asking };
    case 'release':
      return state.busy ? state : { ...state, busy: 'releasing', notice: null };
    case 'released':
      return { ...withoutOrder(state), step: 'choosing', notice: { kind: 'released' } };
    case 'restart':
      return {
        ...withoutOrder(state),
        step: 'choosing',
        ...(state.step === 'done' ? { quantities: {}, amounts: {}, answers: {} } : {}),
        names: [],
        notice: null,
      };
  }
};
