import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EventModel } from '../../../db/models/events.js';
import { OrderModel, type TicketModel } from '../../../db/models/orders.js';
import type { PaymentModel } from '../../../db/models/payments.js';
import { amountStep } from '../../../money/currency.js';
import { keptFee, quote, type QuoteFacts } from './refund-quote.js';
import { refundState } from '../settle/refund-state.js';
import { fromStripeAmount, toStripeAmount } from '../stripe/stripe-amounts.js';
import { sumOf, ticketShares } from './ticket-shares.js';

const currencies = fc.constantFrom('EUR', 'USD', 'JPY', 'KRW', 'ISK', 'UGX', 'KWD', 'BHD', 'HUF', 'CLP');

describe('amounts as Stripe counts them', () => {
  test.each([
    ['EUR', 3200, 3200],
    ['JPY', 3200, 3200],
    ['ISK', 3200, 320_000],
    ['KWD', 12_340, 12_340],
  ])('of %s', (currency, ours, theirs) => expect(toStripeAmount(ours, currency)).toBe(theirs));

  test('come back as what they were, whatever the case of the currency', () => {
    fc.assert(
      fc.property(currencies, fc.integer({ min: -999_999, max: 999_999 }), (currency, amount) => {
        const wire = toStripeAmount(amount, currency);
        return Number.isInteger(wire) && fromStripeAmount(wire, currency.toLowerCase()) === amount;
      }),
    );
  });
});

/** A line of an order, with its tickets. */
const order = (currency: string, lines: { quantity: number; price: number; off: number }[]): OrderModel => {
  const step = amountStep(currency);
  const items = lines.map(({ quantity, price, off }, n) => {
    const unitPrice = price * step;
    return { tierId: `tier_${n}`, quantity, unitPrice, discount: Math.floor((quantity * price * off) / 100) * step };
  });
  const tickets = items.flatMap(({ tierId, quantity }) =>
    Array.from({ length: quantity }, (_, n) => ({ id: `${tierId}_${n}`, tierId, status: 'valid', holdsStock: true }) as TicketModel),
  );
  const total = items.reduce((sum, { quantity, unitPrice, discount }) => sum + quantity * unitPrice - discount, 0);
  return Object.assign(new OrderModel(), { id: 'ord_1', status: 'confirmed', dispute: null, refunded: 0, currency, items, tickets, total });
};
const orders = fc
  .tuple(
    currencies,
    fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 12 }), price: fc.nat({ max: 9999 }), off: fc.nat({ max: 100 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([currency, lines]) => order(currency, lines));

describe('what each ticket cost', () => {
  test('adds up to its line, differs by a step at most, and can be charged', () => {
    fc.assert(
      fc.property(orders, (paid) => {
        const shares = ticketShares(paid);
        const step = amountStep(paid.currency);
        for (const { tierId, quantity, unitPrice, discount } of paid.items ?? []) {
          const own = (paid.tickets ?? []).filter((ticket) => ticket.tierId === tierId).map(({ id }) => shares.get(id) ?? NaN);
          expect(own.reduce((sum, share) => sum + share)).toBe(quantity * unitPrice - discount);
          expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(step);
          expect(own.every((share) => share >= 0 && share % step === 0)).toBe(true);
        }
        expect(sumOf(shares, [...shares.keys()])).toBe(paid.total);
      }),
    );
  });
});

const policies = fc.record({ refundFeePercent: fc.nat({ max: 100 }), refundFeeFixed: fc.nat({ max: 5000 }) });

describe('what a policy keeps', () => {
  test('is never less than nothing, never more than there is, and can be charged', () => {
    fc.assert(
      fc.property(policies, currencies, fc.nat({ max: 999_999 }), fc.integer({ min: 1, max: 20 }), (policy, currency, steps, tickets) => {
        const amount = steps * amountStep(currency);
        const fee = keptFee(policy, amount, tickets, currency);
        return fee >= 0 && fee <= amount && fee % amountStep(currency) === 0;
      }),
    );
  });
});

describe('what a buyer is offered', () => {
  const facts = (paid: OrderModel, policy: object): QuoteFacts => {
    const payment = {
      id: 'pay_1',
      kind: 'payment',
      surplus: false,
      stripeId: 'pi_1',
      stripeIntent: 'pi_1',
      amount: paid.total,
      refundId: null,
    };
    const event = Object.assign(new EventModel(), {
      refundSelfService: 'always',
      startsAt: new Date('2030-01-01'),
      status: 'published',
      ...policy,
    });
    const refundable = new Set((paid.items ?? []).map(({ tierId }) => tierId));
    return { order: paid, event, refundable, books: { rows: [payment as PaymentModel], refunds: [] }, now: new Date('2029-01-01') };
  };

  test('and the fee are what the tickets cost; all of them together no more than was paid', () => {
    fc.assert(
      fc.property(orders, policies, fc.nat(), (paid, policy, pick) => {
        const ids = (paid.tickets ?? []).filter((_, n) => ((pick >> (n % 30)) & 1) === 1).map(({ id }) => id);
        for (const wanted of [undefined, ...(ids.length > 0 ? [ids] : [])]) {
          const offered = quote(facts(paid, policy), wanted);
          const cost = wanted ? sumOf(ticketShares(paid), wanted) : paid.total;
          if (offered.allowed) expect(offered.amount + offered.fee).toBe(cost);
          else expect(offered).toMatchObject({ reason: 'nothing_left', amount: 0, fee: 0, ticketIds: [] });
          expect(offered.amount).toBeLessThanOrEqual(paid.total);
        }
      }),
    );
  });

  test('ends when the event begins, or so many hours before', () => {
    const paid = order('EUR', [{ quantity: 1, price: 3200, off: 0 }]);
    const at = (now: string, policy: object) =>
      quote({ ...facts(paid, { refundFeePercent: 0, refundFeeFixed: 0, ...policy }), now: new Date(now) }).reason;
    expect(at('2029-12-31T23:59:59.999Z', {})).toBeNull();
    expect(at('2030-01-01T00:00:00Z', {})).toBe('too_late');
    const until = { refundSelfService: 'until', refundHoursBefore: 48 };
    expect(at('2029-12-29T23:59:59.999Z', until)).toBeNull();
    expect(at('2029-12-30T00:00:00Z', until)).toBe('too_late');
    expect(at('2029-01-01T00:00:00Z', { refundSelfService: 'none' })).toBe('policy');
  });
});

test('an order says by what went back what it is', () => {
  expect([0, 1, 3199, 3200].map((refunded) => refundState(3200, refunded).status)).toEqual([
    'confirmed',
    'partially_refunded',
    'partially_refunded',
    'refunded',
  ]);
});
