import { EchoPlex } from '@echoplex/sdk';
import type { Knex } from 'knex';
import { pino } from 'pino';
import { startMailbox } from '../dev/mailbox/mailbox.js';
import { startStripeEmulator } from '../dev/stripe/emulator.js';
import { readConfig } from '../src/config.js';
import { openDatabase } from '../src/db/knex.js';
import { type RunningServer, startServer } from '../src/server.js';
import { createTestDatabase } from './database.js';

const webhookSecret = 'whsec_for_tests_only';
/** Events of connected accounts come to an endpoint of their own. */
const connectWebhookSecret = 'whsec_of_connect';
const secretKey = 'sk_test_for_tests_only';

interface WorldOptions {
  /** Start the Stripe emulator and pay through it. */
  payments?: boolean;
  /** Start a mailbox and send mail to it. */
  mail?: boolean;
  env?: Record<string, string>;
  /** The test provokes server errors: do not show them. */
  quiet?: boolean;
}

/** The API on a database of its own, over real HTTP, with what a test needs around it. */
export interface World {
  url: string;
  databaseUrl: string;
  /** Nobody: a client without credentials. */
  visitor: EchoPlex;
  db: Knex;
  stripe: Awaited<ReturnType<typeof startStripeEmulator>>;
  mailbox: Awaited<ReturnType<typeof startMailbox>>;
  /** Every line the API logged, parsed. */
  logs: Record<string, unknown>[];
  client(credential: { accessToken?: string; apiKey?: string }): EchoPlex;
  close(): Promise<void>;
}

/** Refuses to be used when it was not asked for. */
const absent = <T extends object>(what: string): T =>
  new Proxy({} as T, {
    get() {
      throw new Error(`this world has no ${what}`);
    },
  });

export async function startWorld({ payments = false, mail = false, env = {}, quiet = false }: WorldOptions = {}): Promise<World> {
  const database = await createTestDatabase();
  const stripe = payments ? await startStripeEmulator({ webhookSecret, connectWebhookSecret, secretKey }) : null;
  const mailbox = mail ? await startMailbox({}) : null;
  const logs: Record<string, unknown>[] = [];
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://tickets.example.com',
    DATABASE_URL: database.url,
    JWT_SECRET: 'a secret for tests that is long enough',
    RATE_LIMITS: 'off',
    ...(stripe && {
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_PUBLISHABLE_KEY: 'pk_test_for_tests_only',
      STRIPE_WEBHOOK_SECRET: `${webhookSecret}, ${connectWebhookSecret}`,
      STRIPE_API_BASE: stripe.url,
      STRIPE_JS_URL: stripe.scriptUrl,
    }),
    ...(mailbox && { SMTP_URL: mailbox.smtpUrl }),
    ...env,
  });
  const keep = (line: string): void => {
    const entry = JSON.parse(line) as Record<string, unknown>;
    logs.push(entry);
    // A server error is never what a test wants: show it where the test fails.
    if (Number(entry.level) >= 50 && !quiet) process.stderr.write(`${JSON.stringify(entry, null, 1)}\n`);
  };
  const logger = pino({ level: env.LOG_LEVEL ?? 'info' }, { write: keep });
  const server: RunningServer = await startServer(config, { logger });
  stripe?.setWebhookUrl(`${server.url}/v1/webhooks/stripe`);
  const db = openDatabase(database.url, { max: 4 });
  const client: World['client'] = (credential) => new EchoPlex({ baseUrl: server.url, maxRetries: 0, ...credential });
  return {
    url: server.url,
    databaseUrl: database.url,
    visitor: client({}),
    db,
    stripe: stripe ?? absent('Stripe emulator'),
    mailbox: mailbox ?? absent('mailbox'),
    logs,
    client,
    async close() {
      await server.close();
      await db.destroy();
      await stripe?.stop();
      await mailbox?.stop();
      await database.drop();
    },
  };
}
