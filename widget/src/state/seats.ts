import type { Order } from '@echoplex/sdk';

/** One ticket of the order, before it exists: which tier it admits to. */
export interface Seat {
  tierId: string;
  tierName: string;
}

/** The order's tickets in item order, one entry each. */
export const seatsOf = (order: Order): Seat[] =>
  order.items.flatMap((item) => Array.from({ length: item.quantity }, () => ({ tierId: item.tierId, tierName: item.name })));
