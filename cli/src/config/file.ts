import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UsageError } from '../errors.js';
import { program } from './program.js';

/** How one API is reached, and as whom. */
export interface Profile {
  apiUrl: string;
  apiKey?: string;
  accessToken?: string;
  refreshToken?: string;
  /** RFC 3339: until when the access token is good. */
  expiresAt?: string;
  /** The organization that commands are about when `--org` is not given: its id. */
  organization?: string;
  email?: string;
}

/** A configuration file. */
export interface ConfigFile {
  defaultProfile: string;
  profiles: Record<string, Profile>;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function parseConfig(text: string, file: string): ConfigFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${file} is not valid JSON.`, { hint: `Repair it, or remove it and log in again: ${program} login`, cause });
  }
  const profiles = isObject(value) && isObject(value.profiles) ? value.profiles : {};
  for (const [name, profile] of Object.entries(profiles)) {
    if (!isObject(profile) || typeof profile.apiUrl !== 'string') {
      throw new UsageError(`Profile "${name}" in ${file} has no apiUrl.`, {
        hint: `Repair it, or remove it and log in again: ${program} login`,
      });
    }
  }
  const named = isObject(value) ? value.defaultProfile : undefined;
  return { defaultProfile: typeof named === 'string' ? named : 'default', profiles: profiles as Record<string, Profile> };
}

/** The file's content, or null where there is none. */
export async function readConfig(file: string): Promise<ConfigFile | null> {
  try {
    return parseConfig(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** Replaces the file in one step, readable by its owner alone: a crash leaves the old one or the new one. */
async function writeConfig(file: string, config: ConfigFile): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(config, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

// Longer than any request inside takes; whoever died with the lock does not stop the others for good.
const staleAfter = 45_000;

/** Lets one process at a time change a file. */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  for (;;) {
    try {
      await (await open(lock, 'wx', 0o600)).close();
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const held = await stat(lock).catch(() => null);
      if (held !== null && Date.now() - held.mtimeMs > staleAfter) await rm(lock, { force: true });
      else await wait(25);
    }
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** Changes one profile of a file that is locked by the caller; null removes it. */
export async function replaceProfile(file: string, name: string, change: (current: Profile | undefined) => Profile | null): Promise<void> {
  const config = (await readConfig(file)) ?? { defaultProfile: name, profiles: {} };
  const next = change(config.profiles[name]);
  if (next === null) delete config.profiles[name];
  else config.profiles[name] = next;
  if (!(config.defaultProfile in config.profiles)) config.defaultProfile = Object.keys(config.profiles)[0] ?? 'default';
  await writeConfig(file, config);
}

/** Changes one profile; other processes wait meanwhile. */
export async function updateProfile(file: string, name: string, change: (current: Profile | undefined) => Profile | null): Promise<void> {
  await withFileLock(file, () => replaceProfile(file, name, change));
}
