import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A server that already runs on the data directory. */
export type RunningServer = { pid: number; port: number };

/**
 * Looks for a server on this data directory and waits for one that is just starting or stopping. A `postmaster.pid` whose process
 * number meanwhile belongs to another program is removed, because PostgreSQL itself would refuse to start beside it.
 */
export async function findRunning(dir: string, password: string): Promise<RunningServer | undefined> {
  const file = path.join(dir, 'postmaster.pid');
  const deadline = Date.now() + 30_000;
  while (existsSync(file)) {
    const [pidLine = '', , , portLine = ''] = readFileSync(file, 'utf8').split('\n');
    const server = { pid: Number(pidLine), port: Number(portLine) };
    if (!Number.isInteger(server.pid) || !isAlive(server.pid)) return undefined;
    if (!isPostgres(server.pid, dir)) {
      rmSync(file, { force: true });
      return undefined;
    }
    if (server.port > 0 && (await answers(server.port, password))) return server;
    if (Date.now() > deadline)
      throw new Error(`PostgreSQL (process ${server.pid}) holds ${dir} and does not answer. End it and start again.`);
    await sleep(50);
  }
  return undefined;
}

/** Whether a server answers with this password. Errors of the connection count as no; a refused password is an error of ours. */
export async function answers(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2000,
  });
  // Without a listener an error after the connection attempt would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    const wrongPassword = '28P01';
    if ((error as { code?: string }).code === wrongPassword) throw error;
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether a process with this number runs, whoever owns it. One that ended and waits to be collected by its parent does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  try {
    // The state follows the program's name, which stands in parentheses and may hold any character.
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !status
      .slice(status.lastIndexOf(')') + 1)
      .trimStart()
      .startsWith('Z');
  } catch {
    return false;
  }
}

function isPostgres(pid: number, dir: string): boolean {
  if (process.platform === 'win32') return true;
  let command: string;
  try {
    command =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        : execFileSync('ps', ['-ww', '-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return false; // It ended between the two looks.
  }
  return command.includes('postgres') && command.includes(dir);
}
