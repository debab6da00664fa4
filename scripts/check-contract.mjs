// Lints openapi.yaml: as OpenAPI 3.1 with Redocly's rules, then by the house rules that the rest of the code relies on.
import fs from 'node:fs';
import { createConfig, getLineColLocation, lint } from '@redocly/openapi-core';
import { parse } from 'yaml';
import { inRoot } from './lib/paths.mjs';
import { Failure } from './lib/run.mjs';

const methods = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options', 'trace'];
const operationIdForm = /^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/;
const audiences = ['public', 'console', 'machine'];
const deref = (document, node) => {
  let found = node;
  while (found?.$ref)
    found = found.$ref
      .slice(2)
      .split('/')
      .reduce((at, part) => at?.[part.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  return found;
};

async function lintAsOpenApi() {
  const config = await createConfig({
    extends: ['recommended'],
    rules: {
      'no-server-example.com': 'off', // the invented address is meant
      'operation-4xx-response': 'off', // problems are the `default` response of every operation
      'no-ambiguous-paths': 'off', // /v1/… and the served files do not meet
      'operation-operationId-url-safe': 'off',
      'no-unused-components': 'error',
      // what is closed says so itself; Stripe's event stays open
      'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true },
      'no-invalid-schema-examples': 'error',
      'no-invalid-parameter-examples': 'error',
    },
  });
  const problems = await lint({ ref: inRoot('openapi.yaml'), config });
  return problems.map((problem) => {
    const [location] = problem.location;
    const { start } = getLineColLocation(location);
    return `openapi.yaml:${start.line}:${start.col} ${problem.message} (${problem.ruleId})`;
  });
}

/**
 * What the house asks of the contract beyond OpenAPI.
 * @param {object} document the parsed contract
 * @returns {string[]} one line per fault
 */
export function houseFaults(document) {
  const faults = [];
  const codes = new Set(document.components.schemas.ProblemCode.enum);
  const used = new Set();
  const seen = new Set();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods.filter((name) => item[name])) {
      const operation = item[method];
      const at = operation.operationId ?? `${method.toUpperCase()} ${path}`;
      const fault = (text) => faults.push(`${at}: ${text}`);
      if (!operationIdForm.test(operation.operationId ?? '')) fault('needs an operationId of the form resource.verb');
      if (seen.has(operation.operationId)) fault('the operationId stands twice');
      seen.add(operation.operationId);
      if (!Array.isArray(operation.security)) fault('needs its own security ([] when it is open)');
      if (!audiences.includes(operation['x-audience'])) fault(`needs x-audience: ${audiences.join(', ')}`);
      if (!operation.summary && !operation.description) fault('needs a summary or a description');
      if (!operation.responses?.default) fault('needs the Problem as its default response');
      if (!Array.isArray(operation['x-problem-codes'])) fault('needs x-problem-codes ([] when it has none of its own)');
      for (const code of operation['x-problem-codes'] ?? []) {
        used.add(code);
        if (!codes.has(code)) fault(`the problem code ${code} is not in ProblemCode`);
      }
      for (const given of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) checkParameter(deref(document, given), fault);
      checkBody(document, operation.requestBody, fault);
    }
  }
  const general = new Set(document.info.description.match(/`[a-z_]+`/g)?.map((word) => word.slice(1, -1)));
  for (const code of codes) if (!used.has(code) && !general.has(code)) faults.push(`ProblemCode: ${code} is named by no operation`);
  walk(document, '#', (node, at) => checkNode(node, (text) => faults.push(`${at}: ${text}`)));
  return faults;
}

function checkParameter(parameter, fault) {
  if (!parameter.description) fault(`the ${parameter.in} parameter ${parameter.name} needs a description`);
  if (parameter.in === 'path' && parameter.example === undefined) fault(`the path parameter ${parameter.name} needs an example`);
}

function checkBody(document, body, fault) {
  if (!body) return;
  for (const [type, media] of Object.entries(deref(document, body).content)) {
    const bytes = deref(document, media.schema)?.format === 'binary'; // no example that could be read
    if (!bytes && media.example === undefined && media.examples === undefined) fault(`the ${type} request body needs an example`);
    const machine = deref(document, media.schema) === document.components.schemas.StripeEvent; // Stripe adds fields as it likes
    if (!machine) for (const at of openObjects(document, media.schema)) fault(`the request body${at} needs additionalProperties: false`);
  }
}

/** The object schemas below a request body that would take unknown fields. */
function openObjects(document, schema, at = '', visited = new Set()) {
  const node = deref(document, schema);
  if (!node || visited.has(node)) return [];
  visited.add(node);
  const isObject = [node.type].flat().includes('object') || node.properties;
  const own = isObject && node.additionalProperties !== false && typeof node.additionalProperties !== 'object' ? [at] : [];
  const below = [
    ...Object.entries(node.properties ?? {}),
    ...['items', 'additionalProperties'].filter((key) => typeof node[key] === 'object').map((key) => [key, node[key]]),
    ...['anyOf', 'oneOf'].flatMap((key) => (node[key] ?? []).map((entry) => [key, entry])),
  ];
  return [...own, ...below.flatMap(([name, child]) => openObjects(document, child, `${at}/${name}`, visited))];
}

function checkNode(node, fault) {
  if (node.allOf) fault('allOf over closed objects can never be satisfied; write the fields out');
  if (node.format === 'int64') fault('int64 does not fit a JSON number in JavaScript');
  if ([node.type].flat().includes('integer') && !(Number.isSafeInteger(node.minimum) && Number.isSafeInteger(node.maximum))) {
    fault('an integer needs a minimum and a maximum');
  }
}

const isContent = /\/(example|examples|default|enum|const)$/; // values, not schemas
function walk(node, at, visit) {
  if (typeof node !== 'object' || node === null || isContent.test(at)) return;
  if (!Array.isArray(node)) visit(node, at);
  for (const [key, child] of Object.entries(node)) walk(child, `${at}/${key}`, visit);
}

/**
 * Checks openapi.yaml.
 * @returns {Promise<string>} what was looked at
 * @throws {Failure} with every fault
 */
export async function checkContract() {
  const document = parse(fs.readFileSync(inRoot('openapi.yaml'), 'utf8'));
  const faults = [...(await lintAsOpenApi()), ...houseFaults(document)];
  if (faults.length > 0) throw new Failure(faults.join('\n'));
  const operations = Object.values(document.paths).flatMap((item) => methods.filter((method) => item[method]));
  return `${operations.length} operations`;
}
