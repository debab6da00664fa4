import type { ApiFaultKind } from './api-faults.js';
import type { StripeEmulator } from './emulator.js';
import type { WebhookFaults } from './webhooks.js';

/** The body of an order to the emulator. */
export type Fields = Record<string, unknown>;
/** Something that can be done, in words and in deed. */
export type Action = {
  what: string;
  fields: string[];
  /** A body that makes sense, with ids to replace; none where nothing has to be said. */
  example?: Fields;
  run: (fields: Fields) => unknown;
};

const kinds: ApiFaultKind[] = ['down', 'slow', 'rate_limited', 'fails', 'fails_after_work', 'hangs'];

/** What can be done over HTTP, by name. */
export function actionsOf(emulator: StripeEmulator): Record<string, Action> {
  return {
    confirm: {
      what: 'Pay a PaymentIntent as the buyer would.',
      fields: ['intent', 'paymentMethod? (pm_card_visa)'],
      example: { intent: 'pi_…' },
      run: (fields) => emulator.confirm(word(fields, 'intent'), optionalWord(fields, 'paymentMethod')),
    },
    authenticate: {
      what: 'End a 3-D Secure dialog or a visit to the bank.',
      fields: ['intent', 'outcome: complete or fail'],
      example: { intent: 'pi_…', outcome: 'complete' },
      run: (fields) => emulator.authenticate(word(fields, 'intent'), oneOf(fields, 'outcome', ['complete', 'fail'])),
    },
    'finish-processing': {
      what: 'Let the bank of a processing payment say yes or no.',
      fields: ['intent', 'outcome: succeed or fail'],
      example: { intent: 'pi_…', outcome: 'succeed' },
      run: (fields) => emulator.finishProcessing(word(fields, 'intent'), oneOf(fields, 'outcome', ['succeed', 'fail'])),
    },
    dispute: {
      what: "Let the buyer's bank take a payment back.",
      fields: ['payment: intent or charge', 'amount? in minor units', 'reason? (fraudulent)'],
      example: { payment: 'pi_…' },
      run: (fields) =>
        emulator.dispute(word(fields, 'payment'), { amount: optionalNumber(fields, 'amount'), reason: optionalWord(fields, 'reason') }),
    },
    'close-dispute': {
      what: 'Let the bank decide a dispute.',
      fields: ['dispute', 'outcome: won or lost'],
      example: { dispute: 'dp_…', outcome: 'won' },
      run: (fields) => emulator.closeDispute(word(fields, 'dispute'), oneOf(fields, 'outcome', ['won', 'lost'])),
    },
    refund: {
      what: 'Pay back by hand, as in the dashboard.',
      fields: ['intent', 'amount? in minor units; all that is left'],
      example: { intent: 'pi_…' },
      run: (fields) => emulator.refundFromDashboard(word(fields, 'intent'), optionalNumber(fields, 'amount')),
    },
    'fail-refund': {
      what: 'Let a refund not arrive, even one that had succeeded.',
      fields: ['refund'],
      example: { refund: 're_…' },
      run: (fields) => emulator.failRefund(word(fields, 'refund')),
    },
    'settle-refund': {
      what: 'Let a pending refund arrive.',
      fields: ['refund'],
      example: { refund: 're_…' },
      run: (fields) => emulator.settleRefund(word(fields, 'refund')),
    },
    'complete-session': {
      what: 'Pay a Checkout Session.',
      fields: ['session', 'paymentMethod? (pm_card_visa)'],
      example: { session: 'cs_…' },
      run: (fields) => emulator.completeSession(word(fields, 'session'), optionalWord(fields, 'paymentMethod')),
    },
    'expire-session': {
      what: 'Let the time of a Checkout Session be over.',
      fields: ['session'],
      example: { session: 'cs_…' },
      run: (fields) => emulator.expireSession(word(fields, 'session')),
    },
    'complete-onboarding': {
      what: 'Let an organizer tell Stripe everything it asks.',
      fields: ['account'],
      example: { account: 'acct_…' },
      run: (fields) => emulator.completeOnboarding(word(fields, 'account')),
    },
    'late-balance': {
      what: 'Leave out the balance transactions of charges until settle-balances, or for some milliseconds; false ends it.',
      fields: ['late: true, false or milliseconds'],
      example: { late: true },
      run: ({ late }) => {
        if (typeof late !== 'boolean' && typeof late !== 'number') throw new TypeError('late is true, false or a number.');
        emulator.setLateBalance(late);
      },
    },
    'settle-balances': {
      what: 'Book the charges that have no balance transaction yet.',
      fields: [],
      run: () => emulator.settleBalances(),
    },
    ...faultActions(emulator),
  };
}

function faultActions(emulator: StripeEmulator): Record<string, Action> {
  return {
    fault: {
      what: 'Let the next API requests go wrong.',
      fields: [`kind: ${kinds.join(', ')}`, 'times? (1)', 'method?', 'path? as regular expression', 'milliseconds?', 'keepsAnswer?'],
      example: { kind: 'down', times: 3 },
      run: (fields) => {
        const path = optionalWord(fields, 'path');
        emulator.faults.add({
          kind: oneOf(fields, 'kind', kinds),
          times: optionalNumber(fields, 'times'),
          milliseconds: optionalNumber(fields, 'milliseconds'),
          keepsAnswer: fields['keepsAnswer'] !== false,
          match: { method: optionalWord(fields, 'method'), path: path === undefined ? undefined : new RegExp(path) },
        });
      },
    },
    'clear-faults': { what: 'Let the API work again.', fields: [], run: () => emulator.faults.clear() },
    'misbehave-webhooks': {
      what: 'Let webhooks go wrong until behave-webhooks: lose them, deliver them late, more than once, in another order or too early.',
      fields: ['types? the events meant; all', 'lose?: true', 'delay? in milliseconds', 'copies?', 'reorder?: true', 'early?: true'],
      example: { lose: true },
      run: (fields) => emulator.webhooks.misbehave(webhookFaults(fields)),
    },
    'behave-webhooks': { what: 'Let webhooks work again. What was lost stays lost.', fields: [], run: () => emulator.webhooks.behave() },
    'pause-webhooks': { what: 'Hold webhooks back.', fields: [], run: () => emulator.webhooks.pause() },
    'release-webhooks': { what: 'Send what was held back.', fields: [], run: () => emulator.webhooks.release() },
  };
}

function webhookFaults(fields: Fields): WebhookFaults {
  const types: unknown = fields['types'];
  const delay = optionalNumber(fields, 'delay');
  const copies = optionalNumber(fields, 'copies');
  const meant = ({ type }: { type: string }): boolean => !Array.isArray(types) || types.includes(type);
  return {
    ...(fields['lose'] === true && { lose: meant }),
    ...(delay !== undefined && { delay: (event) => (meant(event) ? delay : 0) }),
    ...(copies !== undefined && { copies: (event) => (meant(event) ? copies : 1) }),
    reorder: fields['reorder'] === true,
    early: fields['early'] === true,
  };
}

function optionalWord(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value !== undefined && typeof value !== 'string') throw new TypeError(`${name} is a text.`);
  return value;
}

function word(fields: Fields, name: string): string {
  const value = optionalWord(fields, name);
  if (!value) throw new TypeError(`${name} is missing.`);
  return value;
}

function optionalNumber(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value !== undefined && typeof value !== 'number') throw new TypeError(`${name} is a number.`);
  return value;
}

function oneOf<T extends string>(fields: Fields, name: string, values: readonly T[]): T {
  const found = values.find((value) => value === fields[name]);
  if (!found) throw new TypeError(`${name} is one of ${values.join(', ')}.`);
  return found;
}
