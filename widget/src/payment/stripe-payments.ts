import type { Order } from '@echoplex/sdk';
import type { PaymentForm, PaymentOutcome, Payments } from '../purchase/payments.js';
import { appearanceOf } from './appearance.js';
import { createLightSlot } from './light-slot.js';
import { loadStripe } from './load-script.js';
import { returnAddress } from './return-address.js';
import type { StripeElement, StripeError, StripeInstance } from './stripe-types.js';

/** Where and how the form is shown. */
export interface StripePaymentsOptions {
  /** The widget: the form becomes its light-DOM child in slot `payment`. */
  host: HTMLElement;
  /** Where the API is; a relative script address is resolved against it. */
  baseUrl: string;
  language: string;
  /** Carries the widget's colours. */
  styled: HTMLElement;
}

const reasonOf = ({ type, code }: StripeError): Refused => {
  if (code === 'payment_intent_authentication_failure') return 'authentication';
  // Paid already, or called off meanwhile.
  if (code === 'payment_intent_unexpected_state') return 'stale';
  if (type === 'card_error') return 'card';
  return type === 'validation_error' || type === 'invalid_request_error' ? 'details' : 'connection';
};

type Refused = Extract<PaymentOutcome, { paid: false }>['reason'];

const SETTLING = ['succeeded', 'processing', 'requires_capture'];

const confirmWith = async (
  stripe: StripeInstance,
  elements: ReturnType<StripeInstance['elements']>,
  order: Order,
): Promise<PaymentOutcome> => {
  try {
    const { error, paymentIntent } = await stripe.confirmPayment({
      elements,
      confirmParams: { return_url: returnAddress(window.location.href, order) },
      redirect: 'if_required',
    });
    if (error) return { paid: false, reason: reasonOf(error) };
    if (!paymentIntent || SETTLING.includes(paymentIntent.status))
      return { paid: true, ...(paymentIntent?.status === 'processing' && { processing: true }) };
    // The bank's question was closed without an answer.
    return { paid: false, reason: paymentIntent.status === 'requires_action' ? 'authentication' : 'card' };
  } catch {
    // Stripe.js reports refusals as values; a throw means that the line broke. Trying again repeats the same payment.
    return { paid: false, reason: 'connection' };
  }
};

const ready = (element: StripeElement): Promise<void> =>
  new Promise((resolve, reject) => {
    element.on('ready', () => resolve());
    element.on('loaderror', ({ error }) => reject(new Error(error?.message ?? 'The payment form could not be loaded.')));
  });

/** Payments through Stripe's Payment Element. Card data stays between the buyer and Stripe. */
export const createStripePayments = ({ host, baseUrl, language, styled }: StripePaymentsOptions): Payments => ({
  async open(order: Order): Promise<PaymentForm> {
    const { scriptUrl, publishableKey, clientSecret, stripeAccount } = order.payment ?? {};
    if (!scriptUrl || !publishableKey || !clientSecret) throw new Error('The order carries no payment to make.');
    const Stripe = await loadStripe(host.ownerDocument, new URL(scriptUrl, baseUrl).href);
    const stripe = stripeAccount ? Stripe(publishableKey, { stripeAccount }) : Stripe(publishableKey);
    const elements = stripe.elements({ clientSecret, locale: language, appearance: appearanceOf(styled) });
    const element = elements.create('payment', { layout: 'tabs' });
    const slot = createLightSlot(host, 'payment');
    const dispose = (): void => {
      element.destroy();
      slot.remove();
    };
    try {
      const shown = ready(element);
      element.mount(slot.element);
      await shown;
    } catch (error) {
      dispose();
      throw error;
    }
    return { confirm: () => confirmWith(stripe, elements, order), dispose };
  },
});
