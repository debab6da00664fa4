import { expect, test } from '@jest/globals';
import { cameBack, takePaymentReturn } from './payment-return.js';

const secret = 'pi_1_secret_2';
const at = (query: string): void => window.history.replaceState(null, '', `/page${query}#shop`);

test('takes its own parameters out of the address and leaves the rest', () => {
  at(`?a=1&payment_intent=pi_1&payment_intent_client_secret=${secret}&redirect_status=succeeded`);
  expect(cameBack(window.location.href)).toBe(true);
  expect(takePaymentReturn(window, secret)).toEqual({ clientSecret: secret, failed: false });
  expect(window.location.search + window.location.hash).toBe('?a=1#shop');
  expect(takePaymentReturn(window, secret)).toBeNull();
});

test('says that the bank refused', () => {
  at(`?payment_intent_client_secret=${secret}&redirect_status=failed`);
  expect(takePaymentReturn(window, secret)).toEqual({ clientSecret: secret, failed: true });
});

test('leaves another order’s parameters alone', () => {
  at(`?payment_intent_client_secret=other&redirect_status=succeeded`);
  expect(takePaymentReturn(window, secret)).toBeNull();
  expect(window.location.search).toContain('other');
});
