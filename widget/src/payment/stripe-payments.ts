import type { Order } from '@echoplex/sdk';
import type { PaymentForm, PaymentOutcome, Payments } from '../purchase/payments.js';
import { appearanceOf } from './appearance.js';
import { createLightSlot } from './light-slot.js';
import { loadStripe } from './load-script.js';
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

const reasonOf = (error: StripeError): 'card' | 'details' | 'connection' => {
  if (error.type === 'card_error') return 'card';
  return error.type === 'validation_error' || error.type === 'invalid_request_error' ? 'details' : 'connection';
};

const SETTLING = ['succeeded', 'processing', 'requires_capture'];

const confirmWith = async (stripe: StripeInstance, elements: ReturnType<StripeInstance['elements']>): Promise<PaymentOutcome> => {
  try {
    const { error, paymentIntent } = await stripe.confirmPayment({
      elements,
      confirmParams: { return_url: window.location.href },
      redirect: 'if_required',
    });
    if (error) return { paid: false, reason: reasonOf(error) };
    return paymentIntent && !SETTLING.includes(paymentIntent.status) ? { paid: false, reason: 'card' } : { paid: true };
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
    const { scriptUrl, publishableKey, clientSecret } = order.payment ?? {};
    if (!scriptUrl || !publishableKey || !clientSecret) throw new Error('The order carries no payment to make.');
    const Stripe = await loadStripe(host.ownerDocument, new URL(scriptUrl, baseUrl).href);
    const stripe = Stripe(publishableKey);
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
    return { confirm: () => confirmWith(stripe, elements), dispose };
  },
});
