import type { Order, Refund, RefundQuote } from '@echoplex/sdk';
import type { ProblemText } from '../messages.js';

/** Why a buyer cannot give tickets back. */
export type RefundReason = NonNullable<RefundQuote['reason']>;

/** What `<echoplex-order>` says beside the rest. Amounts and moments arrive as finished text; a count is one of tickets. */
export interface OrderMessages {
  loading: string;
  notFound: ProblemText;
  number(number: string): string;
  status: Record<Order['status'] | 'processing', string>;
  /** What the buyer of an order without tickets should know. */
  explain: Record<'held' | 'awaiting_payment' | 'processing' | 'expired' | 'cancelled', (count: number) => string>;
  tickets(count: number): string;
  discount: string;
  total: string;
  refunded: string;
  calendar: string;
  refund: Record<Refund['status'], (amount: string, count: number) => string>;
  dispute: Record<'open' | 'won' | 'lost', (count: number) => string>;
  back: {
    begin(count: number): string;
    until(moment: string): string;
    title(count: number): string;
    choose(count: number): string;
    amount: string;
    fee: string;
    asking: string;
    next: string;
    stop: string;
    askTitle(count: number): string;
    askText(amount: string, count: number): string;
    /** Added when a part is kept. */
    askFee(fee: string): string;
    confirm(amount: string): string;
    keep(count: number): string;
    sending: string;
    done: Record<Refund['status'], { title: string; text(amount: string, count: number): string }>;
    close: string;
  };
  /** `disputed`: the bank has the money until it has decided. */
  not: Record<RefundReason | 'disputed', (count: number) => string>;
  refused: ProblemText;
}
