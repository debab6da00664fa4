import { jest } from '@jest/globals';
import type { Realtime } from '@echoplex/sdk/realtime';
import { logic } from '../src/elements/echoplex-tickets/later.js';
import type { PaymentOutcome, PaymentReturn } from '../src/purchase/payments.js';
import { createPurchase, type Purchase } from '../src/purchase/purchase.js';
import { createOrderMemory } from '../src/purchase/saved-order.js';
import type { PaymentMode } from '../src/state/model.js';
import { createTestClient, createTestStorage } from './client.js';
import { idOf } from './stub/data.js';
import type { ShopSettings } from './stub/shop.js';

const running: (() => void)[] = [];

/** To be called after each test: ends what it opened. */
export const endWorlds = (): void => {
  for (const stop of running.splice(0)) stop();
  jest.useRealTimers();
};

const general = idOf('tier', 1);

/** A purchase over a shop in memory, and what it did to the world. */
export const open = (
  changes: Partial<ShopSettings> = {},
  {
    storage = createTestStorage(),
    returned = null as PaymentReturn | null,
    stray = false,
    payment = 'embedded' as PaymentMode,
    codes = [] as string[],
    realtime = null as Realtime | null,
  } = {},
) => {
  const { shop, line, client } = createTestClient(changes);
  const memory = createOrderMemory('http://stub.test', 'harbour-lights', () => storage);
  const heard: string[] = [];
  const views: string[] = [];
  const left: string[] = [];
  const outcomes: (PaymentOutcome | (() => PaymentOutcome))[] = [];
  const clock = { ahead: 0 };
  const forms = { open: 0, disposed: 0 };
  const purchase = createPurchase({
    client,
    event: 'harbour-lights',
    tierIds: [],
    codes,
    record: (step) => void views.push(step),
    prepareLater: () => Promise.resolve(logic),
    locale: () => 'en',
    memory,
    payments: () =>
      Promise.resolve({
        open: () => {
          forms.open += 1;
          return Promise.resolve({
            confirm: () => {
              const outcome = outcomes.shift() ?? { paid: true };
              return Promise.resolve(typeof outcome === 'function' ? outcome() : outcome);
            },
            dispose: () => void (forms.disposed += 1),
          });
        },
      }),
    loadRealtime: () => (realtime ? Promise.resolve({ connect: () => realtime }) : Promise.reject(new Error('There is no socket here.'))),
    payment,
    takeReturn: () => returned,
    takeStray: () => stray,
    pageAddress: () => 'https://pier.example.com/nights?from=mail#tickets',
    leave: (url) => void left.push(url),
    isVisible: () => true,
    emit: (name) => void heard.push(name.replace('echoplex-', '')),
    changed: () => undefined,
    now: () => Date.now() + clock.ahead,
  });
  running.push(() => {
    purchase.stop();
    memory.release();
  });
  return { purchase, shop, line, heard, views, left, outcomes, clock, forms, storage };
};

/** Fills in the buyer. */
export const write = (purchase: Purchase): void => {
  purchase.write('firstName', 'Ana');
  purchase.write('lastName', 'Sørensen');
  purchase.write('email', 'ana@example.com');
};

/** As far as the payment form. */
export const reachPayment = async (changes: Partial<ShopSettings> = {}, more: Parameters<typeof open>[1] = {}) => {
  const world = open(changes, more);
  await world.purchase.load();
  world.purchase.choose(general, 2);
  await world.purchase.hold();
  write(world.purchase);
  await world.purchase.submit();
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
  return world;
};

/** A tab that is opened again with what the first one remembers, over the same books. */
export const reopen = async (first: ReturnType<typeof open>, more: Parameters<typeof open>[1] = {}) => {
  endWorlds();
  const second = open({}, { storage: first.storage, ...more });
  for (const [id, entry] of first.shop.orders) second.shop.orders.set(id, entry);
  await second.purchase.load();
  await new Promise((resolve) => setTimeout(resolve));
  return second;
};
