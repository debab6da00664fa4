import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { problem, startFakeApi, type FakeApi } from './api.js';
import { createHome, requireFreshBuild, type Home, type Outcome } from './run.js';
import { makeOrder, organization, user } from './samples.js';
import { sessions } from './team-samples.js';

// Each test starts processes, and a busy machine takes its time.
jest.setTimeout(60_000);

let api: FakeApi;
let home: Home;

beforeAll(requireFreshBuild);
beforeEach(async () => {
  api = await startFakeApi();
  home = await createHome();
});
afterEach(async () => {
  await api.close();
  await home.remove();
});

const anonymous = (args: string[], input?: string): Promise<Outcome> =>
  home.run(args, { env: { ECHOPLEX_API_URL: api.url }, ...(input !== undefined && { input }) });
const profile = () => ({ apiUrl: api.url, accessToken: 'jwt_1', refreshToken: 'ert_1', organization: organization.id, email: user.email });
/** Runs a command in a session of its own. */
async function loggedIn(args: string[], input?: string): Promise<Outcome> {
  await home.write(home.userFile, { defaultProfile: 'default', profiles: { default: profile() } });
  return await home.run(args, input === undefined ? {} : { input });
}
const sent = () => api.received.map(({ method, path: at, body }) => [`${method} ${at}`, body]);
const password = 'harbour-lights-2027';

describe('account register', () => {
  const person = ['--email', 'olive@example.com', '--first-name', 'Olive', '--last-name', 'Hart'];

  it('creates an account, keeps its session and chooses its organization', async () => {
    const { code, stdout, stderr } = await anonymous(['account', 'register', ...person, '--password-stdin'], `${password}\n`);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('echoplex account verify TOKEN');
    expect(sent()).toEqual([
      ['POST /v1/auth/register', { email: 'olive@example.com', firstName: 'Olive', lastName: 'Hart', role: 'organizer', password }],
    ]);
    expect(await home.read(home.userFile)).toMatchObject({
      profiles: { default: { email: 'olive@example.com', accessToken: 'jwt_1', organization: organization.id } },
    });
    expect(api.received[0]?.headers['user-agent']).toMatch(/^echoplex\/\d+\.\d+\.\d+ \(/);
  });

  it('has another profile when it is named', async () => {
    await anonymous(['account', 'register', ...person, '--password-stdin', '--role', 'attendee', '--profile', 'fan'], password);
    expect(api.received[0]?.body).toMatchObject({ role: 'attendee' });
    expect(await home.read(home.userFile)).toMatchObject({ profiles: { fan: { email: 'olive@example.com' } } });
  });

  it('names everything that is missing, and never takes a password as a flag', async () => {
    expect(await anonymous(['account', 'register'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Flags are missing: --email, --first-name, --last-name.'),
    });
    expect(await anonymous(['account', 'register', ...person])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--password-stdin'),
    });
    expect(await anonymous(['account', 'register', ...person, '--password', password])).toMatchObject({ code: 2 });
    expect(await anonymous(['account', 'register', ...person, '--password-stdin'], '')).toMatchObject({ code: 2 });
    expect(api.received).toEqual([]);
  });

  it('says what to do when the address has an account', async () => {
    api.on('POST /v1/auth/register', () => problem(409, 'email_taken'));
    const { code, stderr } = await anonymous(['account', 'register', ...person, '--password-stdin'], password);
    expect(code).toBe(1);
    expect(stderr).toContain('echoplex login');
    expect(stderr).toContain('echoplex account forgot EMAIL');
  });
});

describe('account verify', () => {
  it.each(['ept_good', 'https://tickets.example.com/verify#token=ept_good'])('takes %s', async (token) => {
    expect(await anonymous(['account', 'verify', token])).toMatchObject({ code: 0, stdout: expect.stringContaining(user.email) });
    expect(sent()).toEqual([['POST /v1/auth/verify-email', { token: 'ept_good' }]]);
  });

  it('calls a token that is no good refused, and says how to get another', async () => {
    const { code, stderr } = await anonymous(['account', 'verify', 'ept_old']);
    expect(code).toBe(1);
    expect(stderr).toContain('echoplex account verify --resend');
  });

  it('sends the mail again, for whoever is logged in', async () => {
    expect(await anonymous(['account', 'verify', '--resend'])).toMatchObject({ code: 3 });
    expect(await loggedIn(['account', 'verify', '--resend', '--json'])).toMatchObject({ code: 0, stdout: '{\n  "sent": true\n}\n' });
  });

  it('wants one of both', async () => {
    expect(await anonymous(['account', 'verify'])).toMatchObject({ code: 2, stderr: expect.stringContaining('either') });
    expect(await anonymous(['account', 'verify', 'ept_good', '--resend'])).toMatchObject({ code: 2 });
  });
});

describe('passwords', () => {
  it('are changed with the current one', async () => {
    const args = ['account', 'password', '--password-stdin'];
    expect(await loggedIn(args, `harbour-lights-2026\n${password}\n`)).toMatchObject({ code: 0, stderr: '' });
    expect(sent()).toEqual([['POST /v1/me/password', { currentPassword: 'harbour-lights-2026', newPassword: password }]]);
    expect(await loggedIn(args, `guess\n${password}`)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Forgotten: echoplex account forgot'),
    });
  });

  it('are not sent when a line is missing', async () => {
    expect(await loggedIn(['account', 'password', '--password-stdin'], `${password}\n`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('The current password on the first line'),
    });
    expect(await loggedIn(['account', 'password'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--password-stdin') });
    expect(api.received).toEqual([]);
  });

  it('can be forgotten', async () => {
    expect(await anonymous(['account', 'forgot', user.email])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('echoplex account reset TOKEN'),
    });
    expect(await anonymous(['account', 'reset', 'ept_good', '--password-stdin'], password)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('echoplex login'),
    });
    expect(sent()).toEqual([
      ['POST /v1/auth/password/forgot', { email: user.email }],
      ['POST /v1/auth/password/reset', { token: 'ept_good', password }],
    ]);
    expect(await anonymous(['account', 'reset', 'ept_old', '--password-stdin'], password)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('echoplex account forgot EMAIL'),
    });
  });

  it('that are too weak are told with their fault', async () => {
    const errors = [{ in: 'body', pointer: '/password', code: 'weak_password', message: 'Everybody tries this one first.' }];
    api.on('POST /v1/auth/password/reset', () => problem(422, 'weak_password', { errors }));
    const { code, stderr } = await anonymous(['account', 'reset', 'ept_good', '--password-stdin'], 'password123');
    expect(code).toBe(1);
    expect(stderr).toContain('password  Everybody tries this one first.');
  });
});

it('what needs no session works when the one of the profile is over', async () => {
  const over = { ...profile(), refreshToken: 'ert_used', expiresAt: '2026-11-01T10:00:00Z' };
  await home.write(home.userFile, { defaultProfile: 'default', profiles: { default: over } });
  expect(await home.run(['account', 'forgot', user.email])).toMatchObject({ code: 0 });
  expect(await home.run(['account', 'reset', 'ept_good', '--password-stdin'], { input: password })).toMatchObject({ code: 0 });
  expect(await home.run(['account', 'verify', 'ept_good'])).toMatchObject({ code: 0 });
  const person = ['--first-name', 'Kim', '--last-name', 'Lund', '--password-stdin'];
  expect(await home.run(['orgs', 'invitations', 'accept', 'ept_good', ...person], { input: password })).toMatchObject({ code: 0 });
  expect(api.received.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined, undefined, undefined]);
});

describe('account update', () => {
  it('changes a name', async () => {
    expect(await loggedIn(['account', 'update', '--last-name', 'Hart-Lund'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Olive Hart-Lund'),
    });
    expect(sent()).toEqual([['PATCH /v1/me', { lastName: 'Hart-Lund' }]]);
  });

  it('changes the address in the profile too, and says that it has to be proven', async () => {
    const change = ['account', 'update', '--email', 'hart@example.com'];
    expect(await loggedIn(change)).toMatchObject({ code: 2, stderr: expect.stringContaining('--password-stdin') });
    const { stdout } = await loggedIn([...change, '--password-stdin'], `${password}\n`);
    expect(sent()).toEqual([['PATCH /v1/me', { email: 'hart@example.com', currentPassword: password }]]);
    expect(stdout).toContain('echoplex account verify TOKEN');
    expect(await home.read(home.userFile)).toMatchObject({ profiles: { default: { email: 'hart@example.com', accessToken: 'jwt_1' } } });
  });

  it('wants something to change', async () => {
    expect(await loggedIn(['account', 'update'])).toMatchObject({ code: 2, stderr: expect.stringContaining('Nothing would change') });
  });
});

describe('pictures', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

  it('are recognised by what is in them', async () => {
    const file = path.join(home.directory, 'me.jpg');
    await writeFile(file, png);
    expect(await loggedIn(['account', 'avatar', file])).toMatchObject({ code: 0, stdout: expect.stringContaining('olive.webp') });
    expect(await loggedIn(['orgs', 'logo', 'me.jpg'])).toMatchObject({ code: 0, stdout: expect.stringContaining('pier.webp') });
    expect(api.received).toMatchObject([
      { path: '/v1/me/avatar', headers: { 'content-type': 'image/png' }, body: { bytes: png.length } },
      { path: `/v1/organizations/${organization.id}/logo`, headers: { 'content-type': 'image/png' }, body: { bytes: png.length } },
    ]);
  });

  it('that are none, too large or not there are not sent', async () => {
    await writeFile(path.join(home.directory, 'me.png'), 'not a picture');
    await writeFile(path.join(home.directory, 'large.png'), Buffer.concat([png, Buffer.alloc(5_000_000)]));
    const said = async (file: string) => await loggedIn(['account', 'avatar', file]);
    expect(await said('me.png')).toMatchObject({ code: 2, stderr: expect.stringContaining('A JPEG, PNG, WebP or AVIF') });
    expect(await said('large.png')).toMatchObject({ code: 2, stderr: expect.stringContaining('too large: 5.0 MB') });
    expect(await said('none.png')).toMatchObject({ code: 2, stderr: expect.stringContaining('none.png cannot be read') });
    expect(await said('.')).toMatchObject({ code: 2, stderr: expect.stringContaining('. cannot be read') });
    expect(api.received).toEqual([]);
  });
});

describe('account sessions', () => {
  const [current, other] = sessions;

  it.each([[['account', 'sessions']], [['account', 'sessions', 'list']]])('%j lists them', async (args) => {
    const { code, stdout } = await loggedIn(args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/●\s+echoplex\/0\.1\.0/);
    expect(stdout).toContain('Chrome on Mac');
    expect(JSON.parse((await loggedIn([...args, '--json'])).stdout)).toEqual({ data: sessions, nextCursor: null });
  });

  it('end only when that was confirmed', async () => {
    const args = ['account', 'sessions', 'revoke', other?.id ?? ''];
    expect(await loggedIn(args)).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') });
    expect(api.received.every(({ method }) => method === 'GET')).toBe(true);
    expect(await loggedIn([...args, '--yes'])).toMatchObject({ code: 0, stdout: expect.stringContaining('Chrome on Mac has ended') });
    expect(sent().at(-1)?.[0]).toBe(`DELETE /v1/me/sessions/${other?.id}`);
  });

  it('say when it was the one in use, and when there is no such', async () => {
    expect((await loggedIn(['account', 'sessions', 'revoke', current?.id ?? '', '--yes'])).stdout).toContain('echoplex login');
    expect(await loggedIn(['account', 'sessions', 'revoke', 'ses_none', '--yes'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('echoplex account sessions'),
    });
  });
});

it('lists what I bought', async () => {
  expect((await loggedIn(['account', 'orders'])).stdout).toContain('2 × General admission');
  expect((await loggedIn(['account', 'tickets'])).stdout).toContain('Q7RM-2XKD');
  expect(JSON.parse((await loggedIn(['account', 'tickets', '--json'])).stdout)).toEqual({ data: makeOrder().tickets, nextCursor: null });
});

it('whoami tells that an address is not proven yet', async () => {
  api.on('GET /v1/me', () => ({ body: { ...user, emailVerified: false } }));
  expect((await loggedIn(['whoami'])).stdout).toContain('not proven yet');
});

describe('help', () => {
  const commands = [
    'register',
    'verify',
    'password',
    'forgot',
    'reset',
    'update',
    'avatar',
    'orders',
    'tickets',
    'sessions',
    'sessions revoke',
  ];
  it.each(commands)('of account %s has examples', async (command) => {
    const { code, stdout } = await anonymous(['account', ...command.split(' '), '--help']);
    expect([code, stdout.includes('EXAMPLES')]).toEqual([0, true]);
  });
});
