import type { Availability, Event, Order, Tier } from '@echoplex/sdk';

/** Where the buyer is. One screen each. */
export type Step = 'loading' | 'failed' | 'choosing' | 'details' | 'paying' | 'confirming' | 'done' | 'expired';

/** What the widget is asking the API for while the buyer waits; null when nothing is under way. */
export type Busy = 'holding' | 'saving' | 'paying' | 'releasing' | null;

/** An API problem reduced to what the buyer can be told. */
export interface Problem {
  /** The problem's stable code, or `unreachable` when no answer came. */
  code: string;
  /** The API's own sentence, shown only when the code is unknown here. */
  detail: string;
  /** To quote when asking for help. */
  requestId: string | null;
  faults: readonly ProblemFault[];
}

/** One fault of a request, by JSON pointer into its body. */
export interface ProblemFault {
  pointer: string;
  code: string;
  message: string;
  /** What can still be had, where that is the fault. */
  available?: number | null;
}

/** Why a payment did not go through. `connection` leaves open what the bank did; a second try is never charged twice. */
export type DeclineReason = 'card' | 'details' | 'connection' | 'script';

/** A tier whose chosen quantity had to be lowered. */
export interface Reduction {
  tierId: string;
  name: string;
  available: number;
}

/** What is said above the step's content. */
export type Notice =
  | { kind: 'problem'; problem: Problem }
  | { kind: 'reduced'; tiers: readonly Reduction[] }
  | { kind: 'declined'; reason: DeclineReason }
  | { kind: 'late'; refunded: boolean }
  | { kind: 'released' };

/** The fields of the details form. */
export type BuyerField = 'firstName' | 'lastName' | 'email';

/** What is wrong with a field; the wording lives in the message tables. */
export type FieldFault = 'missing' | 'noAt' | 'noEnding' | 'invalid' | 'tooLong' | 'oneWord';

/** Faults by field: a buyer field or `name-0`, `name-1` … for the names on the tickets. */
export type Faults = Readonly<Record<string, FieldFault>>;

/** The whole state of one widget. Immutable: every change makes a new one. */
export interface State {
  step: Step;
  busy: Busy;
  event: Event | null;
  tiers: readonly Tier[];
  availability: Availability | null;
  /** Chosen quantity by tier id; zero is left out. */
  quantities: Readonly<Record<string, number>>;
  order: Order | null;
  /** The order's own credential. Lives here and in the tab's session storage alone. */
  secret: string | null;
  buyer: Readonly<Record<BuyerField, string>>;
  /** The name on each ticket in item order; null on the first one means "same as buyer". */
  names: readonly (string | null)[];
  faults: Faults;
  notice: Notice | null;
  /** What kept the event from loading. */
  failure: Problem | null;
  /** Milliseconds the server's clock is ahead of this one. */
  clockOffset: number;
  /** The payment form is in the page and can be sent. */
  payable: boolean;
  /** The confirmation takes longer than usual. */
  slow: boolean;
  /** The buyer asked to go back from the payment and has not confirmed it yet. */
  leaving: boolean;
}

/** The state before anything is known. */
export const initialState: State = {
  step: 'loading',
  busy: null,
  event: null,
  tiers: [],
  availability: null,
  quantities: {},
  order: null,
  secret: null,
  buyer: { firstName: '', lastName: '', email: '' },
  names: [],
  faults: {},
  notice: null,
  failure: null,
  clockOffset: 0,
  payable: false,
  slow: false,
  leaving: false,
};

/** Everything that can happen to the state. */
export type Action =
  | { type: 'load' }
  | { type: 'loaded'; event: Event; tiers: readonly Tier[]; availability: Availability; clockOffset: number; resumed: HeldOrder | null }
  | { type: 'failed'; problem: Problem }
  | { type: 'availability'; availability: Availability; clockOffset: number }
  | { type: 'event'; event: Event }
  | { type: 'choose'; tierId: string; quantity: number }
  | { type: 'hold' }
  | { type: 'held'; order: Order; secret: string }
  | { type: 'refused'; problem: Problem; requested?: readonly string[] }
  | { type: 'write'; field: BuyerField; value: string }
  | { type: 'name'; index: number; value: string }
  | { type: 'submit' }
  | { type: 'synced'; order: Order }
  | { type: 'form'; ready: boolean }
  | { type: 'pay' }
  | { type: 'declined'; reason: DeclineReason }
  | { type: 'paid' }
  | { type: 'slow' }
  | { type: 'expire' }
  | { type: 'leave'; asking: boolean }
  | { type: 'release' }
  | { type: 'released' }
  | { type: 'restart' };

/** An order together with its secret. */
export interface HeldOrder {
  order: Order;
  secret: string;
}
