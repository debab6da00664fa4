import http from 'node:http';
import https from 'node:https';
import Stripe from 'stripe';
import type { StripeEvent } from './objects.js';
import type { Store } from './store.js';

/** Delivers events until the receiver accepts them, and misbehaves on demand like the real network. */
export type Webhooks = {
  setUrl(url: string | undefined): void;
  send(event: StripeEvent): void;
  /** Holds deliveries back until `release`. */
  pause(): void;
  /** Sends what was held back, if wanted in reverse order or more than once. */
  release(how?: { reverse?: boolean; times?: number }): void;
  /** Waits until every delivery was accepted. */
  settled(): Promise<void>;
  /** Gives up what is under way. Undelivered events stay in the store and go out after the next start. */
  stop(): void;
};

const waits = [200, 500, 1000, 2000, 5000, 10_000, 30_000];

/** Signed deliveries to one address; those a former run did not get through are sent again. */
export function createWebhooks(store: Store, secret: string, firstUrl: string | undefined): Webhooks {
  let url = firstUrl;
  let held: StripeEvent[] | undefined;
  let waiting: (() => void)[] = [];
  const active = new Map<symbol, string>();
  const timers = new Set<NodeJS.Timeout>();
  const stopped = new AbortController();

  const finish = (delivery: symbol): void => {
    active.delete(delivery);
    if (active.size > 0) return;
    waiting.forEach((done) => done());
    waiting = [];
  };

  const attempt = async (event: StripeEvent, delivery: symbol, tries: number): Promise<void> => {
    if (url && (await accepted(url, event, secret, stopped.signal))) {
      store.put({ ...event, pending_webhooks: 0 });
      finish(delivery);
    } else if (!stopped.signal.aborted) {
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          void attempt(event, delivery, tries + 1);
        },
        waits[Math.min(tries, waits.length - 1)],
      );
      timers.add(timer);
    }
  };

  const deliver = (event: StripeEvent): void => {
    const delivery = Symbol(event.id);
    active.set(delivery, event.id);
    void attempt(event, delivery, 0);
  };
  const resume = (): void => {
    const underWay = new Set(active.values());
    for (const event of store.list('event')) if (event.pending_webhooks > 0 && !underWay.has(event.id)) deliver(event);
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
      else deliver(event);
    },
    pause: () => {
      held ??= [];
    },
    release: ({ reverse = false, times = 1 } = {}) => {
      const events = reverse ? (held ?? []).reverse() : (held ?? []);
      held = undefined;
      for (let round = 0; round < times; round++) events.forEach(deliver);
    },
    settled: () => (active.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    stop: () => {
      stopped.abort();
      timers.forEach((timer) => clearTimeout(timer));
      waiting.forEach((done) => done());
    },
  };
}

/** One try: true when the receiver answered 2xx within ten seconds. A receiver that is down counts like one that refuses. */
function accepted(url: string, event: StripeEvent, secret: string, stopped: AbortSignal): Promise<boolean> {
  const payload = JSON.stringify({ ...event, pending_webhooks: 1 }, null, 2);
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(payload),
    'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    'Stripe-Signature': Stripe.webhooks.generateTestHeaderString({ payload, secret }),
  };
  const { request } = url.startsWith('https:') ? https : http;
  return new Promise((resolve) => {
    const sending = request(url, { method: 'POST', headers, agent: false, timeout: 10_000, signal: stopped }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve((answer.statusCode ?? 500) < 300));
      answer.on('error', () => resolve(false));
    });
    sending.on('error', () => resolve(false));
    sending.on('timeout', () => sending.destroy());
    sending.end(payload);
  });
}
