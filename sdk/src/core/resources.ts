import { mediaTypeOf } from './body.js';
import type { OperationShape, RawRequestOptions, RequestOptions, UploadOptions } from './options.js';
import { pageRequest, type Page } from './page.js';
import { operationTable, type Resources } from '../generated/operations.js';
import { fillPath } from './url.js';

/** A call as a resource method describes it. */
export interface Call extends RawRequestOptions {
  method: string;
  path: string;
  /** Whether an `Idempotency-Key` goes with it. */
  keyed: boolean;
  /** Whether the client's credential goes with it. */
  signed: boolean;
  /** Whether the answer is a file, whatever its media type. */
  binary?: boolean;
}

/** Carries out a call and gives back the parsed answer. */
export type Caller = (call: Call) => Promise<unknown>;

const optionNames: ReadonlySet<string> = new Set<keyof RequestOptions>(['idempotencyKey', 'signal', 'timeout', 'ifMatch', 'credential']);

/** Options alone, where the body may be left out: no body of the contract has these fields. */
const isOptions = (value: unknown): boolean => {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return names.length > 0 && names.every((name) => optionNames.has(name));
};

function toCall(operation: OperationShape, values: readonly unknown[]): Call {
  const rest = values.slice(operation.pathParameters.length);
  const named = Object.fromEntries(operation.pathParameters.map((name, index) => [name, values[index]]));
  const leftOut = operation.bodyOptional === true && rest.length === 1 && isOptions(rest[0]);
  const body = operation.body === null || leftOut ? undefined : rest.shift();
  const query = operation.query ? (rest.shift() as Record<string, unknown> | undefined) : undefined;
  const options = rest[0] as UploadOptions | undefined;
  return {
    ...options,
    method: operation.method,
    path: fillPath(operation.path, named),
    keyed: operation.idempotencyKey,
    signed: operation.credential,
    ...(query && { query }),
    ...(operation.media === '*/*' && { binary: true }),
    ...(operation.body !== null && { body, contentType: mediaTypeOf(body, operation.body, options?.contentType) }),
  };
}

function createMethod(operation: OperationShape, caller: Caller) {
  // Async, so that a wrong argument rejects like every other fault of the call.
  const call = async (values: readonly unknown[], after?: string): Promise<unknown> => {
    const made = toCall(operation, values);
    return await caller(after === undefined ? made : { ...made, query: { ...made.query, after } });
  };
  if (!operation.page) return (...values: unknown[]) => call(values);
  return (...values: unknown[]) => pageRequest((after) => call(values, after) as Promise<Page<unknown>>);
}

/** Builds `{events: {create, get, …}, …}` from the method table. */
export function createResources(caller: Caller): Resources {
  const resources: Record<string, Record<string, unknown>> = {};
  for (const [id, operation] of Object.entries(operationTable)) {
    const [topic, verb] = id.split('.') as [string, string];
    (resources[topic] ??= {})[verb] = createMethod(operation, caller);
  }
  // The table and the interface are written by the same generator from the same operations.
  return resources as unknown as Resources;
}
