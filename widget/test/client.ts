import {
  ConnectionError,
  fromProblem,
  type CheckoutInput,
  type OrderInput,
  type OrderUpdate,
  type Problem,
  type RefundInput,
} from '@echoplex/sdk';
import type { TicketsClient } from '../src/operations.js';
import { createShop, Refusal, type Shop, type ShopSettings } from './stub/shop.js';

/** A client over a shop in memory: the same answers and errors as over HTTP, without a server. */
export const createTestClient = (changes: Partial<ShopSettings> = {}) => {
  const shop: Shop = createShop(() => 'http://stub.test', changes);
  const line = { down: false, calls: [] as string[], keys: [] as string[] };

  const ask = async <T>(call: string, answer: () => T): Promise<T> => {
    line.calls.push(call);
    await Promise.resolve();
    if (line.down) throw new ConnectionError('No answer came.');
    try {
      return answer();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, code, faults } = error;
      throw fromProblem({ type: code, title: code, status, code, detail: code, requestId: 'req_1', errors: faults } as Problem);
    }
  };
  const secretOf = (options?: { credential?: string }): string | null => options?.credential ?? null;
  const client = {
    baseUrl: 'http://stub.test',
    credential: undefined,
    events: { get: () => ask('events.get', () => shop.settings.event) },
    tiers: {
      async *list(_event: string, query?: { accessCode?: string }) {
        yield* await ask('tiers.list', () => shop.tiersFor(query?.accessCode ?? null));
      },
    },
    promoCodes: { check: (_event: string, { code }: { code: string }) => ask('promoCodes.check', () => shop.check(code)) },
    questions: {
      async *list() {
        yield* await ask('questions.list', () => shop.settings.questions);
      },
    },
    views: { record: (_event: string, body: unknown) => ask('views.record', () => void shop.views.push(JSON.stringify(body))) },
    availability: { get: () => ask('availability.get', () => shop.availability()) },
    orders: {
      create: (_event: string, body: OrderInput) => ask('orders.create', () => shop.hold(body)),
      get: (id: string, options?: { credential?: string }) => ask('orders.get', () => shop.get(id, secretOf(options))),
      update: (id: string, body: OrderUpdate, options?: { credential?: string }) =>
        ask('orders.update', () => shop.update(id, secretOf(options), body)),
      checkout: (id: string, body: CheckoutInput, options?: { credential?: string }) =>
        ask('orders.checkout', () => shop.checkout(id, secretOf(options), body)),
      async *refunds(id: string, _query: unknown, options?: { credential?: string }) {
        yield* await ask('orders.refunds', () => shop.refunds(id, secretOf(options)));
      },
      refundQuote: (id: string, query: { ticketIds?: string } | undefined, options?: { credential?: string }) =>
        ask('orders.refundQuote', () => shop.refundQuote(id, secretOf(options), query?.ticketIds?.split(',') ?? null)),
      refund: (id: string, body: RefundInput, options?: { credential?: string; idempotencyKey?: string }) => {
        line.keys.push(options?.idempotencyKey ?? '');
        return ask('orders.refund', () => shop.refund(id, secretOf(options), body));
      },
      cancel: (id: string, options?: { credential?: string }) => ask('orders.cancel', () => shop.cancel(id, secretOf(options))),
    },
  };
  // The widget calls a small part of the client; the rest of its type has no place in a test.
  return { shop, line, client: client as unknown as TicketsClient };
};

/** The tab's storage, without a tab. */
export const createTestStorage = (): Storage => {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (index) => [...entries.keys()][index] ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => void entries.set(key, value),
  };
};
