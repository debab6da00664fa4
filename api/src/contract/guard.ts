import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import { commonCodes } from '../errors/codes.js';
import { type Fault, Problem } from '../errors/problem.js';
import type { Contract, Operation, OperationId } from './document.js';
import { faultsFrom, unstorable } from './faults.js';
import { coerce, type OperationSchemas, project, schemaCompiler } from './schemas.js';

/** A request's parts after validation; the route's types come from the contract. */
export interface GuardedInput {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  body: unknown;
}

type Guard = (id: OperationId) => Middleware;

/** An answer outside the contract: our fault, told loudly where developers and tests see it. */
class ContractBreach extends Error {}

function readInput(ctx: Context, operation: Operation, schemas: OperationSchemas, contract: Contract): GuardedInput {
  const raw: Omit<GuardedInput, 'body'> = { path: {}, query: {}, header: {} };
  for (const { name, in: place, schema } of operation.parameters) {
    const value = { path: (ctx.params as Record<string, string>)[name], query: ctx.query[name], header: ctx.get(name) || undefined }[place];
    if (value !== undefined) raw[place][name] = coerce(schema, value, contract);
  }
  for (const name of Object.keys(ctx.query)) raw.query[name] ??= ctx.query[name];

  const faults: Fault[] = [];
  const check = (place: Fault['in'], schema: OperationSchemas['path'], value: unknown): unknown => {
    const parsed = schema.safeParse(value, { reportInput: true });
    if (!parsed.success) faults.push(...faultsFrom(parsed.error.issues, place));
    else faults.push(...unstorable(parsed.data, place));
    return parsed.data;
  };
  const input: GuardedInput = {
    path: check('path', schemas.path, raw.path) as GuardedInput['path'],
    query: check('query', schemas.query, raw.query) as GuardedInput['query'],
    header: check('header', schemas.header, raw.header) as GuardedInput['header'],
    body: schemas.body ? check('body', schemas.body, ctx.request.body ?? undefined) : undefined,
  };
  if (faults.length === 0) return input;
  // An id that cannot exist is the same to a caller as one that does not.
  if (faults.some((fault) => fault.in === 'path')) {
    throw new Problem('not_found', 'There is nothing at this address: its id is malformed.', { errors: faults });
  }
  const [first] = faults;
  throw new Problem(
    'validation_failed',
    faults.length === 1 && first ? `${first.pointer || `The ${first.in}`}: ${first.message}` : `${faults.length} faults, listed in errors.`,
    { errors: faults },
  );
}

/**
 * Makes `guard(operationId)`, the middleware every route runs in: parses params, query, headers and body on the way in; checks status, body
 * and problem codes on the way out. What leaves and is not in the contract fails when `strict`, otherwise it is stripped and logged.
 */
export function createGuard(contract: Contract, { strict, logger }: { strict: boolean; logger: Logger }): Guard {
  const compile = schemaCompiler(contract);
  const breach = (operation: Operation, what: string): void => {
    if (strict) throw new ContractBreach(`${operation.id} answered outside the contract: ${what}`);
    logger.error({ operation: operation.id, what }, 'answer outside the contract');
  };
  const checkOut = (ctx: Context, operation: Operation, schemas: OperationSchemas): void => {
    if (!operation.responses.has(ctx.status)) breach(operation, `status ${ctx.status} is not declared`);
    const schema = schemas.responses.get(ctx.status);
    if (!schema) return;
    const parsed = schema.safeParse(ctx.body);
    if (parsed.success) return;
    breach(operation, parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')); // prettier-ignore
    ctx.body = project(operation.responses.get(ctx.status) ?? {}, ctx.body, contract);
  };

  return (id) => {
    const operation = contract.operations.get(id);
    if (!operation) throw new Error(`${id} is not in the contract`);
    const schemas = compile(operation);
    return async function guard(ctx, next) {
      ctx.state.input = readInput(ctx, operation, schemas, contract);
      try {
        await next();
      } catch (error) {
        if (error instanceof Problem && !operation.problemCodes.has(error.code) && !commonCodes.has(error.code)) {
          breach(operation, `problem code ${error.code} is not declared`);
        }
        throw error;
      }
      checkOut(ctx, operation, schemas);
    };
  };
}
