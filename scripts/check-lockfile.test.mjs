import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockFaults } from './check-lockfile.mjs';

const lock = (packages = {}, root = { dependencies: { a: '1.0.0' } }) => ({
  lockfileVersion: 3,
  packages: { '': root, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x', ...packages.a }, ...packages.more },
});
const manifests = { '': { dependencies: { a: '1.0.0' } } };

test('a complete lock has no faults', () => assert.deepEqual(lockFaults(lock(), manifests), []));

test('a package whose platform parts are missing', () => {
  const faults = lockFaults(
    lock({
      a: { optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0' } },
      more: { 'node_modules/a-linux': { integrity: 'x' } },
    }),
    manifests,
  );
  assert.match(faults.join('\n'), /a@1\.0\.0 lacks 1 optional packages: a-darwin/);
});

test('a package without a hash, or from an odd place', () => {
  assert.match(lockFaults(lock({ a: { integrity: undefined } }), manifests).join('\n'), /no integrity/);
  assert.match(lockFaults(lock({ a: { resolved: 'git+ssh://example.com/a.git' } }), manifests).join('\n'), /comes from git/);
});

test('a manifest that the lock does not know', () => {
  assert.match(lockFaults(lock(), { '': { dependencies: { a: '2.0.0' } } }).join('\n'), /the root: dependencies/);
});
