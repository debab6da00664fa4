// The door of this module: an order's way from "to pay" to paid, back again, and what happens when it goes wrong.
export { catchUpWithStripe } from './catch-up.js';
export { checkout } from './checkout.js';
export { executeRefund } from './execute-refund.js';
export { lookAfterPayment, reconcilePayments } from './reconcile.js';
export { refundEvent } from './refund-event.js';
export { cancelPayment, settle, syncPayment } from './settle.js';
export { createStripe } from './stripe.js';
export { updatePayment } from './update-payment.js';
export { handleStripeEvent, receiveStripeEvent } from './webhook.js';
