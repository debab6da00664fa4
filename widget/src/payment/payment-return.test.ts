import { expect, test } from '@jest/globals';
import { cameBack, takePaymentReturn, takeStrayReturn } from './payment-return.js';
import { returnAddress } from './return-address.js';

const order = { id: 'ord_1', eventId: 'evt_1', payment: { status: 'pending' as const, clientSecret: 'pi_1_secret_2' } };
const at = (query: string): void => window.history.replaceState(null, '', `/page${query}#shop`);
const address = (): string => window.location.search + window.location.hash;

test('takes its own parameters out of the address and leaves the rest', () => {
  at('?a=1&echoplex_order=ord_1&echoplex_event=evt_1&payment_intent=pi_1&payment_intent_client_secret=x&redirect_status=succeeded');
  expect(cameBack(window.location.href, 'ord_1')).toBe(true);
  expect(cameBack(window.location.href, 'ord_2')).toBe(false);
  expect(takePaymentReturn(window, order)).toBe('unknown');
  expect(address()).toBe('?a=1#shop');
  expect(takePaymentReturn(window, order)).toBeNull();
});

test.each([
  ['?payment_intent_client_secret=pi_1_secret_2&redirect_status=failed', 'failed'],
  ['?payment_intent_client_secret=pi_1_secret_2&redirect_status=succeeded', 'unknown'],
  ['?echoplex_order=ord_1&redirect_status=failed', 'failed'],
  ['?echoplex_order=ord_1&echoplex_payment=cancelled', 'calledOff'],
])('%s says %s', (query, said) => {
  at(query);
  expect(takePaymentReturn(window, order)).toBe(said);
  expect(address()).toBe('#shop');
});

test.each(['?payment_intent_client_secret=other&redirect_status=succeeded', '?echoplex_order=ord_2'])(
  'leaves another order’s parameters alone: %s',
  (query) => {
    at(query);
    expect(takePaymentReturn(window, order)).toBeNull();
    expect(address()).toBe(`${query}#shop`);
  },
);

test('a payment of an order that the tab does not know is taken note of once, by the event’s own widget', () => {
  at('?echoplex_order=ord_9&echoplex_event=evt_1');
  expect(takeStrayReturn(window, 'evt_2')).toBe(false);
  window.sessionStorage.setItem('echoplex:x#2', JSON.stringify({ orderId: 'ord_9' }));
  expect(takeStrayReturn(window, 'evt_1')).toBe(false);
  window.sessionStorage.clear();
  expect(takeStrayReturn(window, 'evt_1')).toBe(true);
  expect(takeStrayReturn(window, 'evt_1')).toBe(false);
  at('?echoplex_order=ord_9&echoplex_event=evt_1&echoplex_payment=cancelled');
  expect(takeStrayReturn(window, 'evt_1')).toBe(false);
});

test('the way back is the page itself with what it needs, and never a secret', () => {
  const page = 'https://pier.example.com/nights?from=mail&redirect_status=failed&echoplex_payment=cancelled#tickets';
  expect(returnAddress(page, order)).toBe('https://pier.example.com/nights?from=mail&echoplex_order=ord_1&echoplex_event=evt_1#tickets');
  expect(returnAddress(page, order, 'cancelled')).toContain('echoplex_payment=cancelled#tickets');
  const long = returnAddress(`https://pier.example.com/nights?q=${'x'.repeat(3000)}`, order);
  expect(long).toBe('https://pier.example.com/nights?echoplex_order=ord_1&echoplex_event=evt_1');
});
