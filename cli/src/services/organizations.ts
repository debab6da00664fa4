import type { Organization } from '@echoplex/sdk';
import { updateProfile } from '../config/file.js';
import { UsageError } from '../errors.js';
import type { Api } from './api.js';

async function allOrganizations({ echoplex }: Api): Promise<Organization[]> {
  const all: Organization[] = [];
  for await (const organization of echoplex.organizations.list({ limit: 200 })) all.push(organization);
  return all;
}

const names = (organizations: Organization[]): string => organizations.map(({ slug }) => slug).join(', ');

/** Finds one of my organizations by id, slug or name. */
export async function findOrganization(api: Api, wanted: string): Promise<Organization> {
  const mine = await allOrganizations(api);
  const lower = wanted.toLowerCase();
  const found = mine.find(({ id, slug }) => id === wanted || slug === lower) ?? mine.find(({ name }) => name.toLowerCase() === lower);
  if (found) return found;
  const hint = mine.length === 0 ? 'You have none yet: echoplex orgs create --name "…"' : `Yours: ${names(mine)}.`;
  throw new UsageError(`You have no organization "${wanted}".`, { hint });
}

/** The organization set for this profile; none when the credential is not the profile's own. */
export function chosenOrganization({ connection }: Api): string | undefined {
  return connection.apiKey === undefined ? connection.source?.profile.organization : undefined;
}

/**
 * The id of the organization that a command is about: `--org`, else the chosen one, else the only one.
 * @throws {UsageError} when that leaves more than one, or none.
 */
export async function currentOrganization(api: Api): Promise<string> {
  const { org } = api.connection;
  if (org !== undefined) return /^org_[0-9a-z]{26}$/.test(org) ? org : (await findOrganization(api, org)).id;
  const chosen = chosenOrganization(api);
  if (chosen !== undefined) return chosen;
  const mine = await allOrganizations(api);
  const [only] = mine;
  if (only === undefined) throw new UsageError('You have no organization yet.', { hint: 'Create one: echoplex orgs create --name "…"' });
  if (mine.length > 1)
    throw new UsageError('You have more than one organization.', {
      hint: `Choose: echoplex orgs use ${only.slug}   or add --org ${only.slug}`,
    });
  return only.id;
}

/** Remembers which organization commands are about. */
export async function useOrganization({ connection: { source, apiKey } }: Api, id: string): Promise<void> {
  if (source === undefined || apiKey !== undefined) {
    throw new UsageError('An organization is remembered in a profile, and none is in use.', {
      hint: 'Log in first: echoplex login   or add --org to each command',
    });
  }
  await updateProfile(source.file, source.name, (current) => ({ ...(current ?? source.profile), organization: id }));
}
