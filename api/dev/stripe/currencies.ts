import { invalidRequest, missingParam } from './faults.js';
import { text, type Params } from './form.js';

/** The smallest charges Stripe documents, in minor units. */
const minimums: Record<string, number> = {
  ...{ usd: 50, aed: 200, aud: 50, bgn: 100, brl: 50, cad: 50, chf: 50, czk: 1500, dkk: 250, eur: 50, gbp: 30, hkd: 400, huf: 17_500 },
  ...{ inr: 50, jpy: 50, mxn: 1000, myr: 200, nok: 300, nzd: 50, pln: 200, ron: 200, sek: 300, sgd: 50, thb: 1000 },
};
const zeroDecimal = new Set(['bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf']);
const threeDecimal = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);
/** Without minor units in life, with two decimals on Stripe's wire. */
const hundreds = new Set(['isk', 'ugx']);

/** How amounts of a currency look: `step` divides every amount, `fixedFee` is what a charge costs beside its share. */
export function currencyRules(currency: string): { minimum: number; step: number; fixedFee: number } {
  if (threeDecimal.has(currency)) return { minimum: minimums[currency] ?? 200, step: 10, fixedFee: 250 };
  if (hundreds.has(currency)) return { minimum: 100, step: 100, fixedFee: 2500 };
  return { minimum: minimums[currency] ?? 50, step: 1, fixedFee: 25 };
}

/** The decimals an amount is shown with. */
export function decimalsOf(currency: string): number {
  return zeroDecimal.has(currency) ? 0 : threeDecimal.has(currency) ? 3 : 2;
}

/** `12.50 EUR`, for pages. */
export function inWords(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  return `${(amount / 10 ** decimals).toFixed(decimals)} ${currency.toUpperCase()}`;
}

/** An integer parameter in minor units; undefined when it is not there. */
export function readInteger(params: Params, name: string): number | undefined {
  const given = text(params, name);
  if (given === undefined) return undefined;
  if (!/^-?\d{1,15}$/.test(given)) throw invalidRequest(`Invalid integer: ${given}`, { code: 'parameter_invalid_integer', param: name });
  return Number(given);
}

/** A positive amount in minor units, as large as Stripe takes and as small as it charges. */
export function readAmount(params: Params, currency: string, name = 'amount'): number {
  const amount = readInteger(params, name);
  if (amount === undefined) throw missingParam(name);
  checkAmount(amount, currency, name);
  return amount;
}

/** Refuses what Stripe would not charge. */
export function checkAmount(amount: number, currency: string, param = 'amount'): void {
  const { minimum, step } = currencyRules(currency);
  if (amount < 1) throw invalidRequest('This value must be greater than or equal to 1.', { code: 'parameter_invalid_integer', param });
  if (amount > 99_999_999) {
    const message = `Amount must be no more than ${inWords(99_999_999, currency)}`;
    throw invalidRequest(message, { code: 'amount_too_large', param });
  }
  if (amount < minimum) {
    throw invalidRequest(`Amount must be at least ${inWords(minimum, currency)}`, { code: 'amount_too_small', param });
  }
  if (amount % step !== 0) {
    throw invalidRequest(`Amounts in ${currency} must be divisible by ${step}.`, { code: 'invalid_charge_amount', param });
  }
}

/** A currency's three letters in lower case. */
export function readCurrency(params: Params, name = 'currency'): string {
  const currency = text(params, name);
  if (!currency) throw missingParam(name);
  if (!/^[a-z]{3}$/i.test(currency)) throw invalidRequest(`Invalid currency: ${currency}.`, { param: name });
  return currency.toLowerCase();
}
