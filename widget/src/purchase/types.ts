import type { AnswerValue, EchoPlex, Order, OrderUpdate } from '@echoplex/sdk';
import type { BuyerField, Faults, ProblemFault, State } from '../state/model.js';
import type { Emit } from './events.js';
import type { RealtimeModule } from './live.js';
import type { PaymentReturn, Payments } from './payments.js';
import type { OrderMemory } from './saved-order.js';

/** The part of the SDK's client that the widget calls. */
export type TicketsClient = Pick<
  EchoPlex,
  'baseUrl' | 'credential' | 'events' | 'tiers' | 'availability' | 'orders' | 'promoCodes' | 'questions' | 'views'
>;

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
  /** Gets what the later steps need beside the data; null when it cannot be had. Never rejects. */
  prepareLater: () => Promise<DetailsRules | null>;
  loadRealtime: () => Promise<RealtimeModule>;
  /** What the address says about a payment that left the page, once. */
  takeReturn: (clientSecret: string) => PaymentReturn | null;
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
  reopenPayment(): Promise<void>;
  leave(asking: boolean): void;
  release(): Promise<void>;
  restart(): void;
  /** To be called every second while something is held or about to open. */
  tick(): void;
  /** Asks for availability now, for a page that was hidden. */
  refresh(): void;
  stop(): void;
}
