import { ApiError, type EchoPlex, type Order } from '@echoplex/sdk';
import { isHeld } from './problem.js';
import { wait } from './wait.js';

/** After this many questions without an answer the buyer is told that it takes longer. About twelve seconds. */
const PATIENCE = 7;
const FIRST_WAIT = 700;
const LONGEST_WAIT = 10_000;
/** How often `expired` is not believed yet: a payment that came in the last second takes the tickets again when Stripe reports it. */
const DOUBT = 12;

interface ConfirmationOptions {
  client: Pick<EchoPlex, 'orders'>;
  orderId: string;
  secret: string;
  signal: AbortSignal;
  /** Called once when it takes longer than usual. */
  onSlow: () => void;
}

/**
 * Asks for an order until it is settled, ever more slowly and without an end: the payment is made, so giving up is no answer.
 * @returns The settled order, or null once the signal aborts.
 * @throws {ApiError} when the order cannot be seen any more (401, 403, 404).
 */
export const awaitConfirmation = async ({ client, orderId, secret, signal, onSlow }: ConfirmationOptions): Promise<Order | null> => {
  for (let asked = 1; !signal.aborted; asked += 1) {
    try {
      const order = await client.orders.get(orderId, { credential: secret, signal });
      if (!isHeld(order) && (order.status !== 'expired' || asked > DOUBT)) return order;
    } catch (error) {
      if (signal.aborted) return null;
      // Anything else than a firm refusal is worth another try.
      if (error instanceof ApiError && [401, 403, 404].includes(error.status)) throw error;
    }
    if (asked === PATIENCE) onSlow();
    await wait(Math.min(LONGEST_WAIT, FIRST_WAIT * 1.4 ** (asked - 1)), signal);
  }
  return null;
};
