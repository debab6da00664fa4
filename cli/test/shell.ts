import { afterEach, beforeAll, beforeEach, jest } from '@jest/globals';
import { startFakeApi, type FakeApi } from './api.js';
import { createHome, requireFreshBuild, type Home, type Outcome } from './run.js';

/** What the tests of a file work with: an API and a home of its own for each test. */
export interface Shell {
  readonly api: FakeApi;
  readonly home: Home;
  /** Runs a command with an API key. */
  run(...args: string[]): Promise<Outcome>;
  /** The same with something on stdin. */
  pipe(input: string, ...args: string[]): Promise<Outcome>;
  /** Runs a command without any credential. */
  anonymous(...args: string[]): Promise<Outcome>;
  /** What was changed at the API: `METHOD /path` and the body. */
  changes(): [string, unknown][];
}

/** Prepares the tests of a file. Each of them starts processes, and a busy machine takes its time. */
export function useShell(): Shell {
  let api: FakeApi | undefined;
  let home: Home | undefined;
  jest.setTimeout(60_000);
  beforeAll(requireFreshBuild);
  beforeEach(async () => {
    api = await startFakeApi();
    home = await createHome();
  });
  afterEach(async () => {
    await api?.close();
    await home?.remove();
  });
  const present = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('Only inside a test.');
    return value;
  };
  const withKey = () => ({ ECHOPLEX_API_URL: present(api).url, ECHOPLEX_API_KEY: 'epk_test' });
  return {
    get api() {
      return present(api);
    },
    get home() {
      return present(home);
    },
    run: (...args) => present(home).run(args, { env: withKey() }),
    pipe: (input, ...args) => present(home).run(args, { env: withKey(), input }),
    anonymous: (...args) => present(home).run(args, { env: { ECHOPLEX_API_URL: present(api).url } }),
    changes: () =>
      present(api)
        .received.filter(({ method }) => method !== 'GET')
        .map(({ method, path, body }) => [`${method} ${path}`, body]),
  };
}

/** A command that was not called as it should be. */
export const wrongUsage = (outcome: Outcome, ...said: string[]): boolean =>
  outcome.code === 2 && outcome.stdout === '' && said.every((text) => outcome.stderr.replaceAll(/\s+/g, ' ').includes(text));
