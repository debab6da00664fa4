import { expect, test } from '@jest/globals';
import { html } from 'lit';
import { choosingState, draw, textOf, viewOf } from '../../../test/view.js';
import type { Notice, Problem } from '../../state/model.js';
import { alert } from './alert.js';

const say = (notice: Notice | null): HTMLElement => draw(html`${alert(viewOf(choosingState({ notice })).view)}`);
const problem = (code: string): Problem => ({ code, detail: 'Internal words.', requestId: 'req_7', faults: [] });

test.each<[Notice, string]>([
  [{ kind: 'problem', problem: problem('overloaded') }, 'Very many people are buying right now.'],
  [{ kind: 'problem', problem: problem('a_code_of_tomorrow') }, 'Something went wrong on our side.'],
  [{ kind: 'problem', problem: problem('internal') }, 'Reference req_7'],
  [{ kind: 'reduced', tiers: [{ tierId: 't', name: 'Balcony seat', available: 2 }] }, 'Only 2 Balcony seat are left.'],
  [{ kind: 'reduced', tiers: [{ tierId: 't', name: 'Balcony seat', available: 0 }] }, 'Balcony seat has just run out.'],
  [{ kind: 'declined', reason: 'connection' }, 'you are never charged twice'],
  [{ kind: 'late', refunded: true }, 'paid back in full'],
  [{ kind: 'late', refunded: false }, 'it becomes tickets as long as there are any, or is paid back in full'],
  [{ kind: 'declined', reason: 'authentication' }, 'Your bank could not confirm that it is you.'],
  [{ kind: 'declined', reason: 'bank' }, 'The payment did not go through.'],
  [{ kind: 'declined', reason: 'unfinished' }, 'You are never charged twice.'],
  [{ kind: 'repriced', total: 2500, currency: 'EUR' }, 'It is €25.00 now.'],
  [{ kind: 'problem', problem: problem('payment_failed') }, 'The payment was refused.'],
  [{ kind: 'problem', problem: problem('amount_not_payable') }, 'This amount cannot be paid online.'],
])('%j', (notice, words) => {
  const container = say(notice);
  expect(textOf(container.querySelector('[role=alert]'))).toContain(words);
  expect(textOf(container)).not.toContain('Internal words.');
});

const limit = (code: string, available?: number): Notice => ({
  kind: 'problem',
  problem: { ...problem('limit_exceeded'), faults: [{ pointer: '/buyer/email', code, message: 'Internal words.', available }] },
});
test.each([
  [limit('buyer_limit', 2), 'you can have 2 more tickets'],
  [limit('buyer_limit', 1), 'you can have 1 more ticket.'],
  [limit('buyer_limit', 0), 'as many tickets for this event as one buyer may have'],
  [limit('network_limit'), 'waiting from your network'],
  [limit('limit_exceeded'), 'more than one order may hold'],
])('%j says which limit it is', (notice, words) => {
  expect(textOf(say(notice).querySelector('[role=alert]'))).toContain(words);
});

test('good news is not an alert', () => {
  expect(say({ kind: 'released' }).querySelector('[role=status]')).not.toBeNull();
  expect(textOf(say({ kind: 'declined', reason: 'calledOff' }).querySelector('[role=status]'))).toContain('Your tickets are still held.');
  expect(textOf(say({ kind: 'elsewhere' }).querySelector('[role=status]'))).toContain('your tickets come by mail');
});

test('nothing to say, nothing shown', () => {
  expect(say(null).children).toHaveLength(0);
});
