import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createDatabase, startPostgres } from '../dev/postgres.js';
import { migrate } from '../src/db/migrate.js';
import { dockerAnswers } from './docker.js';
import { runState, testVariables } from './run-state.js';

type Server = { url: string; how: string; stop(): Promise<void> };

/**
 * Finds or starts the PostgreSQL of this test run and builds the migrated template that every test database is cloned from: the server of
 * TEST_DATABASE_URL, else one in Docker, else the embedded one.
 */
export async function setUp(): Promise<void> {
  const started = performance.now();
  const server = await givenServer()
    .then((given) => given ?? dockerServer())
    .then((found) => found ?? embeddedServer());
  runState().stop = server.stop;
  // Unique for the run: several runs may share the server of TEST_DATABASE_URL.
  const prefix = `echoplex_test_${randomBytes(4).toString('hex')}`;
  const template = `${prefix}_template`;
  await migrate(await createDatabase(server.url, template));
  process.env[testVariables.server] = server.url;
  process.env[testVariables.prefix] = prefix;
  process.env[testVariables.template] = template;
  process.stdout.write(`Test database: ${server.how}, ready in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

async function givenServer(): Promise<Server | undefined> {
  const url = process.env['TEST_DATABASE_URL'];
  return url ? { url, how: `TEST_DATABASE_URL (${new URL(url).host})`, stop: async () => undefined } : undefined;
}

async function dockerServer(): Promise<Server | undefined> {
  if (!(await dockerAnswers())) return undefined;
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
  const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const command = ['postgres', ...quick.flatMap((setting) => ['-c', setting])];
  const container = await new PostgreSqlContainer('postgres:18').withCommand(command).start();
  return {
    url: container.getConnectionUri(),
    how: 'postgres:18 in Docker',
    stop: async () => {
      await container.stop();
    },
  };
}

async function embeddedServer(): Promise<Server> {
  const base = mkdtempSync(path.join(os.tmpdir(), 'echoplex-test-'));
  const server = await startPostgres({ dir: path.join(base, 'data'), durable: false });
  return {
    url: server.url,
    how: `embedded PostgreSQL ${server.version}`,
    stop: async () => {
      await server.stop();
      rmSync(base, { recursive: true, force: true });
    },
  };
}
