import type { Availability, CheckoutInput, Order, OrderInput, OrderUpdate, PromoCodeCheck, Question, Tier } from '@echoplex/sdk';
import { createRefunds } from './refunds.js';
import { Refusal, type Entry, type ShopSettings } from './settings.js';
import { discountsOf } from '../../src/state/discounts.js';
import { idOf, makeAvailability, makeEvent, makeOrder, makeTickets, makeTiers } from './data.js';

const REFUSALS: Readonly<Record<string, object>> = {
  '4000000000000002': { type: 'card_error', code: 'card_declined', message: 'Your card was declined.' },
  '4000000000003220': { type: 'invalid_request_error', code: 'payment_intent_authentication_failure', message: 'Not authenticated.' },
};

/** A shop that keeps its books in memory and answers in the contract's shapes. */
export const createShop = (origin: () => string, changes: Partial<ShopSettings> = {}) => {
  const settings: ShopSettings = {
    event: makeEvent(),
    tiers: makeTiers(),
    salesState: 'on_sale',
    held: { [idOf('tier', 2)]: 2 },
    holdSeconds: 600,
    webhookLag: 1,
    codes: [],
    refused: {},
    questions: [],
    stripeAccount: undefined,
    prolongSeconds: 0,
    refusedCheckouts: [],
    refundsEnd: [],
    noRefund: null,
    ...changes,
  };
  const views: string[] = [];
  const orders = new Map<string, Entry>();
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

  /** A code that can be used, with its hidden tiers as they are now. */
  const useCode = (text: string, pointer: string): PromoCodeCheck => {
    const code = settings.codes.find((each) => each.code.toUpperCase() === text.toUpperCase());
    const refusal = code ? settings.refused[code.code] : 'unknown';
    if (refusal || !code) throw new Refusal(409, 'promo_code_invalid', [{ in: 'body', pointer, code: refusal, message: 'No.' }]);
    return { ...code, tiers: settings.tiers.filter(({ id, visibility }) => visibility === 'hidden' && code.tierIds.includes(id)) };
  };

  /** The required questions that nobody has answered yet. */
  const unanswered = (order: Order): Question[] =>
    settings.questions.filter(({ id, required, scope }) => {
      if (!required) return false;
      if (scope === 'order') return !order.answers.some(({ questionId }) => questionId === id);
      const seats = order.items.reduce((sum, { quantity }) => sum + quantity, 0);
      return order.attendees.filter(({ answers }) => answers.some(({ questionId }) => questionId === id)).length < seats;
    });

  return {
    settings,
    orders,
    views,
    check: (code: string): PromoCodeCheck => useCode(code, '/code'),
    tiersFor: (accessCode: string | null): Tier[] => {
      const opened = accessCode === null ? [] : useCode(accessCode, '/accessCode').tiers;
      return settings.tiers.filter((tier) => tier.visibility === 'public' || opened.includes(tier));
    },
    availability: (): Availability => makeAvailability(settings.tiers, { sequence, held: settings.held, salesState: settings.salesState }),
    /** Something changed: the next snapshot is newer. */
    changed: () => (sequence += 1),
    hold({ items, promoCode, accessCode }: Pick<OrderInput, 'items' | 'promoCode' | 'accessCode'>): Order {
      const promo = promoCode ? useCode(promoCode, '/promoCode') : null;
      const opened = [promo, accessCode ? useCode(accessCode, '/accessCode') : null].flatMap((code) => code?.tiers ?? []);
      if (
        items.some(({ tierId }) =>
          settings.tiers.some((tier) => tier.id === tierId && tier.visibility === 'hidden' && !opened.includes(tier)),
        )
      ) {
        throw new Refusal(409, 'access_code_required');
      }
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
      const priced = items.map(({ tierId, quantity, unitPrice }) => {
        const tier = settings.tiers.find(({ id }) => id === tierId) as Tier;
        return { tier, tierId, quantity, unitPrice: unitPrice ?? tier.price };
      });
      const discounts = promo ? discountsOf(promo, priced, 1) : [];
      const chosen = priced.map((line, index) => ({ ...line, discount: discounts[index] ?? 0 }));
      const number = orders.size + 1;
      const expiresAt = new Date(Date.now() + settings.holdSeconds * 1000).toISOString();
      const order = makeOrder(chosen, { id: idOf('ord', number), expiresAt, promoCode: promo?.code ?? null });
      const secret = `eos_${String(number).padStart(43, '0')}`;
      orders.set(order.id, {
        order,
        secret,
        paid: false,
        lag: settings.webhookLag,
        attempts: 0,
        refunds: [],
        returns: { success: '', cancel: '' },
      });
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
    update(id: string, secret: string | null, body: OrderUpdate): Order {
      const found = find(id, secret);
      mustBeHeld(found.order);
      const said = (given: OrderUpdate['answers'] = []): Order['answers'] =>
        given.map((answer) => ({ ...answer, label: settings.questions.find(({ id }) => id === answer.questionId)?.label ?? '' }));
      if (body.promoCode === null) {
        const items = found.order.items.map((item) => ({ ...item, discount: 0 }));
        found.order = { ...found.order, items, promoCode: null, discount: 0, total: found.order.subtotal };
      }
      if (body.buyer) found.order = { ...found.order, buyer: { ...body.buyer } };
      if (body.attendees) {
        const attendees = body.attendees.map((attendee) => ({ ...attendee, email: null, answers: said(attendee.answers) }));
        found.order = { ...found.order, attendees };
      }
      if (body.answers) found.order = { ...found.order, answers: said(body.answers) };
      const refusal = settings.refused[`${body.buyer?.email}`];
      if (refusal === 'buyer_limit') {
        throw new Refusal(409, 'limit_exceeded', [{ in: 'body', pointer: '/buyer/email', code: refusal, message: 'No.', available: 1 }]);
      }
      if (refusal && found.order.promoCode) {
        throw new Refusal(409, 'promo_code_invalid', [{ in: 'body', pointer: '/buyer/email', code: refusal, message: 'No.' }]);
      }
      return found.order;
    },
    checkout(id: string, secret: string | null, input: CheckoutInput = {}): Order {
      const found = find(id, secret);
      mustBeHeld(found.order);
      const missing = unanswered(found.order);
      if (missing.length > 0) {
        const faults = missing.map(({ id }) => ({ in: 'body', pointer: `/answers/${id}`, code: 'required', message: 'Missing.' }));
        throw new Refusal(409, 'answers_required', faults);
      }
      const refused = settings.refusedCheckouts.shift();
      if (refused) throw new Refusal(refused === 'payment_failed' ? 402 : refused === 'payment_provider_error' ? 502 : 409, refused);
      if (found.order.total === 0) {
        found.order = confirm(found.order);
        return found.order;
      }
      found.attempts += found.order.payment?.status === 'failed' || !found.order.payment ? 1 : 0;
      const begun = `pi_${id}_${found.attempts}`;
      found.returns = { success: input.successUrl ?? '', cancel: input.cancelUrl ?? '' };
      const access =
        input.mode === 'redirect'
          ? { url: `${origin()}/stub/page?order=${id}` }
          : {
              clientSecret: `${begun}_secret`,
              publishableKey: 'pk_test_stub',
              scriptUrl: `${origin()}/stripe.js`,
              ...(settings.stripeAccount && { stripeAccount: settings.stripeAccount }),
            };
      const prolonged = new Date(Date.now() + settings.prolongSeconds * 1000).toISOString();
      const expiresAt = settings.prolongSeconds > 0 && found.order.status === 'held' ? prolonged : found.order.expiresAt;
      found.order = { ...found.order, status: 'awaiting_payment', expiresAt, payment: { status: 'pending', ...access } };
      return found.order;
    },
    cancel(id: string, secret: string | null): Order {
      const found = find(id, secret);
      mustBeHeld(found.order);
      found.order = { ...found.order, status: 'cancelled', expiresAt: null };
      giveBack(found.order);
      return found.order;
    },
    /** A confirmed order as it would be found by its link. */
    sell(items: OrderInput['items'], changes: Partial<Order> = {}): { id: string; secret: string } {
      const { id, secret = '' } = this.hold({ items });
      const found = find(id, secret);
      found.order = {
        ...confirm({ ...found.order, buyer: { firstName: 'Ana', lastName: 'Sørensen', email: 'ana@example.com' } }),
        ...changes,
      };
      return { id, secret };
    },
    ...createRefunds(settings, find),
    /** What the bank says: `processing` and `failed` are told by the order, `paid` confirms it. */
    bank(id: string, said: 'processing' | 'failed' | 'paid'): void {
      const found = orders.get(id);
      if (!found?.order.payment) throw new Refusal(404, 'not_found');
      if (said === 'paid') found.paid = true;
      else found.order = { ...found.order, payment: { ...found.order.payment, status: said } };
    },
    pay(clientSecret: string, card: string): unknown {
      const found = [...orders.values()].find(({ order }) => order.payment?.clientSecret === clientSecret);
      if (!found) throw new Refusal(404, 'not_found');
      if (found.paid)
        return { error: { type: 'invalid_request_error', code: 'payment_intent_unexpected_state', message: 'Paid already.' } };
      const refusal = REFUSALS[card];
      if (refusal) return { error: refusal };
      if (card === '6000000000000000') {
        found.order = { ...found.order, payment: { ...found.order.payment, status: 'processing' } };
        return { paymentIntent: { status: 'processing' } };
      }
      found.paid = true;
      return { paymentIntent: { status: 'succeeded' } };
    },
  };
};

export { Refusal, type ShopSettings } from './settings.js';

/** The shop's books. */
export type Shop = ReturnType<typeof createShop>;
