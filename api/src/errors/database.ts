import { types } from 'node:util';
import type { ProblemCode } from './codes.js';
import { Problem } from './problem.js';

/** What node-postgres tells of a failed statement. */
interface PostgresError extends Error {
  code: string;
  constraint?: string;
}

/**
 * SQLSTATE and constraint name -> problem. A constraint is the last guard: services check first and say it better; this is what two
 * requests in the same instant get.
 */
const constraints: Record<string, { code: ProblemCode; detail: string }> = {
  users_email_key: { code: 'email_taken', detail: 'An account with this email exists. Sign in, or use another address.' },
  organizations_slug_key: { code: 'slug_taken', detail: 'Another organization uses this slug. Choose another one.' },
  events_slug_key: { code: 'slug_taken', detail: 'Another event uses this slug. Choose another one.' },
  tiers_stock_within_quantity: { code: 'insufficient_quantity', detail: 'Fewer tickets are left than asked for.' },
  promo_codes_code_key: { code: 'promo_code_taken', detail: 'The event has this promo code already. Choose another one.' },
  promo_codes_uses_within_maximum: { code: 'promo_code_invalid', detail: 'This code has been used as often as it can be.' },
  categories_pkey: { code: 'slug_taken', detail: 'Another category uses this slug. Choose another one.' },
  categories_parent_fkey: { code: 'category_in_use', detail: 'Other categories are in this one. Move them first.' },
  events_category_fkey: { code: 'category_in_use', detail: 'Events are in this category. Move them first.' },
  events_stock_within_capacity: { code: 'insufficient_quantity', detail: 'Fewer tickets are left than asked for.' },
};

/** SQLSTATE classes and codes that mean "not reachable just now"; the server has ended the session that idled in a transaction (25P03, 25P04). */
const outage = /^(08...|57P0[1-5]|25P0[34]|53300|3D000)$/;
const socketFaults = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'EAI_AGAIN']);
/** What the driver says of a connection that is gone, and has no code for. Knex puts the statement before it. */
const lostConnection =
  /(^|- )(Connection terminated\b.*|Client has encountered a connection error and is not queryable|Client was closed and is not queryable|timeout expired)$/;
/** Statements that may succeed when tried again. */
const contention = /^(40001|40P01|55P03|57014)$/;

/** Also of an error that Node made outside the context of whoever asks, as in a test. */
const isError = (thrown: unknown): thrown is Error => types.isNativeError(thrown);

const hasCode = (error: unknown): error is PostgresError => isError(error) && typeof (error as PostgresError).code === 'string';

/** Objection wraps what node-postgres throws; SQLSTATE and constraint are told by the inner one. */
export const nativeError = (error: unknown): unknown => (error as { nativeError?: unknown } | null)?.nativeError ?? error;

/** Whether the database could not be reached (as opposed to: refused the statement). */
export function isOutage(thrown: unknown): boolean {
  const error = nativeError(thrown);
  if (!isError(error)) return false;
  if (error.name === 'KnexTimeoutError' || lostConnection.test(error.message)) return true;
  if (error instanceof AggregateError) return error.errors.some(isOutage);
  return hasCode(error) && (outage.test(error.code) || socketFaults.has(error.code));
}

/**
 * Whether the database knows neither the user nor the password, or lets neither in (class 28). No outage: waiting mends nothing, whoever
 * wrote DATABASE_URL has to.
 */
export function isRefusedLogin(thrown: unknown): boolean {
  const error = nativeError(thrown);
  return hasCode(error) && error.code.startsWith('28');
}

/** Whether a lock was waited for too long. */
export function isLockTimeout(thrown: unknown): boolean {
  const error = nativeError(thrown);
  return hasCode(error) && error.code === '55P03';
}

/** The problem behind a database error, or null when the error is ours. */
export function databaseProblem(thrown: unknown): Problem | null {
  const error = nativeError(thrown);
  if (isOutage(error)) {
    return new Problem('unavailable', 'The database cannot be reached right now. Nothing was changed; try again in a moment.', {
      headers: { 'Retry-After': '2' },
      cause: error,
    });
  }
  if (!hasCode(error)) return null;
  if (contention.test(error.code)) {
    return new Problem('overloaded', 'Too many people want the same thing right now. Nothing was changed; try again.', {
      headers: { 'Retry-After': '1' },
      cause: error,
    });
  }
  const known = error.constraint === undefined ? undefined : constraints[error.constraint];
  return known ? new Problem(known.code, known.detail, { cause: error }) : null;
}

/** Whether an error is the violation of the named constraint. */
export function violates(thrown: unknown, constraint: string): boolean {
  const error = nativeError(thrown);
  return hasCode(error) && error.constraint === constraint;
}
