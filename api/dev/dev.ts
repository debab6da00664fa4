import { createWriteStream, mkdirSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import Stripe from 'stripe';
import { readConfig, type Config } from '../src/config.js';
import { migrate } from '../src/db/migrate.js';
import { createLogger } from '../src/logger.js';
import { startServer } from '../src/server.js';
import { guestDomain } from './demo/programme.js';
import { startMailbox, type Mailbox } from './mailbox/mailbox.js';
import { freePort } from './ports.js';
import { createDatabase, startPostgres } from './postgres.js';
import { seedDemo, type SeededDemo } from './seed.js';
import { startSite } from './site.js';
import { openState, signInCli, type DemoState } from './state.js';
import { startStripeEmulator, type StripeEmulator } from './stripe/emulator.js';

/** Ports that are asked for; the next free one is taken where one is busy, any free one for 0. */
export type DevPorts = { api: number; site: number; mailbox: number; stripe: number };

/** How to start everything on this machine. */
export type DevOptions = {
  /** Keeps data, keys, mails and logs. */
  stateDir: string;
  ports?: Partial<DevPorts>;
  /** DATABASE_URL, STRIPE_* and LOG_LEVEL are taken from here when they are set. */
  env?: NodeJS.ProcessEnv;
  /** Shows the API's log instead of writing it into the state folder. */
  verbose?: boolean;
  /** `false` leaves the database empty. */
  seed?: boolean;
  /** Told what is being done. */
  report?: (line: string) => void;
  /** Gives up starting at the next step. */
  signal?: AbortSignal;
};

/** Everything, running. */
export type DevWorld = {
  apiUrl: string;
  siteUrl: string;
  mailbox: Mailbox;
  /** Null when a Stripe key was given. */
  stripe: StripeEmulator | null;
  databaseUrl: string;
  /** The database in words. */
  database: string;
  demo: SeededDemo | null;
  /** The file that signs the CLI in. */
  cliFile: string;
  /** Ends everything in order: the API's requests under way finish first, the database goes last. May be called twice. */
  stop(): Promise<void>;
};

/** The ports that are asked for when nobody says others. */
export const usualPorts: DevPorts = { api: 3000, site: 8080, mailbox: 8025, stripe: 12111 };

/**
 * Starts database, mailbox, payment emulator, API and example site, fills them with the demo and signs the CLI in.
 *
 * @throws Error of the part that did not start; what had started is stopped again.
 */
export async function startDev(options: DevOptions): Promise<DevWorld> {
  const { env = {}, verbose = false, seed = true, signal } = options;
  const report = (line: string): void => {
    signal?.throwIfAborted();
    options.report?.(line);
  };
  const ports = { ...usualPorts, ...options.ports };
  const state = openState(options.stateDir);
  const running: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  const stopAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const stop of running.splice(0).reverse()) await stop().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything stopped cleanly.');
  };
  const stop = (): Promise<void> => (stopping ??= stopAll());
  const claim = async (what: string, wanted: number): Promise<number> => {
    const port = await freePort(wanted);
    if (wanted !== 0 && port !== wanted) report(`Port ${wanted} is taken: ${what} uses ${port}`);
    return port;
  };

  try {
    const database = await openDevDatabase(state, env, running);
    report(database.words);
    const mailbox = await startMailbox({
      httpPort: await claim('the mailbox', ports.mailbox),
      dir: state.file('mails'),
      ignore: (to) => to.endsWith(`@${guestDomain}`),
    });
    running.push(() => mailbox.stop());
    const stripe = env['STRIPE_SECRET_KEY'] ? null : await startEmulator(state, await claim('the payment emulator', ports.stripe));
    if (stripe) running.push(() => stripe.stop());

    const applied = await migrate(database.url);
    if (applied.length > 0) report(`Database migrated (${applied.length} ${applied.length === 1 ? 'step' : 'steps'})`);
    const apiPort = await claim('the API', ports.api);
    const apiUrl = `http://localhost:${apiPort}`;
    const mediaDir = state.file('media');
    mkdirSync(mediaDir, { recursive: true });
    const config = readConfig({
      ...stripeSettings(state, env, stripe),
      NODE_ENV: 'development',
      PORT: String(apiPort),
      HOST: '127.0.0.1',
      PUBLIC_URL: apiUrl,
      DATABASE_URL: database.url,
      JWT_SECRET: state.secrets.jwtSecret,
      SMTP_URL: mailbox.smtpUrl,
      MAIL_FROM: 'Pier Nine <tickets@pier-nine.example.com>',
      STORAGE_URL: pathToFileURL(mediaDir).href,
      WORKER: 'inline',
      RATE_LIMITS: 'off',
      LOG_LEVEL: env['LOG_LEVEL'] ?? 'info',
    });
    await startApi(config, verbose ? undefined : state.file('api.log'), running);
    stripe?.setWebhookUrl(`http://127.0.0.1:${apiPort}/v1/webhooks/stripe`);
    report('API started');

    const site = await startSite({ port: await claim("the organizer's site", ports.site), apiUrl });
    // Before the API in the order of starting, so after it in the order of stopping: a page may be loading while requests finish.
    running.splice(running.length - 1, 0, () => site.stop());
    const client = stripe
      ? new Stripe(stripe.secretKey, { host: '127.0.0.1', port: stripe.port, protocol: 'http', telemetry: false })
      : null;
    const demo = seed ? await seedDemo({ apiUrl, stripe: client, report: (what) => report(`Demo: ${what}`) }) : null;
    const cliFile = state.file('cli.json');
    if (demo) signInCli(cliFile, apiUrl, demo);
    return { apiUrl, siteUrl: site.url, mailbox, stripe, databaseUrl: database.url, database: database.words, demo, cliFile, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openDevDatabase(
  state: DemoState,
  env: NodeJS.ProcessEnv,
  running: (() => Promise<void>)[],
): Promise<{ url: string; words: string }> {
  const given = env['DATABASE_URL'];
  if (given) {
    await assertReachable(given);
    return { url: given, words: `PostgreSQL at ${new URL(given).host}` };
  }
  const server = await startPostgres({ dir: state.file('postgres') });
  running.push(() => server.stop());
  return { url: await createDatabase(server.url, 'echoplex'), words: `embedded PostgreSQL ${server.version.split('.')[0]}` };
}

async function assertReachable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The database at ${new URL(url).host} cannot be used: ${reason}. Check DATABASE_URL, or unset it for the embedded one.`,
      { cause: error },
    );
  }
  await client.end();
}

function startEmulator({ secrets, file }: DemoState, port: number): Promise<StripeEmulator> {
  const { webhookSecret, stripeSecretKey } = secrets;
  return startStripeEmulator({ port, webhookSecret, secretKey: stripeSecretKey, file: file('stripe.jsonl'), settleAfter: 4000 });
}

function stripeSettings(
  { secrets }: DemoState,
  env: NodeJS.ProcessEnv,
  emulator: StripeEmulator | null,
): Record<string, string | undefined> {
  if (emulator) {
    return {
      STRIPE_SECRET_KEY: secrets.stripeSecretKey,
      STRIPE_PUBLISHABLE_KEY: secrets.stripePublishableKey,
      STRIPE_WEBHOOK_SECRET: secrets.webhookSecret,
      STRIPE_API_BASE: emulator.url,
      STRIPE_JS_URL: emulator.scriptUrl,
    };
  }
  return Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('STRIPE_')));
}

async function startApi(config: Config, logFile: string | undefined, running: (() => Promise<void>)[]): Promise<void> {
  if (!logFile) {
    const server = await startServer(config, { logger: await createLogger(config) });
    running.push(() => server.close());
    return;
  }
  mkdirSync(path.dirname(logFile), { recursive: true });
  const tenMegabytes = 10_000_000;
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > tenMegabytes) truncateSync(logFile);
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  running.push(async () => {
    log.end();
    await finished(log);
  });
  const server = await startServer(config, { logger: await createLogger(config, log) });
  running.push(() => server.close());
}
