import { describe, expect, test } from '@jest/globals';
import { type Contract, loadContract, type Operation } from '../contract/document.js';
import { addressFinder } from './addresses.js';

const contractOf = (...paths: string[]): Contract => {
  const operations = new Map(paths.map((path) => [path, { id: path, path, method: 'get' } as unknown as Operation]));
  return { ...loadContract(), operations: operations as unknown as Contract['operations'] };
};

describe('an address', () => {
  const find = addressFinder(
    contractOf('/', '/a/{x}', '/a/mine', '/a/{x}/b/{y}', '/a/mine/c', '/e/{slug}', '/e/{slug}.ics', '/g/{x}-{y}.txt'),
  );
  const found = (path: string) => {
    const address = find(path);
    return address && [address.operations[0]?.path, address.params];
  };
  test.each([
    ['/', ['/', {}]],
    ['/a/1', ['/a/{x}', { x: '1' }]],
    ['/a/mine', ['/a/mine', {}]],
    ['/a/mine/c', ['/a/mine/c', {}]],
    ['/a/mine/b/2', ['/a/{x}/b/{y}', { x: 'mine', y: '2' }]],
    ['/a/1%2F2%20', ['/a/{x}', { x: '1/2 ' }]],
    ['/a/%E0%A4%A', ['/a/{x}', { x: '%E0%A4%A' }]],
    ['/e/night', ['/e/{slug}', { slug: 'night' }]],
    ['/e/night.ics', ['/e/{slug}.ics', { slug: 'night' }]],
    ['/g/1-2.txt', ['/g/{x}-{y}.txt', { x: '1', y: '2' }]],
  ])('%s is found', (path, expected) => {
    expect(found(path)).toEqual(expected);
  });
  test.each(['', '/a', '/a/', '/a//b/2', '/A/1', '/a/1/', '//', '/g/1-2xtxt', '/e/constructor/x'])('%s is not there', (path) => {
    expect(found(path)).toBeUndefined();
  });
});

test('every address of the contract is found with all its operations', () => {
  const contract = loadContract();
  const find = addressFinder(contract);
  for (const operation of contract.operations.values()) {
    const address = find(operation.path.replaceAll(/[{}]/g, ''));
    expect(address?.operations).toContain(operation);
  }
});
