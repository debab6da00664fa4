import { expect, test } from '@jest/globals';
import { canBecome, type OrderStatus, stateProblem } from './states.js';

const all: OrderStatus[] = ['held', 'awaiting_payment', 'confirmed', 'partially_refunded', 'refunded', 'expired', 'cancelled'];

test('the ways an order may go', () => {
  const table = Object.fromEntries(all.map((from) => [from, all.filter((to) => canBecome(from, to))]));
  expect(table).toEqual({
    held: ['awaiting_payment', 'confirmed', 'expired', 'cancelled'],
    awaiting_payment: ['confirmed', 'expired', 'cancelled'],
    confirmed: ['partially_refunded', 'refunded', 'cancelled'],
    // Back again when banks return a refund.
    partially_refunded: ['confirmed', 'partially_refunded', 'refunded'],
    refunded: ['confirmed', 'partially_refunded'],
    expired: ['confirmed'],
    cancelled: [],
  });
});

test('an expired order is refused as expired, everything else by its state', () => {
  expect(all.map((status) => stateProblem(status).code).filter((code) => code === 'order_expired')).toHaveLength(1);
  expect(stateProblem('expired').code).toBe('order_expired');
});
