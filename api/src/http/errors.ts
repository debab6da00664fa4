import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import { databaseProblem } from '../errors/database.js';
import { Problem } from '../errors/problem.js';
import type { Address, AddressFinder } from './addresses.js';

/** Any thrown thing as a problem; what we did not foresee becomes `internal` and says nothing of its insides. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return (
    databaseProblem(error) ??
    new Problem('internal', 'Something went wrong on our side. Try again; if it stays, send us the request id.', { cause: error })
  );
}

export const problemType = 'application/problem+json; charset=utf-8';

/** The headers that a problem is answered with, besides its type. */
export const problemHeaders = ({ status, headers }: Problem): Record<string, string> => ({
  ...headers,
  ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
  'Cache-Control': 'no-store',
});

/** What failed on our side is told to the operator, with its cause. */
export function logProblem(problem: Problem, requestId: string, logger: Logger): void {
  if (problem.status >= 500) logger.error({ requestId, err: problem.cause ?? problem, code: problem.code }, problem.message);
}

function sendProblem(ctx: Context, problem: Problem): void {
  ctx.status = problem.status;
  ctx.set(problemHeaders(problem));
  ctx.type = problemType;
  ctx.body = JSON.stringify(problem.present(ctx.state.requestId as string));
}

/** Turns whatever is thrown further in into a problem answer. */
export const answerProblems: Middleware = async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    const problem = toProblem(error);
    const { logger, requestId } = ctx.state as { logger: Logger; requestId: string };
    logProblem(problem, requestId, logger);
    sendProblem(ctx, problem);
  }
};

/** Finds what the contract has at the request's address. A request line such as `GET http://[` has no path that anything could read. */
export function findAddress(find: AddressFinder): Middleware {
  return (ctx, next) => {
    try {
      ctx.state.address = find(ctx.path);
    } catch (error) {
      throw new Problem('not_found', 'This address cannot be read.', { cause: error });
    }
    return next();
  };
}

/** What no route answered: an address we do not have, or one that does not take this method. */
export const answerUnrouted: Middleware = (ctx) => {
  const { operations } = (ctx.state.address as Address | undefined) ?? { operations: [] };
  const methods = operations.map(({ method }) => method.toUpperCase());
  if (methods.length === 0) throw new Problem('not_found', `There is nothing at ${ctx.path}. The addresses are listed at /docs.`);
  const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  throw new Problem('method_not_allowed', `${ctx.method} is not possible here, but ${allowed.join(', ')} is.`, {
    headers: { Allow: allowed.join(', ') },
  });
};
