import type { AnswerValue, Order, OrderUpdate } from '@echoplex/sdk';
import type { TicketsClient } from '../operations.js';
import type { Action, BuyerField, Faults, HeldOrder, PaymentMode, ProblemFault, State } from '../state/model.js';
import type { Emit } from './events.js';
import type { Live, RealtimeModule } from './live.js';
import type { PaymentReturn, Payments } from './payments.js';
import type { OrderMemory } from './saved-order.js';

/** What is known about the details form; it comes with the form itself. */
export interface DetailsRules {
  /** Every fault of what was written. */
  faults(state: State): Faults;
  /** What is sent. */
  body(order: Order, state: State): OrderUpdate;
  /** The faults that the API found, under their fields. */
  found(faults: readonly ProblemFault[], state: State): Faults;
  /** What an order carries already, as it stands in the form. */
  restored(order: Order): Pick<State, 'names' | 'answers'>;
}

/** What a purchase lends to its payment. */
export interface PayingContext {
  options: PurchaseOptions;
  signal: AbortSignal;
  state(): State;
  dispatch(action: Action): void;
  held(): HeldOrder | null;
  /** Says why the API refused. */
  refuse(error: unknown): void;
  live(): Live | null;
}

/** The payment of the order that a purchase holds. */
export interface Paying {
  /** Begins the payment of the order, free ones are confirmed by it, and goes where the order is then. */
  checkout(): Promise<void>;
  /** Shows the form of an order that awaits its payment; with `renew`, for the payment as it is now, or another one. */
  open(renew?: boolean): Promise<void>;
  /** Pays with what the form holds. */
  pay(): Promise<void>;
  /** Pays on the provider's own page. */
  redirect(): Promise<void>;
  /** Asks where the order is, and goes there. */
  sync(): Promise<void>;
  /** Somebody looks at the page again. */
  look(): Promise<void>;
  /** The state has changed: opens, closes and follows what belongs to it. */
  changed(before: State): void;
  stop(): void;
}

/** What the steps after the first one need beside their looks; loaded late. */
export interface LaterLogic {
  rules: DetailsRules;
  createPaying(context: PayingContext): Paying;
}

/** Everything a purchase needs from outside. */
export interface PurchaseOptions {
  client: TicketsClient;
  /** The event's id or slug. */
  event: string;
  /** Only these tiers are offered; empty for all. */
  tierIds: readonly string[];
  /** Codes that count without anybody typing them. */
  codes: readonly string[];
  /** For the mails, `en`. */
  locale: () => string;
  memory: OrderMemory;
  payments: () => Promise<Payments>;
  /** Counts that the buyer came so far. */
  record: (step: 'checkout') => void;
  /** Where buyers pay. */
  payment: PaymentMode;
  /** Gets what the later steps need beside the data; null when it cannot be had. Never rejects. */
  prepareLater: () => Promise<LaterLogic | null>;
  loadRealtime: () => Promise<RealtimeModule>;
  /** What the address says about the payment of this order, once; takes it out of the address. */
  takeReturn: (order: Order) => PaymentReturn | null;
  /** Whether the buyer comes back from paying for this event with an order that the tab does not know; once. */
  takeStray: (eventId: string) => boolean;
  /** The page's own address, for coming back to it. */
  pageAddress: () => string;
  /** Leaves the page. */
  leave: (url: string) => void;
  isVisible: () => boolean;
  emit: Emit;
  changed: (state: State, before: State) => void;
  now: () => number;
}

/** One buyer's way from the tiers to the tickets. */
export interface Purchase {
  readonly state: State;
  load(): Promise<void>;
  /** From now on availability is kept current, by socket or by asking; before, it is as old as the load. */
  watch(): void;
  choose(tierId: string, quantity: number): void;
  /** What the buyer wants to pay for one ticket, as written and as read, in the currency's minor unit. */
  amount(tierId: string, text: string, value: number | null): void;
  /** Opens or closes the field for a code, or writes into it. */
  entry(change: { open?: boolean; text?: string }): void;
  /** Tries the code in the field. */
  checkCode(): Promise<void>;
  /** Chooses without a code. */
  dropCode(code: string): Promise<void>;
  hold(): Promise<void>;
  write(field: BuyerField, value: string): void;
  name(index: number, value: string): void;
  answer(key: string, text: string, value: AnswerValue | null): void;
  submit(): Promise<void>;
  pay(): Promise<void>;
  /** Pays on the provider's page instead. */
  redirect(): Promise<void>;
  /** Begins the payment again, with another form. */
  reopenPayment(): Promise<void>;
  /** Gets what the later steps need once more, after it could not be had, and goes on. */
  resume(): Promise<void>;
  leave(asking: boolean): void;
  release(): Promise<void>;
  restart(): void;
  /** To be called every second while something is held or about to open. */
  tick(): void;
  /** Asks for availability and for an unpaid order now, for a page that was hidden. */
  refresh(): void;
  stop(): void;
}
