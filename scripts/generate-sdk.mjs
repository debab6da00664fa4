// Writes the SDK's method table, its typed resources and its model types from the parsed contract.

const verbs = ['get', 'put', 'post', 'patch', 'delete'];
const served = (operationId) => !/^(pages|stripe|system)\./.test(operationId) || ['system.health', 'system.ready'].includes(operationId);

/** Every operation that programs call, with its references resolved as far as the SDK needs. */
export function readOperations(contract) {
  const resolve = (node) =>
    node?.$ref
      ? node.$ref
          .slice(2)
          .split('/')
          .reduce((at, key) => at[key], contract)
      : node;
  const found = [];
  for (const [path, item] of Object.entries(contract.paths)) {
    for (const verb of verbs) {
      const operation = item[verb];
      if (!operation || !served(operation.operationId)) continue;
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
      const inside = (place) => parameters.filter((parameter) => parameter.in === place);
      const body = resolve(operation.requestBody);
      const [status, success] = Object.entries(operation.responses).find(([code]) => code.startsWith('2'));
      const content = Object.entries(resolve(success).content ?? {})[0];
      const schema = content?.[1].schema;
      const named = schema?.$ref?.split('/').pop();
      const shape = resolve(schema);
      const page = shape?.properties?.data?.type === 'array' && 'nextCursor' in shape.properties;
      found.push({
        id: operation.operationId,
        summary: operation.summary,
        description: operation.description?.trim(),
        codes: operation['x-problem-codes'] ?? [],
        method: verb.toUpperCase(),
        path,
        pathParameters: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]),
        parameterDocs: Object.fromEntries(inside('path').map((parameter) => [parameter.name, parameter.description])),
        query: inside('query'),
        body: body && {
          media: Object.keys(body.content)[0],
          required: body.required === true,
          model: Object.values(body.content)[0].schema?.$ref?.split('/').pop(),
        },
        idempotencyKey: inside('header').some((parameter) => parameter.name === 'Idempotency-Key'),
        credential: (operation.security ?? [{ bearer: [] }]).length > 0,
        status: Number(status),
        media: content?.[0] ?? null,
        model: named,
        row: page ? shape.properties.data.items.$ref?.split('/').pop() : undefined,
        // A page that says more than its rows, such as facets.
        extended: page && Object.keys(shape.properties).length > 2,
      });
    }
  }
  return found;
}

const quote = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function comment(lines, indent) {
  const body = lines.flatMap((line) => line.replaceAll('*/', '*\\/').split('\n'));
  if (body.length === 1) return `${indent}/** ${body[0]} */\n`;
  return `${indent}/**\n${body.map((line) => `${indent} *${line ? ` ${line}` : ''}`).join('\n')}\n${indent} */\n`;
}

function signature(operation) {
  const [, verb] = operation.id.split('.');
  const queryRequired = operation.query.some((parameter) => parameter.required);
  const parts = operation.pathParameters.map((name) => `${name}: string`);
  if (operation.body)
    parts.push(`body${operation.body.required ? '' : '?'}: ${operation.body.model ? `models.${operation.body.model}` : 'RequestBody'}`);
  if (operation.query.length > 0) parts.push(`query${queryRequired ? '' : '?'}: Query<${quote(operation.id)}>`);
  parts.push(`options?: ${operation.body && operation.body.media !== 'application/json' ? 'UploadOptions' : 'RequestOptions'}`);
  const answer =
    operation.media === 'application/json'
      ? operation.model
        ? `models.${operation.model}`
        : 'unknown'
      : operation.media === null
        ? 'void'
        : operation.media.startsWith('text/')
          ? 'string'
          : 'Blob';
  const result = operation.row
    ? `PageRequest<models.${operation.row}${operation.extended ? `, models.${operation.model}` : ''}>`
    : `Promise<${answer}>`;
  const docs = [`${operation.summary}.`];
  if (operation.description) docs.push('', operation.description);
  docs.push('', ...operation.pathParameters.map((name) => `@param ${name} ${operation.parameterDocs[name] ?? ''}`.trim()));
  if (operation.codes.length > 0)
    docs.push(`@throws {ApiError} with, among the general codes, ${operation.codes.map((code) => `\`${code}\``).join(', ')}`);
  while (docs.at(-1) === '') docs.pop();
  const method = `${comment(docs, '  ')}  ${verb}(${parts.join(', ')}): ${result};\n`;
  if (!operation.body || operation.body.required) return method;
  // A body that may be left out may be left out before the options too.
  const short = [...operation.pathParameters.map((name) => `${name}: string`), 'options?: RequestOptions'];
  return `${method}  ${verb}(${short.join(', ')}): ${result};\n`;
}

/** The text of `sdk/src/generated/operations.ts`. */
export function writeOperations(operations, banner) {
  const rows = operations.map((operation) => {
    const fields = [
      `method: ${quote(operation.method)}`,
      `path: ${quote(operation.path)}`,
      `pathParameters: [${operation.pathParameters.map(quote).join(', ')}]`,
      `body: ${operation.body ? quote(operation.body.media) : 'null'}`,
      ...(operation.body && !operation.body.required ? ['bodyOptional: true'] : []),
      `query: ${operation.query.length > 0}`,
      `idempotencyKey: ${operation.idempotencyKey}`,
      `credential: ${operation.credential}`,
      `media: ${operation.media ? quote(operation.media) : 'null'}`,
      `page: ${operation.row !== undefined}`,
    ];
    return `  ${quote(operation.id)}: { ${fields.join(', ')} },\n`;
  });
  const topics = [...new Set(operations.map((operation) => operation.id.split('.')[0]))];
  const nameOf = (topic) => `${topic[0].toUpperCase()}${topic.slice(1)}Resource`;
  const interfaces = topics.map((topic) => {
    const own = operations.filter((operation) => operation.id.startsWith(`${topic}.`));
    return `/** The operations \`${topic}.*\`. */\nexport interface ${nameOf(topic)} {\n${own.map(signature).join('\n')}}\n`;
  });
  const uses = (name) => interfaces.some((text) => text.includes(name));
  const upload = ['RequestBody', 'UploadOptions'].filter(uses);
  return `${banner}import type { ${['OperationShape', 'RequestOptions', ...upload].join(', ')} } from '../core/options.js';
import type { PageRequest } from '../core/page.js';
import type { operations as Operations } from './contract.js';
import type * as models from './models.js';

type Query<Id extends keyof Operations> = NonNullable<Operations[Id]['parameters']['query']>;

/** How each operation is called, by operationId. */
export const operationTable = {
${rows.join('')}} as const satisfies Record<string, OperationShape>;

/** The operationId of every operation that the client offers. */
export type OperationId = keyof typeof operationTable;

${interfaces.join('\n')}
/** Everything the client offers, by topic. */
export interface Resources {
${topics.map((topic) => `  readonly ${topic}: ${nameOf(topic)};\n`).join('')}}
`;
}

/** The text of `sdk/src/generated/models.ts`: one exported type for each schema of the contract. */
export function writeModels(contract, banner) {
  const types = Object.entries(contract.components.schemas).map(([name, schema]) => {
    const docs = schema.description ? comment([schema.description], '') : '';
    return `${docs}export type ${name} = Schemas[${quote(name)}];\n`;
  });
  return `${banner}import type { components } from './contract.js';\n\ntype Schemas = components['schemas'];\n\n${types.join('\n')}`;
}
