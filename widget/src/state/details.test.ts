import { describe, expect, test } from '@jest/globals';
import { makeOrder, makeTier } from '../../test/stub/data.js';
import { detailsBody, detailsFaults, emailFault, faultsFromPointers, splitName } from './details.js';
import { seatsOf } from './seats.js';

const [first, second] = [makeTier(1), makeTier(2)];
const order = makeOrder([
  { tier: first, quantity: 2 },
  { tier: second, quantity: 1 },
]);
const buyer = { firstName: ' Ana ', lastName: 'Sørensen', email: ' ana@example.com ' };

test.each([
  ['', 'missing'],
  ['   ', 'missing'],
  ['ana', 'noAt'],
  ['@example.com', 'noAt'],
  ['ana@example', 'noEnding'],
  ['ana@example.', 'noEnding'],
  ['ana@', 'invalid'],
  ['ana b@example.com', 'invalid'],
  ['ana@exa mple.com', 'invalid'],
  ['ana..b@example.com', 'invalid'],
  [`${'a'.repeat(250)}@example.com`, 'tooLong'],
  ['ana@example.com', null],
  [' ana+tickets@mail.example.co.uk ', null],
])('email %j: %s', (value, fault) => {
  expect(emailFault(value)).toBe(fault);
});

test.each([
  ['Ana Sørensen', { firstName: 'Ana', lastName: 'Sørensen' }],
  ['  Ana  Maria   Sørensen ', { firstName: 'Ana  Maria', lastName: 'Sørensen' }],
  ['Ana', null],
  ['', null],
])('splits %j', (name, parts) => {
  expect(splitName(name)).toEqual(parts);
});

test('one seat for every ticket, in item order', () => {
  expect(seatsOf(order).map(({ tierName }) => tierName)).toEqual(['Tier 1', 'Tier 1', 'Tier 2']);
});

describe('faults', () => {
  test('names the fields that are empty or not a name', () => {
    expect(detailsFaults({ buyer: { firstName: '', lastName: 'x'.repeat(101), email: 'a' }, names: [null, 'Bo', ''] })).toEqual({
      firstName: 'missing',
      lastName: 'tooLong',
      email: 'noAt',
      'name-1': 'oneWord',
    });
  });

  test('finds nothing in a complete form', () => {
    expect(detailsFaults({ buyer, names: [null, 'Bo Lund', ''] })).toEqual({});
  });

  test('only pointers at fields become faults', () => {
    const found = ['/buyer/lastName', '/attendees/0/firstName', ''].map((pointer) => ({ pointer }));
    expect(faultsFromPointers(found, { buyer, names: [] })).toEqual({ lastName: 'invalid' });
  });
});

describe('the body', () => {
  test('the first ticket is the buyer’s, unnamed ones are left out', () => {
    expect(detailsBody(order, { buyer, names: [null, null, 'Bo Lund'] })).toEqual({
      buyer: { firstName: 'Ana', lastName: 'Sørensen', email: 'ana@example.com' },
      attendees: [
        { tierId: first.id, firstName: 'Ana', lastName: 'Sørensen' },
        { tierId: second.id, firstName: 'Bo', lastName: 'Lund' },
      ],
    });
  });

  test('an emptied first name leaves that ticket unnamed', () => {
    expect(detailsBody(order, { buyer, names: ['', null, null] }).attendees).toEqual([]);
  });
});
