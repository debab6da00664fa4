import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startFakeApi, type FakeApi } from './api.js';
import { createHome, requireFreshBuild, type Home } from './run.js';
import { later, makeConfig, makeProfile, organization } from './samples.js';

// Each test starts processes, and a busy machine takes its time.
jest.setTimeout(60_000);

let api: FakeApi;
let home: Home;
let env: Record<string, string>;

beforeAll(requireFreshBuild);
beforeEach(async () => {
  api = await startFakeApi();
  home = await createHome();
  env = { ECHOPLEX_API_URL: api.url, ECHOPLEX_API_KEY: 'epk_test' };
});
afterEach(async () => {
  await api.close();
  await home.remove();
});

const run = (args: string[], input?: string) => home.run(args, { env, ...(input !== undefined && { input }) });
const session = (changes: object = {}) => makeProfile(api.url, changes);
const bearers = (): (string | undefined)[] => api.received.map(({ headers }) => headers.authorization);

describe('login', () => {
  const byPassword = ['login', '--email', 'olive@example.com', '--password-stdin'];
  const login = (args: string[], input = 'harbour-lights-2026\n') => home.run(args, { env: { ECHOPLEX_API_URL: api.url }, input });

  it('keeps the session in a file that only its owner reads, and chooses the only organization', async () => {
    expect(await login(byPassword)).toMatchObject({ code: 0, stderr: '' });
    expect(await home.read(home.userFile)).toMatchObject(
      makeConfig({
        apiUrl: api.url,
        email: 'olive@example.com',
        accessToken: 'jwt_1',
        refreshToken: 'ert_1',
        organization: organization.id,
      }),
    );
    expect((await stat(home.userFile)).mode & 0o777).toBe(0o600);
    expect(await readdir(path.dirname(home.userFile))).toEqual(['config.json']);
    expect(await home.run(['events', 'list'])).toMatchObject({ code: 0 });
    expect(bearers().at(-1)).toBe('Bearer jwt_1');
  });

  it('says that the password is wrong, and keeps nothing', async () => {
    expect(await login(byPassword, 'guess\n')).toMatchObject({ code: 1, stdout: '' });
    expect(await stat(home.userFile).catch(() => null)).toBeNull();
  });

  it('asks for nothing when nobody is there', async () => {
    expect(await login(['login'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--password-stdin') });
    expect(await login(['login', '--password-stdin'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--email') });
  });

  it('keeps an API key once the API has accepted it', async () => {
    expect(await login(['login', '--api-key', 'epk_1', '--profile', 'shop'])).toMatchObject({ code: 0 });
    expect(await home.read(home.userFile)).toEqual({
      defaultProfile: 'shop',
      profiles: { shop: { apiUrl: api.url, apiKey: 'epk_1', organization: organization.id } },
    });
    expect(bearers()).toEqual(['Bearer epk_1']);
  });

  it('refuses a key that cannot be one', async () => {
    expect(await login(['login', '--api-key', 'epk_…'])).toMatchObject({ code: 2, stderr: expect.stringContaining('no key has') });
    expect(api.received).toEqual([]);
  });

  it("leaves another API's profile alone", async () => {
    await home.write(home.userFile, makeConfig({ apiUrl: 'https://tickets.example.com', apiKey: 'epk_other' }));
    expect(await login(byPassword)).toMatchObject({ code: 0 });
    const { profiles } = (await home.read(home.userFile)) as { profiles: Record<string, object> };
    expect(Object.keys(profiles)).toEqual(['default', new URL(api.url).host]);
    expect(profiles.default).toEqual({ apiUrl: 'https://tickets.example.com', apiKey: 'epk_other' });
  });

  it('is undone by logout, at the API too', async () => {
    await login(byPassword);
    expect(await home.run(['logout'])).toMatchObject({ code: 0 });
    expect(api.received.at(-1)).toMatchObject({ path: '/v1/auth/logout', body: { refreshToken: 'ert_1' } });
    expect(await home.read(home.userFile)).toEqual({ defaultProfile: 'default', profiles: {} });
    expect(await home.run(['whoami'], { env: { ECHOPLEX_API_URL: api.url } })).toMatchObject({ code: 3 });
  });
});

describe('the configuration', () => {
  it('is the nearest .echoplex/cli.json before the user file, and whoami says so', async () => {
    await home.write(home.userFile, makeConfig(session({ accessToken: 'jwt_user' })));
    await home.write(home.projectFile, makeConfig(session({ accessToken: 'jwt_project' })));
    const { stdout } = await home.run(['whoami']);
    expect(bearers()).toEqual(['Bearer jwt_project']);
    expect(stdout).toContain(`session of profile "default" in ${home.projectFile}`);
    await home.run(['whoami'], { directory: path.dirname(path.dirname(path.dirname(home.projectFile))) });
    expect(bearers().at(-1)).toBe('Bearer jwt_user');
  });

  it('gives way to the environment', async () => {
    await home.write(home.userFile, makeConfig(session()));
    await home.run(['orgs', 'list'], { env: { ECHOPLEX_API_KEY: 'epk_env' } });
    expect(bearers()).toEqual(['Bearer epk_env']);
  });

  it('takes the profile that is named, and knows which there are', async () => {
    await home.write(home.userFile, { defaultProfile: 'a', profiles: { a: session(), b: session({ accessToken: 'jwt_b' }) } });
    await home.run(['whoami', '--profile', 'b']);
    await home.run(['whoami'], { env: { ECHOPLEX_PROFILE: 'b' } });
    expect(bearers()).toEqual(['Bearer jwt_b', 'Bearer jwt_b']);
    expect(await home.run(['whoami', '--profile', 'c'])).toMatchObject({ code: 2, stderr: expect.stringContaining('There are: a, b.') });
  });

  it('sends a credential to no other address than its own', async () => {
    await home.write(home.userFile, makeConfig(session({ apiUrl: 'https://tickets.example.com' })));
    expect(await home.run(['whoami', '--api-url', api.url])).toMatchObject({ code: 3 });
    await home.run(['events', 'get', 'harbour-lights', '--api-url', api.url]);
    expect(bearers()).toEqual([undefined]);
  });

  it("does not take the environment's key to an address that a folder names", async () => {
    await home.write(home.projectFile, makeConfig({ apiUrl: 'https://tickets.example.net' }));
    const { code, stderr } = await home.run(['whoami'], { env: { ECHOPLEX_API_KEY: 'epk_1' } });
    expect(code).toBe(2);
    expect(stderr).toContain('ECHOPLEX_API_URL=https://tickets.example.net');
  });

  it('is repaired by hand, not thrown away', async () => {
    await home.write(home.userFile, '{"profiles":');
    expect(await home.run(['whoami'])).toMatchObject({ code: 2, stderr: expect.stringContaining('is not valid JSON') });
  });

  it('renews a session that is about to end and writes it back to the file it came from', async () => {
    await home.write(home.userFile, makeConfig({ apiUrl: 'https://tickets.example.com', apiKey: 'epk_untouched' }));
    await home.write(home.projectFile, {
      defaultProfile: 'demo',
      profiles: { demo: session({ expiresAt: later(0), email: 'olive@example.com' }) },
    });
    expect(await home.run(['whoami'])).toMatchObject({ code: 0 });
    expect(bearers()).toEqual([undefined, 'Bearer jwt_2']);
    expect(await home.read(home.projectFile)).toMatchObject({
      profiles: { demo: { accessToken: 'jwt_2', refreshToken: 'ert_2', email: 'olive@example.com', organization: organization.id } },
    });
    expect(await home.read(home.userFile)).toEqual(makeConfig({ apiUrl: 'https://tickets.example.com', apiKey: 'epk_untouched' }));
  });

  it('renews once however many commands start together', async () => {
    await home.write(home.userFile, makeConfig(session({ expiresAt: later(0) })));
    const outcomes = await Promise.all([1, 2, 3].map(() => home.run(['whoami'])));
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(api.received.filter(({ path: at }) => at === '/v1/auth/refresh')).toHaveLength(1);
  });

  it('renews a session that the API calls expired', async () => {
    await home.write(home.userFile, makeConfig(session({ accessToken: 'jwt_0' })));
    expect(await home.run(['whoami'])).toMatchObject({ code: 0 });
    expect(await home.read(home.userFile)).toMatchObject(makeConfig({ accessToken: 'jwt_2', refreshToken: 'ert_2' }));
  });

  it('prefers the session to the key of a profile, until it is over', async () => {
    await home.write(home.userFile, makeConfig(session({ apiKey: 'epk_beside' })));
    await home.run(['orgs', 'list']);
    await home.write(home.userFile, makeConfig(session({ apiKey: 'epk_beside', refreshToken: 'ert_used', expiresAt: later(0) })));
    await home.run(['orgs', 'list']);
    expect(bearers()).toEqual(['Bearer jwt_1', undefined, 'Bearer epk_beside']);
  });

  it('says that a session is over', async () => {
    await home.write(home.userFile, makeConfig(session({ refreshToken: 'ert_used', expiresAt: later(0) })));
    expect(await home.run(['whoami'])).toMatchObject({ code: 3, stderr: expect.stringContaining('has ended') });
  });
});

describe('the organization', () => {
  const second = { ...organization, id: 'org_01kag6x0c5f8rt2v4b7n9m1q3t', name: 'Old Mill', slug: 'old-mill' };

  it.each(['old-mill', 'Old Mill', second.id])('can be named as %s', async (named) => {
    api.on('GET /v1/organizations', () => ({ body: { data: [organization, second], nextCursor: null } }));
    api.on(`GET /v1/organizations/${second.id}/events`, () => ({ body: { data: [], nextCursor: null } }));
    expect(await run(['events', 'list', '--org', named])).toMatchObject({ code: 0, stdout: expect.stringContaining('No events yet') });
  });

  it('has to be chosen among several, and is then remembered', async () => {
    api.on('GET /v1/organizations', () => ({ body: { data: [organization, second], nextCursor: null } }));
    await home.write(home.userFile, makeConfig(session({ organization: undefined })));
    expect(await home.run(['events', 'list'])).toMatchObject({ code: 2, stderr: expect.stringContaining('echoplex orgs use pier-nine') });
    expect(await home.run(['orgs', 'use', 'pier-nine'])).toMatchObject({ code: 0 });
    expect(await home.run(['events', 'list'])).toMatchObject({ code: 0 });
    expect((await home.run(['orgs', 'list'])).stdout).toContain('●   Pier Nine');
  });
});
