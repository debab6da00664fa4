import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceFaults } from './check-sources.mjs';
import { root } from './lib/paths.mjs';

const lines = (count) => 'x\n'.repeat(count);

test('files have an end', () => {
  assert.deepEqual(sourceFaults('api/src/app.ts', lines(300)), []);
  assert.match(sourceFaults('api/src/app.ts', lines(301)).join('\n'), /301 lines/);
  assert.deepEqual(sourceFaults('api/src/app.test.ts', lines(900)), []);
  assert.deepEqual(sourceFaults('sdk/src/generated/contract.ts', lines(900)), []);
});

test('nobody else has the folders of one machine', () => {
  const home = ['', 'home', 'ana', 'tickets'].join('/');
  assert.match(sourceFaults('README.md', `see\n${home}`).join('\n'), /README\.md:2: names a path/);
  assert.match(sourceFaults('docs/a.md', `in ${root}/api`).join('\n'), /names a path/);
  assert.deepEqual(sourceFaults('README.md', 'GET https://example.com/home/page/ and examples/home/page.html'), []);
});

test('what is made is not committed', () => {
  for (const file of ['api/dist/main.js', '.env', 'cli/oclif.manifest.json', 'sdk/dist/.tsbuildinfo']) {
    assert.match(sourceFaults(file, '').join('\n'), /made by tools/);
  }
});
