import type { ApiKey, EchoPlex, Invitation, Member, Membership, PageRequest } from '@echoplex/sdk';
import { UsageError } from '../errors.js';
import type { Api } from './api.js';
import { currentOrganization } from './organizations.js';
import { program } from '../config/program.js';

/** One of a list, with the organization it belongs to. */
export interface Found<T> {
  organization: string;
  found: T;
}

interface Search<T> {
  /** How one is called, `member`. */
  what: string;
  wanted: string;
  matches: (row: T) => boolean;
  /** The command that lists them. */
  list: string;
}

async function findOne<T extends { id: string }>(rows: PageRequest<T>, { what, wanted, matches, list }: Search<T>): Promise<T> {
  const found: T[] = [];
  for await (const row of rows) if (row.id === wanted || matches(row)) found.push(row);
  const [only, ...others] = found;
  if (only === undefined) throw new UsageError(`There is no ${what} "${wanted}".`, { hint: `See them: ${list}` });
  if (others.length > 0) {
    throw new UsageError(`More than one ${what} is called "${wanted}".`, { hint: `Give an id: ${found.map(({ id }) => id).join(', ')}` });
  }
  return only;
}

const sameText = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Finds a member of the current organization by id or email. */
export async function findMember(api: Api, wanted: string): Promise<Found<Member>> {
  const organization = await currentOrganization(api);
  const matches = ({ email }: Member): boolean => sameText(email, wanted);
  const rows = api.echoplex.members.list(organization, { limit: 200 });
  return { organization, found: await findOne(rows, { what: 'member', wanted, matches, list: `${program} orgs members` }) };
}

/** Finds an open invitation of the current organization by id or email. */
export async function findInvitation(api: Api, wanted: string): Promise<Found<Invitation>> {
  const organization = await currentOrganization(api);
  const matches = ({ email }: Invitation): boolean => sameText(email, wanted);
  const rows = api.echoplex.invitations.list(organization, { limit: 200 });
  return { organization, found: await findOne(rows, { what: 'open invitation', wanted, matches, list: `${program} orgs invitations` }) };
}

/** Finds an API key of the current organization by id or name. */
export async function findApiKey(api: Api, wanted: string): Promise<Found<ApiKey>> {
  const organization = await currentOrganization(api);
  const matches = ({ name }: ApiKey): boolean => sameText(name, wanted);
  const rows = api.echoplex.apiKeys.list(organization, { limit: 200 });
  return { organization, found: await findOne(rows, { what: 'API key', wanted, matches, list: `${program} orgs keys` }) };
}

/** The id by which the audit log knows somebody: an id as it is, a member by email, a key by name. */
export async function actorId(api: Api, wanted: string): Promise<string> {
  if (/^(usr|key)_/.test(wanted)) return wanted;
  if (wanted.includes('@')) return (await findMember(api, wanted)).found.userId;
  return (await findApiKey(api, wanted)).found.id;
}

/** My own place in the current organization. */
export async function ownMembership(api: Api): Promise<Membership> {
  const organization = await currentOrganization(api);
  const { memberships } = await api.echoplex.me.get();
  const own = memberships.find(({ organizationId }) => organizationId === organization);
  if (own) return own;
  throw new UsageError('You are no member of this organization.', { hint: `Yours: ${program} orgs list` });
}

/** Finds one of my sessions by its id. */
export async function findSession(echoplex: EchoPlex, wanted: string) {
  const rows = echoplex.sessions.list({ limit: 200 });
  return await findOne(rows, { what: 'session', wanted, matches: () => false, list: `${program} account sessions` });
}
