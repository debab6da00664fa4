import { spawnSync } from 'node:child_process';

/** What a process is: its parent and its command line. Undefined where there is no `ps` to ask. */
function describe(pid: number): { parent: number; command: string } | undefined {
  const { status, stdout } = spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
  const [, parent, command] = /^\s*(\d+)\s+(.+)$/m.exec(status === 0 ? stdout : '') ?? [];
  return parent === undefined || command === undefined ? undefined : { parent: Number(parent), command };
}

/**
 * The npm that started this process. A shell may stand between the two, and outlives an npm that is killed: watching the parent alone would
 * miss it.
 */
export function npmAncestor(env: NodeJS.ProcessEnv = process.env): number | undefined {
  if (!env['npm_lifecycle_event']) return undefined;
  let pid = process.ppid;
  for (let generation = 0; generation < 4 && pid > 1; generation += 1) {
    const found = describe(pid);
    if (!found) return undefined;
    if (/\bnpm(-cli\.js)?\b/.test(found.command)) return pid;
    pid = found.parent;
  }
  return undefined;
}
