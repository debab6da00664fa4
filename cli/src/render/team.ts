import type { ApiKey, Invitation, Member } from '@echoplex/sdk';
import { formatDay, formatWhen } from './dates.js';
import { done, nextSteps, nothing } from './pairs.js';
import { renderList, type Column } from './table.js';
import { clean, type Terminal } from './terminal.js';
import { program } from '../config/program.js';

const nameOf = ({ firstName, lastName }: Member): string => `${firstName} ${lastName}`;

/** A member as one calls them in a sentence. */
export const personOf = (member: Member): string => clean(`${nameOf(member)} (${member.email})`);

/** A table of members. */
export function renderMembers(members: readonly Member[], terminal: Terminal, timezone: string, more?: string): string {
  const { paint } = terminal;
  const columns: Column<Member>[] = [
    { header: 'Member', value: nameOf, shrinksTo: 12, paint: (cell) => paint.bold(cell) },
    { header: 'Email', value: ({ email }) => email, shrinksTo: 16 },
    { header: 'Role', value: ({ role }) => role, paint: (cell, { role }) => (role === 'owner' ? paint.cyan(cell) : cell) },
    { header: 'Since', value: ({ createdAt }) => formatDay(createdAt, timezone) },
    { header: 'Id', value: ({ id }) => id, dropRank: 1, paint: (cell) => paint.dim(cell) },
  ];
  return renderList(members, columns, terminal, more);
}

/** A table of open invitations. */
export function renderInvitations(invitations: readonly Invitation[], terminal: Terminal, timezone: string, more?: string): string {
  const { paint } = terminal;
  if (invitations.length === 0) return nothing('No open invitations.', `${program} orgs members invite EMAIL --role staff`, terminal);
  const columns: Column<Invitation>[] = [
    { header: 'Invited', value: ({ email }) => email, shrinksTo: 16, paint: (cell) => paint.bold(cell) },
    { header: 'Role', value: ({ role }) => role },
    { header: 'Sent', value: ({ createdAt }) => formatWhen(createdAt, timezone) },
    { header: 'Until', value: ({ expiresAt }) => formatWhen(expiresAt, timezone) },
    { header: 'Id', value: ({ id }) => id, dropRank: 1, paint: (cell) => paint.dim(cell) },
  ];
  return renderList(invitations, columns, terminal, more);
}

/** That a mail is on its way. */
export function renderInvited({ email, role, expiresAt }: Invitation, terminal: Terminal, timezone: string): string {
  return [
    done(`Invited ${clean(email)} as ${role}, until ${formatWhen(expiresAt, timezone)}`, terminal),
    '',
    nextSteps(
      [
        ['See who has not answered', `${program} orgs invitations`],
        ['Take it back', `${program} orgs invitations revoke ${clean(email)}`],
      ],
      terminal,
    ),
  ].join('\n');
}

const expiryOf = ({ expiresAt }: ApiKey, timezone: string): string => (expiresAt === null ? 'never' : formatWhen(expiresAt, timezone));

/** A table of API keys; their secrets are known to nobody any more. */
export function renderApiKeys(keys: readonly ApiKey[], terminal: Terminal, timezone: string, more?: string): string {
  const { paint } = terminal;
  if (keys.length === 0) return nothing('No API keys.', `${program} orgs keys create`, terminal);
  const columns: Column<ApiKey>[] = [
    { header: 'Key', value: ({ name }) => name, shrinksTo: 10, paint: (cell) => paint.bold(cell) },
    { header: 'Secret', value: ({ hint }) => `epk_…${hint}`, paint: (cell) => paint.dim(cell) },
    { header: 'Scopes', value: ({ scopes }) => scopes.join(' '), shrinksTo: 12 },
    { header: 'Last used', value: ({ lastUsedAt }) => (lastUsedAt === null ? 'never' : formatWhen(lastUsedAt, timezone)) },
    { header: 'Expires', value: (key) => expiryOf(key, timezone), dropRank: 1 },
    { header: 'Id', value: ({ id }) => id, dropRank: 2, paint: (cell) => paint.dim(cell) },
  ];
  return renderList(keys, columns, terminal, more);
}

/** A new key with its secret on a line of its own, to be copied. */
export function renderCreatedApiKey(key: ApiKey, terminal: Terminal, timezone: string): string {
  const { paint } = terminal;
  return [
    done(`Created the API key ${paint.bold(clean(key.name))}`, terminal),
    `    ${paint.dim(`${key.scopes.join(' ')}   expires: ${expiryOf(key, timezone)}   ${key.id}`)}`,
    '',
    `    ${paint.yellow(key.secret ?? '')}`,
    '',
    `  ${paint.bold('Keep it now: nobody can show it again.')}`,
    '',
    nextSteps(
      [
        ['Use it', 'export ECHOPLEX_API_KEY=epk_…'],
        ['Revoke it', `${program} orgs keys revoke ${key.id}`],
      ],
      terminal,
    ),
  ].join('\n');
}
