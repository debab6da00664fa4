import { describe, expect, test } from '@jest/globals';
import type { Refund, RefundQuote } from '@echoplex/sdk';
import { makeEvent, makeOrder, makeTickets, makeTier } from '../../test/stub/data.js';
import { reduceOrder } from './machine.js';
import { initialOrderState, type OrderAction, type OrderFacts, type OrderState, type Stage } from './model.js';

const bought = makeOrder([{ tier: makeTier(1), quantity: 2 }], { status: 'confirmed' });
const order = { ...bought, tickets: makeTickets(bought) };
const [one, two] = order.tickets.map(({ id }) => id) as [string, string];
const quote = (ticketIds: string[], changes: Partial<RefundQuote> = {}): RefundQuote => ({
  allowed: ticketIds.length > 0,
  reason: ticketIds.length > 0 ? null : 'nothing_left',
  amount: 2880 * ticketIds.length,
  fee: 320 * ticketIds.length,
  currency: 'EUR',
  until: null,
  ticketIds,
  ...changes,
});
const facts = (changes: Partial<OrderFacts> = {}): OrderFacts => ({
  order,
  event: makeEvent(),
  refunds: [],
  quote: quote([one, two]),
  ...changes,
});
const refund: Refund = {
  id: 'rfd_1',
  orderId: order.id,
  eventId: order.eventId,
  status: 'pending',
  source: 'buyer',
  amount: 2880,
  currency: 'EUR',
  reason: null,
  ticketIds: [one],
  restock: true,
  failure: null,
  createdAt: order.createdAt,
  completedAt: null,
};
const problem = { code: 'unreachable', detail: '', requestId: null, faults: [] };

const shown: OrderState = { ...initialOrderState, step: 'shown', facts: facts() };
const after = (state: OrderState, ...actions: OrderAction[]): OrderState => actions.reduce(reduceOrder, state);
const offered = (chosen: string[]): OrderAction => ({ type: 'offered', chosen, offer: quote(chosen) });
const asking = after(shown, { type: 'open' }, { type: 'toggle', ticketId: one }, offered([one]), { type: 'ask' });

test('from the choice to the outcome', () => {
  const sending = after(asking, { type: 'send' });
  expect([asking.stage, sending.stage]).toEqual(['asking', 'sending']);
  const done = after(sending, { type: 'sent', refund });
  expect(done).toMatchObject({ stage: 'done', outcome: { status: 'pending' } });
  const later = after(done, { type: 'facts', facts: facts({ refunds: [{ ...refund, status: 'succeeded' }] }) });
  expect(later).toMatchObject({ stage: 'done', outcome: { status: 'succeeded' } });
  expect(after(later, { type: 'close' })).toMatchObject({ stage: 'closed', chosen: [], outcome: null });
});

test('nothing is asked for before its price is known', () => {
  const choosing = after(shown, { type: 'open' }, { type: 'toggle', ticketId: one });
  expect(after(choosing, { type: 'ask' }).stage).toBe('choosing');
  // The price of another choice is no price.
  expect(after(choosing, offered([two]), { type: 'ask' }).stage).toBe('choosing');
  const refused: OrderAction = { type: 'offered', chosen: [one], offer: quote([], { reason: 'checked_in' }) };
  expect(after(choosing, refused, { type: 'ask' }).stage).toBe('choosing');
});

test('a single ticket needs no choosing, none cannot be opened', () => {
  const only = { ...shown, facts: facts({ quote: quote([two]) }) };
  expect(after(only, { type: 'open' })).toMatchObject({ stage: 'choosing', chosen: [two] });
  expect(after({ ...shown, facts: facts({ quote: quote([]) }) }, { type: 'open' }).stage).toBe('closed');
});

test('what can no longer be given back closes the choice', () => {
  const news: OrderAction = { type: 'facts', facts: facts({ quote: quote([two]) }) };
  expect(after(asking, news)).toMatchObject({ stage: 'closed', chosen: [] });
  // While the answer is on its way its own news change nothing.
  expect(after(asking, { type: 'send' }, news).stage).toBe('sending');
});

test('a refusal leads back to the question, with everything still chosen', () => {
  expect(after(asking, { type: 'send' }, { type: 'refused', problem })).toMatchObject({ stage: 'asking', chosen: [one], problem });
});

test('a failure to load later on keeps what is shown', () => {
  expect(reduceOrder(shown, { type: 'failed', problem })).toBe(shown);
  expect(reduceOrder(initialOrderState, { type: 'failed', problem })).toMatchObject({ step: 'failed', failure: problem });
});

describe('late news change nothing', () => {
  const late: [OrderAction, Stage[]][] = [
    [{ type: 'toggle', ticketId: two }, ['closed', 'asking', 'sending', 'done']],
    [offered([one]), ['closed', 'asking', 'sending', 'done']],
    [{ type: 'send' }, ['closed', 'choosing', 'sending', 'done']],
    [{ type: 'sent', refund }, ['closed', 'choosing', 'asking', 'done']],
    [{ type: 'close' }, ['closed', 'sending']],
  ];
  test.each(late.flatMap(([action, stages]) => stages.map((stage) => ({ action, stage }))))(
    '$action.type in $stage',
    ({ action, stage }) => {
      const state = { ...asking, stage };
      expect(reduceOrder(state, action)).toBe(state);
    },
  );
});
