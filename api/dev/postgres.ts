import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './ports.js';
import { findBinaries } from './postgres/binaries.js';
import { chooseRunner, endWithParent, type Runner } from './postgres/runner.js';
import { answers, findRunning, isAlive } from './postgres/running.js';

/** How to start the embedded PostgreSQL. */
export type PostgresOptions = {
  /** The data directory; created when it does not exist. Its log, password and owner lie beside it. */
  dir: string;
  /** TCP port on 127.0.0.1; a free one when left out. A server that already runs keeps its own. */
  port?: number;
  /** Of the `postgres` superuser; made up once and kept beside the data directory when left out. */
  password?: string;
  /** `false` trades safety against power loss for speed: for tests alone. */
  durable?: boolean;
};

/** A started or adopted server. */
export type Postgres = {
  /** Of the `postgres` database, with the password in it. */
  url: string;
  port: number;
  /** Whether the server already ran. */
  adopted: boolean;
  /** `18.4`, as the server says. */
  version: string;
  /** Ends the server and waits for it, unless it belongs to another living process. May be called twice. */
  stop(): Promise<void>;
};

/**
 * Starts a private PostgreSQL from the binaries npm installed, or adopts the one that already runs on this data directory.
 *
 * @throws Error in plain words when there is no binary for this platform or the server does not come up.
 */
export async function startPostgres({ dir, port, password, durable = true }: PostgresOptions): Promise<Postgres> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  // The server's command line shows the path it was given; comparing works only with one spelling of it.
  const data = realpathSync(dir);
  const secret = password ?? keptPassword(`${data}.password`);
  const running = await findRunning(data, secret);
  const server = running ?? (await launch(data, secret, port, durable));
  const ownerFile = `${data}.owner`;
  const owned = !running || !ownerLives(ownerFile);
  if (owned) writeFileSync(ownerFile, String(process.pid));

  const url = `postgres://postgres:${encodeURIComponent(secret)}@127.0.0.1:${server.port}/postgres`;
  let stopping: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    if (!owned) return;
    await endServer(server.pid);
    rmSync(ownerFile, { force: true });
  };
  return { url, port: server.port, adopted: running !== undefined, version: await serverVersion(url), stop: () => (stopping ??= end()) };
}

/**
 * Creates a database on the server of `url` unless it exists.
 *
 * @returns the address of the database.
 */
export async function createDatabase(url: string, name: string, template?: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const from = template ? ` template ${pg.escapeIdentifier(template)}` : '';
    await client.query(`create database ${pg.escapeIdentifier(name)}${from}`);
  } catch (error) {
    const duplicateDatabase = '42P04';
    if ((error as { code?: string }).code !== duplicateDatabase || template) throw error;
  } finally {
    await client.end();
  }
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(name)}`;
  return address.href;
}

async function launch(dir: string, password: string, wanted: number | undefined, durable: boolean): Promise<{ pid: number; port: number }> {
  const { postgres, initdb } = findBinaries();
  const runner = chooseRunner(postgres, dir);
  if (!existsSync(path.join(dir, 'PG_VERSION'))) createCluster(initdb, runner, dir, password);

  const port = wanted ?? (await freePort());
  const log = `${dir}.log`;
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'timezone=UTC'];
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const command = [...runner.wrap, ...endWithParent(), postgres, '-D', dir, '-p', String(port), ...settings.flatMap((s) => ['-c', s])];

  const output = openSync(log, 'w', 0o600);
  // Detached: Ctrl-C in the terminal must not reach the server before the API has finished its requests.
  const child = spawn(command[0] ?? '', command.slice(1), { ...spawnAs(runner), stdio: ['ignore', output, output], detached: true });
  closeSync(output);
  let ended: string | undefined;
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, signal) => (ended ??= `exit ${code ?? signal}`));
  child.unref();
  while (!(await answers(port, password))) {
    if (ended) throw new Error(`PostgreSQL did not start (${ended}):\n${readFileSync(log, 'utf8').slice(-2000)}`);
    await sleep(20);
  }
  return { pid: child.pid ?? 0, port };
}

function createCluster(initdb: string, runner: Runner, dir: string, password: string): void {
  const file = `${dir}.initial-password-${process.pid}`;
  writeFileSync(file, password, { mode: 0o600 });
  if (runner.uid !== undefined && runner.gid !== undefined) chownSync(file, runner.uid, runner.gid);
  try {
    const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    const command = [...runner.wrap, initdb, '-D', dir, '-U', 'postgres', `--pwfile=${file}`, '-A', 'scram-sha-256', ...locale];
    const made = spawnSync(command[0] ?? '', command.slice(1), { ...spawnAs(runner), encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`PostgreSQL could not create its data directory ${dir}:\n${made.stderr || String(made.error)}`);
  } finally {
    rmSync(file, { force: true });
  }
}

function spawnAs({ uid, gid }: Runner): { uid?: number; gid?: number; env: NodeJS.ProcessEnv; cwd: string } {
  // The root folder as working directory: the account may not be allowed to enter ours.
  return {
    ...(uid === undefined ? {} : { uid, gid }),
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    cwd: process.platform === 'win32' ? '.' : '/',
  };
}

function keptPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

function ownerLives(file: string): boolean {
  return existsSync(file) && isAlive(Number(readFileSync(file, 'utf8')));
}

async function endServer(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT'); // Fast shutdown: open transactions are rolled back, committed ones are safe.
  const deadline = Date.now() + 20_000;
  while (isAlive(pid)) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
    await sleep(20);
  }
}

async function serverVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version ?? 'unknown';
  } finally {
    await client.end();
  }
}
