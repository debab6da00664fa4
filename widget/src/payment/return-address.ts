import type { Order } from '@echoplex/sdk';
import { PARAMETERS } from './payment-return.js';

/** The most that the API takes. */
const LONGEST = 2000;

/**
 * The page's own address with what it needs to know its order again: which order, and of which event. The secret stays in the tab, so an
 * address that gets into other hands opens nothing.
 */
export const returnAddress = (page: string, order: Pick<Order, 'id' | 'eventId'>, outcome?: 'cancelled'): string => {
  const marked = (address: string): string => {
    const url = new URL(address);
    for (const name of PARAMETERS) url.searchParams.delete(name);
    url.searchParams.set('echoplex_order', order.id);
    url.searchParams.set('echoplex_event', order.eventId);
    if (outcome) url.searchParams.set('echoplex_payment', outcome);
    return url.href;
  };
  const whole = marked(page);
  const { origin, pathname } = new URL(page);
  return whole.length > LONGEST ? marked(`${origin}${pathname}`) : whole;
};
