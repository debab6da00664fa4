import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { banner } from './banner.js';
import { startDev, usualPorts, type DevPorts, type DevWorld } from './dev.js';
import { repositoryRoot } from './paths.js';
import { npmAncestor } from './npm-ancestor.js';
import { isAlive } from './postgres/running.js';
import { findRunningDemo, type RunFacts } from './running.js';
import { writePrivately } from './state.js';

const help = `npm start [-- --verbose]

  --verbose   shows the API's log here instead of writing it to .echoplex/api.log
  --dir DIR   keeps data, mails and logs there instead of in .echoplex/
  --json      prints the addresses as one JSON object when everything runs

PORT sets the API's port, DATABASE_URL a PostgreSQL of your own, STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY and
STRIPE_WEBHOOK_SECRET a Stripe test account. Without them all of this runs on this machine alone, and
curl localhost:12111/_emulator lists what can be made to happen to payments: disputes, refunds, lost webhooks, outages.
`;

/** Stops on the first signal and gives up waiting on a second one. */
function createShutdown(stop: () => Promise<void>): (why: string) => void {
  let askedAt: number | undefined;
  return (why) => {
    // npm passes on the Ctrl-C that the terminal has already sent: within a moment of the first it is the same one.
    const sameMoment = 500;
    if (askedAt !== undefined) {
      if (performance.now() - askedAt > sameMoment) process.exit(130);
      return;
    }
    askedAt = performance.now();
    process.stdout.write(`\n  ${why}Stopping …\n`);
    stop().then(
      () => {
        process.stdout.write('  Stopped.\n');
        process.exit(process.exitCode ?? 0);
      },
      (error: unknown) => {
        process.stderr.write(`  ${error instanceof Error ? error.message : String(error)}\n`);
        process.exit(1);
      },
    );
  };
}

/** Ends everything when the terminal or npm was killed: nobody could stop it with Ctrl-C any more. */
function watchParent(shutDown: (why: string) => void): void {
  const parent = process.ppid;
  const npm = npmAncestor();
  setInterval(() => {
    if (process.ppid !== parent || (npm !== undefined && !isAlive(npm))) shutDown('Whoever started this is gone. ');
  }, 500).unref();
}

/** What somebody should know who looks for what they had: pages of their own do not follow to another port by themselves. */
function hintsFor({ demo, apiUrl }: DevWorld, wantedPort: number): string[] {
  const wanted = `http://localhost:${wantedPort}`;
  const moved = wantedPort !== 0 && apiUrl !== wanted;
  const over = demo && demo.events.length > 0 && demo.events.every(({ endsAt }) => new Date(endsAt).getTime() < Date.now());
  return [
    ...(moved
      ? [`Port ${wantedPort} is taken. Snippets with ${wanted} must now say`, `${apiUrl}: npx echoplex embed EVENT prints it.`]
      : []),
    ...(over ? ['The demo events are over. For new ones stop, delete .echoplex/, start again.'] : []),
  ];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      verbose: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      dir: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  // A terminal that was closed reads nothing any more; that must not end us before everything is stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const stateDir = path.resolve(values.dir ?? path.join(repositoryRoot(), '.echoplex'));
  const runFile = path.join(stateDir, 'run.json');
  const elsewhere = await findRunningDemo(runFile);
  if (elsewhere)
    throw new Error(`EchoPlex Tickets already runs from this folder, at ${elsewhere.apiUrl}. Stop it there with Ctrl-C first.`);

  const interrupted = new AbortController();
  const print = (line: string): void => {
    if (!values.json) process.stdout.write(`  · ${line}\n`);
  };
  const { PORT } = process.env;
  const ports: Partial<DevPorts> = PORT ? { api: Number(PORT) } : {};
  const starting = startDev({ stateDir, ports, env: process.env, verbose: values.verbose, report: print, signal: interrupted.signal });
  const shutDown = createShutdown(async () => {
    interrupted.abort(new Error('Stopped while starting.'));
    // What did not start has stopped itself and says why below.
    const world = await starting.catch(() => undefined);
    await world?.stop();
    rmSync(runFile, { force: true });
  });
  process.on('SIGINT', () => shutDown(''));
  process.on('SIGTERM', () => shutDown(''));
  process.on('SIGHUP', () => shutDown(''));
  watchParent(shutDown);

  const world = await starting.catch((error: unknown) => {
    if (!interrupted.signal.aborted) throw error;
  });
  // Asked to stop meanwhile: the shutdown ends the process.
  if (!world || interrupted.signal.aborted) return;
  writePrivately(runFile, { pid: process.pid, apiUrl: world.apiUrl, databaseUrl: world.databaseUrl } satisfies RunFacts);
  const { apiUrl, siteUrl, database, stripe, mailbox } = world;
  const emulatorUrl = stripe && `http://localhost:${stripe.port}`;
  const addresses = { apiUrl, siteUrl, mailboxUrl: mailbox.url.replace('127.0.0.1', 'localhost') };
  if (values.json) process.stdout.write(`${JSON.stringify(addresses)}\n`);
  else {
    const color = process.stdout.isTTY && !process.env['NO_COLOR'];
    const seconds = process.uptime();
    const hints = hintsFor(world, ports.api ?? usualPorts.api);
    const facts = {
      ...addresses,
      database,
      ownDatabase: Boolean(process.env['DATABASE_URL']),
      stateDir: `${values.dir ?? '.echoplex'}/`,
      seconds,
    };
    process.stdout.write(banner({ ...facts, emulatorUrl, hints }, color));
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`\n  ✗ ${error instanceof Error ? error.message : String(error)}\n\n`);
  process.exit(1);
});
