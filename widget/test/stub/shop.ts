import type { Availability, Event, Order, Tier } from '@echoplex/sdk';
import { idOf, makeAvailability, makeEvent, makeOrder, makeTickets, makeTiers } from './data.js';

/** A refusal, to be sent as a problem. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly faults: readonly Record<string, unknown>[] = [],
  ) {
    super(code);
  }
}

/** What tests turn. */
export interface ShopSettings {
  event: Event;
  tiers: Tier[];
  salesState: Availability['salesState'];
  held: Record<string, number>;
  /** Seconds a hold lasts. */
  holdSeconds: number;
  /** How many times a paid order is still said to await its payment. */
  webhookLag: number;
}

/** A shop that keeps its books in memory and answers in the contract's shapes. */
export const createShop = (origin: () => string, changes: Partial<ShopSettings> = {}) => {
  const settings: ShopSettings = {
    event: makeEvent(),
    tiers: makeTiers(),
    salesState: 'on_sale',
    held: { [idOf('tier', 2)]: 2 },
    holdSeconds: 600,
    webhookLag: 1,
    ...changes,
  };
  const orders = new Map<string, { order: Order; secret: string; paid: boolean; lag: number }>();
  let sequence = 1;

  const find = (id: string, secret: string | null) => {
    const found = orders.get(id);
    if (!found) throw new Refusal(404, 'not_found');
    if (found.secret !== secret) throw new Refusal(401, 'unauthenticated');
    if (['held', 'awaiting_payment'].includes(found.order.status) && Date.parse(found.order.expiresAt ?? '') <= Date.now() && !found.paid) {
      found.order = { ...found.order, status: 'expired', expiresAt: null };
      giveBack(found.order);
    }
    return found;
  };

  const change = (order: Order, sign: 1 | -1): void => {
    sequence += 1;
    settings.tiers = settings.tiers.map((tier) => {
      const item = order.items.find(({ tierId }) => tierId === tier.id);
      return item && tier.available !== null ? { ...tier, available: tier.available + sign * item.quantity } : tier;
    });
  };
  const giveBack = (order: Order): void => change(order, 1);

  const confirm = (order: Order): Order => {
    const confirmed: Order = { ...order, status: 'confirmed', confirmedAt: new Date().toISOString(), expiresAt: null, payment: null };
    return { ...confirmed, tickets: makeTickets(confirmed) };
  };

  const mustBeHeld = (order: Order): void => {
    if (order.status === 'expired') throw new Refusal(409, 'order_expired');
    if (order.status !== 'held' && order.status !== 'awaiting_payment') throw new Refusal(409, 'order_state_invalid');
  };

  return {
    settings,
    orders,
    availability: (): Availability => makeAvailability(settings.tiers, { sequence, held: settings.held, salesState: settings.salesState }),
    /** Something changed: the next snapshot is newer. */
    changed: () => (sequence += 1),
    hold(items: readonly { tierId: string; quantity: number }[]): Order {
      const short = items.flatMap(({ tierId, quantity }, index) => {
        const available = settings.tiers.find(({ id }) => id === tierId)?.available ?? null;
        const fault = {
          in: 'body',
          pointer: `/items/${index}/quantity`,
          code: 'insufficient_quantity',
          message: 'Not that many are left.',
          available,
        };
        return available !== null && available < quantity ? [fault] : [];
      });
      if (short.length > 0) throw new Refusal(409, 'insufficient_quantity', short);
      const chosen = items.map(({ tierId, quantity }) => ({ tier: settings.tiers.find(({ id }) => id === tierId) as Tier, quantity }));
      const number = orders.size + 1;
      const expiresAt = new Date(Date.now() + settings.holdSeconds * 1000).toISOString();
      const order = makeOrder(chosen, { id: idOf('ord', number), expiresAt });
      const secret = `eos_${String(number).padStart(43, '0')}`;
      orders.set(order.id, { order, secret, paid: false, lag: settings.webhookLag });
      change(order, -1);
      return { ...order, secret };
    },
    get(id: string, secret: string | null): Order {
      const found = find(id, secret);
      if (found.paid && found.order.status === 'awaiting_payment') {
        if (found.lag > 0) found.lag -= 1;
        else found.order = confirm(found.order);
      }
      return found.order;
    },
    update(id: string, secret: string | null, body: Pick<Order, 'buyer' | 'attendees'>): Order {
      const found = find(id, secret);
      mustBeHeld(found.order);
      const attendees = body.attendees.map((attendee) => ({ ...attendee, email: null }));
      found.order = { ...found.order, buyer: body.buyer, attendees };
      return found.order;
    },
    checkout(id: string, secret: string | null): Order {
      const found = find(id, secret);
      mustBeHeld(found.order);
      const payment = {
        status: 'pending' as const,
        clientSecret: `pi_${id}_secret`,
        publishableKey: 'pk_test_stub',
        scriptUrl: `${origin()}/stripe.js`,
      };
      found.order = found.order.total === 0 ? confirm(found.order) : { ...found.order, status: 'awaiting_payment', payment };
      return found.order;
    },
    cancel(id: string, secret: string | null): Order {
      const found = find(id, secret);
      mustBeHeld(found.order);
      found.order = { ...found.order, status: 'cancelled', expiresAt: null };
      giveBack(found.order);
      return found.order;
    },
    pay(clientSecret: string, card: string): unknown {
      const found = [...orders.values()].find(({ order }) => order.payment?.clientSecret === clientSecret);
      if (!found) throw new Refusal(404, 'not_found');
      if (card === '4000000000000002') return { error: { type: 'card_error', code: 'card_declined', message: 'Your card was declined.' } };
      found.paid = true;
      return { paymentIntent: { status: 'succeeded' } };
    },
  };
};

/** The shop's books. */
export type Shop = ReturnType<typeof createShop>;
