import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Yaml from 'yaml';
import type { ProblemCode } from '../errors/codes.js';
import { document as generated, sourceHash } from './generated/document.js';
import type { operations } from './generated.js';

export type OperationId = keyof operations;
export type JsonSchema = Record<string, unknown>;
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** Who calls an operation from a browser: anybody's page, the console's own pages, or programs alone. Decides CORS. */
export type Audience = 'public' | 'console' | 'machine';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: JsonSchema;
}

export interface Operation {
  id: OperationId;
  method: Method;
  /** As in the contract: `/v1/events/{event}`. */
  path: string;
  audience: Audience;
  /** Whether it may be called without credentials. */
  open: boolean;
  problemCodes: ReadonlySet<ProblemCode>;
  parameters: Parameter[];
  /** Whether query parameters that it does not know are let through instead of refused: people open addresses with whatever hangs on them. */
  anyQuery: boolean;
  body: { required: boolean; schema: JsonSchema } | null;
  /** Whether its body is a picture instead. */
  takesImage: boolean;
  /** Status -> the JSON schema of the body, null when there is none or it is no JSON. */
  responses: ReadonlyMap<number, JsonSchema | null>;
  successStatus: number;
}

export interface Contract {
  /** The file itself, as `/openapi.yaml` answers it. */
  source: string;
  version: string;
  schemas: Record<string, JsonSchema>;
  operations: ReadonlyMap<OperationId, Operation>;
}

interface RawOperation {
  operationId: OperationId;
  security: Record<string, unknown>[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { required?: boolean; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, { content?: Record<string, { schema?: JsonSchema }> } | { $ref: string }>;
  'x-audience': Audience;
  'x-any-query'?: boolean;
  'x-problem-codes': ProblemCode[];
}
type RawPath = Partial<Record<Method, RawOperation>> & { parameters?: RawOperation['parameters'] };
interface RawDocument {
  info: { version: string };
  paths: Record<string, RawPath>;
  components: { schemas: Record<string, JsonSchema> } & Record<string, Record<string, unknown>>;
}

const methods: Method[] = ['get', 'post', 'put', 'patch', 'delete'];

/** The contract lies at the top of the repository and of the image; src and dist are at different depths below it. */
function locate(): string {
  for (let dir = path.dirname(fileURLToPath(import.meta.url)); ; dir = path.dirname(dir)) {
    const file = path.join(dir, 'openapi.yaml');
    if (existsSync(file)) return file;
    if (dir === path.dirname(dir)) throw new Error('openapi.yaml was not found above this file');
  }
}

/** The top of the repository, or of the image: where the contract lies. */
export const rootDirectory = path.dirname(locate());

/** What the file says. Reading YAML takes the better part of a second, so what was generated from this very file is taken instead. */
function read(source: string): RawDocument {
  if (createHash('sha256').update(source).digest('hex') === sourceHash) return generated as RawDocument;
  const { parse } = createRequire(import.meta.url)('yaml') as typeof Yaml;
  return parse(source) as RawDocument;
}

/** Reads openapi.yaml into the table the API is built from. */
export function loadContract(file = path.join(rootDirectory, 'openapi.yaml')): Contract {
  const source = readFileSync(file, 'utf8');
  const document = read(source);
  const resolve = <T>(value: T | { $ref: string }): T => {
    if (typeof value !== 'object' || value === null || !('$ref' in value)) return value as T;
    const [, , section = '', name = ''] = value.$ref.split('/');
    return document.components[section]?.[name] as T;
  };
  const operations = new Map<OperationId, Operation>();
  for (const [address, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const raw = item[method];
      if (!raw) continue;
      const json = raw.requestBody?.content['application/json'];
      const responses = new Map<number, JsonSchema | null>();
      for (const [status, response] of Object.entries(raw.responses)) {
        if (status !== 'default') responses.set(Number(status), resolve(response).content?.['application/json']?.schema ?? null);
      }
      operations.set(raw.operationId, {
        id: raw.operationId,
        method,
        path: address,
        audience: raw['x-audience'],
        open: raw.security.length === 0 || raw.security.some((requirement) => Object.keys(requirement).length === 0),
        problemCodes: new Set(raw['x-problem-codes']),
        parameters: [...(item.parameters ?? []), ...(raw.parameters ?? [])].map((parameter) => resolve<Parameter>(parameter)),
        body: json ? { required: raw.requestBody?.required ?? false, schema: json.schema } : null,
        anyQuery: raw['x-any-query'] === true,
        takesImage: raw.requestBody?.content['image/*'] !== undefined,
        responses,
        successStatus: Math.min(...responses.keys()),
      });
    }
  }
  return { source, version: document.info.version, schemas: document.components.schemas, operations };
}
