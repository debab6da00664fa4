import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { problem, startFakeApi, type FakeApi } from './api.js';
import { createHome, requireFreshBuild, type Home, type Outcome } from './run.js';
import { organization, user } from './samples.js';
import { auditLog, invitation, keys, members, secret } from './team-samples.js';

// Each test starts processes, and a busy machine takes its time.
jest.setTimeout(60_000);

let api: FakeApi;
let home: Home;

beforeAll(requireFreshBuild);
beforeEach(async () => {
  api = await startFakeApi();
  home = await createHome();
  await home.write(home.userFile, {
    defaultProfile: 'default',
    profiles: { default: { apiUrl: api.url, accessToken: 'jwt_1', refreshToken: 'ert_1', organization: organization.id } },
  });
});
afterEach(async () => {
  await api.close();
  await home.remove();
});

const org = `/v1/organizations/${organization.id}`;
const run = (...args: string[]): Promise<Outcome> => home.run(args);
const changes = () => api.received.filter(({ method }) => method !== 'GET').map(({ method, path: at, body }) => [`${method} ${at}`, body]);
const refused = (said: string) => ({ code: 2, stdout: '', stderr: expect.stringContaining(said) });

describe('lists', () => {
  it.each([
    ['members', members],
    ['invitations', [invitation]],
    ['keys', keys],
  ])('orgs %s, with and without the verb', async (topic, data) => {
    const outcomes = [await run('orgs', topic, '--json'), await run('orgs', topic, 'list', '--json')];
    for (const { code, stdout, stderr } of outcomes) {
      expect([code, stderr]).toEqual([0, '']);
      expect(JSON.parse(stdout)).toEqual({ data, nextCursor: null });
    }
  });

  it('are about the organization that is named', async () => {
    await run('orgs', 'members', '--org', 'org_01kag6x0c5f8rt2v4b7n9m1q3t');
    expect(api.received[0]?.path).toBe('/v1/organizations/org_01kag6x0c5f8rt2v4b7n9m1q3t/members');
  });

  it('say how to see the rest', async () => {
    api.on(`GET ${org}/members`, () => ({ body: { data: members, nextCursor: 'c2' } }));
    expect((await run('orgs', 'members')).stdout).toContain('More: echoplex orgs members --all');
  });
});

describe('orgs get and update', () => {
  it('shows it', async () => {
    expect((await run('orgs', 'get')).stdout).toContain('any website');
    expect(JSON.parse((await run('orgs', 'get', 'pier-nine', '--json')).stdout)).toEqual(organization);
    expect(await run('orgs', 'get', 'old-mill')).toMatchObject(refused('You have no organization "old-mill".'));
  });

  it('changes what is given, and nothing else', async () => {
    const origins = ['--embed-origin', 'https://pier-nine.example.com/tickets', '--embed-origin', 'http://localhost:8080'];
    await run('orgs', 'update', '--name', 'Pier 9', '--currency', 'dkk', '--website', '', ...origins);
    await run('orgs', 'update', '--embed-origin', 'any');
    expect(changes()).toEqual([
      [
        `PATCH ${org}`,
        {
          name: 'Pier 9',
          defaultCurrency: 'DKK',
          website: null,
          embedOrigins: ['https://pier-nine.example.com', 'http://localhost:8080'],
        },
      ],
      [`PATCH ${org}`, { embedOrigins: [] }],
    ]);
  });

  it('refuses what is no change or no website', async () => {
    expect(await run('orgs', 'update')).toMatchObject(refused('Nothing would change.'));
    expect(await run('orgs', 'update', '--embed-origin', 'pier-nine')).toMatchObject(refused('is no website'));
    expect(api.received).toEqual([]);
  });
});

describe('members', () => {
  it('are invited', async () => {
    const { code, stdout } = await run('orgs', 'members', 'invite', 'kim@example.com', '--role', 'staff');
    expect([code, stdout.includes('Invited kim@example.com as staff')]).toEqual([0, true]);
    expect(changes()).toEqual([[`POST ${org}/members`, { email: 'kim@example.com', role: 'staff' }]]);
    expect(await run('orgs', 'members', 'invite', 'kim@example.com')).toMatchObject(refused('A flag is missing: --role.'));
  });

  it.each(['kim@example.com', members[1]?.id ?? ''])('are found as %s', async (named) => {
    const { stdout } = await run('orgs', 'members', 'update', named, '--role', 'admin');
    expect(stdout).toContain('is admin now, no longer staff');
    expect(changes()).toEqual([[`PATCH ${org}/members/${members[1]?.id}`, { role: 'admin' }]]);
  });

  it('who are none are said to be', async () => {
    const outcome = await run('orgs', 'members', 'remove', 'nobody@example.com', '--yes');
    expect(outcome).toMatchObject(refused('There is no member "nobody@example.com".'));
    expect(outcome.stderr).toContain('See them: echoplex orgs members');
  });

  it('are removed only when that was confirmed', async () => {
    expect(await run('orgs', 'members', 'remove', 'kim@example.com')).toMatchObject(refused('add --yes'));
    expect(changes()).toEqual([]);
    expect(await run('orgs', 'members', 'remove', 'kim@example.com', '-y')).toMatchObject({ code: 0 });
    expect(changes()).toEqual([[`DELETE ${org}/members/${members[1]?.id}`, {}]]);
  });

  it('who are the last owner are told to hand over first', async () => {
    const next = 'Hand over ownership first: echoplex orgs members update MEMBER --role owner';
    for (const args of [
      ['leave', '--yes'],
      ['remove', user.email, '--yes'],
      ['update', user.email, '--role', 'staff'],
    ]) {
      const { code, stderr } = await run('orgs', 'members', ...args);
      expect([args, code, stderr.includes(next)]).toEqual([args, 1, true]);
    }
  });

  it('leave, and the profile forgets the organization', async () => {
    api.on(`DELETE ${org}/members/${members[0]?.id}`, () => ({ status: 204 }));
    expect(await run('orgs', 'members', 'leave')).toMatchObject(refused('add --yes'));
    expect(await run('orgs', 'members', 'leave', '--yes')).toMatchObject({ code: 0, stdout: expect.stringContaining('left Pier Nine') });
    const { profiles } = (await home.read(home.userFile)) as { profiles: { default: object } };
    expect(profiles.default).toEqual({ apiUrl: api.url, accessToken: 'jwt_1', refreshToken: 'ert_1' });
  });
});

describe('invitations', () => {
  it('are taken back by address', async () => {
    expect(await run('orgs', 'invitations', 'revoke', 'DOOR@example.com', '--yes')).toMatchObject({ code: 0 });
    expect(changes()).toEqual([[`DELETE ${org}/invitations/${invitation.id}`, {}]]);
  });

  it('are accepted by whoever is logged in', async () => {
    const { code, stdout } = await run('orgs', 'invitations', 'accept', 'https://tickets.example.com/invitations#ept_good');
    expect([code, stdout.includes('You are owner of Pier Nine now')]).toEqual([0, true]);
    expect(changes()).toEqual([['POST /v1/invitations/accept', { token: 'ept_good' }]]);
    expect(api.received[0]?.headers.authorization).toBe('Bearer jwt_1');
  });

  it('become the organization of a profile that had none', async () => {
    await home.write(home.userFile, { defaultProfile: 'default', profiles: { default: { apiUrl: api.url, accessToken: 'jwt_1' } } });
    expect((await run('orgs', 'invitations', 'accept', 'ept_good')).stdout).toContain('echoplex events list');
    expect(await home.read(home.userFile)).toMatchObject({ profiles: { default: { organization: organization.id } } });
  });

  it('make an account for those who have none, and log it in', async () => {
    const args = ['orgs', 'invitations', 'accept', 'ept_good', '--first-name', 'Kim', '--last-name', 'Lund', '--password-stdin'];
    const env = { ECHOPLEX_API_URL: api.url };
    const { code, stdout } = await home.run([...args, '--profile', 'kim'], { env, input: 'harbour-lights-2027\n' });
    expect([code, stdout.includes('profile "kim"')]).toEqual([0, true]);
    const account = { firstName: 'Kim', lastName: 'Lund', password: 'harbour-lights-2027' };
    expect(changes()).toEqual([['POST /v1/invitations/accept', { token: 'ept_good', account }]]);
    expect(api.received[0]?.headers.authorization).toBeUndefined();
    expect(await home.read(home.userFile)).toMatchObject({ profiles: { kim: { accessToken: 'jwt_1', organization: organization.id } } });
  });

  it('that have ended or are for somebody else say what to do', async () => {
    expect(await run('orgs', 'invitations', 'accept', 'ept_old')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Ask whoever invited you'),
    });
    api.on('POST /v1/invitations/accept', () => problem(403, 'wrong_email'));
    expect(await run('orgs', 'invitations', 'accept', 'ept_good')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Log in with the invited address'),
    });
  });
});

describe('API keys', () => {
  const create = ['orgs', 'keys', 'create', '--name', 'Website build', '--scope', 'events:read', '--scope', 'orders:read'];

  it('are a secret and nothing else in a pipe', async () => {
    expect(await run(...create, '--expires', '2026-12-14')).toEqual({ code: 0, stdout: `${secret}\n`, stderr: '' });
    expect(changes()).toEqual([
      [`POST ${org}/api-keys`, { name: 'Website build', scopes: ['events:read', 'orders:read'], expiresAt: '2026-12-14T23:00:00.000Z' }],
    ]);
  });

  it('are the whole answer with --json', async () => {
    expect(JSON.parse((await run(...create, '--json')).stdout)).toMatchObject({ id: keys[0]?.id, secret });
  });

  it('need a name and scopes that exist', async () => {
    expect(await run('orgs', 'keys', 'create')).toMatchObject(refused('Flags are missing: --name, --scope.'));
    expect(await run(...create, '--scope', 'everything')).toMatchObject(refused('--scope'));
    expect(await run(...create, '--expires', 'soon')).toMatchObject(refused('--expires "soon" is no date'));
    expect(api.received).toEqual([]);
  });

  it.each(['door 1', keys[1]?.id ?? ''])('are revoked as %s', async (named) => {
    expect(await run('orgs', 'keys', 'revoke', named)).toMatchObject(refused('add --yes'));
    expect(await run('orgs', 'keys', 'revoke', named, '--yes')).toMatchObject({ code: 0 });
    expect(changes()).toEqual([[`DELETE ${org}/api-keys/${keys[1]?.id}`, {}]]);
  });

  it('with the same name are told apart by id', async () => {
    api.on(`GET ${org}/api-keys`, () => ({ body: { data: keys.map((key) => ({ ...key, name: 'CI' })), nextCursor: null } }));
    const outcome = await run('orgs', 'keys', 'revoke', 'CI', '--yes');
    expect(outcome).toMatchObject(refused('More than one API key is called "CI".'));
    expect(outcome.stderr).toContain(keys[1]?.id);
    expect(changes()).toEqual([]);
  });
});

describe('orgs audit', () => {
  it('shows who changed what', async () => {
    const { stdout } = await run('orgs', 'audit');
    expect(stdout).toContain('role staff → admin');
    expect(stdout).toContain(`member ${auditLog[0]?.target.id}`);
  });

  it.each([
    ['kim@example.com', members[1]?.userId],
    ['Door 1', keys[1]?.id],
    ['usr_01kag6x0c5f8rt2v4b7n9m1q3s', 'usr_01kag6x0c5f8rt2v4b7n9m1q3s'],
  ])('filters by action and by %s', async (named, actor) => {
    await run('orgs', 'audit', '--action', 'members.', '--actor', named, '--limit', '20');
    expect(api.received.at(-1)).toMatchObject({ path: `${org}/audit-log`, query: { action: 'members.', actor, limit: '20' } });
  });

  it('keeps the filter in the command for the rest', async () => {
    api.on(`GET ${org}/audit-log`, () => ({ body: { data: auditLog, nextCursor: 'c2' } }));
    const { stdout } = await run('orgs', 'audit', '--action', 'members.', '--actor', 'kim@example.com');
    expect(stdout).toContain('More: echoplex orgs audit --action members. --actor "kim@example.com" --all');
  });
});

describe('help', () => {
  const commands = ['get', 'update', 'logo', 'audit'].concat(
    ['members', 'members invite', 'members update', 'members remove', 'members leave'],
    ['invitations', 'invitations revoke', 'invitations accept', 'keys', 'keys create', 'keys revoke'],
  );
  it.each(commands)('of orgs %s has examples', async (command) => {
    const { code, stdout } = await run('orgs', ...command.split(' '), '--help');
    expect([code, stdout.includes('EXAMPLES')]).toEqual([0, true]);
  });
});
