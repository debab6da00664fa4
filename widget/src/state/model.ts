import type { AnswerValue, Availability, Event, Order, PromoCodeCheck, Question, Tier } from '@echoplex/sdk';

/** Where the buyer is. One screen each. */
export type Step = 'loading' | 'failed' | 'choosing' | 'details' | 'paying' | 'confirming' | 'done' | 'expired';

/** What the widget is asking the API for while the buyer waits; null when nothing is under way. */
export type Busy = 'holding' | 'saving' | 'paying' | 'redirecting' | 'releasing' | null;

/** Where the buyer pays: in the page, or on a page of the payment provider's. */
export type PaymentMode = 'embedded' | 'redirect';

/**
 * What the confirmation waits for: tickets for a payment that went through, news of one that may have been made, or a bank that takes
 * its days.
 */
export type Waiting = 'paid' | 'checking' | 'processing';

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

/**
 * Why a payment did not go through. `connection` and `unfinished` leave open what the bank did; a second try is never charged twice.
 */
export type DeclineReason = 'card' | 'details' | 'connection' | 'script' | 'authentication' | 'bank' | 'calledOff' | 'unfinished';

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
  /** The order costs something else than was shown; `total` in the currency's minor unit. */
  | { kind: 'repriced'; total: number; currency: string }
  /** The buyer came back from a payment whose order this tab does not know. */
  | { kind: 'elsewhere' }
  | { kind: 'released' }
  /** A code that counted until now does no more, and what was chosen is still there. */
  | { kind: 'code'; code: string };

/** Why a code cannot be used, with the code as it was typed. */
export interface CodeFault {
  code: string;
  /** The API's word for it, or `unknown` for what cannot be a code at all; `unreachable` when no answer came. */
  reason: string;
}

/** The field for a code. */
export interface CodeEntry {
  open: boolean;
  text: string;
  /** The API is asked about it. */
  checking: boolean;
  fault: CodeFault | null;
}

/** What a buyer typed into a field whose value has to be read first. */
export interface Draft {
  text: string;
  /** What it says; null for nothing, or for what cannot be read. */
  value: AnswerValue | null;
}

/** An amount a buyer typed; `value` in the currency's minor unit, null when it cannot be read. */
export interface AmountDraft {
  text: string;
  value: number | null;
}

/** The fields of the details form. */
export type BuyerField = 'firstName' | 'lastName' | 'email';

/** What is wrong with a field; the wording lives in the message tables. */
export type FieldFault = 'missing' | 'noAt' | 'noEnding' | 'invalid' | 'tooLong' | 'oneWord' | 'noNumber' | 'noDate';

/** Faults by field: a buyer field, `name-0`, `name-1` … for the names on the tickets, or the key of an answer. */
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
  /** What is to be paid for one ticket of the tiers whose price the buyer chooses, by tier id; nothing until it is written. */
  amounts: Readonly<Record<string, AmountDraft>>;
  /** The code that takes something off, and maybe opens hidden tiers. */
  promo: PromoCodeCheck | null;
  /** The code that only opens hidden tiers. */
  access: PromoCodeCheck | null;
  entry: CodeEntry;
  /** What the organizer asks; null until it is known. */
  questions: readonly Question[] | null;
  /** Answers by their key. */
  answers: Readonly<Record<string, Draft>>;
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
  /** Where the buyer pays. */
  payment: PaymentMode;
  /** A payment was sent and nobody has said firmly that it failed: it may still come. */
  inDoubt: boolean;
  waiting: Waiting;
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
  amounts: {},
  promo: null,
  access: null,
  entry: { open: false, text: '', checking: false, fault: null },
  questions: null,
  answers: {},
  order: null,
  secret: null,
  buyer: { firstName: '', lastName: '', email: '' },
  names: [],
  faults: {},
  notice: null,
  failure: null,
  clockOffset: 0,
  payable: false,
  payment: 'embedded',
  inDoubt: false,
  waiting: 'paid',
  slow: false,
  leaving: false,
};

/** Everything that can happen to the state. */
export type Action =
  | { type: 'load' }
  | {
      type: 'loaded';
      event: Event;
      tiers: readonly Tier[];
      availability: Availability;
      clockOffset: number;
      resumed: ResumedOrder | null;
      codes?: LoadedCodes;
      questions?: readonly Question[] | null;
    }
  | { type: 'failed'; problem: Problem }
  | { type: 'availability'; availability: Availability; clockOffset: number }
  | { type: 'event'; event: Event }
  | { type: 'choose'; tierId: string; quantity: number }
  | { type: 'amount'; tierId: string; text: string; value: number | null }
  | { type: 'entry'; open?: boolean; text?: string }
  | { type: 'check' }
  | { type: 'found'; check: PromoCodeCheck }
  | { type: 'unusable'; fault: CodeFault }
  | { type: 'uncode'; code: string }
  | { type: 'opened'; tiers: readonly Tier[] }
  | { type: 'hold' }
  | { type: 'held'; order: Order; secret: string }
  /** `faults` are those that belong under a field of the details form. */
  | { type: 'refused'; problem: Problem; requested?: readonly string[]; faults?: Faults }
  | { type: 'write'; field: BuyerField; value: string }
  | { type: 'name'; index: number; value: string }
  | { type: 'answer'; key: string; text: string; value: AnswerValue | null }
  | { type: 'questions'; questions: readonly Question[] }
  /** What the order carries already goes where nothing was written yet. */
  | { type: 'restore'; names: readonly (string | null)[]; answers: State['answers'] }
  | { type: 'faulty'; faults: Faults }
  | { type: 'repriced'; order: Order }
  | { type: 'submit'; faults: Faults }
  | { type: 'synced'; order: Order }
  | { type: 'form'; ready: boolean }
  | { type: 'pay' }
  | { type: 'declined'; reason: DeclineReason }
  /** The browser was told that the payment is made, or that a bank has begun with it. */
  | { type: 'paid'; processing?: boolean }
  /** The buyer leaves for the provider's page: its address is asked for, then they are `gone`. */
  | { type: 'redirect'; gone?: boolean }
  /** Somebody comes back from a payment that is not of an order known here. */
  | { type: 'stray' }
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

/** An order that a tab finds again. */
export interface ResumedOrder extends HeldOrder {
  /** The buyer comes back from paying it, or left in the middle: whether it is paid is to be found out. */
  checking?: boolean;
}

/** What became of the codes that were given before anybody typed one. */
export interface LoadedCodes {
  checks: readonly PromoCodeCheck[];
  fault: CodeFault | null;
}
