import { ApiError, type Order } from '@echoplex/sdk';
import type { TicketsClient } from '../operations.js';
import type { Waiting } from '../state/model.js';
import { isHeld } from './problem.js';
import { wait } from './wait.js';

/** After this many questions without an answer the buyer is told that it takes longer. About twelve seconds. */
const PATIENCE = 7;
const FIRST_WAIT = 700;
const LONGEST_WAIT = 10_000;
/** A bank that takes days is not asked every ten seconds. */
const BANK_WAIT = 60_000;
/** How often `expired` is not believed yet: a payment that came in the last second takes the tickets again when Stripe reports it. */
const DOUBT = 12;
/** How often `failed` is not believed: it may be the try before this one. */
const OLD_NEWS = 4;

interface ConfirmationOptions {
  client: Pick<TicketsClient, 'orders'>;
  orderId: string;
  secret: string;
  signal: AbortSignal;
  /** What is waited for, as far as is known now. */
  waiting: () => Waiting;
  /** Called with every answer that settles nothing. */
  onNews: (order: Order) => void;
  /** Called once when it takes longer than usual. */
  onSlow: () => void;
  /** Resolves after a time, or sooner when there may be news; answers whether the whole time has passed. */
  pause?: (milliseconds: number) => Promise<boolean>;
}

/**
 * Asks for an order until it is settled, ever more slowly and without an end: the payment is made, so giving up is no answer. Only where it
 * is not known whether it was made (`checking`), an order that still awaits it is an answer too.
 * @returns The settled order; one that is still held if its payment failed or was never made; null once the signal aborts.
 * @throws {ApiError} when the order cannot be seen any more (401, 403, 404).
 */
export const awaitConfirmation = async ({
  client,
  orderId,
  secret,
  signal,
  waiting,
  onNews,
  onSlow,
  pause = async (milliseconds) => {
    await wait(milliseconds, signal);
    return true;
  },
}: ConfirmationOptions): Promise<Order | null> => {
  let failures = 0;
  let past: string | undefined;
  for (let asked = 1; !signal.aborted;) {
    try {
      const order = await client.orders.get(orderId, { credential: secret, signal });
      if (!isHeld(order) && (order.status !== 'expired' || asked > DOUBT)) return order;
      const status = order.payment?.status;
      failures = status === 'failed' ? failures + 1 : 0;
      const turned = status === 'failed' && past !== undefined && past !== 'failed';
      past = status;
      if (isHeld(order) && (turned || failures > OLD_NEWS)) return order;
      if (isHeld(order)) onNews(order);
      if (isHeld(order) && waiting() === 'checking' && asked >= PATIENCE) return order;
    } catch (error) {
      if (signal.aborted) return null;
      // Anything else than a firm refusal is worth another try.
      if (error instanceof ApiError && [401, 403, 404].includes(error.status)) throw error;
    }
    if (asked === PATIENCE) onSlow();
    const longest = waiting() === 'processing' ? BANK_WAIT : LONGEST_WAIT;
    if (await pause(Math.min(longest, FIRST_WAIT * 1.4 ** (asked - 1)))) asked += 1;
  }
  return null;
};
