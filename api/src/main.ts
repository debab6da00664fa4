import { parseArgs } from 'node:util';
import { type Config, ConfigError, readConfig } from './config.js';
import { openDatabase } from './db/knex.js';
import { migrate } from './db/migrate.js';
import { checkCount, examine } from './doctor.js';
import { isOutage } from './errors/database.js';
import { grantAdmin } from './modules/accounts/service.js';
import { StartError, startServer, startWorkerProcess } from './server.js';

const help = `echoplex-api <command>

  start     serve the API (the default); WORKER=off leaves jobs to others, WORKER=only does nothing else
  worker    work on jobs alone: mails, payments, expired holds
  migrate   bring the database to the newest schema
  admin grant EMAIL
            make a user an administrator of the platform
  doctor    check that stock, orders and money add up; exit code 1 when they do not

Everything is set by the environment; docs/operate.md lists it.
`;

/** The command was called wrongly. */
class UsageError extends Error {}

/** Stops on the first SIGINT or SIGTERM; a second one does not wait. */
function closeOnSignal(close: () => Promise<void>): void {
  let asked = false;
  const stop = (): void => {
    if (asked) process.exit(130);
    asked = true;
    void close();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function doctor(config: Config): Promise<void> {
  const db = openDatabase(config.databaseUrl, { max: 1 });
  try {
    const findings = await examine(db);
    for (const { check, row } of findings) console.log(`✗ ${check}: ${JSON.stringify(row)}`);
    console.log(findings.length === 0 ? `✓ ${checkCount} invariants hold.` : `${findings.length} rows break an invariant.`);
    process.exitCode = findings.length === 0 ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

/** The only way to become an administrator: by whoever can run this on the server. */
async function admin(config: Config, [verb, email]: string[]): Promise<void> {
  if (verb !== 'grant' || !email) throw new UsageError('Say whom: echoplex-api admin grant EMAIL');
  const db = openDatabase(config.databaseUrl, { max: 1 });
  try {
    const granted = await grantAdmin(db, email);
    console.log(granted ? `${granted} is an administrator now.` : `There is no account with ${email}.`);
    process.exitCode = granted ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

const commands: Record<string, (config: Config, args: string[]) => Promise<void>> = {
  async start(config) {
    const running = config.worker === 'only' ? await startWorkerProcess(config) : await startServer(config);
    closeOnSignal(() => running.close());
  },
  async worker(config) {
    const running = await startWorkerProcess(config);
    closeOnSignal(() => running.close());
  },
  async migrate(config) {
    const applied = await migrate(config.databaseUrl);
    console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
  },
  doctor,
  admin,
};

/** Exit codes: 0 done, 1 failed, 64 wrong usage, 69 the database cannot be reached, 78 the environment has faults. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean', short: 'h' } } });
  const name = positionals[0] ?? 'start';
  const command = commands[name];
  if (values.help) return console.log(help);
  if (!command) {
    console.error(`There is no command ${name}.\n\n${help}`);
    process.exitCode = 64;
    return undefined;
  }
  try {
    await command(readConfig(process.env), positionals.slice(1));
  } catch (error) {
    if (error instanceof ConfigError) process.exitCode = 78;
    else if (error instanceof UsageError) process.exitCode = 64;
    else if (error instanceof StartError) process.exitCode = isOutage(error.cause) ? 69 : 1;
    else if (isOutage(error)) process.exitCode = 69;
    else throw error;
    console.error(error instanceof Error ? error.message || 'The database cannot be reached. Check DATABASE_URL.' : error);
  }
  return undefined;
}

await main();
