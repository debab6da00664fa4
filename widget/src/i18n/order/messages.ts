import type { Order, Refund, RefundQuote } from '@echoplex/sdk';
import type { ProblemText } from '../messages.js';

/** Why a buyer cannot give tickets back. */
export type RefundReason = NonNullable<RefundQuote['reason']>;

/** What `<echoplex-order>` says beside the rest. Amounts and moments arrive as finished text. */
export interface OrderMessages {
  loading: string;
  notFound: ProblemText;
  number(number: string): string;
  status: Record<Order['status'] | 'processing', string>;
  /** What the buyer of an order without tickets should know. */
  explain: Record<'held' | 'awaiting_payment' | 'processing' | 'expired' | 'cancelled', string>;
  tickets: string;
  discount: string;
  total: string;
  refunded: string;
  calendar: string;
  refund: Record<Refund['status'], (amount: string) => string>;
  dispute: Record<'open' | 'won' | 'lost', string>;
  back: {
    begin: string;
    until(moment: string): string;
    title: string;
    choose: string;
    amount: string;
    fee: string;
    asking: string;
    next: string;
    stop: string;
    askTitle(count: number): string;
    askText(amount: string): string;
    /** Added when a part is kept. */
    askFee(fee: string): string;
    confirm(amount: string): string;
    keep: string;
    sending: string;
    done: Record<Refund['status'], { title: string; text(amount: string): string }>;
    close: string;
  };
  not: Record<RefundReason, string>;
  refused: ProblemText;
}
