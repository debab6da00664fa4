import { describe, expect, test } from '@jest/globals';
import { loadContract, type JsonSchema } from './document.js';
import { declarationCheck } from './schemas.js';

const contract = loadContract();
const check = (schema: JsonSchema, schemas: Record<string, JsonSchema> = {}) => declarationCheck(schema, { ...contract, schemas });
const object = (properties: Record<string, JsonSchema>): JsonSchema => ({ type: 'object', properties });
const text: JsonSchema = { type: 'string' };

describe('fields that are declared pass, others do not', () => {
  const deep = object({ name: text, owner: object({ name: text }), seats: { type: 'array', items: object({ row: text }) } });
  test.each<[string, unknown, boolean]>([
    ['nothing of it', {}, true],
    ['all of it', { name: 'x', owner: { name: 'y' }, seats: [{ row: 'A' }, {}] }, true],
    ['other types, which others look at', { name: 5, owner: null, seats: 'none' }, true],
    ['one too many', { name: 'x', secret: 'y' }, false],
    ['one too many that is not defined', { secret: undefined }, false],
    ['one too many in an object', { owner: { name: 'y', secret: 'z' } }, false],
    ['one too many in the last of a list', { seats: [{ row: 'A' }, { row: 'B', secret: 'z' }] }, false],
    ['what an object has from its prototype', { name: 'x', constructor: 'y' }, false],
    ['no object at all', 'text', true],
  ])('%s', (_name, value, passes) => {
    expect(check(deep)(value)).toBe(passes);
  });

  test('behind references and where null is possible too', () => {
    const schemas = { Seat: object({ row: text }), Order: object({ seat: { anyOf: [{ $ref: '#/components/schemas/Seat' }, { type: 'null' }] } }) };
    const ordered = check({ $ref: '#/components/schemas/Order' }, schemas);
    expect([{ seat: null }, { seat: { row: 'A' } }, { seat: { row: 'A', secret: 1 } }].map(ordered)).toEqual([true, true, false]);
    const nullFirst = check({ anyOf: [{ type: 'null' }, { $ref: '#/components/schemas/Seat' }] }, schemas);
    expect([nullFirst(null), nullFirst({ row: 'A' }), nullFirst({ secret: 1 })]).toEqual([true, true, false]);
  }); // prettier-ignore

  test('in what refers to itself, as deep as anything goes', () => {
    const schemas = { Place: object({ name: text, within: { $ref: '#/components/schemas/Place' } }) };
    const within = check({ $ref: '#/components/schemas/Place' }, schemas);
    const nest = (inner: object, depth: number): object => (depth === 0 ? inner : { within: nest(inner, depth - 1) });
    expect([within(nest({ name: 'x' }, 10)), within(nest({ secret: 'x' }, 10)), within(nest({ name: 'x' }, 100))]).toEqual([true, false, true]);
  }); // prettier-ignore
});

/** A value with every field that a schema declares, whatever the fields' types say. */
function fullOf(schema: JsonSchema, depth = 0): unknown {
  const { $ref, anyOf, items, properties } = schema as {
    $ref?: string;
    anyOf?: JsonSchema[];
    items?: JsonSchema;
    properties?: Record<string, JsonSchema>;
  };
  if (depth > 8) return null;
  if ($ref) return fullOf(contract.schemas[$ref.split('/').at(-1)!]!, depth);
  if (anyOf) return fullOf(anyOf.find(({ type }) => type !== 'null') ?? {}, depth);
  if (items) return [fullOf(items, depth + 1), fullOf(items, depth + 1)];
  if (!properties) return 'x';
  return Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, fullOf(field, depth + 1)]));
}
/** Every place in a value where there is an object. */
const objectsIn = (value: unknown): object[] =>
  typeof value !== 'object' || value === null ? [] : [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(objectsIn)];

describe('the contract', () => {
  const answers = [...contract.operations].flatMap(([id, { responses }]) =>
    [...responses].flatMap(([status, schema]) =>
      schema && status < 300 ? [{ name: `${id} ${status}`, schema, full: fullOf(schema) }] : [],
    ),
  );

  test('finds everything that it declares in every answer', () => {
    expect(answers.length).toBeGreaterThan(50);
    expect(answers.filter(({ schema, full }) => !declarationCheck(schema, contract)(full)).map(({ name }) => name)).toEqual([]);
  });

  test('notices one field too many in any place of an order', () => {
    const schema: JsonSchema = { $ref: '#/components/schemas/Order' };
    const isDeclared = declarationCheck(schema, contract);
    const places = objectsIn(fullOf(schema)).length;
    expect(places).toBeGreaterThan(5);
    for (let place = 0; place < places; place += 1) {
      const order = fullOf(schema);
      Object.assign(objectsIn(order)[place]!, { notDeclared: 1 });
      expect([place, isDeclared(order)]).toEqual([place, false]);
    }
  });

  test('would notice a field that nobody declared in every answer that is an object', () => {
    for (const [id, { responses }] of contract.operations) {
      for (const [status, schema] of responses) {
        if (!schema) continue;
        const resolved = (schema.$ref ? contract.schemas[(schema.$ref as string).split('/').at(-1)!] : schema) as JsonSchema;
        if (!resolved.properties || resolved.additionalProperties) continue;
        expect([id, status, declarationCheck(schema, contract)({ 'not declared': 1 })]).toEqual([id, status, false]);
      }
    }
  });
});
