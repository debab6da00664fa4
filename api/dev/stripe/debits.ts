import type { Behaviour } from './cards.js';
import { invalidRequest, missingParam } from './faults.js';
import { nested, text, type Params } from './form.js';
import { isRedirect } from './methods.js';
import type { PaymentMethod } from './objects.js';

type Details = Pick<PaymentMethod, 'us_bank_account' | 'sepa_debit'>;
type TestAccount = { number: string; methods: string[]; slow: NonNullable<Behaviour['slow']>; dispute?: string };

/** Stripe's test accounts. Every debit is `processing` at first. */
const usAccounts: TestAccount[] = [
  { number: '000123456789', methods: ['pm_usBankAccount_success'], slow: 'succeeds' },
  { number: '000222222227', methods: ['pm_usBankAccount_insufficientFunds'], slow: 'fails' },
  { number: '000111111113', methods: ['pm_usBankAccount_accountClosed'], slow: 'fails' },
  { number: '000111111116', methods: ['pm_usBankAccount_noAccount'], slow: 'fails' },
  { number: '000333333335', methods: ['pm_usBankAccount_debitNotAuthorized'], slow: 'fails' },
  { number: '000555555559', methods: ['pm_usBankAccount_dispute'], slow: 'succeeds', dispute: 'debit_not_authorized' },
  { number: '000000000009', methods: ['pm_usBankAccount_processing'], slow: 'stays' },
];
const ibans: TestAccount[] = [
  { number: 'DE89370400440532013000', methods: ['pm_success_de'], slow: 'succeeds' },
  { number: 'DE08370400440532013003', methods: ['pm_successDelayed_de'], slow: 'succeeds' },
  { number: 'DE62370400440532013001', methods: ['pm_failed_de'], slow: 'fails' },
  { number: 'DE78370400440532013004', methods: ['pm_failedDelayed_de'], slow: 'fails' },
  { number: 'DE35370400440532013002', methods: ['pm_disputed_de'], slow: 'succeeds', dispute: 'debit_not_authorized' },
];

/** What the bank of a debited account does, by its last digits. */
export function debitBehaviour({ us_bank_account: us, sepa_debit: sepa }: PaymentMethod): Behaviour {
  const last4 = us?.last4 ?? sepa?.last4 ?? '';
  const found = (us ? usAccounts : ibans).find(({ number }) => number.endsWith(last4));
  return { slow: found?.slow ?? 'succeeds', dispute: found?.dispute };
}

/** The details of a named test account such as `pm_usBankAccount_processing` or `pm_failedDelayed_de`. */
export function namedDebit(id: string): Details | undefined {
  const us = usAccounts.find(({ methods }) => methods.includes(id));
  if (us) return usDetails(us.number, '110000000');
  const sepa = ibans.find(({ methods }) => methods.includes(id));
  return sepa && sepaDetails(sepa.number);
}

/** The details of a payment method of this type; redirects have none. */
export function debitMethod(type: string, data: Params): Details {
  if (isRedirect(type)) return {};
  if (type === 'us_bank_account') {
    const { account_number: account, routing_number: routing } = nested(data, type);
    if (typeof account !== 'string') throw missingParam('us_bank_account[account_number]');
    return usDetails(account, typeof routing === 'string' ? routing : '110000000');
  }
  if (type === 'sepa_debit') {
    const iban = text(nested(data, type), 'iban')?.replaceAll(/\s/g, '');
    if (!iban) throw missingParam('sepa_debit[iban]');
    return sepaDetails(iban);
  }
  throw invalidRequest(`Payment methods of type '${type}' are not emulated.`, { param: 'type' });
}

function usDetails(account: string, routing_number: string): Details {
  return { us_bank_account: { bank_name: 'STRIPE TEST BANK', last4: account.slice(-4), routing_number } };
}

function sepaDetails(iban: string): Details {
  return { sepa_debit: { bank_code: iban.slice(4, 12), country: iban.slice(0, 2), last4: iban.slice(-4) } };
}
