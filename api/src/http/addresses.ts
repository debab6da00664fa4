import type { Contract, Operation } from '../contract/document.js';

export type OperationFinder = (path: string) => Operation[];

/** Makes a look-up of the operations at an address, whatever their method: for preflights and for 405. */
export function operationFinder(contract: Contract): OperationFinder {
  const byPath = new Map<string, Operation[]>();
  for (const operation of contract.operations.values()) byPath.set(operation.path, [...(byPath.get(operation.path) ?? []), operation]);
  const table = [...byPath].map(([path, operations]) => ({
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    operations,
  }));
  return (path) => table.find(({ pattern }) => pattern.test(path))?.operations ?? [];
}
