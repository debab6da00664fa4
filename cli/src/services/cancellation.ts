import { setTimeout as sleep } from 'node:timers/promises';
import type { EchoPlex, RefundProgress } from '@echoplex/sdk';

/** What a cancellation would pay back. */
export interface Refundable {
  orders: number;
  /** In minor units. */
  amount: number;
}

/** Paid orders of an event, and what of their money has not gone back. */
export async function refundableOf(echoplex: EchoPlex, event: string): Promise<Refundable> {
  const sum: Refundable = { orders: 0, amount: 0 };
  for (const status of ['confirmed', 'partially_refunded'] as const)
    for await (const { total, refunded } of echoplex.orders.list(event, { status, limit: 200 })) {
      if (total <= refunded) continue;
      sum.orders += 1;
      sum.amount += total - refunded;
    }
  return sum;
}

/** How many refunds a cancellation began or will begin. */
export const refundCount = ({ waiting, pending, succeeded, failed }: RefundProgress): number => waiting + pending + succeeded + failed;

/** Whether nothing more will happen to the refunds of a cancelled event. */
export const isOver = ({ waiting, pending }: RefundProgress): boolean => waiting === 0 && pending === 0;

/**
 * Follows the refunds of a cancelled event until all of them have succeeded or failed.
 * @param report Told each time how far it is.
 */
export async function watchRefunds(
  echoplex: EchoPlex,
  event: string,
  report: (now: RefundProgress) => void,
  signal: AbortSignal,
): Promise<RefundProgress> {
  for (;;) {
    const now = await echoplex.events.refundProgress(event, { signal });
    report(now);
    if (isOver(now)) return now;
    await sleep(1000, undefined, { signal });
  }
}

/** Works until it is done or somebody presses Ctrl-C; null when they did. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (controller.signal.aborted) return null;
    throw error;
  } finally {
    process.off('SIGINT', stop);
  }
}
