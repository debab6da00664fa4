import type { Organization } from '@echoplex/sdk';
import type { Identity } from '../services/account.js';
import type { Api } from '../services/api.js';
import type { LoggedIn } from '../services/login.js';
import { done, nextSteps, pairs } from './pairs.js';
import { renderTable } from './table.js';
import { clean, type Terminal } from './terminal.js';

/** What a login did, and what to do with it. */
export function renderLogin({ user, organization, organizations, target }: LoggedIn, apiUrl: string, terminal: Terminal): string {
  const who = user?.email ?? (organization ? `the API key of ${clean(organization.name)}` : 'an API key');
  const steps: [string, string][] =
    organizations === 0
      ? [['Create an organization', 'echoplex orgs create --name "Pier Nine"']]
      : organization === undefined
        ? [['Choose an organization', 'echoplex orgs use ORG']]
        : [
            ['See your events', 'echoplex events list'],
            ['Create one', 'echoplex events create'],
          ];
  const kept = `Profile "${target.name}" in ${target.file}`;
  return [done(`Logged in at ${apiUrl} as ${who}`, terminal), `    ${terminal.paint.dim(kept)}`, '', nextSteps(steps, terminal)].join('\n');
}

/** Who, where, and by which credential. */
export function renderWhoami({ user, organization }: Identity, { connection, credentialFrom }: Api, terminal: Terminal): string {
  const role = user?.memberships.find(({ organizationId }) => organizationId === organization?.id)?.role;
  const several = user !== undefined && user.memberships.length > 1 && organization === undefined;
  return pairs(
    [
      ['User', user && `${user.firstName} ${user.lastName}  ${user.email}`],
      ['Organization', organization ? `${organization.name}  ${organization.id}` : several ? 'not chosen: echoplex orgs use ORG' : 'none'],
      ['Role', role],
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
  if (organizations.length === 0) return `  No organizations yet.     ${paint.cyan('echoplex orgs create --name "Pier Nine"')}`;
  const columns = [
    { header: ' ', value: ({ id }: Organization) => (id === current ? '●' : ' '), paint: (cell: string) => paint.green(cell) },
    { header: 'Organization', value: ({ name }: Organization) => name, shrinksTo: 12, paint: (cell: string) => paint.bold(cell) },
    { header: 'Slug', value: ({ slug }: Organization) => slug, shrinksTo: 10 },
    { header: 'Currency', value: ({ defaultCurrency }: Organization) => defaultCurrency },
    { header: 'Id', value: ({ id }: Organization) => id, dropRank: 1, paint: (cell: string) => paint.dim(cell) },
  ];
  const table = renderTable(organizations, columns, terminal);
  return more === undefined ? table : `${table}\n\n  ${paint.dim('More:')} ${paint.cyan(more)}`;
}
