import { existsSync } from 'node:fs';
import path from 'node:path';

const root = import.meta.dirname;

/** TypeScript is stripped, not checked, and stays ESM; `npm run check` does the checking. */
const swc = (decorators) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators },
      // As in each package's tsconfig: Lit needs fields assigned, everything else has them defined.
      transform: { legacyDecorator: decorators, useDefineForClassFields: !decorators },
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

const project = (name, options = {}) => ({
  displayName: name,
  rootDir: path.join(root, name),
  testEnvironment: path.join(root, 'api/test/jest/node-environment.mjs'),
  testMatch: ['<rootDir>/{src,test,dev,migrations}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/e2e/'],
  modulePathIgnorePatterns: ['/dist/'],
  watchPathIgnorePatterns: ['/dist/', '/\\.echoplex/'],
  transform: { '^.+\\.ts$': swc(false) },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@echoplex/sdk$': path.join(root, 'sdk/src/index.ts'),
    '^@echoplex/sdk/(.+)$': path.join(root, 'sdk/src/$1.ts'),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  setupFiles: [path.join(root, name, 'test/setup.ts')].filter((file) => existsSync(file)),
  ...options,
});

/** Projects that talk to PostgreSQL; the server is started only when one of their tests runs. */
const database = {
  globalSetup: path.join(root, 'api/test/jest/global-setup.mjs'),
  globalTeardown: path.join(root, 'api/test/jest/global-teardown.mjs'),
};

/** @type {import('jest').Config} */
export default {
  // Generous: the machine may be slow, and no test measures time. Jest takes it here alone, not from a project.
  testTimeout: 120_000,
  // Jest leaves a core free by default; on two that is every second one, though most tests wait for a database or a browser.
  maxWorkers: '100%',
  testSequencer: path.join(root, 'api/test/jest/sequencer.mjs'),
  projects: [
    project('api', database),
    project('sdk'),
    project('bench', { testMatch: ['<rootDir>/**/*.test.ts'] }),
    project('cli', { setupFiles: [path.join(root, 'cli/test/setup/console.ts')] }),
    project('widget', { testEnvironment: 'jsdom', transform: { '^.+\\.ts$': swc(true) } }),
    project('api', {
      ...database,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    }),
  ],
};
