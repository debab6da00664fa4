import { EchoPlex } from '@echoplex/sdk';
import { takePaymentReturn } from '../../payment/payment-return.js';
import type { Emit } from '../../purchase/events.js';
import { createPurchase, type Purchase, type PurchaseOptions, type TicketsClient } from '../../purchase/purchase.js';
import { createOrderMemory } from '../../purchase/saved-order.js';
import { createTierCount } from '../../purchase/tier-count.js';

interface ShopOptions {
  /** The widget; a payment form becomes its light-DOM child. */
  host: HTMLElement;
  /** The element that carries the colours, once it is drawn. */
  styled: () => HTMLElement;
  event: string;
  /** Where the API is. */
  api: string;
  client: TicketsClient | null;
  tierIds: readonly string[];
  language: () => string;
  emit: Emit;
  changed: PurchaseOptions['changed'];
}

/** A purchase with everything of the browser attached to it. */
export interface Shop {
  purchase: Purchase;
  /** The tab remembers an order of this event. */
  remembers: boolean;
  /** How many tiers will probably be shown, for what stands in their place until then. */
  expectedTiers: number;
  close(): void;
}

/**
 * Opens the shop of one event. Nothing is asked of the API before `purchase.load()`.
 * @throws {TypeError} when `api` is no http or https address.
 */
export const openShop = ({ host, styled, event, api, client, tierIds, language, emit, changed }: ShopOptions): Shop => {
  const echoplex = client ?? new EchoPlex({ baseUrl: api });
  const memory = createOrderMemory(echoplex.baseUrl, event, () => window.sessionStorage);
  const tierCount = createTierCount(echoplex.baseUrl, event, () => window.sessionStorage);
  const purchase = createPurchase({
    client: echoplex,
    event,
    tierIds,
    locale: language,
    memory,
    // Three chunks that the first screen does not need: the payment form, the socket and (in the element) the QR codes.
    payments: async () => {
      const { createStripePayments } = await import('../../payment/stripe-payments.js');
      return createStripePayments({ host, baseUrl: echoplex.baseUrl, language: language(), styled: styled() });
    },
    loadRealtime: () => import('@echoplex/sdk/realtime'),
    takeReturn: (clientSecret) => takePaymentReturn(window, clientSecret),
    isVisible: () => document.visibilityState === 'visible',
    emit,
    changed: (state, before) => {
      if (state.tiers !== before.tiers && state.tiers.length > 0) tierCount.write(state.tiers.length);
      changed(state, before);
    },
    now: Date.now,
  });
  return {
    purchase,
    remembers: memory.read() !== null,
    expectedTiers: tierIds.length || tierCount.read(),
    close: () => {
      purchase.stop();
      memory.release();
    },
  };
};
