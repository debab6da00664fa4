import { ApiError, ConnectionError, TimeoutError, type Order } from '@echoplex/sdk';
import type { Problem } from '../state/model.js';

/** What went wrong, as the state machine and the messages know it. A fault of our own is `unknown`, never hidden. */
export const toProblem = (error: unknown): Problem => {
  if (error instanceof ApiError) {
    return { code: error.code, detail: error.detail, requestId: error.requestId || null, faults: error.errors };
  }
  if (error instanceof ConnectionError || error instanceof TimeoutError) {
    return { code: 'unreachable', detail: error.message, requestId: null, faults: [] };
  }
  return { code: 'unknown', detail: error instanceof Error ? error.message : String(error), requestId: null, faults: [] };
};

/** Whether an order still has tickets set aside. */
export const isHeld = (order: Order): boolean => order.status === 'held' || order.status === 'awaiting_payment';

/** Refusals that are no fault of a field, though they point at one: they are said above the form, with the way on. */
export const saidAbove: ReadonlySet<string> = new Set(['promo_code_invalid', 'limit_exceeded']);
