import type { Problem } from '@echoplex/sdk';

/** What the process answers when it ends. */
export const exitCodes = { done: 0, refused: 1, usage: 2, notLoggedIn: 3, unreachable: 4, interrupted: 130 } as const;

interface Explanation {
  /** What to do next. */
  hint?: string;
  /** Each thing that is wrong, when there are several. */
  why?: string[];
  cause?: unknown;
}

/** A fault that the command line finds by itself. */
export class CliError extends Error {
  override readonly name: string = 'CliError';
  readonly hint: string | undefined;
  readonly why: readonly string[];
  readonly code: string = 'cli_error';
  readonly exitCode: number = exitCodes.refused;

  constructor(message: string, { hint, why = [], cause }: Explanation = {}) {
    super(message, { cause });
    this.hint = hint;
    this.why = why;
  }
}

/** The command was not called as it should be. */
export class UsageError extends CliError {
  override readonly name = 'UsageError';
  override readonly code = 'wrong_usage';
  override readonly exitCode = exitCodes.usage;
}

/** There is no credential for this API. */
export class NotLoggedInError extends CliError {
  override readonly name = 'NotLoggedInError';
  override readonly code = 'not_logged_in';
  override readonly exitCode = exitCodes.notLoggedIn;
}

/** One step of several failed: what it was, and how things stand now. */
export class StepError extends Error {
  override readonly name = 'StepError';

  /**
   * @param step What was being done, `Tier "Balcony"`.
   * @param state How things stand, and what to do.
   */
  constructor(
    readonly step: string,
    readonly state: string,
    override readonly cause: unknown,
  ) {
    super(`${step}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** A local fault in the shape of the API's problems, so that `--json` has one shape for everything that goes wrong. */
export function localProblem(code: string, title: string, detail: string): Omit<Problem, 'code'> & { code: string } {
  return { type: 'about:blank', title, status: 0, code, detail, requestId: '', errors: [] };
}
