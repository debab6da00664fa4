import type { Organization, OrganizationUpdate } from '@echoplex/sdk';
import { updateProfile } from '../config/file.js';
import { UsageError } from '../errors.js';
import type { Api } from './api.js';
import { program } from '../config/program.js';

/** What `orgs update` was given. */
export interface OrganizationWords {
  name?: string | undefined;
  slug?: string | undefined;
  website?: string | undefined;
  contactEmail?: string | undefined;
  currency?: string | undefined;
  embedOrigins?: string[] | undefined;
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url.origin;
  throw new UsageError(`--embed-origin "${text}" is no website.`, {
    hint: 'Write it like this: --embed-origin https://pier-nine.example.com',
  });
}

/**
 * Reads the words of a change: an empty text takes a website or address away, `any` lets every website embed.
 * @throws {UsageError} when nothing changes, or a website is none.
 */
export function toOrganizationUpdate({ name, slug, website, contactEmail, currency, embedOrigins }: OrganizationWords): OrganizationUpdate {
  const orNull = (text: string): string | null => (text === '' ? null : text);
  const origins = embedOrigins?.length === 1 && embedOrigins[0] === 'any' ? [] : embedOrigins?.map(originOf);
  const update: OrganizationUpdate = {
    ...(name !== undefined && { name }),
    ...(slug !== undefined && { slug }),
    ...(website !== undefined && { website: orNull(website) }),
    ...(contactEmail !== undefined && { contactEmail: orNull(contactEmail) }),
    ...(currency !== undefined && { defaultCurrency: currency.toUpperCase() }),
    ...(origins !== undefined && { embedOrigins: [...new Set(origins)] }),
  };
  if (Object.keys(update).length > 0) return update;
  throw new UsageError('Nothing would change.', { hint: `Say what, for example: ${program} orgs update --name "Pier Nine"` });
}

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
  const hint = mine.length === 0 ? `You have none yet: ${program} orgs create --name "…"` : `Yours: ${names(mine)}.`;
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
export async function currentOrganization(api: Api, org: string | undefined = api.connection.org): Promise<string> {
  if (org !== undefined) return /^org_[0-9a-z]{26}$/.test(org) ? org : (await findOrganization(api, org)).id;
  const chosen = chosenOrganization(api);
  if (chosen !== undefined) return chosen;
  const mine = await allOrganizations(api);
  const [only] = mine;
  if (only === undefined) throw new UsageError('You have no organization yet.', { hint: `Create one: ${program} orgs create --name "…"` });
  if (mine.length > 1)
    throw new UsageError('You have more than one organization.', {
      hint: `Choose: ${program} orgs use ${only.slug}   or add --org ${only.slug}`,
    });
  return only.id;
}

/** The currency in which the current organization sells, unless an event says otherwise. */
export async function defaultCurrency(api: Api): Promise<string> {
  return (await api.echoplex.organizations.get(await currentOrganization(api))).defaultCurrency;
}

/** Forgets the organization that commands are about, when it is this one. */
export async function forgetOrganization({ connection: { source } }: Api, id: string): Promise<void> {
  if (source?.profile.organization !== id) return;
  await updateProfile(source.file, source.name, (current) => {
    const { organization, ...rest } = current ?? source.profile;
    return organization === id ? rest : { ...rest, ...(organization !== undefined && { organization }) };
  });
}

/** Remembers which organization commands are about. */
export async function useOrganization({ connection: { source, apiKey } }: Api, id: string): Promise<void> {
  if (source === undefined || apiKey !== undefined) {
    throw new UsageError('An organization is remembered in a profile, and none is in use.', {
      hint: `Log in first: ${program} login   or add --org to each command`,
    });
  }
  await updateProfile(source.file, source.name, (current) => ({ ...(current ?? source.profile), organization: id }));
}
