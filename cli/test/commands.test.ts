import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { problem, startFakeApi, type FakeApi } from './api.js';
import { createHome, requireFreshBuild, type Home } from './run.js';
import { events, makeAnalytics, makeEvent, makeOrder, organization, user } from './samples.js';

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
const later = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const session = (changes: object = {}) => ({
  apiUrl: api.url,
  accessToken: 'jwt_1',
  refreshToken: 'ert_1',
  expiresAt: later(10),
  organization: organization.id,
  ...changes,
});
const config = (profile: object) => ({ defaultProfile: 'default', profiles: { default: profile } });
const bearers = (): (string | undefined)[] => api.received.map(({ headers }) => headers.authorization);

describe('exit codes', () => {
  it('0: done, and nothing on stderr', async () => {
    expect(await run(['whoami'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('1: the API refused, with what, why, what next and the request', async () => {
    const errors = [{ in: 'body', pointer: '/startsAt', code: 'too_early', message: 'Must be in the future.' }];
    api.on(`POST /v1/organizations/${organization.id}/events`, () => problem(422, 'validation_failed', { errors }));
    const { code, stdout, stderr } = await run([
      'events',
      'create',
      '--name',
      'A',
      '--starts-at',
      '2020-01-01T10:00',
      '--ends-at',
      '2020-01-01T11:00',
    ]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe('\n  ✗ This is validation_failed.\n    --starts-at  Must be in the future.\n    request req_01kaz\n\n');
  });

  it.each([
    [['events', 'list', '--nonsense'], 'There is no flag --nonsense.'],
    [['events', 'list', '--statsu', 'draft'], 'Did you mean --status?'],
    [['events', 'list', '--status'], '--status is one of: draft, published, cancelled.'],
    [['events', 'list', '--status', 'drft'], '--status is one of: draft, published, cancelled.'],
    [['events', 'list', '--org'], '--org needs a value.'],
    [['events', 'get', 'harbour', 'lights'], 'There is nothing that "lights" could be.'],
    [['events', 'get'], 'Say which event.\n    echoplex events get EVENT\n'],
    [['api'], 'Say which method and path.\n    echoplex api METHOD PATH\n'],
    [['events', 'list', '--limit', '0'], '--limit must be a whole number from 1 to 200, not "0".'],
    [['evnts', 'list'], 'Did you mean: echoplex events list'],
    [['foo'], 'See what there is: echoplex help'],
    [['events', 'create', '--name', 'A'], 'Flags are missing: --starts-at, --ends-at.'],
    [['tiers', 'create', 'harbour-lights', '--name', 'A', '--price', '1.234'], 'too many decimals'],
    [['events', 'list', '--profile', 'nobody', '--api-url', 'ftp://x'], 'no address of an API'],
    [['api', 'POST', '/v1/x', '--data', '{'], 'not valid JSON'],
  ])('2: wrong usage, %j', async (args, said) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
  });

  it('2: everything that is wrong with the flags, at once and before anything is sent', async () => {
    const wrong = ['--capacity', '0', '--starts-at', 'tomorrow', '--timezone', 'Copenhagen', '--currency', 'EURO', '--nmae=A'];
    const { code, stderr } = await run(['events', 'create', ...wrong, '--max-per-order', '2.5']);
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\s+/g, ' ')).toBe(
      ' ✗ 6 things are wrong with the flags.' +
        ' There is no flag --nmae. Did you mean --name?' +
        ' --starts-at "tomorrow" is no date and time. Write it like this: --starts-at 2026-12-12T20:00' +
        ' --timezone "Copenhagen" is no time zone. Use an IANA name, such as --timezone Europe/Copenhagen' +
        ' --capacity must be a whole number from 1 to 1,000,000 or "unlimited", not "0".' +
        ' --currency "EURO" is no currency. Use a code of ISO 4217: --currency EUR' +
        ' --max-per-order must be a whole number from 1 to 100, not "2.5". ',
    );
    expect(await run(['tiers', 'create', 'harbour-lights', '--name', 'A', '--price', '25,00'])).toMatchObject({
      code: 2,
      stderr: '\n  ✗ --price "25,00" is no price.\n    Did you mean --price 25.00?\n\n',
    });
    expect(api.received).toEqual([]);
  });

  it('3: not logged in, before anything is sent', async () => {
    const { code, stderr } = await home.run(['events', 'list'], { env: { ECHOPLEX_API_URL: api.url } });
    expect(code).toBe(3);
    expect(stderr).toContain('Log in: echoplex login');
    expect(api.received).toEqual([]);
  });

  it('3: the API does not know the credential', async () => {
    api.on('GET /v1/organizations', () => problem(401, 'unauthenticated'));
    expect(await run(['orgs', 'list'])).toMatchObject({ code: 3 });
  });

  it('4: the API cannot be reached', async () => {
    await api.close();
    const { code, stderr } = await run(['events', 'get', 'harbour-lights']);
    expect(code).toBe(4);
    expect(stderr).toContain(`${api.url} cannot be reached (ECONNREFUSED).`);
    expect(stderr).not.toContain('npm start');
  });

  it('4: in the folder of a demo, with how it starts', async () => {
    await api.close();
    await home.write(home.projectFile, config(session()));
    const { code, stderr } = await home.run(['events', 'list']);
    expect([code, stderr]).toEqual([4, expect.stringContaining('Start it with npm start')]);
  });
});

describe('an event that is not there', () => {
  const org = `/v1/organizations/${organization.id}/events`;

  it.each([
    ['harbor-lights', 'harbour-lights'],
    ['jazz-bruhnch', 'jazz-brunch'],
    ['Open day with a name that is much longer than any table has rom for', 'open-day'],
  ])('"%s": %s was meant', async (typed, meant) => {
    for (const args of [
      ['events', 'get'],
      ['orders', 'list'],
      ['analytics', 'event'],
    ]) {
      const { code, stderr } = await run([...args, typed]);
      expect([code, stderr.replaceAll(/\n {4}(?! )/g, ' ')]).toEqual([
        1,
        expect.stringContaining(`No event "${typed}". Did you mean ${meant}?`),
      ]);
    }
  });

  it('is only named where nothing is near, or nobody may look', async () => {
    expect((await run(['events', 'get', 'winter-concert'])).stderr).toContain(
      'No event "winter-concert".\n    See what there is: echoplex events list',
    );
    api.on(`GET ${org}`, () => problem(403, 'forbidden'));
    expect(await run(['embed', 'harbor-lights'])).toMatchObject({ code: 1, stderr: expect.not.stringContaining('Did you mean') });
    expect(await home.run(['embed', 'harbor-lights'], { env: { ECHOPLEX_API_URL: api.url } })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('No event "harbor-lights".'),
    });
  });

  it('is found behind an order by its number, not behind one by its id', async () => {
    expect((await run(['orders', 'get', '7KX-42M', '--event', 'harbor-lights'])).stderr).toContain('Did you mean harbour-lights?');
    expect((await run(['orders', 'get', 'ord_none', '--event', 'harbor-lights'])).stderr).toContain('This is not_found.');
  });
});

describe('through npx', () => {
  it.each<Record<string, string>>([{ npm_command: 'exec' }, { npm_lifecycle_event: 'npx' }])(
    '%j: what is to be typed begins with npx',
    async (npx) => {
      const said = async (...args: string[]) => {
        const { stdout, stderr } = await home.run(args, { env: { ...npx, ECHOPLEX_API_URL: api.url } });
        return stdout + stderr;
      };
      expect(await said('events', 'list')).toContain('Log in: npx echoplex login');
      expect(await said('evnts', 'list')).toContain('Did you mean: npx echoplex events list');
      expect(await said('events', 'get')).toContain('npx echoplex events get EVENT');
      expect(await said('account', 'forgot', user.email)).toContain('npx echoplex account reset TOKEN');
      expect(await said('events', 'get', 'none')).toContain('npx echoplex events list');
    },
  );
});

describe('--json', () => {
  it.each([
    [['events', 'list'], { data: events, nextCursor: null }],
    [['events', 'get', 'harbour-lights'], makeEvent()],
    [['orders', 'get', '7KX-42M', '--event', 'harbour-lights'], makeOrder()],
    [['analytics', 'event', 'harbour-lights'], makeAnalytics()],
    [['orgs', 'list'], { data: [organization], nextCursor: null }],
    [['whoami'], organization],
    [['api', 'GET', 'v1/me'], user],
  ])('%j prints what the API answered and nothing else', async (args, answer) => {
    const { code, stdout, stderr } = await run([...args, '--json']);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual(answer);
  });

  it('prints the problem on stdout and keeps the exit code', async () => {
    const { code, stdout, stderr } = await run(['events', 'get', 'nope', '--json']);
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 404,
      code: 'not_found',
      detail: 'This is not_found.',
      requestId: 'req_01kaz',
      errors: [],
    });
  });

  it.each([
    [['events', 'list', '--nonsense'], 2, 'wrong_usage'],
    [['nonsense'], 2, 'wrong_usage'],
    [['events', 'create'], 2, 'wrong_usage'],
  ])('has the same shape for faults of the command line: %j', async (args, exit, expected) => {
    const { code, stdout, stderr } = await run([...args, '--json']);
    expect([code, stderr]).toEqual([exit, '']);
    expect(JSON.parse(stdout)).toMatchObject({ code: expected, status: 0, requestId: '', errors: [] });
  });
});

describe('login', () => {
  const byPassword = ['login', '--email', 'olive@example.com', '--password-stdin'];
  const login = (args: string[], input = 'harbour-lights-2026\n') => home.run(args, { env: { ECHOPLEX_API_URL: api.url }, input });

  it('keeps the session in a file that only its owner reads, and chooses the only organization', async () => {
    expect(await login(byPassword)).toMatchObject({ code: 0, stderr: '' });
    expect(await home.read(home.userFile)).toMatchObject(
      config({ apiUrl: api.url, email: 'olive@example.com', accessToken: 'jwt_1', refreshToken: 'ert_1', organization: organization.id }),
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
    await home.write(home.userFile, config({ apiUrl: 'https://tickets.example.com', apiKey: 'epk_other' }));
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
    await home.write(home.userFile, config(session({ accessToken: 'jwt_user' })));
    await home.write(home.projectFile, config(session({ accessToken: 'jwt_project' })));
    const { stdout } = await home.run(['whoami']);
    expect(bearers()).toEqual(['Bearer jwt_project']);
    expect(stdout).toContain(`session of profile "default" in ${home.projectFile}`);
    await home.run(['whoami'], { directory: path.dirname(path.dirname(path.dirname(home.projectFile))) });
    expect(bearers().at(-1)).toBe('Bearer jwt_user');
  });

  it('gives way to the environment', async () => {
    await home.write(home.userFile, config(session()));
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
    await home.write(home.userFile, config(session({ apiUrl: 'https://tickets.example.com' })));
    expect(await home.run(['whoami', '--api-url', api.url])).toMatchObject({ code: 3 });
    await home.run(['events', 'get', 'harbour-lights', '--api-url', api.url]);
    expect(bearers()).toEqual([undefined]);
  });

  it("does not take the environment's key to an address that a folder names", async () => {
    await home.write(home.projectFile, config({ apiUrl: 'https://tickets.example.net' }));
    const { code, stderr } = await home.run(['whoami'], { env: { ECHOPLEX_API_KEY: 'epk_1' } });
    expect(code).toBe(2);
    expect(stderr).toContain('ECHOPLEX_API_URL=https://tickets.example.net');
  });

  it('is repaired by hand, not thrown away', async () => {
    await home.write(home.userFile, '{"profiles":');
    expect(await home.run(['whoami'])).toMatchObject({ code: 2, stderr: expect.stringContaining('is not valid JSON') });
  });

  it('renews a session that is about to end and writes it back to the file it came from', async () => {
    await home.write(home.userFile, config({ apiUrl: 'https://tickets.example.com', apiKey: 'epk_untouched' }));
    await home.write(home.projectFile, {
      defaultProfile: 'demo',
      profiles: { demo: session({ expiresAt: later(0), email: 'olive@example.com' }) },
    });
    expect(await home.run(['whoami'])).toMatchObject({ code: 0 });
    expect(bearers()).toEqual([undefined, 'Bearer jwt_2']);
    expect(await home.read(home.projectFile)).toMatchObject({
      profiles: { demo: { accessToken: 'jwt_2', refreshToken: 'ert_2', email: 'olive@example.com', organization: organization.id } },
    });
    expect(await home.read(home.userFile)).toEqual(config({ apiUrl: 'https://tickets.example.com', apiKey: 'epk_untouched' }));
  });

  it('renews once however many commands start together', async () => {
    await home.write(home.userFile, config(session({ expiresAt: later(0) })));
    const outcomes = await Promise.all([1, 2, 3].map(() => home.run(['whoami'])));
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(api.received.filter(({ path: at }) => at === '/v1/auth/refresh')).toHaveLength(1);
  });

  it('renews a session that the API calls expired', async () => {
    await home.write(home.userFile, config(session({ accessToken: 'jwt_0' })));
    expect(await home.run(['whoami'])).toMatchObject({ code: 0 });
    expect(await home.read(home.userFile)).toMatchObject(config({ accessToken: 'jwt_2', refreshToken: 'ert_2' }));
  });

  it('prefers the session to the key of a profile, until it is over', async () => {
    await home.write(home.userFile, config(session({ apiKey: 'epk_beside' })));
    await home.run(['orgs', 'list']);
    await home.write(home.userFile, config(session({ apiKey: 'epk_beside', refreshToken: 'ert_used', expiresAt: later(0) })));
    await home.run(['orgs', 'list']);
    expect(bearers()).toEqual(['Bearer jwt_1', undefined, 'Bearer epk_beside']);
  });

  it('says that a session is over', async () => {
    await home.write(home.userFile, config(session({ refreshToken: 'ert_used', expiresAt: later(0) })));
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
    await home.write(home.userFile, config(session({ organization: undefined })));
    expect(await home.run(['events', 'list'])).toMatchObject({ code: 2, stderr: expect.stringContaining('echoplex orgs use pier-nine') });
    expect(await home.run(['orgs', 'use', 'pier-nine'])).toMatchObject({ code: 0 });
    expect(await home.run(['events', 'list'])).toMatchObject({ code: 0 });
    expect((await home.run(['orgs', 'list'])).stdout).toContain('●   Pier Nine');
  });
});

describe('selling', () => {
  it('creates an event with the times of its zone', async () => {
    const flags = [
      '--name',
      'Harbour Lights',
      '--starts-at',
      '2026-12-12T20:00',
      '--ends-at',
      '2026-12-13T02:00+01:00',
      '--timezone',
      'Europe/Copenhagen',
    ];
    const more = [
      '--venue',
      'Pier Nine',
      '--city',
      'Copenhagen',
      '--country',
      'dk',
      '--capacity',
      '500',
      '--currency',
      'eur',
      '--tag',
      'music',
      '--tag',
      'night',
    ];
    const { code, stdout } = await run(['events', 'create', ...flags, ...more]);
    expect(code).toBe(0);
    expect(stdout).toContain('echoplex tiers create harbour-lights');
    const { body, headers } = api.received.at(-1) ?? {};
    expect(body).toEqual({
      name: 'Harbour Lights',
      startsAt: '2026-12-12T19:00:00.000Z',
      endsAt: '2026-12-13T01:00:00.000Z',
      timezone: 'Europe/Copenhagen',
      venue: { name: 'Pier Nine', city: 'Copenhagen', country: 'DK' },
      capacity: 500,
      currency: 'EUR',
      tags: ['music', 'night'],
    });
    expect(headers?.['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
  });

  it("takes this machine's time zone", async () => {
    await run(['events', 'create', '--name', 'A', '--starts-at', '2026-07-01T20:00', '--ends-at', '2026-07-01T22:00']);
    expect(api.received.at(-1)?.body).toMatchObject({ startsAt: '2026-07-01T18:00:00.000Z', timezone: 'Europe/Copenhagen' });
  });

  it('creates tiers with exact prices in the currency of the event', async () => {
    await run([
      'tiers',
      'create',
      'harbour-lights',
      '--name',
      'Early bird',
      '--price',
      '19.99',
      '--quantity',
      '50',
      '--sales-end',
      '2026-11-30',
    ]);
    expect(api.received.at(-1)?.body).toEqual({ name: 'Early bird', price: 1999, quantity: 50, salesEndAt: '2026-11-30T23:00:00.000Z' });
    const { stdout } = await run(['tiers', 'create', 'harbour-lights', '--name', 'Seat', '--price', '0']);
    expect(api.received.at(-1)?.body).toEqual({ name: 'Seat', price: 0 });
    expect(stdout).toContain('free');
  });

  it('publishes and shows how to embed', async () => {
    const { stdout } = await run(['events', 'publish', 'harbour-lights']);
    expect(stdout).toContain(`<script type="module" src="${api.url}/widget/echoplex-tickets.js"></script>`);
    expect(stdout).toContain('echoplex embed harbour-lights');
  });

  it('embeds with two lines and nothing else, without being logged in', async () => {
    expect(await home.run(['embed', 'harbour-lights'], { env: { ECHOPLEX_API_URL: `${api.url}/` } })).toEqual({
      code: 0,
      stderr: '',
      stdout: `<script type="module" src="${api.url}/widget/echoplex-tickets.js"></script>\n<echoplex-tickets event="harbour-lights"></echoplex-tickets>\n`,
    });
  });

  it('says beside the snippet of a draft that it shows nothing yet', async () => {
    api.on('GET /v1/events/harbour-lights', () => ({ body: makeEvent({ status: 'draft' }) }));
    const { stdout, stderr } = await run(['embed', 'harbour-lights']);
    expect(stdout.trim().split('\n')).toHaveLength(2);
    expect(stderr).toContain('This event is a draft');
    expect(stderr).toContain('echoplex events publish harbour-lights');
  });

  it("names the place of the clocks where it is not this machine's", async () => {
    const lines = async (TZ: string) => (await home.run(['orders', 'list', 'harbour-lights'], { env: { ...env, TZ } })).stdout;
    expect(await lines('America/New_York')).toMatch(/ When \(Copenhagen\) .*\n.* 19 Nov.*, 09:30 /);
    expect(await lines('Europe/Copenhagen')).toMatch(/ When {2,}/);
  });

  it('lists without colours, frames or cut words in a pipe', async () => {
    const { stdout } = await run(['events', 'list']);
    expect(stdout).toContain('Open day with a name that is much longer than any table has room for');
    expect(stdout).not.toContain('\u001b');
    expect(stdout.startsWith('  Event ')).toBe(true);
  });

  it('filters orders, and says that there are more', async () => {
    api.on('GET /v1/events/harbour-lights/orders', () => ({ body: { data: [makeOrder()], nextCursor: 'c2' } }));
    const { stdout } = await run(['orders', 'list', 'harbour-lights', '--status', 'confirmed', '-q', 'ana', '--limit', '1']);
    expect(api.received.find(({ path: at }) => at.endsWith('/orders'))?.query).toEqual({ status: 'confirmed', q: 'ana', limit: '1' });
    expect(stdout).toContain('More: echoplex orders list harbour-lights --all');
  });

  it('goes on behind a cursor, or shows every row', async () => {
    api.on('GET /v1/events/harbour-lights/orders', ({ query }) => ({
      body: { data: [makeOrder({ number: query.after ?? 'c1' })], nextCursor: query.after === undefined ? 'c2' : null },
    }));
    const numbers = async (...flags: string[]) => {
      const { stdout } = await run(['orders', 'list', 'harbour-lights', '--json', ...flags]);
      const { data, nextCursor } = JSON.parse(stdout) as { data: { number: string }[]; nextCursor: string | null };
      return [...data.map(({ number }) => number), nextCursor];
    };
    expect(await numbers()).toEqual(['c1', 'c2']);
    expect(await numbers('--after', 'c2')).toEqual(['c2', null]);
    expect(await numbers('--all')).toEqual(['c1', 'c2', null]);
  });

  it('asks for the analytics of days on the clocks of the event, the last one included', async () => {
    await run(['analytics', 'event', 'harbour-lights', '--from', '2026-11-01', '--to', '2026-11-30', '--interval', 'week']);
    expect(api.received.at(-1)?.query).toEqual({ from: '2026-10-31T23:00:00.000Z', to: '2026-11-30T23:00:00.000Z', interval: 'week' });
  });
});

describe('api', () => {
  it('sends a body from the argument, a file or stdin', async () => {
    const file = path.join(home.directory, 'body.json');
    await writeFile(file, '{"name":"B"}');
    await run(['api', 'post', '/v1/organizations', '--data', '{"name":"A"}', '--idempotency-key', 'own-key-1']);
    await run(['api', 'POST', '/v1/organizations', '-d', `@${file}`]);
    await run(['api', 'POST', '/v1/organizations', '-d', '-'], '{"name":"C"}');
    expect(api.received.map(({ body }) => body.name)).toEqual(['A', 'B', 'C']);
    expect(api.received[0]?.headers['idempotency-key']).toBe('own-key-1');
  });

  it('sends query parameters as they are given', async () => {
    await run(['api', 'GET', '/v1/organizations', '-q', 'limit=2', '-q', 'after=a=b']);
    expect(api.received[0]?.query).toEqual({ limit: '2', after: 'a=b' });
  });
});

describe('help', () => {
  const commands = ['login', 'logout', 'whoami', 'embed', 'api', 'analytics event'].concat(
    ['list', 'create', 'use'].map((verb) => `orgs ${verb}`),
    ['list', 'create', 'get', 'publish'].map((verb) => `events ${verb}`),
    ['tiers list', 'tiers create', 'orders list', 'orders get'],
  );
  it.each(commands)('of %s has examples', async (command) => {
    expect(await run([...command.split(' '), '--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('EXAMPLES') });
  });
});

it('says clearly that it is not built', async () => {
  const bin = path.join(home.directory, 'bin');
  await mkdir(bin);
  await writeFile(path.join(home.directory, 'package.json'), '{"type":"module"}');
  await copyFile(new URL('../bin/run.js', import.meta.url), path.join(bin, 'run.js'));
  const { status, stderr } = spawnSync(process.execPath, [path.join(bin, 'run.js'), 'whoami'], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('npm run build');
});
