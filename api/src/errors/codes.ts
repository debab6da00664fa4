import type { components } from '../contract/generated.js';

/** A stable word for what went wrong; part of the contract. */
export type ProblemCode = components['schemas']['ProblemCode'];

interface CodeEntry {
  status: number;
  title: string;
}

/** Every code the API answers, with its HTTP status. The type makes it complete: a code of the contract without an entry does not compile. */
export const problemCodes: Record<ProblemCode, CodeEntry> = {
  validation_failed: { status: 422, title: 'The request has faults' },
  malformed_body: { status: 400, title: 'The body cannot be read' },
  unauthenticated: { status: 401, title: 'Credentials are missing or not valid' },
  forbidden: { status: 403, title: 'These credentials may not do that' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'This address does not take that method' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body has a media type that is not taken here' },
  rate_limited: { status: 429, title: 'Too many requests' },
  overloaded: { status: 503, title: 'Too busy right now' },
  unavailable: { status: 503, title: 'Briefly out of service' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  email_taken: { status: 409, title: 'An account with this email exists' },
  invalid_credentials: { status: 401, title: 'Email or password is wrong' },
  token_invalid: { status: 401, title: 'The token is not valid' },
  token_expired: { status: 401, title: 'The token has expired' },
  weak_password: { status: 422, title: 'The password is too weak' },
  slug_taken: { status: 409, title: 'The slug is taken' },
  event_not_publishable: { status: 409, title: 'The event is not ready to be published' },
  event_not_on_sale: { status: 409, title: 'The event is not on sale' },
  sales_not_started: { status: 409, title: 'Sales have not started' },
  sales_ended: { status: 409, title: 'Sales have ended' },
  sold_out: { status: 409, title: 'Sold out' },
  insufficient_quantity: { status: 409, title: 'Fewer tickets are left than asked for' },
  limit_exceeded: { status: 409, title: 'Over a limit' },
  order_expired: { status: 409, title: 'The hold ran out' },
  order_state_invalid: { status: 409, title: 'The order is in a state that does not allow that' },
  buyer_required: { status: 409, title: 'The buyer is missing' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used for another request' },
  idempotency_in_progress: { status: 409, title: 'The first request with this idempotency key is still running' },
  payment_provider_error: { status: 502, title: 'The payment provider did not answer as expected' },
  amount_not_payable: { status: 409, title: 'This amount cannot be charged' },
  payment_failed: { status: 402, title: 'The payment was refused' },
  refund_exceeds_payment: { status: 409, title: 'More than is left to refund' },
  refund_not_allowed: { status: 403, title: 'The event does not allow this refund' },
  image_invalid: { status: 422, title: 'This is no picture that can be used' },
  already_member: { status: 409, title: 'This person is a member already' },
  last_owner: { status: 409, title: 'An organization needs an owner' },
  wrong_email: { status: 403, title: 'This is for another email address' },
  version_conflict: { status: 412, title: 'Somebody else has changed it' },
  event_has_orders: { status: 409, title: 'The event has orders' },
  event_state_invalid: { status: 409, title: 'The event is in a state that does not allow that' },
  tier_has_orders: { status: 409, title: 'The tier has orders' },
  below_sold: { status: 409, title: 'Fewer than are sold, held or used already' },
  currency_locked: { status: 409, title: 'The currency can no longer change' },
  category_in_use: { status: 409, title: 'The category is in use' },
  promo_code_taken: { status: 409, title: 'The event has this promo code already' },
  promo_code_invalid: { status: 409, title: 'The promo code cannot be used' },
  access_code_required: { status: 409, title: 'This needs an access code' },
  answers_required: { status: 409, title: 'Answers are missing' },
  signature_invalid: { status: 400, title: 'The signature does not fit' },
};

/** Codes that any operation may answer; the others are named by the operation in `x-problem-codes`. */
export const commonCodes: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'validation_failed',
  'malformed_body',
  'unauthenticated',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'payload_too_large',
  'unsupported_media_type',
  'rate_limited',
  'overloaded',
  'unavailable',
  'internal',
]);
