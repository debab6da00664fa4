import Stripe from 'stripe';
import { close, listen } from '../http.js';
import type { Context } from './context.js';
import { parseForm } from './form.js';
import type { PaymentIntent, StripeEvent } from './objects.js';
import { confirmIntent, finishAuthentication } from './payment-intents.js';
import { createStripeServer, type SeenRequest, type ServerState } from './server.js';
import { newId, now, openStore } from './store.js';
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
  /** The one secret key it accepts. */
  secretKey?: string;
  /** Keeps the objects across restarts. */
  file?: string;
};

/** A running stand-in for Stripe's API and Stripe.js. */
export type StripeEmulator = {
  url: string;
  port: number;
  /** Of the browser's stand-in for Stripe.js. */
  scriptUrl: string;
  secretKey: string;
  setWebhookUrl(url: string | undefined): void;
  webhooks: Omit<Webhooks, 'setUrl' | 'send' | 'stop'>;
  /** Every PaymentIntent, oldest first. */
  paymentIntents(): PaymentIntent[];
  /** Every event, oldest first, or those of one type. */
  events(type?: string): StripeEvent[];
  /** The last thousand API requests. */
  requests(): SeenRequest[];
  /** Confirms as the buyer's browser would. Throws StripeFault when the card is refused. */
  confirm(id: string, paymentMethod?: string): PaymentIntent;
  /** Ends a 3-D Secure dialog. */
  authenticate(id: string, outcome: 'complete' | 'fail'): PaymentIntent;
  /** Lets the next API requests fail with 500. */
  failNext(count: number): void;
  /** Makes every API request take this many milliseconds. */
  setDelay(milliseconds: number): void;
  stop(): Promise<void>;
};

/**
 * Starts the emulator. Everything of the product that talks to Stripe runs against it unchanged: the `stripe` package with
 * `{host, port, protocol: 'http'}`, the browser with `scriptUrl` in place of Stripe.js, the webhook with the same secret.
 */
export async function startStripeEmulator(options: StripeEmulatorOptions): Promise<StripeEmulator> {
  const { port = 0, host = '127.0.0.1', webhookSecret, secretKey = 'sk_test_emulator', file } = options;
  const store = openStore(file);
  const webhooks = createWebhooks(store, webhookSecret, options.webhookUrl);
  const state: ServerState = { secretKey, seen: [], failures: 0, delay: 0, current: null };
  let hasWebhook = options.webhookUrl !== undefined;
  let url = '';

  const context: Context = {
    store,
    url: () => url,
    emit: (type, object, previous) => {
      const event: StripeEvent = {
        id: newId('evt'),
        object: 'event',
        api_version: Stripe.API_VERSION,
        created: now(),
        data: previous ? { object, previous_attributes: previous } : { object },
        livemode: false,
        pending_webhooks: hasWebhook ? 1 : 0,
        request: { id: state.current?.id ?? null, idempotency_key: state.current?.key ?? null },
        type,
      };
      store.put(event);
      if (hasWebhook) webhooks.send(event);
    },
  };

  const server = createStripeServer(context, state);
  const bound = await listen(server, port, host);
  url = options.publicUrl ?? `http://${host === '0.0.0.0' ? 'localhost' : host}:${bound}`;
  return {
    url,
    port: bound,
    scriptUrl: `${url}/stripe.js`,
    secretKey,
    setWebhookUrl: (next) => {
      hasWebhook = next !== undefined;
      webhooks.setUrl(next);
    },
    webhooks,
    paymentIntents: () => store.list('payment_intent'),
    events: (type) => store.list('event').filter((event) => !type || event.type === type),
    requests: () => [...state.seen],
    confirm: (id, paymentMethod = 'pm_card_visa') => confirmIntent(context, id, parseForm(`payment_method=${paymentMethod}`)),
    authenticate: (id, outcome) => finishAuthentication(context, id, outcome),
    failNext: (count) => {
      state.failures = count;
    },
    setDelay: (milliseconds) => {
      state.delay = milliseconds;
    },
    stop: async () => {
      webhooks.stop();
      await close(server);
    },
  };
}
