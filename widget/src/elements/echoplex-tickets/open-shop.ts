import { EchoPlex } from '@echoplex/sdk';
import { takePaymentReturn, takeStrayReturn } from '../../payment/payment-return.js';
import type { Emit } from '../../purchase/events.js';
import { createPurchase, type Purchase, type PurchaseOptions, type TicketsClient } from '../../purchase/purchase.js';
import { createOrderMemory } from '../../purchase/saved-order.js';
import { recordView } from '../../purchase/views.js';
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
  /** Codes that the page gives. */
  codes: readonly string[];
  /** Where buyers pay. */
  payment: PurchaseOptions['payment'];
  /** Gets the chunk of the later steps; never rejects. */
  prepareLater: PurchaseOptions['prepareLater'];
  language: () => string;
  emit: Emit;
  changed: PurchaseOptions['changed'];
}

/** A purchase with everything of the browser attached to it. */
export interface Shop {
  purchase: Purchase;
  /** The order of this event that the tab remembers. */
  remembers: string | null;
  /** How many tiers will probably be shown, for what stands in their place until then. */
  expectedTiers: number;
  /** The element is looked at; counted once the event is there. */
  seen(): void;
  close(): void;
}

/**
 * Opens the shop of one event. Nothing is asked of the API before `purchase.load()`.
 * @throws {TypeError} when `api` is no http or https address.
 */
export const openShop = ({
  host,
  styled,
  event,
  api,
  client,
  tierIds,
  codes,
  payment,
  prepareLater,
  language,
  emit,
  changed,
}: ShopOptions): Shop => {
  const echoplex = client ?? new EchoPlex({ baseUrl: api });
  const memory = createOrderMemory(echoplex.baseUrl, event, () => window.sessionStorage);
  const tierCount = createTierCount(echoplex.baseUrl, event, () => window.sessionStorage);
  let visible = false;
  const record = (step: 'widget' | 'checkout'): void => {
    const { event: shown } = purchase.state;
    if (shown) recordView(echoplex, shown.id, step, document.referrer);
  };
  const purchase = createPurchase({
    client: echoplex,
    event,
    tierIds,
    codes,
    payment,
    prepareLater,
    record,
    locale: language,
    memory,
    // Three chunks that the first screen does not need: the payment form, the socket and (in the element) the QR codes.
    payments: async () => {
      const { createStripePayments } = await import('../../payment/stripe-payments.js');
      return createStripePayments({ host, baseUrl: echoplex.baseUrl, language: language(), styled: styled() });
    },
    loadRealtime: () => import('@echoplex/sdk/realtime'),
    takeReturn: (order) => takePaymentReturn(window, order),
    takeStray: (eventId) => takeStrayReturn(window, eventId),
    pageAddress: () => window.location.href,
    leave: (url) => window.location.assign(url),
    isVisible: () => document.visibilityState === 'visible',
    emit,
    changed: (state, before) => {
      if (state.tiers !== before.tiers && state.tiers.length > 0) tierCount.write(state.tiers.length);
      if (visible && state.event && !before.event) record('widget');
      changed(state, before);
    },
    now: Date.now,
  });
  return {
    purchase,
    remembers: memory.read()?.orderId ?? null,
    expectedTiers: tierIds.length || tierCount.read(),
    seen: () => {
      visible = true;
      record('widget');
    },
    close: () => {
      purchase.stop();
      memory.release();
    },
  };
};
