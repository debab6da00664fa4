import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { loadContract } from './document.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'contract-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** The contract of a file with this text: not the one that anything was generated from, so it is read itself. */
function loadText(text: string) {
  const file = path.join(folder, 'openapi.yaml');
  writeFileSync(file, text);
  return loadContract(file);
}

test('what was generated from the contract says what the contract says', () => {
  const { source, ...generated } = loadContract();
  const { source: _, ...read } = loadText(`${source}\n`);
  expect(generated).toEqual(read);
});

test('a contract that was edited counts, not what was once generated', () => {
  const { source, version } = loadContract();
  expect(loadText(source.replace(`version: ${version}`, 'version: 99.0.0')).version).toBe('99.0.0');
});
