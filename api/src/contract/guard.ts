import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import { z } from 'zod';
import { commonCodes } from '../errors/codes.js';
import { type Fault, Problem } from '../errors/problem.js';
import type { Contract, Operation, OperationId } from './document.js';
import { faultsFrom, unstorable } from './faults.js';
import type { Prepared } from './prepared.js';
import { coerce, declarationCheck, type IsDeclared, type OperationSchemas, project, schemaCompiler } from './schemas.js';

/** A request's parts after validation; the route's types come from the contract. */
export interface GuardedInput {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  body: unknown;
}

/** Checks a body that is given many times, once: before it leaves for the first time. */
export type CheckPrepared = (prepared: Prepared) => void;

type Place = 'path' | 'query' | 'header';

/** A request's parts as they came. */
export type RawInput = Record<Place, Record<string, unknown>> & { body: unknown };

/** The guard of requests that do not go through the pipeline. */
export interface Gate {
  /** Whether the values of an address can be what they stand for. */
  isPossible(path: Record<string, unknown>): boolean;
  /**
   * Reads the rest of a request whose path is possible.
   * @throws Problem naming every fault
   */
  read(raw: Pick<RawInput, 'header' | 'body'>): Pick<GuardedInput, 'header' | 'body'>;
  /**
   * Reads the headers of a request whose body was read before.
   * @throws Problem naming every fault
   */
  readHeader(header: RawInput['header']): GuardedInput['header'];
  /** The body as the contract allows it. */
  checkOut(status: number, body: unknown): unknown;
  /** Whether the operation says that it answers with this problem. */
  checkProblem(error: unknown): void;
}

export interface Guard {
  (id: OperationId): Middleware;
  gateOf(id: OperationId): Gate;
  /** The check on the way out for an operation's prepared bodies; a guarded answer that carries a checked one is not looked at again. */
  checkerOf(id: OperationId): CheckPrepared;
}

/** An answer outside the contract: our fault, told loudly where developers and tests see it. */
class ContractBreach extends Error {}

/** What an operation's input is where nothing was sent: defaults, or undefined when something is required. Parsed once. */
type Empty = Record<Place, Record<string, unknown> | undefined>;

function emptyInput(schemas: OperationSchemas): Empty {
  const parse = (place: Place): Record<string, unknown> | undefined => {
    const parsed = schemas[place].safeParse({});
    return parsed.success ? (parsed.data as Record<string, unknown>) : undefined;
  };
  return { path: parse('path'), query: parse('query'), header: parse('header') };
}

const isEmpty = (record: Record<string, unknown>): boolean => {
  for (const _key in record) return false;
  return true;
};

function rawInput(ctx: Context, operation: Operation, contract: Contract): RawInput {
  const raw: RawInput = { path: {}, query: {}, header: {}, body: ctx.request.body ?? undefined };
  const { query } = ctx;
  const params = ctx.params as Record<string, string>;
  for (const { name, in: place, schema } of operation.parameters) {
    const value = place === 'path' ? params[name] : place === 'query' ? query[name] : ctx.get(name) || undefined;
    if (value !== undefined) raw[place][name] = coerce(schema, value, contract);
  }
  if (!operation.anyQuery) for (const name of Object.keys(query)) raw.query[name] ??= query[name];
  return raw;
}

function readInput(raw: RawInput, schemas: OperationSchemas, empty: Empty): GuardedInput {
  const faults: Fault[] = [];
  const check = (place: Fault['in'], schema: OperationSchemas['path'], value: unknown): unknown => {
    const parsed = schema.safeParse(value);
    if (parsed.success) {
      faults.push(...unstorable(parsed.data, place));
      return parsed.data;
    }
    // What was sent is told with its faults; keeping it ready takes three times as long, and hardly anybody sends any.
    faults.push(...faultsFrom(schema.safeParse(value, { reportInput: true }).error?.issues ?? parsed.error.issues, place));
    return undefined;
  };
  const read = (place: Place): Record<string, unknown> =>
    empty[place] && isEmpty(raw[place]) ? { ...empty[place] } : (check(place, schemas[place], raw[place]) as Record<string, unknown>);
  const input: GuardedInput = {
    path: read('path'),
    query: read('query'),
    header: read('header'),
    body: schemas.body ? check('body', schemas.body, raw.body) : undefined,
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
  const checkBody = (operation: Operation, schema: z.ZodType, status: number, body: unknown): unknown => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return body;
    breach(operation, parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')); // prettier-ignore
    return project(operation.responses.get(status) ?? {}, body, contract);
  };
  const checkOut = (ctx: Context, operation: Operation, schemas: OperationSchemas): void => {
    if (!operation.responses.has(ctx.status)) breach(operation, `status ${ctx.status} is not declared`);
    const schema = schemas.responses.get(ctx.status);
    if (!schema) return;
    const body: unknown = ctx.body;
    const prepared = ctx.state.prepared as Prepared | undefined;
    if (prepared?.isChecked && body === prepared.text) return;
    const checked = checkBody(operation, schema, ctx.status, body);
    if (checked !== body) ctx.body = checked;
  };

  const checkProblem = (operation: Operation, error: unknown): void => {
    if (error instanceof Problem && !operation.problemCodes.has(error.code) && !commonCodes.has(error.code)) {
      breach(operation, `problem code ${error.code} is not declared`);
    }
  };
  const operationOf = (id: OperationId): Operation => {
    const operation = contract.operations.get(id);
    if (!operation) throw new Error(`${id} is not in the contract`);
    return operation;
  };

  const guardOf = (id: OperationId): Middleware => {
    const operation = operationOf(id);
    const schemas = compile(operation);
    const empty = emptyInput(schemas);
    return async function guard(ctx, next) {
      ctx.state.input = readInput(rawInput(ctx, operation, contract), schemas, empty);
      try {
        await next();
      } catch (error) {
        checkProblem(operation, error);
        throw error;
      }
      checkOut(ctx, operation, schemas);
    };
  };
  const checkerOf = (id: OperationId): CheckPrepared => {
    const operation = operationOf(id);
    const status = operation.successStatus;
    const schema = compile(operation).responses.get(status);
    return (prepared) => {
      if (prepared.isChecked || !schema) return;
      const value = checkBody(operation, schema, status, prepared.value);
      if (value !== prepared.value) prepared.replace(value);
      prepared.isChecked = true;
    };
  };
  const gateOf = (id: OperationId): Gate => {
    const operation = operationOf(id);
    const schemas = compile(operation);
    const empty = emptyInput(schemas);
    const pathless = { ...schemas, path: z.object({}) };
    const emptyPathless = { ...empty, path: {} };
    const bodiless = { ...pathless, body: null };
    const checks = new Map<number, IsDeclared>();
    const isDeclared = (status: number): IsDeclared => {
      let check = checks.get(status);
      if (!check) checks.set(status, (check = declarationCheck(operation.responses.get(status) ?? {}, contract)));
      return check;
    };
    return {
      isPossible: (path) => schemas.path.safeParse(path).success && unstorable(path, 'path').length === 0,
      read: ({ header, body }) => readInput({ path: {}, query: {}, header, body }, pathless, emptyPathless),
      readHeader: (header) => readInput({ path: {}, query: {}, header, body: undefined }, bodiless, emptyPathless).header,
      checkOut(status, body) {
        // In production names are enough: what has a field too many is looked at in full and mended.
        if (!strict && isDeclared(status)(body)) return body;
        const schema = schemas.responses.get(status);
        return schema ? checkBody(operation, schema, status, body) : body;
      },
      checkProblem: (error) => checkProblem(operation, error),
    };
  };
  return Object.assign(guardOf, { checkerOf, gateOf });
}
