import type { components } from '../contract/generated.js';
import { type ProblemCode, problemCodes } from './codes.js';

/** One fault of a request: where it is, a word for it, and a sentence a person can act on. */
export type Fault = components['schemas']['Fault'];
/** The body of an error answer (RFC 9457). */
export type ProblemBody = components['schemas']['Problem'];

interface ProblemOptions {
  errors?: Fault[];
  headers?: Record<string, string>;
  cause?: unknown;
}

/** The only error that services throw on purpose: it knows its code, its status and every fault. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly errors: Fault[];
  readonly headers: Record<string, string>;

  constructor(code: ProblemCode, detail: string, { errors = [], headers = {}, cause }: ProblemOptions = {}) {
    super(detail, { cause });
    this.name = 'Problem';
    this.code = code;
    this.status = problemCodes[code].status;
    this.errors = errors;
    this.headers = headers;
  }

  /** What is sent: nothing of the cause, nothing of the stack. */
  present(requestId: string): ProblemBody {
    return {
      type: `https://echoplex.example.com/problems/${this.code}`,
      title: problemCodes[this.code].title,
      status: this.status,
      code: this.code,
      detail: this.message,
      requestId,
      errors: this.errors,
    };
  }
}

/** A fault in the request's body at a JSON pointer. */
export const bodyFault = (pointer: string, code: string, message: string): Fault => ({ in: 'body', pointer, code, message });

/** 404 for a row that does not exist, or that the caller must not know of. */
export const notFound = (what: string): Problem =>
  new Problem('not_found', `There is no such ${what}, or these credentials do not reach it.`);

/** 422 for faults that only a rule can see, a schema cannot. */
export const invalid = (errors: Fault[]): Problem =>
  new Problem('validation_failed', errors.length === 1 ? (errors[0]?.message ?? '') : `${errors.length} faults, listed in errors.`, {
    errors,
  });
