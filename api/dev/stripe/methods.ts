/** Where a buyer is sent to a page of their bank, and the currencies that works in. */
const redirects: Record<string, string[]> = {
  ideal: ['eur'],
  bancontact: ['eur'],
  eps: ['eur'],
  p24: ['eur', 'pln'],
  mobilepay: ['dkk', 'eur', 'nok', 'sek'],
  swish: ['sek'],
  twint: ['chf'],
  klarna: ['aud', 'cad', 'chf', 'czk', 'dkk', 'eur', 'gbp', 'nok', 'nzd', 'pln', 'ron', 'sek', 'usd'],
};
const debits: Record<string, string[]> = { us_bank_account: ['usd'], sepa_debit: ['eur'] };

/** Whether paying leaves the page. */
export function isRedirect(type: string): boolean {
  return type in redirects;
}

/** Whether this kind of payment method can pay in the currency. */
export function takesCurrency(type: string, currency: string): boolean {
  return type === 'card' || (redirects[type] ?? debits[type] ?? []).includes(currency);
}

/** What a buyer can choose from where nothing was chosen for them. */
export function methodTypes(currency: string, withRedirects: boolean): string[] {
  const offered = [...Object.keys(debits), ...(withRedirects ? Object.keys(redirects) : [])];
  return ['card', ...offered.filter((type) => takesCurrency(type, currency))];
}
