import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { type Config, ConfigError, readConfig } from './config.js';
import { openDatabase } from './db/knex.js';
import { migrate } from './db/migrate.js';
import { NotExaminable, runDoctor } from './doctor.js';
import { isOutage, isRefusedLogin } from './errors/database.js';
import { grantAdmin } from './modules/accounts/service.js';
import { StartError, startServer, startWorkerProcess } from './server.js';

const help = `echoplex-api <command>

  start     serve the API (the default); WORKER=off leaves jobs to others, WORKER=only does nothing else
  worker    work on jobs alone: mails, payments, expired holds
  migrate   bring the database to the newest schema
  admin grant EMAIL
            make a user an administrator of the platform
  doctor [--fix] [--json]
            check that stock, orders and money add up; exit code 1 when they do not
            --fix   first expire overdue holds and count anew what orders hold; never touches what is sold, tickets or money
            --json  one JSON object instead of sentences

Everything is set by the environment; docs/operate.md lists it.
`;

/** The command was called wrongly. */
class UsageError extends Error {}

/** Options of commands; `help` is everybody's, the others belong to `doctor`. */
interface Options {
  help: boolean;
  fix: boolean;
  json: boolean;
}

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

async function doctor(config: Config, _args: string[], { fix, json }: Options): Promise<void> {
  const db = openDatabase(config.databaseUrl, { max: 2 });
  try {
    const { healthy, report } = await runDoctor(db, { fix, json, publicUrl: config.publicUrl });
    console.log(report);
    process.exitCode = healthy ? 0 : 1;
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

const commands: Record<string, (config: Config, args: string[], options: Options) => Promise<void>> = {
  async start(config) {
    // What the heap may grow by before it is cleared: memory that a rush has left behind is not needed again until the next one.
    setFlagsFromString('--heap-growing-percent=40');
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

/** @throws UsageError for an option that there is not, or not for this command */
function parse(): { name: string; args: string[]; options: Options } {
  const flag = { type: 'boolean', default: false } as const;
  const options = { help: { ...flag, short: 'h' }, fix: flag, json: flag } as const;
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [name = 'start', ...args] = positionals;
    const foreign = name === 'doctor' ? undefined : (['fix', 'json'] as const).find((option) => values[option]);
    if (foreign) throw new UsageError(`--${foreign} is an option of doctor alone.`);
    return { name, args, options: values };
  } catch (error) {
    // Only what parseArgs says of the command line itself.
    if (error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) {
      throw new UsageError(error.message, { cause: error });
    }
    throw error;
  }
}

async function run(): Promise<void> {
  const { name, args, options } = parse();
  if (options.help) return console.log(help);
  const command = commands[name];
  if (!command) throw new UsageError(`There is no command ${name}.\n\n${help}`);
  return command(readConfig(process.env), args, options);
}

/** What went wrong, in a line for the operator. */
function wordsOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (isRefusedLogin(error)) return `The database refused us: ${error.message}. Check DATABASE_URL.`;
  return error.message || 'The database cannot be reached. Check DATABASE_URL.';
}

/** Exit codes: 0 done, 1 failed, 64 wrong usage, 69 the database cannot be reached, 78 the environment has faults. */
async function main(): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof ConfigError) process.exitCode = 78;
    else if (error instanceof UsageError) process.exitCode = 64;
    else if (error instanceof StartError) process.exitCode = isOutage(error.cause) || isRefusedLogin(error.cause) ? 69 : 1;
    else if (error instanceof NotExaminable) process.exitCode = 1;
    else if (isOutage(error) || isRefusedLogin(error)) process.exitCode = 69;
    else throw error;
    console.error(wordsOf(error));
  }
}

await main();
