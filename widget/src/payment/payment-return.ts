import type { PaymentReturn } from '../purchase/payments.js';

const PARAMETERS = ['payment_intent', 'payment_intent_client_secret', 'redirect_status', 'source_type'];

/** Whether the page was opened by a bank's page sending the buyer back. */
export const cameBack = (address: string): boolean => new URL(address).searchParams.has('payment_intent_client_secret');

/**
 * What the address says about a payment that left the page, if it is this order's; the parameters are then taken out of the
 * address, so that a reload or a shared link does not say it again.
 */
export const takePaymentReturn = (view: Window, clientSecret: string): PaymentReturn | null => {
  const url = new URL(view.location.href);
  if (url.searchParams.get('payment_intent_client_secret') !== clientSecret) return null;
  const failed = url.searchParams.get('redirect_status') === 'failed';
  for (const name of PARAMETERS) url.searchParams.delete(name);
  view.history.replaceState(view.history.state, '', url);
  return { clientSecret, failed };
};
