import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, type EchoPlex, type Event, type Tier } from '@echoplex/sdk';
import type Stripe from 'stripe';
import { guest, type DemoSale } from './programme.js';

/**
 * Buys what the demo says was bought, as buyers do: hold, fill in, check out, pay. Each purchase has its own idempotency key, so a seed
 * that was cut off goes on where it stopped.
 *
 * @param stripe where card payments are confirmed; without it only free orders are made
 */
export async function sell(
  buyer: EchoPlex,
  stripe: Stripe | null,
  event: Event,
  tiers: Tier[],
  sales: DemoSale[],
  firstGuest: number,
): Promise<void> {
  const all = sales.map((sale, index) => ({ sale, n: firstGuest + index }));
  // One tier after the other, because some are sold only once another one is gone.
  for (const tier of tiers.filter(({ price }) => price === 0 || stripe)) {
    const waiting = all.filter(({ sale }) => sale.tier === tier.name);
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await buy(buyer, stripe, event, tier, next.sale.quantity, next.n);
    };
    // A few at a time: as fast as the API likes it, without asking for more connections than it has.
    await Promise.all([worker(), worker(), worker(), worker()]);
  }
}

async function buy(
  buyer: EchoPlex,
  stripe: Stripe | null,
  event: Event,
  tier: Tier,
  quantity: number,
  n: number,
  attempt = 1,
): Promise<void> {
  const key = `demo-${event.id}-${n}-${attempt}`;
  const order = await buyer.orders.create(event.id, { items: [{ tierId: tier.id, quantity }], locale: 'en' }, { idempotencyKey: key });
  const credential = order.secret ?? '';
  try {
    await buyer.orders.update(order.id, { buyer: guest(n) }, { credential });
    const { payment } = await buyer.orders.checkout(order.id, { credential, idempotencyKey: `${key}-checkout` });
    if (payment?.status !== 'pending' || !payment.clientSecret || !stripe) return;
    const intent = payment.clientSecret.split('_secret_')[0] ?? '';
    await stripe.paymentIntents.confirm(intent, { payment_method: 'pm_card_visa' }, { idempotencyKey: `${key}-pay` });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // The hold of a seed that was cut off long ago: buy anew. One that got as far as the payment is done or about to be.
    if (error.code === 'order_expired') return buy(buyer, stripe, event, tier, quantity, n, attempt + 1);
    if (error.code !== 'order_state_invalid') throw error;
  }
}

/** Waits until no order of the event awaits its payment: the provider's webhooks have then been worked on. */
export async function untilPaid(organizer: EchoPlex, event: Event, timeout = 20_000): Promise<boolean> {
  const deadline = Date.now() + timeout;
  while (Date.now() < deadline) {
    const { data } = await organizer.orders.list(event.id, { status: 'awaiting_payment', limit: 1 });
    if (data.length === 0) return true;
    await sleep(100);
  }
  return false;
}
