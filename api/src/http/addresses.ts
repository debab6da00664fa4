import type { Contract, Operation } from '../contract/document.js';

/** What the contract has at an address: operations by method, and the values in the path. */
export interface Address {
  operations: readonly Operation[];
  /** The path's parameters, decoded. */
  params: Record<string, string>;
}

/** Finds the address of a path as it came, percent-encoded; undefined where the contract has nothing. */
export type AddressFinder = (path: string) => Address | undefined;

interface Node {
  literals: Map<string, Node>;
  patterns: { pattern: RegExp | null; names: string[]; node: Node }[];
  operations: Operation[];
}

const emptyNode = (): Node => ({ literals: new Map(), patterns: [], operations: [] });
const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The node below `node` for one segment of a path in the contract, `events`, `{event}` or `{slug}.ics`; made when it is not there. */
function step(node: Node, segment: string): Node {
  const names = [...segment.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.length === 0) {
    const next = node.literals.get(segment) ?? emptyNode();
    node.literals.set(segment, next);
    return next;
  }
  const whole = segment === `{${names[0]}}`;
  const pattern = whole
    ? null
    : new RegExp(
        `^${segment
          .split(/\{\w+\}/)
          .map(escape)
          .join('(.+)')}$`,
      );
  const key = `${pattern?.source} ${names.join()}`;
  const known = node.patterns.find((candidate) => `${candidate.pattern?.source} ${candidate.names.join()}` === key);
  if (known) return known.node;
  const next = emptyNode();
  node.patterns.push({ pattern, names, node: next });
  // Whole segments last: what says more about an address goes first.
  node.patterns.sort((a, b) => Number(a.pattern === null) - Number(b.pattern === null));
  return next;
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function walk(node: Node, segments: string[], index: number, params: Record<string, string>): Node | undefined {
  const segment = segments[index];
  if (segment === undefined) return node.operations.length > 0 ? node : undefined;
  const literal = node.literals.get(segment);
  const found = literal && walk(literal, segments, index + 1, params);
  if (found || segment === '') return found;
  for (const { pattern, names, node: next } of node.patterns) {
    const values = pattern === null ? [segment] : pattern.exec(segment)?.slice(1);
    if (!values) continue;
    const reached = walk(next, segments, index + 1, params);
    if (!reached) continue;
    names.forEach((name, place) => (params[name] = decode(values[place] ?? '')));
    return reached;
  }
  return undefined;
}

/** Makes the look-up of addresses: a tree of path segments, literal ones before parameters, as OpenAPI has it. */
export function addressFinder(contract: Contract): AddressFinder {
  const root = emptyNode();
  for (const operation of contract.operations.values()) {
    operation.path.split('/').slice(1).reduce(step, root).operations.push(operation);
  }
  return (path) => {
    const params: Record<string, string> = {};
    const node = walk(root, path.split('/'), 1, params);
    return node && { operations: node.operations, params };
  };
}
