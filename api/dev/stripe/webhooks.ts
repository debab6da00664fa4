import { setMaxListeners } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import Stripe from 'stripe';
import type { StripeEvent } from './objects.js';
import { shuffled } from './shuffle.js';
import type { Stores } from './store.js';

/** What goes wrong with deliveries until `behave`. */
export type WebhookFaults = {
  /** Events that are never delivered; `GET /v1/events` still lists them. */
  lose?: (event: StripeEvent) => boolean;
  /** Milliseconds an event is late. */
  delay?: (event: StripeEvent) => number;
  /** How often an event is delivered, side by side. */
  copies?: (event: StripeEvent) => number;
  /** Delivers events that happened together one after another in another order; a number makes it the same one every time. */
  reorder?: boolean | number;
  /** Has every event tried once before the request that caused it is answered. */
  early?: boolean;
};

/** Delivers events until the receiver accepts them, and misbehaves on demand like the real network. */
export type Webhooks = {
  setUrl(url: string | undefined): void;
  send(event: StripeEvent): void;
  /** Holds deliveries back until `release`. */
  pause(): void;
  /** Sends what was held back, if wanted in reverse order or more than once. */
  release(how?: { reverse?: boolean; times?: number }): void;
  /** Lets deliveries go wrong from now on, in these ways alone. */
  misbehave(faults: WebhookFaults): void;
  /** Ends `misbehave`. What was lost stays lost. */
  behave(): void;
  /** Waits until every delivery was accepted. */
  settled(): Promise<void>;
  /** When `early` is asked for, waits until these events were tried once. */
  triedEarly(events: StripeEvent[]): Promise<void>;
  /** Gives up what is under way. Undelivered events stay in the store and go out after the next start. */
  stop(): void;
};

/** Signs the events of the platform's own account and of connected ones. */
export type WebhookSecrets = { own: string; connect: string };

const waits = [200, 500, 1000, 2000, 5000, 10_000, 30_000];

/** Signed deliveries to one address; those a former run did not get through are sent again. */
export function createWebhooks(stores: Stores, secrets: WebhookSecrets, firstUrl: string | undefined): Webhooks {
  let url = firstUrl;
  let held: StripeEvent[] | undefined;
  let together: StripeEvent[] = [];
  let faults: WebhookFaults = {};
  let waiting: (() => void)[] = [];
  let turns = 0;
  const active = new Map<symbol, string>();
  const firstTries = new Map<string, Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  const stopped = new AbortController();
  setMaxListeners(0, stopped.signal); // every delivery under way listens
  // As many at a time as Stripe roughly opens to one receiver; more would only queue there.
  const agents = { http: new http.Agent({ maxSockets: 40 }), https: new https.Agent({ maxSockets: 40 }) };

  const keep = (event: StripeEvent): void => stores.of(event.account ?? null).put({ ...event, pending_webhooks: 0 });
  const finish = (delivery: symbol): void => {
    active.delete(delivery);
    if (active.size > 0) return;
    waiting.forEach((done) => done());
    waiting = [];
  };
  const after = (milliseconds: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, milliseconds);
    timers.add(timer);
  };

  const attempt = async (event: StripeEvent, delivery: symbol, tries: number): Promise<void> => {
    const secret = event.account ? secrets.connect : secrets.own;
    if (url && (await accepted(url, agents, event, secret, stopped.signal))) {
      keep(event);
      finish(delivery);
    } else if (!stopped.signal.aborted) {
      after(waits[Math.min(tries, waits.length - 1)] ?? 0, () => void attempt(event, delivery, tries + 1));
    }
  };
  const begin = (event: StripeEvent): symbol => {
    const delivery = Symbol(event.id);
    active.set(delivery, event.id);
    return delivery;
  };
  const tryOnce = (event: StripeEvent, delivery: symbol): Promise<void> => {
    const trying = attempt(event, delivery, 0).finally(() => firstTries.delete(event.id));
    firstTries.set(event.id, trying);
    return trying;
  };

  const deliver = (event: StripeEvent): void => {
    if (faults.lose?.(event)) return keep(event);
    const wait = faults.delay?.(event) ?? 0;
    for (let copy = faults.copies?.(event) ?? 1; copy > 0; copy--) {
      const delivery = begin(event);
      if (wait > 0) after(wait, () => void attempt(event, delivery, 0));
      else void tryOnce(event, delivery);
    }
  };
  /** One after another, so that the other order is the order of arrival too. */
  const deliverReordered = (): void => {
    const batch = together;
    together = [];
    const seed = typeof faults.reorder === 'number' ? faults.reorder + turns++ : Math.floor(Math.random() * 2 ** 31);
    const kept = batch.filter((event) => !faults.lose?.(event) || keep(event));
    const started = shuffled(kept, seed).map((event) => ({ event, copies: Math.max(1, faults.copies?.(event) ?? 1) }));
    const deliveries = started.flatMap(({ event, copies }) => Array.from({ length: copies }, () => ({ event, delivery: begin(event) })));
    let last = Promise.resolve();
    for (const { event, delivery } of deliveries) {
      last = last.then(() => attempt(event, delivery, 0));
      firstTries.set(
        event.id,
        last.finally(() => firstTries.delete(event.id)),
      );
    }
  };
  const sendOut = (event: StripeEvent): void => {
    if (faults.reorder === undefined || faults.reorder === false) return deliver(event);
    together.push(event);
    if (together.length > 1) return;
    // What happens in one go is in one batch; its deliveries count from the first event on.
    const gathering = begin(event);
    firstTries.set(
      event.id,
      new Promise((resolve) => {
        setImmediate(() => {
          deliverReordered();
          finish(gathering);
          resolve(firstTries.get(event.id));
        });
      }),
    );
  };
  const resume = (): void => {
    const underWay = new Set(active.values());
    for (const event of stores.all('event')) if (event.pending_webhooks > 0 && !underWay.has(event.id)) deliver(event);
  };
  if (url) resume();

  return {
    setUrl: (next) => {
      const first = url === undefined && next !== undefined;
      url = next;
      if (first) resume();
    },
    send: (event) => {
      if (held) held.push(event);
      else sendOut(event);
    },
    pause: () => {
      held ??= [];
    },
    release: ({ reverse = false, times = 1 } = {}) => {
      const events = reverse ? (held ?? []).reverse() : (held ?? []);
      held = undefined;
      for (let round = 0; round < times; round++) events.forEach(deliver);
    },
    misbehave: (wanted) => {
      faults = wanted;
      turns = 0;
    },
    behave: () => {
      faults = {};
    },
    settled: () => (active.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    triedEarly: async (events) => {
      if (!faults.early) return;
      for (const { id } of events) await firstTries.get(id);
    },
    stop: () => {
      stopped.abort();
      timers.forEach((timer) => clearTimeout(timer));
      waiting.forEach((done) => done());
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

/** One try: true when the receiver answered 2xx within ten seconds. A receiver that is down counts like one that refuses. */
function accepted(
  url: string,
  agents: { http: http.Agent; https: https.Agent },
  event: StripeEvent,
  secret: string,
  stopped: AbortSignal,
): Promise<boolean> {
  const payload = JSON.stringify({ ...event, pending_webhooks: 1 }, null, 2);
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(payload),
    'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    'Stripe-Signature': Stripe.webhooks.generateTestHeaderString({ payload, secret }),
  };
  const secure = url.startsWith('https:');
  const { request } = secure ? https : http;
  const agent = secure ? agents.https : agents.http;
  return new Promise((resolve) => {
    const sending = request(url, { method: 'POST', headers, agent, timeout: 10_000, signal: stopped }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve((answer.statusCode ?? 500) < 300));
      answer.on('error', () => resolve(false));
    });
    sending.on('error', () => resolve(false));
    sending.on('timeout', () => sending.destroy());
    sending.end(payload);
  });
}
