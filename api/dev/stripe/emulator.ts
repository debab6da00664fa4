import Stripe from 'stripe';
import { close, listen } from '../http.js';
import { createApiFaults, type ApiFault } from './api-faults.js';
import { createControl } from './control.js';
import type { Context, Settings } from './context.js';
import { noSuch } from './faults.js';
import type { BalanceTransaction, Dispute } from './money-objects.js';
import type { Charge, PaymentIntent, Refund, StripeEvent } from './objects.js';
import { createPages } from './pages.js';
import { createStripeServer, type Asked, type SeenRequest, type ServerState } from './server.js';
import type { Session } from './session-objects.js';
import { expireInTime } from './sessions.js';
import { newId, now, openStore } from './store.js';
import { createTriggers, type Triggers } from './triggers.js';
import { createWebhooks, type Webhooks } from './webhooks.js';

/** How to start the emulator. */
export type StripeEmulatorOptions = {
  /** TCP port; a free one when left out. */
  port?: number;
  host?: string;
  /** The address browsers and the API reach it by, when that is not where it listens. */
  publicUrl?: string;
  /** Where events are sent; may be set later. */
  webhookUrl?: string;
  /** Signs the events, `whsec_…`. */
  webhookSecret: string;
  /** Signs the events of connected accounts, which otherwise have the same secret. */
  connectWebhookSecret?: string;
  /** The one secret key it accepts. */
  secretKey?: string;
  /** Keeps the objects across restarts. */
  file?: string;
} & Partial<Settings>;

/** A running stand-in for Stripe's API and Stripe.js. */
export type StripeEmulator = Triggers & {
  url: string;
  port: number;
  /** Of the browser's stand-in for Stripe.js. */
  scriptUrl: string;
  secretKey: string;
  setWebhookUrl(url: string | undefined): void;
  webhooks: Pick<Webhooks, 'pause' | 'release' | 'misbehave' | 'behave' | 'settled'>;
  /** Lets the API go wrong. */
  faults: { add(fault: ApiFault): () => void; clear(): void };
  /** Every PaymentIntent of all accounts, oldest first; the same goes for those below. */
  paymentIntents(): PaymentIntent[];
  charges(): Charge[];
  refunds(): Refund[];
  disputes(): Dispute[];
  balanceTransactions(): BalanceTransaction[];
  sessions(): Session[];
  /** Every event, oldest first, or those of one type. */
  events(type?: string): StripeEvent[];
  /** The last thousand API requests. */
  requests(): SeenRequest[];
  /** Lets the next API requests fail with 500, instead of those of an earlier call. */
  failNext(count: number): void;
  /** Makes every API request take this many milliseconds before it is worked on. */
  setDelay(milliseconds: number): void;
  /** When balance transactions of charges appear, see `Settings`. */
  setLateBalance(late: Settings['lateBalance']): void;
  stop(): Promise<void>;
};

/**
 * Starts the emulator. Everything of the product that talks to Stripe runs against it unchanged: the `stripe` package with
 * `{host, port, protocol: 'http'}`, the browser with `scriptUrl` in place of Stripe.js, the webhook with the same secret.
 */
export async function startStripeEmulator(options: StripeEmulatorOptions): Promise<StripeEmulator> {
  const { port = 0, host = '127.0.0.1', webhookSecret, connectWebhookSecret, secretKey = 'sk_test_emulator', file } = options;
  const { lateBalance = false, settleAfter = null } = options;
  const stores = openStore(file);
  const webhooks = createWebhooks(stores, { own: webhookSecret, connect: connectWebhookSecret ?? webhookSecret }, options.webhookUrl);
  const settings: Settings = { lateBalance, settleAfter };
  const faults = createApiFaults();
  const timers = new Set<NodeJS.Timeout>();
  let hasWebhook = options.webhookUrl !== undefined;
  let url = '';

  const contextOf = (account: string | null, asked?: Asked): Context => ({
    account,
    store: stores.of(account),
    stores,
    settings,
    url: () => url,
    emit: (type, object, previous) => {
      const event: StripeEvent = {
        id: newId('evt'),
        object: 'event',
        ...(account !== null && { account }),
        api_version: Stripe.API_VERSION,
        created: now(),
        data: previous ? { object, previous_attributes: previous } : { object },
        livemode: false,
        pending_webhooks: hasWebhook ? 1 : 0,
        request: { id: asked?.id ?? null, idempotency_key: asked?.key ?? null },
        type,
      };
      stores.of(account).put(event);
      asked?.events.push(event);
      if (hasWebhook) webhooks.send(event);
    },
    in: (other) => (other === account ? contextOf(account, asked) : contextOf(other, asked)),
    later: (milliseconds, work) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work(contextOf(account));
      }, milliseconds);
      timers.add(timer.unref());
    },
  });
  const ofObject = (id: string): Context => {
    const account = stores.accountOf(id);
    if (account === undefined) throw noSuch('object', id);
    return contextOf(account);
  };
  const triggers = createTriggers(ofObject, () => stores.all('charge').map((charge) => [ofObject(charge.id), charge]));
  const control = createControl(() => emulator);
  const state: ServerState = { secretKey, seen: [], faults, webhooks, delay: 0, pages: createPages(contextOf), control };
  const server = createStripeServer(contextOf, state);
  const bound = await listen(server, port, host);
  url = options.publicUrl ?? `http://${host === '0.0.0.0' ? 'localhost' : host}:${bound}`;
  for (const session of stores.all('checkout.session')) if (session.status === 'open') expireInTime(ofObject(session.id), session);
  let endFailures = (): void => undefined;
  const emulator: StripeEmulator = {
    ...triggers,
    url,
    port: bound,
    scriptUrl: `${url}/stripe.js`,
    secretKey,
    setWebhookUrl: (next) => {
      hasWebhook = next !== undefined;
      webhooks.setUrl(next);
    },
    webhooks,
    faults,
    paymentIntents: () => stores.all('payment_intent'),
    charges: () => stores.all('charge'),
    refunds: () => stores.all('refund'),
    disputes: () => stores.all('dispute'),
    balanceTransactions: () => stores.all('balance_transaction'),
    sessions: () => stores.all('checkout.session'),
    events: (type) => stores.all('event').filter((event) => !type || event.type === type),
    requests: () => [...state.seen],
    failNext: (count) => {
      endFailures();
      endFailures = faults.add({ kind: 'fails', times: count });
    },
    setDelay: (milliseconds) => {
      state.delay = milliseconds;
    },
    setLateBalance: (late) => {
      settings.lateBalance = late;
    },
    stop: async () => {
      timers.forEach((timer) => clearTimeout(timer));
      webhooks.stop();
      await close(server);
    },
  };
  return emulator;
}
