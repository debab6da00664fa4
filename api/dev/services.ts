import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import { readConfig } from '../src/config.js';
import { startServer } from '../src/server.js';
import { guestDomain } from './demo/programme.js';
import { startMailbox } from './mailbox/mailbox.js';
import { seedDemo } from './seed.js';
import { startSite } from './site.js';
import { startStripeEmulator } from './stripe/emulator.js';

const help = `node api/dist/dev/services.js stripe | mailbox | site | seed

One part of the demo alone, for containers. HOST (0.0.0.0) and PORT say where it listens.

  stripe    WEBHOOK_URL WEBHOOK_SECRET CONNECT_WEBHOOK_SECRET STRIPE_SECRET_KEY (sk_test_echoplex) PUBLIC_URL FILE
            SETTLE_AFTER (4000) milliseconds until slow banks answer; GET /_emulator lists what else can be made to happen
  mailbox   SMTP_PORT (1025) FOLDER
  site      API_URL (http://localhost:3000)
  seed      STRIPE_SECRET_KEY STRIPE_API_BASE, and API_URL or everything the API itself needs, STORAGE_URL included
`;

const { env } = process;
const host = env['HOST'] ?? '0.0.0.0';
const port = (usual: number): number => Number(env['PORT'] ?? usual);
type Stop = () => Promise<void>;

async function stripe(): Promise<Stop> {
  const emulator = await startStripeEmulator({
    host,
    port: port(12111),
    webhookUrl: env['WEBHOOK_URL'],
    webhookSecret: env['WEBHOOK_SECRET'] ?? env['STRIPE_WEBHOOK_SECRET'] ?? 'whsec_echoplex',
    connectWebhookSecret: env['CONNECT_WEBHOOK_SECRET'],
    secretKey: env['STRIPE_SECRET_KEY'] ?? 'sk_test_echoplex',
    settleAfter: Number(env['SETTLE_AFTER'] ?? 4000),
    publicUrl: env['PUBLIC_URL'],
    file: env['FILE'],
  });
  console.log(`Payment emulator: ${emulator.url}, script ${emulator.scriptUrl}`);
  return () => emulator.stop();
}

async function mailbox(): Promise<Stop> {
  const started = await startMailbox({
    host,
    httpPort: port(8025),
    smtpPort: Number(env['SMTP_PORT'] ?? 1025),
    dir: env['FOLDER'],
    ignore: (to) => to.endsWith(`@${guestDomain}`),
  });
  console.log(`Mailbox: ${started.url}, ${started.smtpUrl}`);
  return () => started.stop();
}

async function site(): Promise<Stop> {
  const started = await startSite({ host, port: port(8080), apiUrl: env['API_URL'] });
  console.log(`Organizer's site: ${started.url}`);
  return () => started.stop();
}

/** Seeds through API_URL, or, where the API is only behind a proxy, through one of its own on the same database. */
async function seed(): Promise<undefined> {
  const { STRIPE_API_BASE: stripeBase, STRIPE_SECRET_KEY: secretKey } = env;
  const own = env['API_URL'] ? undefined : await startOwnApi();
  try {
    const apiUrl = own?.url ?? env['API_URL'] ?? '';
    await untilReady(apiUrl);
    // Demo purchases are made at the emulator alone, never with an account.
    const { hostname, port: stripePort } = new URL(stripeBase ?? 'http://none');
    const client =
      stripeBase && secretKey ? new Stripe(secretKey, { host: hostname, port: stripePort, protocol: 'http', telemetry: false }) : null;
    const report = (what: string): void => console.log(`Demo: ${what}`);
    const { events } = await seedDemo({ apiUrl, stripe: client, report });
    console.log(`Demo ready: ${events.map(({ slug }) => slug).join(', ')}`);
  } finally {
    await own?.close();
  }
  return undefined;
}

function startOwnApi(): ReturnType<typeof startServer> {
  const quiet = { NODE_ENV: 'development', HOST: '127.0.0.1', PORT: '0', WORKER: 'off', RATE_LIMITS: 'off', LOG_LEVEL: 'warn' };
  return startServer(readConfig({ ...env, ...quiet }));
}

async function untilReady(apiUrl: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await fetch(`${apiUrl}/ready`).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error(`${apiUrl} is not ready after a minute.`);
    await sleep(500);
  }
}

const services: Record<string, () => Promise<Stop | undefined>> = { stripe, mailbox, site, seed };

async function main(): Promise<void> {
  const start = services[process.argv[2] ?? ''];
  if (!start) {
    console.error(help);
    process.exitCode = 64;
    return;
  }
  const stop = await start();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop?.().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
