import { spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import path from 'node:path';

/** As whom the database programs run: a command put before them, or a user and group to change to. */
export type Runner = { wrap: string[]; uid?: number; gid?: number };

/**
 * PostgreSQL refuses to run as root. As root it therefore runs in a user namespace where root looks like an ordinary user, which
 * needs no account and still reads a checkout below a home that only root may enter; where namespaces are forbidden it runs as the
 * `postgres` or `nobody` account.
 *
 * @throws Error with what to do when neither works.
 */
export function chooseRunner(postgres: string, dir: string): Runner {
  if (process.getuid?.() !== 0) return { wrap: [] };
  const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];
  if (statSync(dir).uid === 0 && succeeds([...namespace, postgres, '--version'])) return { wrap: namespace };

  const uid = accountId('-u');
  const gid = accountId('-g');
  const reaches = spawnSync('test', ['-x', path.dirname(dir)], { uid, gid, cwd: '/' }).status === 0;
  if (reaches && spawnSync(postgres, ['--version'], { uid, gid, cwd: '/' }).status === 0) {
    chownSync(dir, uid, gid);
    return { wrap: [], uid, gid };
  }
  throw new Error(
    `PostgreSQL does not run as root, user namespaces are not allowed here, and no other account reaches ${path.dirname(dir)}. ` +
      'Run this as an ordinary user, move the checkout to a folder others may enter, or set DATABASE_URL.',
  );
}

/** Asks the kernel to end the server when this process dies without a chance to stop it. Linux only; elsewhere the next start adopts it. */
export function endWithParent(): string[] {
  return process.platform === 'linux' && succeeds(['setpriv', '--version']) ? ['setpriv', '--pdeathsig', 'INT', '--'] : [];
}

function succeeds([command = '', ...args]: string[]): boolean {
  return spawnSync(command, args, { cwd: '/', stdio: 'ignore' }).status === 0;
}

function accountId(flag: '-u' | '-g'): number {
  const found = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  const nobody = 65534;
  return found.status === 0 ? Number(found.stdout) : nobody;
}
