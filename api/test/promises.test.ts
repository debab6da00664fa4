import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rootDirectory } from '../src/contract/document.js';

/** A test that keeps a promise: a link to its file, whose text is the test's name, after that of its group if it has one. */
const named = /\[([^\]]+)\]\(\.\.\/([^)]+\.test\.m?[jt]s)\)/g;
const file = path.join(rootDirectory, 'docs', 'security.md');

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The rows of the document's tables: what is promised, and what keeps it. */
function promises(text: string): { promise: string; keptBy: string }[] {
  const rows = text.split('\n').filter((line) => line.startsWith('|') && !/^\| (promise |-)/.test(line));
  return rows.map((row) => {
    const [, promise = '', keptBy = ''] = row.split('|').map((cell) => cell.trim());
    return { promise, keptBy };
  });
}

/** What is wrong with one promise. */
function faultsOf({ promise, keptBy }: { promise: string; keptBy: string }): string[] {
  const tests = [...keptBy.matchAll(named)].map(([, name = '', source = '']) => ({ name, source: path.join(rootDirectory, source) }));
  if (tests.length === 0) return [`“${promise}” names no test`];
  return tests.flatMap(({ name, source }) => {
    if (!existsSync(source)) return [`“${promise}” names ${source}, which does not exist`];
    const code = readFileSync(source, 'utf8');
    // As the first argument of a test, on the same line or below a table of cases.
    const has = (title: string): boolean =>
      ["'", '"', '`'].some((quote) => new RegExp(`\\(\\s*${literal(quote + title + quote)},`).test(code));
    return name.split(' › ').every(has) ? [] : [`“${promise}” names “${name}”, which ${path.basename(source)} does not have`];
  });
}

describe('docs/security.md', () => {
  const text = readFileSync(file, 'utf8');

  test('names a test that exists for every promise', () => {
    expect(promises(text).length).toBeGreaterThan(30);
    expect(promises(text).flatMap(faultsOf)).toEqual([]);
  });

  test('has no link to a test outside its tables', () => {
    const outside = text.split('\n').filter((line) => !line.startsWith('|'));
    expect(outside.flatMap((line) => [...line.matchAll(named)].map(([, name]) => name))).toEqual(['`api/test/promises.test.ts`']);
  });
});

test('a promise without a test, and one whose test is gone, are found', () => {
  const link = (name: string, to = 'api/test/promises.test.ts'): string => `[${name}](../${to})`;
  const rows = ['| promise | kept by |', '| --- | --- |', '| A | nothing |', `| B | ${link('no such test')} |`, `| C | ${link('x', 'gone.test.ts')} |`]; // prettier-ignore
  expect(promises(rows.join('\n')).flatMap(faultsOf)).toEqual([
    expect.stringContaining('“A” names no test'),
    expect.stringContaining('“no such test”'),
    expect.stringContaining('does not exist'),
  ]);
  expect(faultsOf({ promise: 'D', keptBy: link('names a test that exists for every promise') })).toEqual([]);
});
