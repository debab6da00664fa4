import type { Order } from '@echoplex/sdk';
import type { PaymentReturn } from '../purchase/payments.js';
import { withStorage } from '../purchase/tab-storage.js';

/** What a payment leaves in the address: ours and Stripe's. */
export const PARAMETERS = [
  'echoplex_order',
  'echoplex_event',
  'echoplex_payment',
  'payment_intent',
  'payment_intent_client_secret',
  'redirect_status',
  'source_type',
];

const parametersOf = (address: string): URLSearchParams => new URL(address).searchParams;

/** Whether the page was opened by a payment of this order sending the buyer back. */
export const cameBack = (address: string, orderId: string): boolean => parametersOf(address).get('echoplex_order') === orderId;

const clean = (view: Window): void => {
  const url = new URL(view.location.href);
  for (const name of PARAMETERS) url.searchParams.delete(name);
  view.history.replaceState(view.history.state, '', url);
};

/**
 * What the address says about a payment that left the page, if it is this order's; the parameters are then taken out of the
 * address, so that a reload or a shared link does not say it again.
 */
export const takePaymentReturn = (view: Window, { id, payment }: Pick<Order, 'id' | 'payment'>): PaymentReturn | null => {
  const said = parametersOf(view.location.href);
  const clientSecret = said.get('payment_intent_client_secret');
  if (said.get('echoplex_order') !== id && (clientSecret === null || clientSecret !== payment?.clientSecret)) return null;
  clean(view);
  if (said.get('echoplex_payment') === 'cancelled') return 'calledOff';
  return said.get('redirect_status') === 'failed' ? 'failed' : 'unknown';
};

/**
 * Whether the address speaks of a payment for this event whose order nobody in this tab knows, as when a bank's app opened another browser.
 * The parameters are then taken out of the address.
 */
export const takeStrayReturn = (view: Window, eventId: string): boolean => {
  const said = parametersOf(view.location.href);
  const order = said.get('echoplex_order');
  if (!order || said.get('echoplex_event') !== eventId) return false;
  const known = withStorage(
    () => view.sessionStorage,
    (store) => Object.keys(store).some((key) => store.getItem(key)?.includes(order)),
    false,
  );
  if (known) return false;
  clean(view);
  return said.get('echoplex_payment') !== 'cancelled';
};
