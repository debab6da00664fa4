import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { problem, startFakeApi, type FakeApi } from './api.js';
import { createHome, requireFreshBuild, type Home } from './run.js';
import { events, makeAnalytics, makeConfig, makeEvent, makeOrder, makeProfile, organization, user } from './samples.js';

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
    await home.write(home.projectFile, makeConfig(session()));
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
