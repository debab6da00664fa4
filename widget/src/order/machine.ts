import { initialOrderState, type OrderAction, type OrderState, type Stage } from './model.js';

/** In which stages an action of the refund means something. Everywhere else it is late news and changes nothing. */
const stages: Partial<Record<OrderAction['type'], readonly Stage[]>> = {
  open: ['closed', 'done'],
  close: ['choosing', 'asking', 'done'],
  toggle: ['choosing'],
  offered: ['choosing'],
  ask: ['choosing'],
  back: ['asking'],
  send: ['asking'],
  sent: ['sending'],
  refused: ['choosing', 'sending'],
};

const closed = { stage: 'closed', chosen: [], offer: null, outcome: null, problem: null } as const;

/** Whether two choices are the same; both are in the order of the tickets. */
const same = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();

/** The next state. Pure: no clock, no network, no DOM. */
export const reduceOrder = (state: OrderState, action: OrderAction): OrderState => {
  if (!(stages[action.type]?.includes(state.stage) ?? true)) return state;
  const { facts } = state;
  switch (action.type) {
    case 'load':
      return initialOrderState;
    case 'failed':
      return facts ? state : { ...state, step: 'failed', failure: action.problem };
    case 'facts': {
      const next: OrderState = { ...state, step: 'shown', failure: null, facts: action.facts };
      const refund = action.facts.refunds.find(({ id }) => id === state.outcome?.id);
      if (refund) return { ...next, outcome: refund };
      const possible = action.facts.quote?.ticketIds ?? [];
      // What is chosen cannot be given back any more: somebody else did, or it was used.
      const lost = state.chosen.some((id) => !possible.includes(id));
      return lost && (state.stage === 'choosing' || state.stage === 'asking') ? { ...next, ...closed } : next;
    }
    case 'open': {
      const possible = facts?.quote?.allowed ? facts.quote.ticketIds : [];
      // A single ticket needs no choosing.
      return possible.length > 0 ? { ...state, ...closed, stage: 'choosing', chosen: possible.length === 1 ? possible : [] } : state;
    }
    case 'close':
      return { ...state, ...closed };
    case 'toggle': {
      const possible = facts?.quote?.ticketIds ?? [];
      const isChosen = (id: string): boolean => state.chosen.includes(id) !== (id === action.ticketId);
      return { ...state, chosen: possible.filter(isChosen), offer: null, problem: null };
    }
    case 'offered':
      return same(action.chosen, state.chosen) ? { ...state, offer: action.offer, problem: null } : state;
    case 'ask':
      return state.offer?.allowed ? { ...state, stage: 'asking', problem: null } : state;
    case 'back':
      return { ...state, stage: 'choosing', problem: null };
    case 'send':
      return { ...state, stage: 'sending', problem: null };
    case 'sent':
      return { ...state, stage: 'done', outcome: action.refund };
    case 'refused':
      return { ...state, stage: state.stage === 'sending' ? 'asking' : state.stage, problem: action.problem };
  }
};
