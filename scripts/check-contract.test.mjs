import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { houseFaults } from './check-contract.mjs';
import { inRoot } from './lib/paths.mjs';

const contract = () => parse(fs.readFileSync(inRoot('openapi.yaml'), 'utf8'));
const faultsAfter = (change) => {
  const document = contract();
  change(document, document.components.schemas);
  return houseFaults(document).join('\n');
};
const operation = (document) => document.paths['/v1/events/{event}/orders'].post;

test('the contract as it is has no faults', () => {
  assert.equal(
    faultsAfter(() => {}),
    '',
  );
});

const changes = {
  'an operation without an id': [(document) => delete operation(document).operationId, /operationId of the form/],
  'an id of another form': [(document) => (operation(document).operationId = 'createOrder'), /operationId of the form/],
  'two operations of one id': [(document) => (operation(document).operationId = 'orders.get'), /stands twice/],
  'no security of its own': [(document) => delete operation(document).security, /needs its own security/],
  'no problem codes': [(document) => delete operation(document)['x-problem-codes'], /needs x-problem-codes/],
  'a problem code that does not exist': [
    (document) => operation(document)['x-problem-codes'].push('sold_uot'),
    /sold_uot is not in ProblemCode/,
  ],
  'a problem code nobody names': [(_, schemas) => schemas.ProblemCode.enum.push('haunted'), /haunted is named by no operation/],
  'neither summary nor description': [
    (document) => ((operation(document).summary = ''), (operation(document).description = '')),
    /summary or a description/,
  ],
  'a request body without an example': [
    (document) => delete operation(document).requestBody.content['application/json'].example,
    /needs an example/,
  ],
  'an open request body': [(_, schemas) => delete schemas.OrderInput.additionalProperties, /additionalProperties: false/],
  'an open object inside a request body': [
    (_, schemas) => delete schemas.OrderItemInput.additionalProperties,
    /items.*additionalProperties: false/,
  ],
  'an integer without an end': [(_, schemas) => delete schemas.Amount.maximum, /minimum and a maximum/],
  'an int64': [(_, schemas) => (schemas.Amount.format = 'int64'), /int64/],
  'an allOf': [(_, schemas) => (schemas.Order.allOf = [{}]), /allOf/],
  'a parameter without a description': [(document) => delete document.components.parameters.Limit.description, /limit needs a description/],
};
for (const [name, [change, expected]] of Object.entries(changes))
  test(`refuses ${name}`, () => assert.match(faultsAfter(change), expected));
