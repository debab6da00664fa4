import type { Order } from '@echoplex/sdk';
import type { PaymentForm, Payments } from './payments.js';

interface FormHolderOptions {
  payments: () => Promise<Payments>;
  /** Whether there is a form that can be sent. */
  ready: (ready: boolean) => void;
  failed: (error: unknown) => void;
}

/** Holds at most one payment form. */
export interface FormHolder {
  readonly current: PaymentForm | null;
  /** Shows the form of an order in place of any other. */
  open(order: Order): Promise<void>;
  close(): void;
}

/** A form that finishes loading after it was closed, or after another was asked for, is thrown away. */
export const createFormHolder = ({ payments, ready, failed }: FormHolderOptions): FormHolder => {
  let current: PaymentForm | null = null;
  let attempt = 0;

  const close = (): void => {
    attempt += 1;
    current?.dispose();
    current = null;
    ready(false);
  };

  return {
    get current() {
      return current;
    },
    async open(order) {
      close();
      const mine = attempt;
      try {
        const opened = await (await payments()).open(order);
        if (mine !== attempt) return opened.dispose();
        current = opened;
        ready(true);
      } catch (error) {
        if (mine === attempt) failed(error);
      }
    },
    close,
  };
};
