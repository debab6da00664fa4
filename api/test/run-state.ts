/** What the setup of a test run hands to its teardown; both are loaded separately, so it lives on the global object. */
export type RunState = { stop?: () => Promise<void> };

const key = Symbol.for('echoplex.test-run');

/** The state of this test run. */
export function runState(): RunState {
  const holder = globalThis as { [key]?: RunState };
  return (holder[key] ??= {});
}

/** Names of the variables that carry the database server from the setup to the test files, which run in processes of their own. */
export const testVariables = {
  server: 'ECHOPLEX_TEST_SERVER',
  prefix: 'ECHOPLEX_TEST_PREFIX',
  template: 'ECHOPLEX_TEST_TEMPLATE',
} as const;
