// The door of this module: an order's way from "to pay" to paid, and what happens when it goes wrong.
export { checkout } from './checkout.js';
export { reconcilePayments } from './reconcile.js';
export { cancelPayment, refundPayment, settle, syncPayment } from './settle.js';
export { createStripe } from './stripe.js';
export { handleStripeEvent, receiveStripeEvent } from './webhook.js';
