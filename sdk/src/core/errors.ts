import type { Fault, Problem, ProblemCode } from '../generated/models.js';

/** What every error of this package is an instance of. */
export class EchoPlexError extends Error {
  // Spelled out in every class: a minifier renames classes, and a log should still say what it was.
  override readonly name: string = 'EchoPlexError';
}

/** No answer came: the API cannot be reached or the connection broke. `cause` says why. */
export class ConnectionError extends EchoPlexError {
  override readonly name = 'ConnectionError';
}

/** No answer came in time. */
export class TimeoutError extends EchoPlexError {
  override readonly name = 'TimeoutError';
}

/** A {@link ProblemCode}, one that a newer API added, or `unexpected_response` for an answer that is not the API's. */
export type ErrorCode = ProblemCode | 'unexpected_response' | (string & {});

/** The API refused; the message is the problem's `detail`. */
export class ApiError extends EchoPlexError {
  override readonly name: string = 'ApiError';
  /** The HTTP status. */
  readonly status: number;
  /** What happened, in a stable word. */
  readonly code: ErrorCode;
  /** Quote it when you ask for help; empty when the answer named none. */
  readonly requestId: string;
  /** Every fault of the request. */
  readonly errors: readonly Fault[];
  /** What happened and what to do, for a person. */
  readonly detail: string;
  /** Seconds after which to try again, where the API said so. */
  readonly retryAfter: number | null;
  readonly #problem: Problem;

  constructor(problem: Problem, retryAfter: number | null = null, options?: ErrorOptions) {
    super(problem.detail, options);
    this.status = problem.status;
    this.code = problem.code;
    this.requestId = problem.requestId;
    this.errors = problem.errors;
    this.detail = problem.detail;
    this.retryAfter = retryAfter;
    this.#problem = problem;
  }

  /** The whole problem as it was received. */
  get problem(): Problem {
    return this.#problem;
  }
}

/** 400 or 422: the request itself is wrong; `errors` names every fault. */
export class ValidationError extends ApiError {
  override readonly name = 'ValidationError';
}
/** 401: no credential, or not a valid one. */
export class AuthenticationError extends ApiError {
  override readonly name = 'AuthenticationError';
}
/** 402: the payment was refused; another way to pay may do. */
export class PaymentError extends ApiError {
  override readonly name = 'PaymentError';
}
/** 403: the credential is valid and not enough. */
export class PermissionError extends ApiError {
  override readonly name = 'PermissionError';
}
/** 404: there is none, or none that this credential may see. */
export class NotFoundError extends ApiError {
  override readonly name = 'NotFoundError';
}
/** 409, 410 or 412: the state of things does not allow it now. */
export class ConflictError extends ApiError {
  override readonly name: string = 'ConflictError';
}
/** `sold_out` or `insufficient_quantity`: fewer tickets are left than were asked for. */
export class SoldOutError extends ConflictError {
  override readonly name = 'SoldOutError';
}
/** 429: too many requests; `retryAfter` says when to go on. */
export class RateLimitError extends ApiError {
  override readonly name = 'RateLimitError';
}
/** 500 and above: the API failed, or is too busy. */
export class ServerError extends ApiError {
  override readonly name = 'ServerError';
}

function classOf(status: number, code: string): typeof ApiError {
  if (code === 'sold_out' || code === 'insufficient_quantity') return SoldOutError;
  if (status === 400 || status === 422) return ValidationError;
  if (status === 401) return AuthenticationError;
  if (status === 402) return PaymentError;
  if (status === 403) return PermissionError;
  if (status === 404) return NotFoundError;
  if (status === 409 || status === 410 || status === 412) return ConflictError;
  if (status === 429) return RateLimitError;
  return status >= 500 ? ServerError : ApiError;
}

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' && value !== '' ? value : otherwise);

/**
 * The error for an answer that is not a success.
 * @param body The parsed body; whatever is no problem (a proxy's page, nothing at all) becomes code `unexpected_response`.
 * @param retryAfter Seconds, from the `Retry-After` header.
 */
export function toApiError(status: number, body: unknown, headers: Headers, retryAfter: number | null): ApiError {
  const given = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  const problem = {
    ...given,
    type: text(given.type, 'about:blank'),
    title: text(given.title, 'Unexpected response'),
    status,
    code: text(given.code, 'unexpected_response') as ProblemCode,
    detail: text(given.detail, `The server answered ${status} without saying why.`),
    requestId: text(given.requestId, headers.get('x-request-id') ?? ''),
    errors: Array.isArray(given.errors) ? given.errors : [],
  };
  return new (classOf(status, problem.code))(problem, retryAfter);
}

/** The error for a problem that came by another way than an HTTP answer, such as a socket. */
export function fromProblem(problem: Problem): ApiError {
  return toApiError(problem.status, problem, new Headers(), null);
}
