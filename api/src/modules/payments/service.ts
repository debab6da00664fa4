// The door of this module: an order's way from "to pay" to paid, back again, and what happens when it goes wrong.
export { catchUpWithStripe } from './stripe/catch-up.js';
export { checkout } from './checkout/checkout.js';
export { executeRefund } from './refunds/execute-refund.js';
export { lookAfterPayment, reconcilePayments } from './stripe/reconcile.js';
export { refundEvent } from './refunds/refund-event.js';
export { cancelPayment, settle, syncPayment } from './settle/settle.js';
export { createStripe } from './stripe/stripe.js';
export { updatePayment } from './checkout/update-payment.js';
export { handleStripeEvent, receiveStripeEvent } from './stripe/webhook.js';
