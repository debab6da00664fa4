import { homedir } from 'node:os';
import path from 'node:path';

/** What the environment says; the only place that reads it. */
export interface Environment {
  apiUrl?: string | undefined;
  apiKey?: string | undefined;
  profile?: string | undefined;
  /** The user's configuration file. */
  userFile: string;
  /** Whether a browser could show something; on Linux a screen is named by the environment. */
  hasDisplay: boolean;
  /** Where the command was started. */
  directory: string;
}

const given = (value: string | undefined): string | undefined => (value === undefined || value.trim() === '' ? undefined : value.trim());

/** Reads ECHOPLEX_API_URL, ECHOPLEX_API_KEY, ECHOPLEX_PROFILE and the place of the user's configuration. Empty counts as unset. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env, directory: string = process.cwd()): Environment {
  const home = path.join(homedir(), '.config');
  const base = given(env.XDG_CONFIG_HOME) ?? (process.platform === 'win32' ? given(env.APPDATA) : undefined) ?? home;
  return {
    apiUrl: given(env.ECHOPLEX_API_URL),
    apiKey: given(env.ECHOPLEX_API_KEY),
    profile: given(env.ECHOPLEX_PROFILE),
    userFile: path.join(base, 'echoplex', 'config.json'),
    hasDisplay: process.platform !== 'linux' || given(env.DISPLAY ?? env.WAYLAND_DISPLAY ?? env.WSL_DISTRO_NAME) !== undefined,
    directory,
  };
}
