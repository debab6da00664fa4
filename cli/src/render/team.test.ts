import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Chalk } from 'chalk';
import { AuthenticationError, ConflictError, type AuditEntry, type Problem, type UserSession } from '@echoplex/sdk';
import { makeOrder, organization, user } from '../../test/samples.js';
import { auditLog, invitation, keys, members, secret, sessions } from '../../test/team-samples.js';
import { renderAccepted } from './accepted.js';
import { deviceOf, renderOrganization, renderRegistered, renderSessions } from './account.js';
import { changesOf, renderAuditLog } from './audit.js';
import { createReport } from './error.js';
import { renderOwnOrders, renderOwnTickets } from './orders.js';
import { renderApiKeys, renderCreatedApiKey, renderInvitations, renderInvited, renderMembers } from './team.js';
import { widthOf, type Terminal } from './terminal.js';

// A year is told where it is not the current one.
beforeAll(() => void jest.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') }));
afterAll(() => void jest.useRealTimers());

const terminal = (width: number, level: 0 | 1 = 0): Terminal => ({ width, isTerminal: true, paint: new Chalk({ level }) });
const longest = (text: string): number => Math.max(...text.split('\n').map(widthOf));
const zone = 'Europe/Copenhagen';
const registered = {
  user: { ...user, emailVerified: false },
  organization,
  organizations: 1,
  target: { name: 'default', file: '~/.config/echoplex/config.json' },
};
const membership = { organizationId: organization.id, organizationName: 'Pier Nine', memberId: 'mem_1', role: 'staff' as const };

const screens: Record<string, (terminal: Terminal) => string> = {
  members: (to) => renderMembers(members, to, zone, 'echoplex orgs members --all'),
  invitations: (to) => renderInvitations([invitation], to, zone),
  'no invitations': (to) => renderInvitations([], to, zone),
  'an invitation': (to) => renderInvited(invitation, to, zone),
  'an accepted invitation': (to) => renderAccepted({ answer: { membership, session: null }, inUse: false }, to),
  keys: (to) => renderApiKeys(keys, to, zone),
  'no keys': (to) => renderApiKeys([], to, zone),
  sessions: (to) => renderSessions(sessions, to, zone),
  'the audit log': (to) => renderAuditLog(auditLog, to, zone),
  'an organization': (to) => renderOrganization({ ...organization, embedOrigins: ['https://pier-nine.example.com'] }, to),
  'a new account': (to) => renderRegistered(registered, 'http://localhost:3000', to),
  'own orders': (to) => renderOwnOrders([makeOrder({ status: 'partially_refunded' })], to, zone),
  'own tickets': (to) => renderOwnTickets(makeOrder().tickets, to, zone),
  'a new key': (to) => renderCreatedApiKey({ ...keys[1]!, secret }, to, zone),
};

describe.each(Object.entries(screens))('%s', (_, render) => {
  it.each([80, 100, 120])('fits %d columns, in colours too', (width) => {
    expect(longest(render(terminal(width)))).toBeLessThanOrEqual(width);
    expect(longest(render(terminal(width, 1)))).toBeLessThanOrEqual(width);
  });

  it('has no colour where there is none', () => {
    expect(render(terminal(80))).not.toContain('\u001b');
  });
});

it('shows a secret whole, on a line of its own', () => {
  const lines = renderCreatedApiKey({ ...keys[0]!, secret }, terminal(40), zone).split('\n');
  expect(lines).toContain(`    ${secret}`);
});

it('keeps what a session is ended by, however narrow', () => {
  for (const { id } of sessions) expect(renderSessions(sessions, terminal(80), zone)).toContain(id);
});

it('lists members', () => {
  expect(renderMembers(members.slice(0, 1), terminal(80), zone).split('\n')).toEqual([
    '  Member       Email               Role    Since',
    '  Olive Hart   olive@example.com   owner   Sun 1 Nov',
    '',
    '  Id needs a wider terminal, or --json',
  ]);
});

it.each([
  [null, { role: 'staff', expiresAt: null }, 'role staff'],
  [{ role: 'staff' }, { role: 'admin' }, 'role staff → admin'],
  [
    { website: null, embedOrigins: [] },
    { website: 'https://a.example.com', embedOrigins: ['x', 'y'] },
    'website – → https://a.example.com, embedOrigins – → x y',
  ],
  [{ name: 'CI' }, null, 'name CI'],
  [null, null, ''],
] satisfies [AuditEntry['before'], AuditEntry['after'], string][])('says what changed from %j to %j', (before, after, said) => {
  expect(changesOf({ before, after })).toBe(said);
});

it.each([
  [null, 'unknown'],
  ['echoplex/0.1.0 (linux)', 'echoplex/0.1.0 (linux)'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0', 'Edge on Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1', 'Safari on iPhone'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
] satisfies [UserSession['userAgent'], string][])('calls %s %s', (userAgent, called) => {
  expect(deviceOf({ userAgent })).toBe(called);
});

describe('an error of a command with advice of its own', () => {
  const problem = (code: Problem['code']): Problem => ({
    type: 'urn:x',
    title: 'X',
    status: 401,
    code,
    detail: 'It is no good.',
    requestId: 'req_01kaz',
    errors: [],
  });
  const hints = { token_invalid: 'Ask for another one.' };

  it('gives it, and calls the token refused rather than the session over', () => {
    const error = new AuthenticationError(problem('token_invalid'));
    expect(createReport(error, { terminal: terminal(80), hints })).toMatchObject({
      exitCode: 1,
      text: expect.stringContaining('Ask for another one.'),
    });
    expect(createReport(error, { terminal: terminal(80) })).toMatchObject({ exitCode: 3 });
  });

  it('gives the general advice for every other code', () => {
    const { text } = createReport(new ConflictError(problem('last_owner')), { terminal: terminal(80), hints });
    expect(text).toContain('Hand over ownership first: echoplex orgs members update MEMBER --role owner');
  });
});
