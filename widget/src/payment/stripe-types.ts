// The few parts of Stripe.js that are used here. Its own type package would be a dependency for eight lines.

/** An error as Stripe.js reports it; `type` tells whose fault it was. */
export interface StripeError {
  type: string;
  code?: string;
  message?: string;
}

/** The Payment Element. */
export interface StripeElement {
  mount(target: HTMLElement): void;
  destroy(): void;
  on(event: 'ready' | 'loaderror', handler: (event: { error?: StripeError }) => void): unknown;
}

/** The elements of one payment. */
export interface StripeElements {
  create(type: 'payment', options?: Record<string, unknown>): StripeElement;
}

/** `Stripe(publishableKey)`; with `stripeAccount` for the payments of a connected account. */
export interface StripeInstance {
  elements(options: { clientSecret: string; locale?: string; appearance?: Record<string, unknown> }): StripeElements;
  confirmPayment(options: {
    elements: StripeElements;
    confirmParams: { return_url: string };
    redirect: 'if_required';
  }): Promise<{ error?: StripeError; paymentIntent?: { status: string } }>;
}

/** What the script puts on `window`. */
export type StripeConstructor = (publishableKey: string, options?: { stripeAccount?: string }) => StripeInstance;
