import type { Organization, UserSession } from '@echoplex/sdk';
import type { Identity } from '../services/account.js';
import type { Api } from '../services/api.js';
import type { LoggedIn } from '../services/login.js';
import { formatWhen } from './dates.js';
import { done, nextSteps, nothing, pairs } from './pairs.js';
import { renderList, type Column } from './table.js';
import { clean, type Terminal } from './terminal.js';
import { program } from '../config/program.js';

/** What a login did, and what to do with it. */
export function renderLogin({ user, organization, organizations, target }: LoggedIn, apiUrl: string, terminal: Terminal): string {
  const who = user?.email ?? (organization ? `the API key of ${clean(organization.name)}` : 'an API key');
  const steps: [string, string][] =
    organizations === 0
      ? [['Create an organization', `${program} orgs create --name "Pier Nine"`]]
      : organization === undefined
        ? [['Choose an organization', `${program} orgs use ORG`]]
        : [
            ['See your events', `${program} events list`],
            ['Create one', `${program} events create`],
          ];
  const kept = `Profile "${target.name}" in ${target.file}`;
  return [done(`Logged in at ${apiUrl} as ${who}`, terminal), `    ${terminal.paint.dim(kept)}`, '', nextSteps(steps, terminal)].join('\n');
}

/** What became of a new account, and what comes next. */
export function renderRegistered({ user, organization, target }: LoggedIn, apiUrl: string, terminal: Terminal): string {
  const steps: [string, string][] = [
    ...(user?.emailVerified === false ? [['Prove your address', `${program} account verify TOKEN`] as [string, string]] : []),
    organization ? ['Name your organization', `${program} orgs update --name "Pier Nine"`] : ['See your account', `${program} whoami`],
    ...(organization ? [['Create an event', `${program} events create`] as [string, string]] : []),
  ];
  return [
    done(`Registered ${user?.email ?? ''} at ${apiUrl}; you are logged in`, terminal),
    `    ${terminal.paint.dim(`Profile "${target.name}" in ${target.file}`)}`,
    '',
    nextSteps(steps, terminal),
  ].join('\n');
}

/** Who, where, and by which credential. */
export function renderWhoami({ user, organization }: Identity, { connection, credentialFrom }: Api, terminal: Terminal): string {
  const role = user?.memberships.find(({ organizationId }) => organizationId === organization?.id)?.role;
  const several = user !== undefined && user.memberships.length > 1 && organization === undefined;
  return pairs(
    [
      ['User', user && `${user.firstName} ${user.lastName}  ${user.email}`],
      [
        'Organization',
        organization ? `${organization.name}  ${organization.id}` : several ? `not chosen: ${program} orgs use ORG` : 'none',
      ],
      ['Role', role],
      ['Email', user?.emailVerified === false ? `not proven yet: ${program} account verify TOKEN` : undefined],
      ['API', `${connection.apiUrl}  (from ${connection.apiUrlFrom})`],
      ['Credential', credentialFrom],
    ],
    terminal,
  );
}

/** A table of organizations; a dot marks the one in use. */
export function renderOrganizations(
  organizations: readonly Organization[],
  current: string | undefined,
  terminal: Terminal,
  more?: string,
): string {
  const { paint } = terminal;
  if (organizations.length === 0) return nothing('No organizations yet.', `${program} orgs create --name "Pier Nine"`, terminal);
  const columns = [
    { header: ' ', value: ({ id }: Organization) => (id === current ? '●' : ' '), paint: (cell: string) => paint.green(cell) },
    { header: 'Organization', value: ({ name }: Organization) => name, shrinksTo: 12, paint: (cell: string) => paint.bold(cell) },
    { header: 'Slug', value: ({ slug }: Organization) => slug, shrinksTo: 10 },
    { header: 'Currency', value: ({ defaultCurrency }: Organization) => defaultCurrency },
    { header: 'Id', value: ({ id }: Organization) => id, dropRank: 1, paint: (cell: string) => paint.dim(cell) },
  ];
  return renderList(organizations, columns, terminal, more);
}

/** One organization with what buyers and websites see of it. */
export function renderOrganization(organization: Organization, terminal: Terminal): string {
  const { name, slug, website, contactEmail, logoUrl, defaultCurrency, embedOrigins, id } = organization;
  return [
    `  ${terminal.paint.bold(clean(name))}`,
    '',
    pairs(
      [
        ['Website', website],
        ['Contact', contactEmail],
        ['Logo', logoUrl],
        ['Currency', defaultCurrency],
        ['Embedded by', embedOrigins.length === 0 ? 'any website' : embedOrigins.join(', ')],
        ['Slug', slug],
        ['Id', id],
      ],
      terminal,
    ),
  ].join('\n');
}

/** What signed in, in a few words: the whole of what a browser says of itself is of no use here. */
export function deviceOf({ userAgent }: Pick<UserSession, 'userAgent'>): string {
  if (userAgent === null) return 'unknown';
  const browser = [
    ['Edge', /Edg\//],
    ['Firefox', /Firefox\//],
    ['Chrome', /Chrome\//],
    ['Safari', /Safari\//],
  ] as const;
  const name = browser.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const system = /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(userAgent)?.[0].replace(' OS X', '');
  return name === undefined ? userAgent : `${name}${system ? ` on ${system}` : ''}`;
}

/** A table of my sessions; a dot marks the one in use. */
export function renderSessions(sessions: readonly UserSession[], terminal: Terminal, timezone: string, more?: string): string {
  const { paint } = terminal;
  const columns: Column<UserSession>[] = [
    { header: ' ', value: ({ current }) => (current ? '●' : ' '), paint: (cell) => paint.green(cell) },
    { header: 'Device', value: deviceOf, shrinksTo: 12, paint: (cell) => paint.bold(cell) },
    { header: 'Address', value: ({ address }) => address ?? '', dropRank: 1 },
    { header: 'Since', value: ({ createdAt }) => formatWhen(createdAt, timezone), dropRank: 2 },
    { header: 'Last used', value: ({ lastUsedAt }) => formatWhen(lastUsedAt, timezone) },
    { header: 'Id', value: ({ id }) => id, paint: (cell) => paint.dim(cell) },
  ];
  return renderList(sessions, columns, terminal, more);
}
