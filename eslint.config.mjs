import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { houseRules } from './scripts/lint/boundaries.mjs';

const environment = {
  property: 'env',
  object: 'process',
  message: 'The environment is read in one place (api: config.ts); pass what you need as an argument.',
};
const exit = {
  property: 'exit',
  object: 'process',
  message: 'Throw, and let the entry point decide: an exit here would skip everyone else.',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '**/generated/',
      'api/src/contract/generated.ts',
      'coverage/',
      '.nx/',
      '.echoplex/',
      'scripts/fixtures/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs,ts}'],
    plugins: { 'import-x': importX, echoplex: houseRules },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.tests.json' })],
      'import-x/extensions': ['.ts', '.js', '.mjs'],
    },
    rules: {
      'echoplex/boundaries': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      'max-lines': ['error', { max: 300 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { project: './tsconfig.tests.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['api/**/*.{js,ts}', 'sdk/src/**/*.ts', 'cli/**/*.{js,ts}'],
    ignores: [
      '**/*.test.ts',
      'api/src/main.ts',
      'api/src/config.ts',
      'api/bin/**',
      'api/dev/**',
      'api/test/**',
      'cli/bin/**',
      'cli/test/**',
      'cli/src/config.ts',
      'cli/src/config/**',
    ],
    rules: { 'no-restricted-properties': ['error', environment, exit] },
  },
  { files: ['widget/src/**/*.ts'], extends: [lit.configs['flat/recommended']], languageOptions: { globals: globals.browser } },
  { files: ['examples/**/*.{js,mjs}', '**/browser/**/*.js', 'widget/test/**/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['**/*.mjs', 'api/bin/**', 'cli/bin/**'], languageOptions: { globals: globals.node } },
  // tools that expect a default export: configurations, jest's environments, oclif's commands
  {
    files: ['**/*.config.mjs', 'api/test/jest/**', 'cli/src/commands/**/*.ts', 'cli/src/hooks/**/*.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  // tests are told as one story each; splitting a story to please a number helps nobody
  { files: ['**/*.test.ts'], rules: { 'max-lines': 'off' } },
);
