import { expect, test } from '@jest/globals';
import type { Event } from '@echoplex/sdk';
import { makeEvent, makeTier } from '../../../test/stub/data.js';
import { choosingState, viewOf } from '../../../test/view.js';
import { createFormat } from '../../i18n/format.js';
import { loadMessages, type Language } from '../../i18n/locale.js';
import { policyText } from './policy.js';

type Policy = Event['refundPolicy'];
const policy = (changes: Partial<Policy>): Policy => ({ selfService: 'until', hoursBefore: 24, feePercent: 0, feeFixed: 0, ...changes });

const tiers = [makeTier(1, { name: 'Standing' }), makeTier(2, { name: 'Early bird', refundable: false }), makeTier(3, { price: 0 })];
const bought = (refundPolicy: Policy, chosen: readonly number[] = [0]) =>
  viewOf(
    choosingState({
      tiers,
      event: makeEvent({ refundPolicy }),
      quantities: Object.fromEntries(chosen.map((index) => [tiers[index]?.id, 1])),
    }),
  ).view;

test.each<[Partial<Policy>, string]>([
  [{}, 'Refundable until 24 hours before it begins.'],
  [{ hoursBefore: 168 }, 'Refundable until 7 days before it begins.'],
  [{ hoursBefore: 1 }, 'Refundable until 1 hour before it begins.'],
  [{ hoursBefore: 0 }, 'Refundable until it begins.'],
  [{ selfService: 'always', hoursBefore: null }, 'Refundable until it begins.'],
  [{ feePercent: 10 }, 'Refundable until 24 hours before it begins; 10% is kept.'],
  [{ feePercent: 10, feeFixed: 150 }, 'Refundable until 24 hours before it begins; 10% and €1.50 a ticket is kept.'],
  [{ selfService: 'none', hoursBefore: null }, 'You cannot give these tickets back by yourself; please ask the organizer.'],
])('%j', (changes, words) => {
  expect(policyText(bought(policy(changes)))).toBe(words);
});

test('tickets that are not refundable are named', () => {
  expect(policyText(bought(policy({}), [0, 1]))).toBe('Refundable until 24 hours before it begins. Not refundable: Early bird.');
  expect(policyText(bought(policy({}), [1]))).toBe('These tickets are not refundable.');
});

test('nothing is said of what costs nothing', () => {
  expect(policyText(bought(policy({}), [2]))).toBe('');
});

test.each<[Language, string]>([
  ['de', 'Rückgabe möglich bis 24 Stunden vor Beginn; 10 % werden einbehalten.'],
  ['fr', 'Remboursable jusqu’à 24 heures avant le début ; retenue : 10 %.'],
  ['es', 'Reembolso posible hasta 24 horas antes del comienzo; se retiene 10 %.'],
])('in %s', async (language, words) => {
  const view = { ...bought(policy({ feePercent: 10 })), t: await loadMessages(language), format: createFormat(language) };
  expect(policyText(view).replace(/\s/gu, ' ')).toBe(words);
});
