import { z } from 'zod';
import type { Contract, JsonSchema, Operation, Parameter } from './document.js';

/** The zod schemas of one operation, made from the contract at start. */
export interface OperationSchemas {
  path: z.ZodType;
  query: z.ZodType;
  header: z.ZodType;
  body: z.ZodType | null;
  responses: ReadonlyMap<number, z.ZodType>;
}

const draft = 'https://json-schema.org/draft/2020-12/schema';
const relocate = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('#/components/schemas/', '#/$defs/')) as T;

/** The same schema with every object closed, so that a field nobody declared is a fault. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  if ('properties' in copy && !('additionalProperties' in copy)) copy.additionalProperties = false;
  return copy;
}

const namesIn = (text: string): string[] => [...text.matchAll(/"#\/\$defs\/([^"/]+)"/g)].map(([, name = '']) => name);

/**
 * Makes a function that turns schemas into zod's, each with the definitions it refers to, itself or through others, and each once: zod copies
 * and converts all it is given on every call, and starting took seconds when that was the whole contract for each of its schemas.
 */
function compilerWith(defs: Record<string, JsonSchema>): (schema: JsonSchema) => z.ZodType {
  const direct = new Map(Object.entries(defs).map(([name, schema]) => [name, namesIn(JSON.stringify(schema))]));
  const compiled = new Map<string, z.ZodType>();
  const compile = (text: string): z.ZodType => {
    // A set that grows while it is walked comes by everything that is added.
    const needed = new Set(namesIn(text));
    for (const name of needed) for (const other of direct.get(name) ?? []) needed.add(other);
    const $defs = Object.fromEntries([...needed].map((name) => [name, defs[name]]));
    return z.fromJSONSchema({ $schema: draft, $defs, ...(JSON.parse(text) as object) } as Parameters<typeof z.fromJSONSchema>[0]);
  };
  return (schema) => {
    const text = JSON.stringify(relocate(schema));
    const made = compiled.get(text) ?? compile(text);
    compiled.set(text, made);
    return made;
  };
}

/** A body that may be left out is then an empty one, with its defaults; so is JSON of no length, which clients send that always name a type. */
const optional = (schema: z.ZodType, required: boolean): z.ZodType =>
  required ? schema : z.preprocess((sent) => (sent === '' ? undefined : sent), schema.prefault({}));

/** Makes a function that turns the contract's schemas into zod's. */
export function schemaCompiler(contract: Contract): (operation: Operation) => OperationSchemas {
  const requestDefs = relocate(contract.schemas);
  const inRequest = compilerWith(requestDefs);
  const inResponse = compilerWith(closed(requestDefs) as Record<string, JsonSchema>);
  const parameters = (operation: Operation, place: Parameter['in']): z.ZodType => {
    const declared = operation.parameters.filter((parameter) => parameter.in === place);
    return inRequest({
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(declared.map(({ name, schema }) => [name, schema])),
      required: declared.filter(({ required }) => required).map(({ name }) => name),
    });
  };
  const compiled = new WeakMap<Operation, OperationSchemas>();
  const compileOperation = (operation: Operation): OperationSchemas => ({
    path: parameters(operation, 'path'),
    query: parameters(operation, 'query'),
    header: parameters(operation, 'header'),
    body: operation.body ? optional(inRequest(operation.body.schema), operation.body.required) : null,
    responses: new Map(
      [...operation.responses].flatMap(([status, schema]) => (schema ? [[status, inResponse(closed(schema) as JsonSchema)]] : [])),
    ),
  });
  return (operation) => {
    let schemas = compiled.get(operation);
    if (!schemas) compiled.set(operation, (schemas = compileOperation(operation)));
    return schemas;
  };
}

/** Follows a `$ref` of the contract. */
function deref(schema: JsonSchema, contract: Contract): JsonSchema {
  const { $ref } = schema as { $ref?: string };
  return $ref ? deref(contract.schemas[$ref.slice('#/components/schemas/'.length)] ?? {}, contract) : schema;
}

/** Keeps of a value only what its schema declares: what production sends when an answer has fields too many. */
export function project(schema: JsonSchema, value: unknown, contract: Contract): unknown {
  const resolved = deref(schema, contract) as { properties?: Record<string, JsonSchema>; items?: JsonSchema; anyOf?: JsonSchema[] };
  if (value === null || typeof value !== 'object') return value;
  if (resolved.anyOf) {
    const branch = resolved.anyOf.find((candidate) => (deref(candidate, contract) as { type?: unknown }).type !== 'null');
    return branch ? project(branch, value, contract) : value;
  }
  if (Array.isArray(value)) return resolved.items ? value.map((item) => project(resolved.items as JsonSchema, item, contract)) : value;
  if (!resolved.properties) return value;
  const known = resolved.properties;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (known[key] ? [[key, project(known[key], item, contract)]] : [])),
  );
}

/** Whether a value has no field that its schema does not declare. */
export type IsDeclared = (value: unknown) => boolean;

/**
 * Makes a check of field names alone, which is next to nothing beside a whole validation: for answers that are given thousands of times a
 * second, after tests and development have looked at their types.
 */
export function declarationCheck(schema: JsonSchema, contract: Contract, depth = 0): IsDeclared {
  const resolved = deref(schema, contract) as { properties?: Record<string, JsonSchema>; items?: JsonSchema; anyOf?: JsonSchema[] };
  const branch = resolved.anyOf?.find((candidate) => (deref(candidate, contract) as { type?: unknown }).type !== 'null');
  // Schemas that refer to themselves end somewhere; what lies deeper is not looked at.
  if (depth > 20) return () => true;
  if (branch) return declarationCheck(branch, contract, depth + 1);
  if (resolved.items) {
    const item = declarationCheck(resolved.items, contract, depth + 1);
    return (value) => !Array.isArray(value) || value.every(item);
  }
  if (!resolved.properties) return () => true;
  const fields = new Map(Object.entries(resolved.properties).map(([name, field]) => [name, declarationCheck(field, contract, depth + 1)]));
  return (value) => {
    if (typeof value !== 'object' || value === null) return true;
    for (const name in value) {
      const field = fields.get(name);
      if (!field?.((value as Record<string, unknown>)[name])) return false;
    }
    return true;
  };
}

type Primitive = { type?: string | string[]; items?: JsonSchema };

/** Query, path and header values arrive as text: casts them to the declared type; what does not fit stays text and fails validation. */
export function coerce(schema: JsonSchema, value: string | string[], contract: Contract): unknown {
  const { type, items } = deref(schema, contract) as Primitive;
  const text = Array.isArray(value) ? (value.at(-1) ?? '') : value;
  if (type === 'integer' || type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (type === 'array') {
    const parts = Array.isArray(value) ? value : value.split(',');
    return items ? parts.map((part) => coerce(items, part, contract)) : parts;
  }
  return Array.isArray(value) ? (value.length === 1 ? value[0] : value) : value;
}
