import { invalidRequest, missingParam, noSuch } from './faults.js';
import { nested, text, type Params } from './form.js';
import type { PaymentMethod } from './objects.js';
import { newId, now, type Store } from './store.js';
import { debitMethod, namedDebit, debitBehaviour } from './debits.js';
import { isRedirect } from './methods.js';

/** What the bank does when somebody pays. */
export type Behaviour = {
  /** Asks for 3-D Secure first. */
  challenge?: boolean;
  /** Sends the buyer to a page of the bank first. */
  redirect?: boolean;
  decline?: { code: string; decline_code?: string; message: string };
  /** Takes days to say yes or no; `stays` never says anything by itself. */
  slow?: 'succeeds' | 'fails' | 'stays';
  /** Lets refunds wait before they arrive, or arrive and then come back. */
  refunds?: 'pending' | 'fail';
  /** Has the payment disputed at once, for this reason. */
  dispute?: string;
};

const declined = (decline_code: string, message = 'Your card was declined.'): Behaviour => ({
  decline: { code: 'card_declined', decline_code, message },
});

const behaviours = {
  ok: {},
  declined: declined('generic_decline'),
  insufficientFunds: declined('insufficient_funds', 'Your card has insufficient funds.'),
  lost: declined('lost_card'),
  stolen: declined('stolen_card'),
  live: declined('test_mode_live_card', 'Your card was declined: this is a test, use a test card.'),
  expired: { decline: { code: 'expired_card', decline_code: 'expired_card', message: 'Your card has expired.' } },
  wrongCvc: { decline: { code: 'incorrect_cvc', decline_code: 'incorrect_cvc', message: "Your card's security code is incorrect." } },
  unavailable: { decline: { code: 'processing_error', message: 'The card could not be processed. Try again in a little while.' } },
  challenge: { challenge: true },
  challengeThenDeclined: { challenge: true, ...declined('generic_decline') },
  refundPending: { refunds: 'pending' },
  refundFails: { refunds: 'fail' },
  disputed: { dispute: 'fraudulent' },
  notReceived: { dispute: 'product_not_received' },
} satisfies Record<string, Behaviour>;

type TestCard = { number: string; behaviour: keyof typeof behaviours; methods: string[] };

const testCards: TestCard[] = [
  { number: '4242424242424242', behaviour: 'ok', methods: ['pm_card_visa'] },
  { number: '4000056655665556', behaviour: 'ok', methods: ['pm_card_visa_debit'] },
  { number: '5555555555554444', behaviour: 'ok', methods: ['pm_card_mastercard'] },
  { number: '378282246310005', behaviour: 'ok', methods: ['pm_card_amex'] },
  { number: '4000000000000002', behaviour: 'declined', methods: ['pm_card_chargeDeclined', 'pm_card_visa_chargeDeclined'] },
  {
    number: '4000000000009995',
    behaviour: 'insufficientFunds',
    methods: ['pm_card_chargeDeclinedInsufficientFunds', 'pm_card_visa_chargeDeclinedInsufficientFunds'],
  },
  { number: '4000000000009987', behaviour: 'lost', methods: ['pm_card_chargeDeclinedLostCard', 'pm_card_visa_chargeDeclinedLostCard'] },
  {
    number: '4000000000009979',
    behaviour: 'stolen',
    methods: ['pm_card_chargeDeclinedStolenCard', 'pm_card_visa_chargeDeclinedStolenCard'],
  },
  { number: '4000000000000069', behaviour: 'expired', methods: ['pm_card_chargeDeclinedExpiredCard'] },
  { number: '4000000000000127', behaviour: 'wrongCvc', methods: ['pm_card_chargeDeclinedIncorrectCvc'] },
  { number: '4000000000000119', behaviour: 'unavailable', methods: ['pm_card_chargeDeclinedProcessingError'] },
  { number: '4000002500003155', behaviour: 'challenge', methods: ['pm_card_authenticationRequired'] },
  { number: '4000002760003184', behaviour: 'challenge', methods: ['pm_card_authenticationRequiredOnSetup'] },
  { number: '4000000000003220', behaviour: 'challenge', methods: ['pm_card_threeDSecure2Required'] },
  { number: '4000008400001629', behaviour: 'challengeThenDeclined', methods: ['pm_card_threeDSecureRequiredChargeDeclined'] },
  { number: '4000000000007726', behaviour: 'refundPending', methods: ['pm_card_pendingRefund'] },
  { number: '4000000000005126', behaviour: 'refundFails', methods: ['pm_card_refundFail'] },
  { number: '4000000000000259', behaviour: 'disputed', methods: ['pm_card_createDispute'] },
  { number: '4000000000002685', behaviour: 'notReceived', methods: ['pm_card_createDisputeProductNotReceived'] },
];

/** What the bank of a payment method does. It is remembered by last four digits, never by the number. */
export function behaviourOf(method: PaymentMethod): Behaviour {
  if (isRedirect(method.type)) return { redirect: true };
  if (!method.card) return debitBehaviour(method);
  const { last4 } = method.card;
  const card = testCards.find(({ number }) => number.endsWith(last4));
  return card ? behaviours[card.behaviour] : behaviours.live;
}

/**
 * Makes a payment method from `{type, card: {number, …}, billing_details}` and keeps it. A redirect needs no details, a debited account
 * `us_bank_account` or `sepa_debit`.
 */
export function createMethod(store: Store, data: Params): PaymentMethod {
  const type = text(data, 'type');
  if (!type) throw missingParam('type');
  const billing = nested(data, 'billing_details');
  const who = { email: text(billing, 'email') ?? null, name: text(billing, 'name') ?? null };
  const method = { ...(type === 'card' ? readCard(nested(data, 'card')) : debitMethod(type, data)), ...bare(type, who) };
  store.put(method);
  return method;
}

/** The payment method of an id: one that was created, or a named test method such as `pm_card_visa`, which becomes a method of its own. */
export function resolveMethod(store: Store, id: string): PaymentMethod {
  const kept = store.get('payment_method', id);
  if (kept) return kept;
  const card = testCards.find(({ methods }) => methods.includes(id));
  const debit = card ? undefined : namedDebit(id);
  if (!card && !debit) throw noSuch('PaymentMethod', id, 'payment_method');
  const type = debit?.us_bank_account ? 'us_bank_account' : debit ? 'sepa_debit' : 'card';
  const details = card ? cardDetails(card.number, 12, new Date().getFullYear() + 2) : debit;
  const method = { ...details, ...bare(type, { email: null, name: null }) };
  store.put(method);
  return method;
}

function readCard(card: Params): Pick<PaymentMethod, 'card'> {
  const number = text(card, 'number')?.replaceAll(/\s/g, '');
  if (!number) throw missingParam('card[number]');
  if (!passesLuhn(number)) throw invalidRequest('Your card number is incorrect.', { code: 'incorrect_number', param: 'number' });
  const month = Number(text(card, 'exp_month'));
  const year = fullYear(Number(text(card, 'exp_year')));
  if (!(month >= 1 && month <= 12))
    throw invalidRequest("Your card's expiry month is invalid.", { code: 'invalid_expiry_month', param: 'exp_month' });
  const endOfMonth = new Date(year, month, 1).getTime();
  if (!(endOfMonth > Date.now())) throw invalidRequest('Your card has expired.', { code: 'invalid_expiry_year', param: 'exp_year' });
  return cardDetails(number, month, year);
}

function cardDetails(number: string, month: number, year: number): Pick<PaymentMethod, 'card'> {
  return { card: { brand: brandOf(number), country: 'DK', exp_month: month, exp_year: year, funding: 'credit', last4: number.slice(-4) } };
}

/** A payment method without the details of its type. */
function bare(type: string, who: { email: string | null; name: string | null }): PaymentMethod {
  return {
    id: newId('pm'),
    object: 'payment_method',
    billing_details: { address: null, ...who, phone: null },
    created: now(),
    customer: null,
    livemode: false,
    metadata: {},
    type,
  };
}

function brandOf(number: string): string {
  if (number.startsWith('4')) return 'visa';
  if (/^3[47]/.test(number)) return 'amex';
  return /^(5[1-5]|2[2-7])/.test(number) ? 'mastercard' : 'unknown';
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}

function passesLuhn(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
