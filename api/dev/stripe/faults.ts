import type { PaymentError, PaymentIntent } from './objects.js';

/** The inner object of Stripe's error envelope. */
export type FaultBody = {
  type: 'card_error' | 'invalid_request_error' | 'idempotency_error' | 'api_error';
  code?: string;
  decline_code?: string;
  message: string;
  param?: string;
  charge?: string;
  payment_intent?: PaymentIntent;
  payment_method?: PaymentError['payment_method'];
};

/** A refusal that becomes `{error: {…}}` with its status. */
export class StripeFault extends Error {
  constructor(
    readonly status: number,
    readonly body: FaultBody,
    /** Whether the refusal is the answer for its idempotency key from now on: Stripe keeps what it found out while working. */
    readonly kept = status === 402,
  ) {
    super(body.message);
    this.name = 'StripeFault';
  }
}

/** 400: the request makes no sense. */
export function invalidRequest(
  message: string,
  details: { code?: string; param?: string; payment_intent?: PaymentIntent } = {},
): StripeFault {
  return new StripeFault(400, { type: 'invalid_request_error', message, ...details });
}

/** 400: it makes sense, but not in the state that things are in. Kept for the idempotency key. */
export function refusedByState(
  message: string,
  details: { code?: string; param?: string; payment_intent?: PaymentIntent } = {},
): StripeFault {
  return new StripeFault(400, { type: 'invalid_request_error', message, ...details }, true);
}

/** 400: a required parameter is not there. */
export function missingParam(param: string): StripeFault {
  return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
}

/** 404: no object of that id. */
export function noSuch(kind: string, id: string, param = 'id'): StripeFault {
  return new StripeFault(404, { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${kind}: '${id}'`, param });
}

/** 403: the platform may not act for the account. */
export function noAccess(account: string): StripeFault {
  const message = `The provided key does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`;
  return new StripeFault(403, { type: 'invalid_request_error', code: 'account_invalid', message });
}

/** 401: no key or a wrong one. */
export function unauthorized(message: string): StripeFault {
  return new StripeFault(401, { type: 'invalid_request_error', message });
}

/** 402: the bank said no. */
export function cardRefused(error: PaymentError, intent: PaymentIntent): StripeFault {
  return new StripeFault(402, { ...error, payment_intent: intent });
}
