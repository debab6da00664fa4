import { existsSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../errors.js';
import type { Environment } from './environment.js';
import { readConfig, type ConfigFile, type Profile } from './file.js';
import { program } from './program.js';

/** What the flags of a command say about where to connect. */
export interface ConnectionFlags {
  profile?: string | undefined;
  apiUrl?: string | undefined;
  org?: string | undefined;
}

/** A profile and the file it stands in. */
export interface ProfileSource {
  file: string;
  /** `project` for a `.echoplex/cli.json` in or above the working directory. */
  kind: 'project' | 'user';
  name: string;
  profile: Profile;
}

/** Which API is meant, and with which credential. */
export interface Connection {
  apiUrl: string;
  /** Where the address comes from, in words. */
  apiUrlFrom: string;
  /** From the environment; goes before everything in a profile. */
  apiKey?: string | undefined;
  /** The profile in use; none when nothing fits. */
  source?: ProfileSource | undefined;
  /** As `--org` says: an id, a slug or a name. */
  org?: string | undefined;
}

/** The API that `npm start` of the repository runs. */
export const defaultApiUrl = 'http://localhost:3000';

interface FoundFile {
  file: string;
  kind: 'project' | 'user';
  config: ConfigFile;
}

/** The nearest `.echoplex/cli.json` at or above a directory. */
export function findProjectFile(directory: string): string | null {
  for (let at = path.resolve(directory); ; at = path.dirname(at)) {
    const file = path.join(at, '.echoplex', 'cli.json');
    if (existsSync(file)) return file;
    if (path.dirname(at) === at) return null;
  }
}

async function readFiles(environment: Environment): Promise<FoundFile[]> {
  const project = findProjectFile(environment.directory);
  const wanted = [...(project ? [{ file: project, kind: 'project' as const }] : []), { file: environment.userFile, kind: 'user' as const }];
  const found = await Promise.all(wanted.map(async ({ file, kind }) => ({ file, kind, config: await readConfig(file) })));
  return found.filter((one): one is FoundFile => one.config !== null);
}

/** An address as it is compared and kept: no slash at its end. */
export function normalizeUrl(given: string, from: string): string {
  const text = /^[a-z][a-z+.-]*:\/\//i.test(given) ? given : `${/^(localhost|127\.|\[::1\])/.test(given) ? 'http' : 'https'}://${given}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`"${given}" (from ${from}) is no address of an API.`, { hint: `For example: --api-url ${defaultApiUrl}` });
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function chooseProfile(files: FoundFile[], name: string | undefined, apiUrl: string | undefined): ProfileSource | undefined {
  const fits = (profile: Profile | undefined, file: string): profile is Profile =>
    profile !== undefined && (apiUrl === undefined || normalizeUrl(profile.apiUrl, file) === apiUrl);
  for (const { file, kind, config } of files) {
    // Without a name, an address finds its profile: a credential only ever goes to the API that it was made for.
    const names = name !== undefined ? [name] : [config.defaultProfile, ...(apiUrl === undefined ? [] : Object.keys(config.profiles))];
    for (const one of names) {
      const profile = config.profiles[one];
      if (fits(profile, file)) return { file, kind, name: one, profile };
    }
  }
  return undefined;
}

/** Whether an address is the one of a demo of this folder, which `npm start` brings back when it does not answer. */
export function isLocalDemo({ apiUrl }: Connection, directory: string): boolean {
  return isLocal(apiUrl) && findProjectFile(directory) !== null;
}

const isLocal = (url: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

/**
 * Puts flags, environment and files together: flags first, then the environment, the nearest `.echoplex/cli.json`, the
 * user's file.
 * @throws {UsageError} for a profile that nobody knows or an address that is none.
 */
export async function resolveConnection(flags: ConnectionFlags, environment: Environment): Promise<Connection> {
  const files = await readFiles(environment);
  const name = flags.profile ?? environment.profile;
  const [asked, askedIn] = flags.apiUrl !== undefined ? [flags.apiUrl, '--api-url'] : [environment.apiUrl, 'ECHOPLEX_API_URL'];
  const askedUrl = asked === undefined ? undefined : normalizeUrl(asked, askedIn);
  const source = chooseProfile(files, name, askedUrl);
  if (name !== undefined && source === undefined && askedUrl === undefined) {
    const known = [...new Set(files.flatMap(({ config }) => Object.keys(config.profiles)))];
    const hint = known.length > 0 ? `There are: ${known.join(', ')}.` : `Make it: ${program} login --profile ${name}`;
    throw new UsageError(`There is no profile called "${name}".`, { hint });
  }
  const apiUrl = askedUrl ?? (source ? normalizeUrl(source.profile.apiUrl, source.file) : defaultApiUrl);
  // A folder somebody else made must not draw the key of the environment to an address of its choice.
  if (environment.apiKey !== undefined && askedUrl === undefined && source?.kind === 'project' && !isLocal(apiUrl)) {
    throw new UsageError(`ECHOPLEX_API_KEY is set, but the address ${apiUrl} comes from ${source.file}.`, {
      hint: `If that is where the key belongs: ECHOPLEX_API_URL=${apiUrl}`,
    });
  }
  const apiUrlFrom = askedUrl !== undefined ? askedIn : source ? `profile "${source.name}"` : 'the default';
  return { apiUrl, apiUrlFrom, apiKey: environment.apiKey, source, org: flags.org };
}
